-- name: oppna
-- Fragment: orosanmälningar that may have a time not ended on %(per)s, as known at %(known)s: found by length
-- class (see the table). Which of them do is seen once their times are read.
urval AS (
    SELECT v.* FROM generate_series(1, 13) AS k
    CROSS JOIN LATERAL (
        SELECT {kolumner}
        FROM {schema}.view_orosanmalan u
        WHERE u.slot = %(slot)s AND u.klar IS NOT NULL AND u.dygnsklass = k
          AND u.klar < CASE WHEN k < 13 THEN %(per)s::date + (16 << k) ELSE 'infinity'::date END
          AND u.klar > %(per)s::date AND u.inkom <= %(per)s::date
          AND u.from_position <= %(known)s
          AND (u.to_position IS NULL OR u.to_position > %(known)s)
        OFFSET 0 -- class by class: else the planner makes one long scan of all classes
    ) AS v
    UNION ALL
    SELECT {kolumner}
    FROM {schema}.view_orosanmalan u
    WHERE u.slot = %(slot)s AND u.klar IS NULL AND u.to_position IS NULL
      AND u.inkom <= %(per)s::date AND u.from_position <= %(known)s
    UNION ALL
    SELECT v.* FROM generate_series(1, 22) AS k
    CROSS JOIN LATERAL (
        SELECT {kolumner}
        FROM {schema}.view_orosanmalan u
        WHERE u.slot = %(slot)s AND u.klar IS NULL AND u.to_position IS NOT NULL
          AND u.positionsklass = k
          AND u.from_position > CASE WHEN k < 22 THEN %(known)s::bigint - (32::bigint << k) ELSE 0 END
          AND u.from_position <= %(known)s AND u.to_position > %(known)s
          AND u.inkom <= %(per)s::date
        OFFSET 0
    ) AS v
)

-- name: inkomna
-- Fragment: orosanmälningar that came in from %(start)s to %(end)s and by %(per)s, as known at %(known)s.
urval AS (
    SELECT {kolumner}
    FROM {schema}.view_orosanmalan u
    WHERE u.slot = %(slot)s AND u.inkom BETWEEN %(start)s::date AND least(%(end)s::date, %(per)s::date)
      AND u.from_position <= %(known)s AND (u.to_position IS NULL OR u.to_position > %(known)s)
)

-- name: en
-- Fragment: the orosanmälan %(arende)s as known at %(known)s, where it had come in by %(per)s.
urval AS (
    SELECT {kolumner}
    FROM {schema}.view_orosanmalan u
    WHERE u.slot = %(slot)s AND u.arende_id = %(arende)s AND u.inkom <= %(per)s::date
      AND u.from_position <= %(known)s AND (u.to_position IS NULL OR u.to_position > %(known)s)
)

-- name: beslutade
-- Fragment: orosanmälningar whose förhandsbedömning was decided from %(start)s to %(end)s.
urval AS (
    SELECT {kolumner}
    FROM {schema}.view_orosanmalan u
    WHERE u.slot = %(slot)s AND u.beslutad BETWEEN %(start)s::date AND least(%(end)s::date, %(per)s::date)
      AND u.utfall <> 'pagar_redan'
      AND u.from_position <= %(known)s AND (u.to_position IS NULL OR u.to_position > %(known)s)
)

-- name: kolumner
-- Fragment: the columns that times are read from, and those that a row of a list says.
u.arende_id, u.inkom, u.skydd_sista_dag, u.skydd_vardag, u.bedomd, u.forhand_sista_dag, u.forhand_vardag,
u.beslutad, u.utfall, u.pagaende, u.forlangd_beslutad, u.forlangd_till, u.forlangd_vardag, u.begard, u.svar,
u.utan_svar, u.svar_start, u.svar_sista_dag, u.svar_vardag, u.enhet{mer}

-- name: i_lista
-- Fragment: what only rows of a list say.
, u.grupp, u.anmalare, u.inkom_sent, u.utredning, u.skydd_rule, u.skydd_lagrum, u.skydd_certainty,
u.forhand_rule, u.forhand_lagrum, u.forhand_certainty, u.svar_rule, u.svar_lagrum, u.svar_certainty

