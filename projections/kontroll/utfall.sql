-- name: minne
-- Room to sort a control's rows in memory, for this transaction.
SET LOCAL work_mem = '64MB';

-- name: rader
-- Fragment: the rows with the start of a control that had begun by %(per)s, as known at %(known)s; `slut` only
-- where it ended by then as the control asks.
rader AS (
    SELECT h.arende_id, h.arende, h.enhet, h.startdatum,
        CASE WHEN h.sluthandelse = %(sluthandelse)s AND h.slutdatum <= %(per)s THEN h.slutdatum END AS slut
    FROM {schema}.view_handelse h
    WHERE h.slot = %(slot)s AND h.starthandelse = %(starthandelse)s AND h.startdatum <= %(per)s
      AND h.from_position <= %(known)s AND (h.to_position IS NULL OR h.to_position > %(known)s)
      AND (%(fran)s::date IS NULL OR %(fran)s::date <= %(per)s)
)

-- name: en_gang
-- Fragment: one tillfälle per matter and day of its start, answered by the earliest end of its rows.
tillfalle AS (
    SELECT DISTINCT ON (arende, startdatum) arende_id AS handelse, arende, enhet, startdatum AS fran,
        (startdatum + make_interval(months => %(manader)s, days => %(dagar)s))::date AS sista_dag, slut
    FROM rader
    ORDER BY arende, startdatum, slut NULLS LAST, arende_id
)

-- name: aterkommande
-- Fragment: the tillfällen of each matter in a chain. A part of the chain is what lies between two ends: its
-- tillfälle counts from the last start that came while the time still ran, and is answered by the next end.
-- One sort carries all of it: without statistics of a table just filled, a join might never come back.
moment AS (
    SELECT arende, startdatum AS dag, arende_id, enhet, false AS slutar FROM rader
    UNION ALL
    SELECT arende, slut, arende_id, enhet, true FROM rader WHERE slut IS NOT NULL
), dag AS (
    SELECT DISTINCT ON (arende, dag, slutar) arende, dag, slutar, arende_id, enhet
    FROM moment
    ORDER BY arende, dag, slutar, arende_id
), punkt AS (
    -- Where something ended and began on one day the end counts, and the row that began tells what comes next;
    -- the very first start counts besides.
    SELECT arende, dag, slutar, arende_id AS svar, enhet AS svar_enhet,
        CASE WHEN lag(dag) OVER i_kedja = dag THEN lag(arende_id) OVER i_kedja ELSE arende_id END AS rad,
        CASE WHEN lag(dag) OVER i_kedja = dag THEN lag(enhet) OVER i_kedja ELSE enhet END AS enhet,
        lag(dag) OVER i_kedja IS NULL OR lead(dag) OVER i_kedja IS DISTINCT FROM dag AS galler
    FROM dag
    WINDOW i_kedja AS (PARTITION BY arende ORDER BY dag, slutar)
), led AS (
    SELECT *, count(*) FILTER (WHERE slutar) OVER (
            PARTITION BY arende ORDER BY dag, slutar ROWS UNBOUNDED PRECEDING) AS del,
        (dag + CASE WHEN slutar
            THEN make_interval(months => %(igen_manader)s, days => %(igen_dagar)s)
            ELSE make_interval(months => %(manader)s, days => %(dagar)s) END)::date AS sista_dag
    FROM punkt WHERE galler
), steg AS (
    SELECT *, lead(dag) OVER i_del > sista_dag AS bruten, lead(dag) OVER i_del IS NULL AS sist,
        first_value(dag) OVER i_del AS del_dag, first_value(svar) OVER i_del AS del_svar,
        first_value(svar_enhet) OVER i_del AS del_enhet
    FROM led
    WINDOW i_del AS (PARTITION BY arende, del ORDER BY dag, slutar)
), galler AS (
    SELECT *, (bruten OR sist) AND NOT coalesce(bool_or(bruten) OVER (
            PARTITION BY arende, del ORDER BY dag, slutar
            ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), false) AS raknas
    FROM steg
), tillfalle AS (
    SELECT coalesce(lead(del_svar) OVER kedja, rad) AS handelse, arende,
        coalesce(lead(del_enhet) OVER kedja, enhet) AS enhet, dag AS fran, sista_dag,
        lead(del_dag) OVER kedja AS slut
    FROM galler WHERE raknas
    WINDOW kedja AS (PARTITION BY arende ORDER BY del)
)

-- name: klassat
-- Fragment: each tillfälle with its class; what was done before the control began is left out.
klassat AS (
    SELECT *, CASE
            WHEN slut <= sista_dag THEN 'inom'
            WHEN slut IS NOT NULL THEN 'sent'
            WHEN sista_dag >= %(per)s THEN 'vantar'
            ELSE 'over' END AS klass
    FROM tillfalle
    WHERE %(fran)s::date IS NULL OR slut IS NULL OR slut >= %(fran)s::date
)

-- name: antal
-- How many tillfällen of each enhet and class.
WITH {tillfallen}
SELECT enhet, klass, count(*) FROM klassat GROUP BY enhet, klass ORDER BY enhet, klass;

-- name: lista
-- The tillfällen behind a number, the one whose time runs out first coming first.
WITH {tillfallen}
SELECT handelse, arende, enhet, fran, sista_dag, slut, klass, count(*) OVER ()
FROM klassat
WHERE (%(klass)s::text IS NULL OR klass = %(klass)s) AND (%(enhet)s::text IS NULL OR enhet = %(enhet)s)
ORDER BY sista_dag, handelse, fran, slut NULLS LAST
OFFSET %(offset)s LIMIT %(limit)s;

-- name: senaste
-- The tillfällen that began last: what a preview shows.
WITH {tillfallen}
SELECT handelse, arende, enhet, fran, sista_dag, slut, klass, count(*) OVER ()
FROM klassat
ORDER BY fran DESC, handelse, slut NULLS LAST
LIMIT %(limit)s;

-- name: koder
-- Which starts and ends there are, as known at %(known)s, how many rows have each, and their days.
SELECT h.starthandelse, h.sluthandelse, count(*), min(h.startdatum), max(h.startdatum)
FROM {schema}.view_handelse h
WHERE h.slot = %(slot)s AND h.starthandelse IS NOT NULL
  AND h.from_position <= %(known)s AND (h.to_position IS NULL OR h.to_position > %(known)s)
GROUP BY h.starthandelse, h.sluthandelse
ORDER BY h.starthandelse, h.sluthandelse NULLS LAST;

-- name: rad
-- One row of the extract as it stood at %(known)s.
SELECT h.arende_id, h.arende, h.enhet, h.starthandelse, h.startdatum, h.sluthandelse, h.slutdatum,
    h.registrerad_start, h.registrerad_slut, h.recorded_at
FROM {schema}.view_handelse h
WHERE h.slot = %(slot)s AND h.arende_id = %(handelse)s AND h.startdatum IS NOT NULL
  AND h.from_position <= %(known)s AND (h.to_position IS NULL OR h.to_position > %(known)s);
