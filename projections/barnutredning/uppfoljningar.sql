-- name: uppfoljningar
-- Fragment: the uppföljningar of the candidates, each with its end and its limit on %(per)s, as
-- audit/barnutredning/uppfoljning.py: an end belongs to the newest decided before it in the log, and a limit
-- that a new act changed applies from that act's first day.
kandidater AS MATERIALIZED (
    {kandidater}
), uppgifter AS MATERIALIZED (
    SELECT n.arende_id, n.version, n.slag, n.dag, n.kod, n.fran, n.handelse, n.sista_dag, n.sista_dag_vardag,
        n.rule, n.lagrum, n.certainty,
        count(*) FILTER (WHERE n.slag = 'uppfoljning_decided')
            OVER (PARTITION BY n.arende_id ORDER BY n.version) AS nummer
    FROM {schema}.view_uppgift n
    WHERE n.slot = %(notes)s AND NOT n.aterkallad
      AND n.slag IN ('uppfoljning_decided', 'uppfoljning_ended', 'limit_recomputed')
      AND n.from_position <= %(known)s AND (n.to_position IS NULL OR n.to_position > %(known)s)
      AND n.arende_id = ANY (ARRAY(SELECT arende_id FROM kandidater))
), uppfoljning AS (
    SELECT arende_id, nummer, min(version) AS version, min(dag) FILTER (WHERE slag = 'uppfoljning_decided')
            AS beslutad,
        min(kod) FILTER (WHERE slag = 'uppfoljning_decided') AS grund,
        (array_agg(dag ORDER BY version DESC) FILTER (WHERE slag = 'uppfoljning_ended'))[1] AS avslutad,
        (array_agg(kod ORDER BY version DESC) FILTER (WHERE slag = 'uppfoljning_ended'))[1] AS utfall
    FROM uppgifter WHERE nummer > 0
    GROUP BY arende_id, nummer
), vid AS (
    SELECT f.*, CASE WHEN f.avslutad <= %(per)s::date THEN f.avslutad END AS klar
    FROM uppfoljning f
    WHERE {urval}
), gallande AS (
    -- The one that is said last among those that apply: the decision's own, or a new act's.
    SELECT DISTINCT ON (v.arende_id, v.nummer) v.*, u.fran, u.sista_dag, u.sista_dag_vardag, u.rule, u.lagrum,
        u.certainty, u.slag = 'limit_recomputed' AS omraknad
    FROM vid v JOIN uppgifter u ON u.arende_id = v.arende_id
    WHERE u.version = v.version
        OR (u.handelse = v.version AND u.dag <= coalesce(v.klar, %(per)s::date))
    ORDER BY v.arende_id, v.nummer, u.version DESC
), klassade AS (
    SELECT g.*, r.enhet, coalesce(g.klar, %(per)s::date) AS sist,
        CASE
            WHEN coalesce(g.klar, %(per)s::date) > g.sista_dag
                THEN CASE WHEN g.klar IS NULL THEN 'over' ELSE 'for_sent' END
            WHEN g.klar IS NULL THEN 'loper' ELSE 'i_tid'
        END AS lage
    FROM gallande g
    JOIN {schema}.view_utredning r ON r.arende_id = g.arende_id
    WHERE r.slot = %(slot)s AND r.arende_id = ANY (ARRAY(SELECT arende_id FROM gallande))
      AND r.from_position <= %(known)s AND (r.to_position IS NULL OR r.to_position > %(known)s)
)

-- name: oppna
-- Fragment: the newest of each utredning decided by the day, where nobody has ended it by then.
f.beslutad <= %(per)s::date AND coalesce(f.avslutad > %(per)s::date, true) AND NOT EXISTS (
    SELECT FROM uppfoljning later
    WHERE later.arende_id = f.arende_id AND later.nummer > f.nummer AND later.beslutad <= %(per)s::date)

-- name: avslutade
-- Fragment: those that were ended in the period.
f.avslutad BETWEEN %(start)s::date AND %(per)s::date

-- name: inte_avslutade
-- Fragment: utredningar with an uppföljning decided by the day after which, in the log, no end had come by
-- then: few of the many that were ever decided.
SELECT d.arende_id
FROM {schema}.view_uppgift d
WHERE d.slot = %(notes)s AND d.slag = 'uppfoljning_decided' AND NOT d.aterkallad AND d.dag <= %(per)s::date
  AND d.from_position <= %(known)s AND (d.to_position IS NULL OR d.to_position > %(known)s)
  AND NOT EXISTS (
    SELECT FROM {schema}.view_uppgift x
    WHERE x.arende_id = d.arende_id AND x.version > d.version
      AND x.slot = %(notes)s AND x.slag = 'uppfoljning_ended' AND NOT x.aterkallad AND x.dag <= %(per)s::date
      AND x.from_position <= %(known)s AND (x.to_position IS NULL OR x.to_position > %(known)s))

-- name: avslutade_da
-- Fragment: utredningar with an uppföljning that ended in the period.
SELECT x.arende_id
FROM {schema}.view_uppgift x
WHERE x.slot = %(notes)s AND x.slag = 'uppfoljning_ended' AND NOT x.aterkallad
  AND x.dag BETWEEN %(start)s::date AND %(per)s::date
  AND x.from_position <= %(known)s AND (x.to_position IS NULL OR x.to_position > %(known)s)

-- name: count
-- How many of each enhet stand where.
WITH {uppfoljningar}
SELECT enhet, lage, count(*) FROM klassade GROUP BY enhet, lage;

-- name: list
-- The uppföljningar behind a number, the one whose time runs (or ran) out first coming first.
WITH {uppfoljningar}
SELECT arende_id, version, enhet, beslutad, grund, utfall, omraknad, lage, rule, lagrum, fran, sista_dag,
    sista_dag_vardag, certainty, klar, sist > sista_dag AND sist <= sista_dag_vardag, count(*) OVER ()
FROM klassade
WHERE (%(lage)s::text IS NULL OR lage = %(lage)s)
  AND (%(enhet)s::text IS NULL OR enhet = %(enhet)s)
  AND (%(reaching)s::integer IS NULL OR (lage = 'loper'
       AND sista_dag BETWEEN %(per)s::date AND %(per)s::date + %(reaching)s::integer))
ORDER BY sista_dag, arende_id, version
OFFSET %(offset)s LIMIT %(limit)s;
