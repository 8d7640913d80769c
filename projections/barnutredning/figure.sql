-- name: pagaende
-- Fragment: utredningar that run on %(per)s as known at %(known)s, found by length class (see the table).
pagaende AS (
    SELECT v.arende_id, v.enhet, v.inledd, v.sista_dag, v.sista_dag_vardag, v.lagrum, v.avslutad,
        %(per)s::date AS dag
    FROM generate_series(1, 13) AS k
    CROSS JOIN LATERAL (
        SELECT u.* FROM {schema}.view_utredning u
        WHERE u.slot = %(slot)s AND u.avslutad IS NOT NULL AND u.dygnsklass = k
          AND u.avslutad < CASE WHEN k < 13 THEN %(per)s::date + (16 << k) ELSE 'infinity'::date END
          AND u.avslutad > %(per)s::date AND u.inledd <= %(per)s::date
          AND u.from_position <= %(known)s
          AND (u.to_position IS NULL OR u.to_position > %(known)s)
        OFFSET 0 -- class by class: else the planner makes one long scan of all classes
    ) AS v
    UNION ALL
    SELECT v.arende_id, v.enhet, v.inledd, v.sista_dag, v.sista_dag_vardag, v.lagrum, NULL, %(per)s
    FROM {schema}.view_utredning v
    WHERE v.slot = %(slot)s AND v.avslutad IS NULL AND v.to_position IS NULL
      AND v.inledd <= %(per)s::date AND v.from_position <= %(known)s
    UNION ALL
    SELECT v.arende_id, v.enhet, v.inledd, v.sista_dag, v.sista_dag_vardag, v.lagrum, NULL, %(per)s
    FROM generate_series(1, 22) AS k
    CROSS JOIN LATERAL (
        SELECT u.* FROM {schema}.view_utredning u
        WHERE u.slot = %(slot)s AND u.avslutad IS NULL AND u.to_position IS NOT NULL
          AND u.positionsklass = k
          AND u.from_position > CASE WHEN k < 22 THEN %(known)s::bigint - (32::bigint << k) ELSE 0 END
          AND u.from_position <= %(known)s AND u.to_position > %(known)s
          AND u.inledd <= %(per)s::date
        OFFSET 0
    ) AS v
)

-- name: avslutade
-- Fragment: utredningar closed from %(start)s to %(end)s (both included) as known at %(known)s.
avslutade AS (
    SELECT v.arende_id, v.enhet, v.inledd, v.sista_dag, v.sista_dag_vardag, v.lagrum, v.avslutad,
        v.avslutad AS dag
    FROM {schema}.view_utredning v
    WHERE v.slot = %(slot)s AND v.avslutad IS NOT NULL AND v.dygnsklass BETWEEN 0 AND 13
      AND v.avslutad BETWEEN %(start)s::date AND %(end)s::date
      AND v.from_position <= %(known)s AND (v.to_position IS NULL OR v.to_position > %(known)s)
)

-- name: klassade
-- Fragment: the rows of a population with class and flags on their `dag`, as audit/barnutredning/classify.py.
-- Only what was decided by that day counts; a withdrawn extension (without ny_sista_dag) never does.
klassade AS (
    SELECT arende_id, enhet, inledd, sista_dag, sista_dag_vardag, lagrum, avslutad, dag,
        NULL::date AS forlangd_till, dag - inledd AS days, 'inom' AS klass, false AS within_vardag,
        false AS extended_after_limit, 0 AS days_over
    FROM {urval} WHERE dag <= sista_dag
    UNION ALL
    -- Extensions are asked for only of those over their last day: a few of a hundred.
    SELECT u.arende_id, u.enhet, u.inledd, u.sista_dag, u.sista_dag_vardag, u.lagrum, u.avslutad, u.dag,
        x.forlangd_till, u.dag - u.inledd,
        CASE
            WHEN x.forlangd_till IS NULL THEN 'over_utan_forlangning'
            WHEN u.dag <= x.forlangd_till THEN 'over_inom_forlangning'
            ELSE 'over_forlangning_ute'
        END,
        u.dag > greatest(u.sista_dag, x.forlangd_till)
            AND u.dag <= coalesce(x.forlangd_till_vardag, u.sista_dag_vardag),
        coalesce(x.sent, false),
        greatest(u.dag - greatest(u.sista_dag, x.forlangd_till), 0)
    FROM {urval} u
    CROSS JOIN LATERAL (
        SELECT max(f.ny_sista_dag) AS forlangd_till, max(f.ny_sista_dag_vardag) AS forlangd_till_vardag,
            bool_or(f.beslutad > f.gallande) AS sent
        FROM (
            SELECT b.beslutad, b.ny_sista_dag, b.ny_sista_dag_vardag,
                greatest(u.sista_dag, max(b.ny_sista_dag) OVER (
                    ORDER BY b.beslutad, b.version
                    ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)) AS gallande
            FROM {schema}.view_forlangning b
            WHERE b.slot = %(slot)s AND b.arende_id = u.arende_id
              AND b.ny_sista_dag IS NOT NULL AND b.beslutad <= u.dag
              AND b.from_position <= %(known)s AND (b.to_position IS NULL OR b.to_position > %(known)s)
        ) AS f
    ) AS x
    WHERE u.dag > u.sista_dag
)