-- name: klassade
-- Fragment: the times of a population on %(per)s, as audit/barnutredning/orosanmalan/classify.py.
-- Only what had happened by then counts: `..._klar` is the day a time ended, `sist` the day it is read on.
vid AS (
    SELECT u.*, %(per)s::date - u.inkom AS days,
        CASE WHEN u.bedomd <= %(per)s THEN u.bedomd END AS skydd_klar,
        CASE WHEN u.beslutad <= %(per)s THEN u.beslutad END AS forhand_klar,
        CASE WHEN u.svar <= %(per)s THEN u.svar END AS svar_klar,
        coalesce(CASE WHEN u.beslutad <= %(per)s THEN u.utfall = 'pagar_redan' END, u.pagaende IS NOT NULL)
            AS behovs_inte,
        u.begard <= %(per)s AS begart, u.svar_start <= %(per)s AS svarstid,
        x.till AS forlangd_sista_dag, x.vardag AS forlangd_vardagen, coalesce(x.sent, false) AS sent
    FROM urval u LEFT JOIN LATERAL (
        SELECT max(till) AS till, max(vardag) AS vardag, bool_or(beslutad > gallande) AS sent
        FROM (
            SELECT f.beslutad, f.till, f.vardag, greatest(u.forhand_sista_dag, max(f.till) OVER (
                ORDER BY f.nummer ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)) AS gallande
            FROM unnest(u.forlangd_beslutad, u.forlangd_till, u.forlangd_vardag)
                WITH ORDINALITY AS f (beslutad, till, vardag, nummer)
            WHERE f.beslutad <= %(per)s
        ) AS decided
    ) AS x ON u.forlangd_till IS NOT NULL
), last AS (
    SELECT vid.*, coalesce(skydd_klar, %(per)s) AS skydd_sist, coalesce(forhand_klar, %(per)s) AS forhand_sist,
        coalesce(svar_klar, %(per)s) AS svar_sist,
        coalesce(forlangd_sista_dag, forhand_sista_dag) AS forhand_till,
        coalesce(forlangd_vardagen, forhand_vardag) AS forhand_till_vardag
    FROM vid
), klassade AS (
    SELECT last.*,
        CASE
            WHEN skydd_sist > skydd_sista_dag THEN CASE WHEN skydd_klar IS NULL THEN 'over' ELSE 'for_sent' END
            WHEN skydd_klar IS NULL THEN 'loper' ELSE 'i_tid'
        END AS skydd,
        CASE
            WHEN behovs_inte THEN 'behovs_inte'
            WHEN forhand_sist > forhand_till THEN CASE WHEN forhand_klar IS NULL THEN 'over' ELSE 'for_sent' END
            WHEN forhand_klar IS NULL THEN 'loper' ELSE 'i_tid'
        END AS forhand,
        CASE
            WHEN begart IS NOT TRUE THEN NULL
            WHEN svarstid AND svar_sist > svar_sista_dag
                THEN CASE WHEN svar_klar IS NULL THEN 'over' ELSE 'for_sent' END
            WHEN svarstid THEN CASE WHEN svar_klar IS NULL THEN 'loper' ELSE 'i_tid' END
            WHEN svar_klar IS NULL AND pagaende IS NULL AND forhand_klar IS NULL THEN 'vantar'
            ELSE 'utan_tid'
        END AS aterkoppling,
        skydd_sist > skydd_sista_dag AND skydd_sist <= skydd_vardag AS skydd_inom_vardag,
        NOT behovs_inte AND forhand_sist > forhand_till AND forhand_sist <= forhand_till_vardag
            AS forhand_inom_vardag,
        coalesce(begart AND svarstid AND svar_sist > svar_sista_dag AND svar_sist <= svar_vardag, false)
            AS svar_inom_vardag,
        NOT behovs_inte AND forhand_sist > forhand_sista_dag AND forhand_sist <= forhand_till
            AS inom_forlangning,
        NOT behovs_inte AND sent AS forlangd_for_sent, utan_svar AND svar_klar IS NOT NULL AS obesvarad
    FROM last
), funna AS MATERIALIZED (
    -- Once and for all: each use would work the expressions out anew.
    SELECT * FROM klassade WHERE {villkor}
)

-- name: oppen
-- Fragment: that some time of it runs or is over.
skydd IN ('loper', 'over') OR forhand IN ('loper', 'over') OR aterkoppling IN ('loper', 'over')

-- name: count
-- How many of each enhet stand where in each time, with how many of each flag.
WITH {urval}, {klassade}, tider AS (
    SELECT enhet, 'skyddsbedomning' AS tid, skydd AS lage, false AS within_extension,
        false AS extended_after_limit, skydd_inom_vardag AS within_vardag, false AS withheld
    FROM funna
    UNION ALL
    SELECT enhet, 'forhandsbedomning', forhand, inom_forlangning, forlangd_for_sent, forhand_inom_vardag, false
    FROM funna
    UNION ALL
    SELECT enhet, 'aterkoppling', aterkoppling, false, false, svar_inom_vardag, obesvarad
    FROM funna WHERE aterkoppling IS NOT NULL
)
SELECT enhet, tid, lage, count(*), count(*) FILTER (WHERE within_extension),
    count(*) FILTER (WHERE extended_after_limit), count(*) FILTER (WHERE within_vardag),
    count(*) FILTER (WHERE withheld)
