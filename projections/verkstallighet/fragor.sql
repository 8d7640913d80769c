-- name: antal
-- How many beslut wait on %(per)s as known at %(known)s, and how many of them are to be reported.
SELECT count(*), count(*) FILTER (WHERE v.sista_dag < %(per)s)
FROM {schema}.view_ej_verkstallt v
WHERE v.slot = %(slot)s AND v.start IS NOT NULL AND v.slut IS NULL
  AND daterange(v.fran, v.till) @> %(per)s::date
  AND int8range(v.from_position, v.to_position) @> %(known)s::bigint;

-- name: lista_vantar
-- One stretch of the list of what waits on %(per)s, or with %(over)s of what is to be reported: what has waited
-- longest comes first.
SELECT v.arende_id, v.beslutad, v.lag, v.insats, v.enhet, v.lage, v.saknas, v.slag, v.start, v.sista_dag,
    v.slut, v.rule
FROM {schema}.view_ej_verkstallt v
WHERE v.slot = %(slot)s AND v.start IS NOT NULL AND v.slut IS NULL
  AND daterange(v.fran, v.till) @> %(per)s::date
  AND int8range(v.from_position, v.to_position) @> %(known)s::bigint
  AND (NOT %(over)s OR v.sista_dag < %(per)s)
ORDER BY v.start, v.arende_id
OFFSET %(offset)s LIMIT %(limit)s;

-- name: lista_alla
-- One stretch of the list of all beslut on %(per)s, with how many they are: what waits first, the longest before
-- the others.
SELECT v.arende_id, v.beslutad, v.lag, v.insats, v.enhet, v.lage, v.saknas, v.slag, v.start, v.sista_dag,
    v.slut, v.rule, count(*) OVER ()
FROM {schema}.view_ej_verkstallt v
WHERE v.slot = %(slot)s AND daterange(v.fran, v.till) @> %(per)s::date
  AND int8range(v.from_position, v.to_position) @> %(known)s::bigint
ORDER BY CASE WHEN v.slut IS NULL THEN coalesce(v.start, %(per)s::date) ELSE %(per)s::date END, v.arende_id
OFFSET %(offset)s LIMIT %(limit)s;

-- name: rapporter
-- What a quarter asks to be reported: each that ran beyond its last day on %(last)s, and each that ended beyond it
-- from %(first)s; with which of the two it went to.
WITH asked AS (
    SELECT v.arende_id, v.beslutad, v.lag, v.insats, v.enhet, v.lage, v.saknas, v.slag, v.start, v.sista_dag,
        v.slut, v.rule,
        CASE WHEN v.sista_dag + 1 >= %(first)s::date THEN 'ny' ELSE 'fortsatt' END AS rapportslag
    FROM {schema}.view_ej_verkstallt v
    WHERE v.slot = %(slot)s AND v.start IS NOT NULL AND v.slut IS NULL AND v.sista_dag < %(last)s
      AND daterange(v.fran, v.till) @> %(last)s::date
      AND int8range(v.from_position, v.to_position) @> %(known)s::bigint
    UNION ALL
    SELECT v.arende_id, v.beslutad, v.lag, v.insats, v.enhet, v.lage, v.saknas, v.slag, v.start, v.sista_dag,
        v.slut, v.rule, v.lage
    FROM {schema}.view_ej_verkstallt v
    WHERE v.slot = %(slot)s AND v.slut BETWEEN %(first)s AND %(last)s AND v.sista_dag < v.slut
      AND v.from_position <= %(known)s AND (v.to_position IS NULL OR v.to_position > %(known)s)
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
-- What is beyond its last day on %(per)s, kind by kind: the days that have gone of each, the longest first, and how
-- many of them are carried out in part.
SELECT v.slag, v.lag, v.insats, array_agg(%(per)s::date - v.start ORDER BY v.start),
    count(*) FILTER (WHERE v.lage = 'delvis')
FROM {schema}.view_ej_verkstallt v
WHERE v.slot = %(slot)s AND v.start IS NOT NULL AND v.slut IS NULL AND v.sista_dag < %(per)s
  AND daterange(v.fran, v.till) @> %(per)s::date
  AND int8range(v.from_position, v.to_position) @> %(known)s::bigint
GROUP BY v.slag, v.lag, v.insats;
