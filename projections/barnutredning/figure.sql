-- name: pagaende
-- Fragment: utredningar that run on %(per)s as known at %(known)s, found by length class (see the table).
-- What only lists and enheter need (mer) is left out of the thousands of rows that are but counted.
pagaende AS (
    SELECT v.arende_id, {v.mer}v.inledd, v.sista_dag, v.sista_dag_vardag, v.avslutad,
        %(per)s::date AS dag
    FROM generate_series(1, 13) AS k
    CROSS JOIN LATERAL (
        SELECT u.arende_id, {u.mer}u.inledd, u.sista_dag, u.sista_dag_vardag, u.avslutad
        FROM {schema}.view_utredning u
        WHERE u.slot = %(slot)s AND u.avslutad IS NOT NULL AND u.dygnsklass = k
          AND u.avslutad < CASE WHEN k < 13 THEN %(per)s::date + (16 << k) ELSE 'infinity'::date END
          AND u.avslutad > %(per)s::date AND u.inledd <= %(per)s::date
          AND u.from_position <= %(known)s
          AND (u.to_position IS NULL OR u.to_position > %(known)s)
        OFFSET 0 -- class by class: else the planner makes one long scan of all classes
    ) AS v
    UNION ALL
    SELECT v.arende_id, {v.mer}v.inledd, v.sista_dag, v.sista_dag_vardag, NULL, %(per)s
    FROM {schema}.view_utredning v
    WHERE v.slot = %(slot)s AND v.avslutad IS NULL AND v.to_position IS NULL
      AND v.inledd <= %(per)s::date AND v.from_position <= %(known)s
    UNION ALL
    SELECT v.arende_id, {v.mer}v.inledd, v.sista_dag, v.sista_dag_vardag, NULL, %(per)s
    FROM generate_series(1, 22) AS k
    CROSS JOIN LATERAL (
        SELECT u.arende_id, {u.mer}u.inledd, u.sista_dag, u.sista_dag_vardag, u.avslutad
        FROM {schema}.view_utredning u
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
    SELECT v.arende_id, {v.mer}v.inledd, v.sista_dag, v.sista_dag_vardag, v.avslutad,
        v.avslutad AS dag
    FROM {schema}.view_utredning v
    WHERE v.slot = %(slot)s AND v.avslutad IS NOT NULL AND v.dygnsklass BETWEEN 0 AND 13
      AND v.avslutad BETWEEN %(start)s::date AND %(end)s::date
      AND v.from_position <= %(known)s AND (v.to_position IS NULL OR v.to_position > %(known)s)
)

-- name: forlangda
-- Fragment: the decisions to extend of those over their last day, a few of a hundred, one row per ärende.
-- Only what was decided by the `dag` counts; a withdrawn extension (without ny_sista_dag) never does.
forlangda AS (
    SELECT arende_id, max(ny_sista_dag) AS forlangd_till, max(ny_sista_dag_vardag) AS forlangd_till_vardag,
        bool_or(beslutad > gallande) AS sent
    FROM (
        SELECT b.arende_id, b.beslutad, b.ny_sista_dag, b.ny_sista_dag_vardag,
            greatest(u.sista_dag, max(b.ny_sista_dag) OVER (
                PARTITION BY b.arende_id ORDER BY b.beslutad, b.version
                ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)) AS gallande
        FROM {urval} u JOIN {schema}.view_forlangning b ON b.arende_id = u.arende_id
        -- The array makes it one walk along the index, however many they are.
        WHERE b.arende_id = ANY (ARRAY(SELECT arende_id FROM {urval} WHERE dag > sista_dag))
          AND b.slot = %(slot)s AND b.ny_sista_dag IS NOT NULL AND b.beslutad <= u.dag
          AND b.from_position <= %(known)s AND (b.to_position IS NULL OR b.to_position > %(known)s)
    ) AS decided
    GROUP BY arende_id
)

-- name: klassade
-- Fragment: the rows of a population with class and flags on their `dag`, as audit/barnutredning/classify.py.
{forlangda}, klassade AS (
    SELECT u.arende_id, {u.mer}u.inledd, u.sista_dag, u.sista_dag_vardag, u.avslutad, u.dag,
        x.forlangd_till, u.dag - u.inledd AS days,
        CASE
            WHEN u.dag <= u.sista_dag THEN 'inom'
            WHEN x.forlangd_till IS NULL THEN 'over_utan_forlangning'
            WHEN u.dag <= x.forlangd_till THEN 'over_inom_forlangning'
            ELSE 'over_forlangning_ute'
        END AS klass,
        u.dag > greatest(u.sista_dag, x.forlangd_till)
            AND u.dag <= coalesce(x.forlangd_till_vardag, u.sista_dag_vardag) AS within_vardag,
        coalesce(x.sent, false) AS extended_after_limit,
        greatest(u.dag - greatest(u.sista_dag, x.forlangd_till), 0) AS days_over
    FROM {urval} u LEFT JOIN forlangda x ON x.arende_id = u.arende_id
)

-- name: samordnare
-- Fragment: with whom each of a population lies on its `dag`: the newest code told by then.
lagd AS (
    SELECT n.arende_id,
        (array_agg(n.samordnare ORDER BY n.dag DESC, n.version DESC))[1] AS samordnare
    FROM {urval} u JOIN {schema}.view_uppgift n ON n.arende_id = u.arende_id
    WHERE n.arende_id = ANY (ARRAY(SELECT arende_id FROM {urval}))
      AND n.slot = %(notes)s AND n.slag = 'samordnare_noted' AND NOT n.aterkallad AND n.dag <= u.dag
      AND n.from_position <= %(known)s AND (n.to_position IS NULL OR n.to_position > %(known)s)
    GROUP BY n.arende_id
)

-- name: running
-- Per class and number of days so far: how many, and how many of them with each flag.
WITH {pagaende}, {klassade_pagaende}
SELECT klass, days, count(*),
    count(*) FILTER (WHERE extended_after_limit),
    count(*) FILTER (WHERE within_vardag),
    count(*) FILTER (WHERE avslutad IS NOT NULL)
FROM klassade
GROUP BY klass, days;

-- name: closed
-- The same of those closed in a period, each classed on the day it was closed.
WITH {avslutade}, {klassade_avslutade}
SELECT klass, days, count(*),
    count(*) FILTER (WHERE extended_after_limit),
    count(*) FILTER (WHERE within_vardag),
    0::bigint
FROM klassade
GROUP BY klass, days;

-- name: running_ids
-- Who is behind each number of `running`: the class of each, and its flags in the order of `Flag`.
WITH {pagaende}, {klassade_pagaende}
SELECT arende_id, klass, extended_after_limit, within_vardag, avslutad IS NOT NULL
FROM klassade;

-- name: closed_ids
-- The same of those closed in a period.
WITH {avslutade}, {klassade_avslutade}
SELECT arende_id, klass, extended_after_limit, within_vardag, false
FROM klassade;

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
WITH {pagaende_i_lista}, {klassade_pagaende_i_lista}
SELECT enhet, klass, count(*) FROM klassade GROUP BY enhet, klass ORDER BY enhet, klass;

-- name: running_by_samordnare
-- How many that lie with each samordnare in each class; none where nothing is told.
WITH {pagaende_i_lista}, {klassade_pagaende_i_lista}, {samordnare_pagaende}
SELECT l.samordnare, k.klass, count(*)
FROM klassade k LEFT JOIN lagd l ON l.arende_id = k.arende_id
GROUP BY l.samordnare, k.klass ORDER BY l.samordnare NULLS LAST, k.klass;

-- name: running_list
-- The utredningar behind a number, the one whose time in force runs (or ran) out first coming first.
WITH {pagaende_i_lista}, {klassade_pagaende_i_lista}, {samordnare_pagaende}
SELECT k.arende_id, enhet, inledd, sista_dag, sista_dag_vardag, lagrum, forlangd_till, avslutad, days,
    days_over, klass, extended_after_limit, within_vardag, l.samordnare, count(*) OVER ()
FROM klassade k LEFT JOIN lagd l ON l.arende_id = k.arende_id
WHERE {filter}
ORDER BY greatest(sista_dag, forlangd_till), k.arende_id
OFFSET %(offset)s LIMIT %(limit)s;

-- name: closed_list
-- The closed utredningar behind a number, in the order they were closed.
WITH {avslutade_i_lista}, {klassade_avslutade_i_lista}, {samordnare_avslutade}
SELECT k.arende_id, enhet, inledd, sista_dag, sista_dag_vardag, lagrum, forlangd_till, avslutad, days,
    days_over, klass, extended_after_limit, within_vardag, l.samordnare, count(*) OVER ()
FROM klassade k LEFT JOIN lagd l ON l.arende_id = k.arende_id
WHERE {filter}
ORDER BY avslutad, k.arende_id
OFFSET %(offset)s LIMIT %(limit)s;

-- name: filter
-- Fragment: what a list is narrowed to; null for no narrowing.
(%(klass)s::text IS NULL OR klass = %(klass)s)
  AND (%(enhet)s::text IS NULL OR enhet = %(enhet)s)
  AND (%(samordnare)s::text IS NULL OR l.samordnare = %(samordnare)s)
  AND (%(reaching)s::integer IS NULL
       OR sista_dag BETWEEN dag AND dag + %(reaching)s::integer)
  AND CASE %(flag)s::text
        WHEN 'extended_after_limit' THEN extended_after_limit
        WHEN 'within_vardag' THEN within_vardag
        WHEN 'closed_later' THEN avslutad > dag
        ELSE true END
