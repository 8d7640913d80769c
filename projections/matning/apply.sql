-- name: matning
-- One row per frozen measurement among the entries after %(after)s up to %(upto)s.
WITH inserted AS (
    INSERT INTO {schema}.view_matning
        (slot, arende_id, from_position, recorded_at, kontrollmoment, population, per, period_start,
         period_end, known_position, known_root, numbers, arenden)
    SELECT %(slot)s, e.arende_id, e.position, e.recorded_at, s.kontrollmoment, s.population, s.per,
        s.period_start, s.period_end, s.known_position, s.known_root, s.numbers,
        coalesce(s.arenden, '{}')
    FROM {schema}.entry e
    JOIN {schema}.facts f ON f.position = e.position
    CROSS JOIN LATERAL jsonb_to_record(f.facts::jsonb) AS s (
        kontrollmoment text, population text, per date, period_start date, period_end date,
        known_position bigint, known_root text, numbers jsonb, arenden jsonb)
    WHERE e.position > %(after)s AND e.position <= %(upto)s
      AND e.topic = 'internkontroll.matning_frozen'
    RETURNING from_position
)
SELECT 'internkontroll.matning_frozen', count(*) FROM inserted;

-- name: gallring
-- The ids of gallrade ärenden: so that a frozen measurement can say how many it has lost.
WITH inserted AS (
    INSERT INTO {schema}.view_gallring (slot, arende_id, from_position, recorded_at)
    SELECT %(slot)s, e.arende_id, e.position, e.recorded_at
    FROM {schema}.entry e
    WHERE e.position > %(after)s AND e.position <= %(upto)s AND e.topic = 'gallring.executed'
    RETURNING from_position
)
SELECT 'gallring.executed', count(*) FROM inserted;
