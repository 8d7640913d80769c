-- name: antal
-- How many beslut there are on %(per)s as known at %(known)s, how many of them wait, and how many are reported.
SELECT count(*), count(*) FILTER (WHERE v.start IS NOT NULL AND v.slut IS NULL),
    count(*) FILTER (WHERE v.slut IS NULL AND v.sista_dag < %(per)s)
FROM {schema}.view_ej_verkstallt v
WHERE v.slot = %(slot)s AND v.fran <= %(per)s AND (v.till IS NULL OR v.till > %(per)s)
  AND v.from_position <= %(known)s AND (v.to_position IS NULL OR v.to_position > %(known)s);

-- name: lista
-- One stretch of a list as it stands on %(per)s: what has waited longest comes first.
SELECT v.arende_id, v.beslutad, v.lag, v.insats, v.enhet, v.lage, v.saknas, v.slag, v.start, v.sista_dag,
    v.slut, v.rule
FROM {schema}.view_ej_verkstallt v
WHERE v.slot = %(slot)s AND v.fran <= %(per)s AND (v.till IS NULL OR v.till > %(per)s)
  AND v.from_position <= %(known)s AND (v.to_position IS NULL OR v.to_position > %(known)s)
  AND CASE %(urval)s
        WHEN 'vantar' THEN v.lage NOT IN ('verkstallt', 'avslutat')
        WHEN 'rapporteras' THEN v.slut IS NULL AND v.sista_dag < %(per)s
        ELSE true END
ORDER BY CASE WHEN v.slut IS NULL THEN coalesce(v.start, %(per)s) ELSE %(per)s END, v.arende_id
OFFSET %(offset)s LIMIT %(limit)s;

-- name: rapporter
-- What a quarter asks to be reported: each that ran beyond its last day on %(last)s, and each that ended beyond it
-- from %(first)s; with which of the two it went to.
WITH asked AS (
    SELECT v.arende_id, v.beslutad, v.lag, v.insats, v.enhet, v.lage, v.saknas, v.slag, v.start, v.sista_dag,
        v.slut, v.rule,
        CASE WHEN v.lage = 'verkstallt' THEN 'verkstallt' WHEN v.lage = 'avslutat' THEN 'avslutat'
            WHEN v.sista_dag + 1 >= %(first)s THEN 'ny' ELSE 'fortsatt' END AS rapportslag
    FROM {schema}.view_ej_verkstallt v
    WHERE v.slot = %(slot)s
      AND v.from_position <= %(known)s AND (v.to_position IS NULL OR v.to_position > %(known)s)
      AND (v.slut IS NULL AND v.sista_dag < %(last)s
           AND v.fran <= %(last)s AND (v.till IS NULL OR v.till > %(last)s)
        OR v.slut BETWEEN %(first)s AND %(last)s AND v.sista_dag < v.slut)
)
SELECT a.arende_id, a.beslutad, a.lag, a.insats, a.enhet, a.lage, a.saknas, a.slag, a.start, a.sista_dag,
    a.slut, a.rule, a.rapportslag, ARRAY(
        SELECT DISTINCT r.mottagare FROM {schema}.view_individrapport r
        WHERE r.slot = %(slot)s AND r.arende_id = a.arende_id AND r.ar = %(ar)s AND r.kvartal = %(kvartal)s
          AND r.rapportslag = a.rapportslag
          AND r.from_position <= %(known)s AND (r.to_position IS NULL OR r.to_position > %(known)s)
        ORDER BY r.mottagare),
    count(*) OVER ()
FROM asked a
ORDER BY a.start, a.arende_id
OFFSET %(offset)s LIMIT %(limit)s;

-- name: statistik
-- What is beyond its last day on %(per)s, kind by kind: the days that have gone of each, the longest first.
SELECT v.slag, v.lag, v.insats, array_agg(%(per)s - v.start ORDER BY v.start)
FROM {schema}.view_ej_verkstallt v
WHERE v.slot = %(slot)s AND v.fran <= %(per)s AND (v.till IS NULL OR v.till > %(per)s)
  AND v.from_position <= %(known)s AND (v.to_position IS NULL OR v.to_position > %(known)s)
  AND v.slut IS NULL AND v.sista_dag < %(per)s
GROUP BY v.slag, v.lag, v.insats;
