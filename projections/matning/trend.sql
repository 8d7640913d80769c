-- name: frozen
-- Frozen measurements of a kontrollmoment as known at %(known)s, oldest day first, each with how many of
-- its ärenden are gallrade now and when the last of them was.
SELECT m.arende_id, m.from_position, m.recorded_at, m.kontrollmoment, m.population, m.per,
    m.period_start, m.period_end, m.known_position, m.known_root, m.numbers, g.gallrade, g.last_gallrad
FROM {schema}.view_matning m
CROSS JOIN LATERAL (
    SELECT count(*) AS gallrade, max(g.recorded_at) AS last_gallrad
    FROM (
        SELECT DISTINCT one.id::uuid AS id
        FROM jsonb_each(m.arenden) AS klass (name, ids)
        CROSS JOIN LATERAL jsonb_array_elements_text(klass.ids) AS one (id)
    ) AS behind
    JOIN {schema}.view_gallring g ON g.slot = m.slot AND g.arende_id = behind.id
) AS g
WHERE m.slot = %(slot)s AND m.from_position <= %(known)s
  AND (%(kontrollmoment)s::text IS NULL OR m.kontrollmoment = %(kontrollmoment)s)
  AND (%(population)s::text IS NULL OR m.population = %(population)s)
  AND (%(matning)s::uuid IS NULL OR m.arende_id = %(matning)s)
ORDER BY m.per, m.from_position;

-- name: arenden
-- The ids behind each number of a frozen measurement.
SELECT m.arenden FROM {schema}.view_matning m
WHERE m.slot = %(slot)s AND m.arende_id = %(matning)s;

-- name: gallrade
-- Which of some ärenden are gallrade.
SELECT g.arende_id FROM {schema}.view_gallring g
WHERE g.slot = %(slot)s AND g.arende_id = ANY (%(arenden)s);