FROM tider
GROUP BY enhet, tid, lage ORDER BY enhet, tid, lage;

-- name: ledtider
-- How many took so many days until the beslut, and whether that was in time.
WITH {urval}, {klassade}
SELECT beslutad - inkom, forhand, inom_forlangning, count(*)
FROM funna
GROUP BY beslutad - inkom, forhand, inom_forlangning;

-- name: list
-- The orosanmälningar behind a number, the one whose time runs (or ran) out first coming first.
-- Without a time given it is the one that runs out first of those that wait for something.
WITH {urval_i_lista}, {klassade}, forst AS (
    SELECT funna.*, least(
            CASE WHEN skydd IN ('loper', 'over') THEN skydd_sista_dag END,
            CASE WHEN forhand IN ('loper', 'over') THEN forhand_till END,
            CASE WHEN aterkoppling IN ('loper', 'over') THEN svar_sista_dag END) AS forst
    FROM funna
), avsedd AS (
    SELECT forst.*, coalesce(%(tid)s::text, CASE
            WHEN skydd IN ('loper', 'over') AND skydd_sista_dag = forst THEN 'skyddsbedomning'
            WHEN aterkoppling IN ('loper', 'over') AND svar_sista_dag = forst
                AND (forhand NOT IN ('loper', 'over') OR forhand_till > forst) THEN 'aterkoppling'
            ELSE 'forhandsbedomning' END) AS tid
    FROM forst
), vald AS (
    SELECT avsedd.*,
        CASE tid WHEN 'skyddsbedomning' THEN skydd WHEN 'aterkoppling' THEN aterkoppling ELSE forhand END
            AS lage,
        CASE tid
            WHEN 'skyddsbedomning' THEN skydd_sista_dag
            WHEN 'aterkoppling' THEN CASE WHEN svarstid THEN svar_sista_dag END
            ELSE CASE WHEN NOT behovs_inte THEN forhand_till END
        END AS sista_dag,
        CASE tid
            WHEN 'skyddsbedomning' THEN skydd_inom_vardag
            WHEN 'aterkoppling' THEN svar_inom_vardag
            ELSE forhand_inom_vardag
        END AS within_vardag
    FROM avsedd
)
SELECT arende_id, enhet, grupp, anmalare, inkom, inkom_sent, pagaende,
    CASE WHEN forhand_klar IS NOT NULL THEN utfall END,
    CASE WHEN forhand_klar IS NOT NULL THEN utredning END, days,
    skydd, skydd_rule, skydd_lagrum, inkom, skydd_sista_dag, skydd_vardag, skydd_certainty,
    skydd_sista_dag, skydd_vardag, skydd_klar, skydd_inom_vardag, false,
    forhand, forhand_rule, forhand_lagrum, inkom, forhand_sista_dag, forhand_vardag, forhand_certainty,
    forhand_till, forhand_till_vardag, forhand_klar, forhand_inom_vardag, forlangd_for_sent,
    aterkoppling, svar_rule, svar_lagrum, svar_start, svar_sista_dag, svar_vardag, svar_certainty,
    svar_sista_dag, svar_vardag, svar_klar, svar_inom_vardag, false,
    obesvarad, count(*) OVER ()
FROM vald
WHERE lage IS NOT NULL
  AND (%(lage)s::text IS NULL OR lage = %(lage)s)
  AND (%(enhet)s::text IS NULL OR enhet = %(enhet)s)
  AND (%(reaching)s::integer IS NULL OR (lage = 'loper'
       AND sista_dag BETWEEN %(per)s::date AND %(per)s::date + %(reaching)s::integer))
  AND CASE %(flag)s::text
        WHEN 'within_extension' THEN tid = 'forhandsbedomning' AND inom_forlangning
        WHEN 'extended_after_limit' THEN tid = 'forhandsbedomning' AND forlangd_for_sent
        WHEN 'within_vardag' THEN within_vardag
        WHEN 'withheld' THEN tid = 'aterkoppling' AND obesvarad
        ELSE true END
ORDER BY coalesce(sista_dag, inkom), inkom, arende_id
OFFSET %(offset)s LIMIT %(limit)s;