-- name: running
-- Per class and (klass null) in all: how many, how many with each flag, and their days so far.
WITH {pagaende}, {klassade_pagaende}
SELECT klass, count(*),
    count(*) FILTER (WHERE extended_after_limit),
    count(*) FILTER (WHERE within_vardag),
    count(*) FILTER (WHERE avslutad IS NOT NULL),
    coalesce(sum(days), 0),
    percentile_disc(0.5) WITHIN GROUP (ORDER BY days),
    percentile_disc(0.5) WITHIN GROUP (ORDER BY days DESC)
FROM klassade
GROUP BY GROUPING SETS ((klass), ());

-- name: closed
-- The same of those closed in a period, each classed on the day it was closed.
WITH {avslutade}, {klassade_avslutade}
SELECT klass, count(*),
    count(*) FILTER (WHERE extended_after_limit),
    count(*) FILTER (WHERE within_vardag),
    0::bigint,
    coalesce(sum(days), 0),
    percentile_disc(0.5) WITHIN GROUP (ORDER BY days),
    percentile_disc(0.5) WITHIN GROUP (ORDER BY days DESC)
FROM klassade
GROUP BY GROUPING SETS ((klass), ());

-- name: closed_months
-- How many took so many whole months, counted by 1 § lag (1930:173).
WITH {avslutade}
SELECT whole - CASE WHEN inledd + make_interval(months => whole) > avslutad THEN 1 ELSE 0 END AS months,
    count(*)
FROM (
    SELECT inledd, avslutad,
        ((extract(year FROM avslutad) - extract(year FROM inledd)) * 12
         + extract(month FROM avslutad) - extract(month FROM inledd))::integer AS whole
    FROM avslutade
) AS counted
GROUP BY months ORDER BY months;

-- name: running_by_enhet
-- How many of each enhet in each class.
WITH {pagaende}, {klassade_pagaende}
SELECT enhet, klass, count(*) FROM klassade GROUP BY enhet, klass ORDER BY enhet, klass;

-- name: running_list
-- The utredningar behind a number, the one whose time runs (or ran) out first coming first.
WITH {pagaende}, {klassade_pagaende}
SELECT arende_id, enhet, inledd, sista_dag, sista_dag_vardag, lagrum, forlangd_till, avslutad, days,
    days_over, klass, extended_after_limit, within_vardag, count(*) OVER ()
FROM klassade
WHERE {filter}
ORDER BY sista_dag, arende_id
OFFSET %(offset)s LIMIT %(limit)s;

-- name: closed_list
-- The closed utredningar behind a number, in the order they were closed.
WITH {avslutade}, {klassade_avslutade}
SELECT arende_id, enhet, inledd, sista_dag, sista_dag_vardag, lagrum, forlangd_till, avslutad, days,
    days_over, klass, extended_after_limit, within_vardag, count(*) OVER ()
FROM klassade
WHERE {filter}
ORDER BY avslutad, arende_id
OFFSET %(offset)s LIMIT %(limit)s;

-- name: filter
-- Fragment: what a list is narrowed to; null for no narrowing.
(%(klass)s::text IS NULL OR klass = %(klass)s)
  AND (%(enhet)s::text IS NULL OR enhet = %(enhet)s)
  AND (%(reaching)s::integer IS NULL
       OR sista_dag BETWEEN dag AND dag + %(reaching)s::integer)
  AND CASE %(flag)s::text
        WHEN 'extended_after_limit' THEN extended_after_limit
        WHEN 'within_vardag' THEN within_vardag
        WHEN 'closed_later' THEN avslutad > dag
        ELSE true END
