-- name: beslut
-- Rows of view_ej_verkstallt for the entries after %(after)s up to %(upto)s: after each event the days of its
-- beslut are told anew, from all that stands of it then. The walk is that of audit/verkstallighet/lage.py, by the
-- days of what happened; limits are those that stand in the events.
WITH batch AS MATERIALIZED (
    SELECT e.position, e.arende_id, e.version, e.topic,
        lead(e.position) OVER (PARTITION BY e.arende_id ORDER BY e.position) AS next_position
    FROM {schema}.entry e
    JOIN {schema}.facts f ON f.position = e.position
    WHERE e.position > %(after)s AND e.position <= %(upto)s
      AND f.position > %(after)s AND f.position <= %(upto)s
      AND e.topic IN ('verkstallighet.beslut_registered', 'verkstallighet.erbjudande_made',
                      'verkstallighet.erbjudande_answered', 'verkstallighet.beslut_partly_verkstallt',
                      'verkstallighet.avbrott_begun', 'verkstallighet.beslut_verkstallt',
                      'verkstallighet.beslut_closed', 'verkstallighet.beslut_corrected')
), own AS MATERIALIZED (
    SELECT b.arende_id, o.version, o.topic, o.topic = 'verkstallighet.beslut_corrected' AS corrects, o.facts
    FROM (SELECT arende_id, max(version) AS version FROM batch GROUP BY arende_id) AS b
    CROSS JOIN LATERAL (
        SELECT e.version, e.topic, (
            SELECT f.facts::jsonb FROM {schema}.facts f WHERE f.position = e.position) AS facts
        FROM {schema}.entry e
        WHERE e.arende_id = b.arende_id AND e.version <= b.version
        OFFSET 0 -- one look-up per entry: a join would be made with the whole of facts
    ) AS o
    WHERE o.facts IS NOT NULL
), stands AS (
    -- What stands after each event: its facts with every correction put in their place.
    SELECT b.position, b.arende_id, b.next_position,
        CASE WHEN o.corrects THEN (o.facts ->> 'corrects')::integer ELSE o.version END AS version,
        min(o.topic) FILTER (WHERE NOT o.corrects) AS topic,
        {schema}.merge_facts(CASE WHEN o.corrects THEN {schema}.replaced_facts(o.facts)
                || jsonb_strip_nulls(jsonb_build_object('frist', o.facts -> 'frist'))
            ELSE o.facts END ORDER BY o.version) AS facts
    FROM batch b JOIN own o ON o.arende_id = b.arende_id AND o.version <= b.version
    GROUP BY 1, 2, 3, 4
    HAVING NOT bool_or(o.corrects AND coalesce((o.facts ->> 'aterkallad')::boolean, false))
), moment AS (
    -- What changes what a beslut is: its course (`lage`), and offers with their answers.
    SELECT position, arende_id, next_position, version, facts, facts -> 'frist' AS frist,
        CASE topic
            WHEN 'verkstallighet.beslut_registered' THEN 'vantar'
            WHEN 'verkstallighet.beslut_partly_verkstallt' THEN 'delvis'
            WHEN 'verkstallighet.avbrott_begun' THEN 'avbrott'
            WHEN 'verkstallighet.beslut_verkstallt' THEN 'verkstallt'
            WHEN 'verkstallighet.beslut_closed' THEN 'avslutat'
        END AS lage,
        topic = 'verkstallighet.erbjudande_made' AS offers, facts ->> 'erbjudande' AS erbjudande,
        facts ->> 'svar' AS svar,
        coalesce(facts ->> 'beslutad', facts ->> 'fran', facts ->> 'avbruten', facts ->> 'verkstallt',
            facts ->> 'avslutat', facts ->> 'erbjudet', facts ->> 'besvarat')::date AS dag
    FROM stands
    WHERE topic IN ('verkstallighet.beslut_registered', 'verkstallighet.erbjudande_made',
                    'verkstallighet.erbjudande_answered', 'verkstallighet.beslut_partly_verkstallt',
                    'verkstallighet.avbrott_begun', 'verkstallighet.beslut_verkstallt',
                    'verkstallighet.beslut_closed')
), beside AS (
    -- Each beside the one before it of its kind; an answer counts from the day that its offer was made.
    SELECT *, lag(lage) OVER (PARTITION BY position, lage IS NULL ORDER BY dag, version) AS lage_fore,
        lag(svar) OVER (
            PARTITION BY position, erbjudande, svar IS NULL ORDER BY dag, version) AS svar_fore,
        max(dag) FILTER (WHERE offers) OVER (PARTITION BY position, erbjudande) AS erbjudet
    FROM moment
), step AS (
    SELECT position, arende_id, next_position, version, facts, frist, lage,
        CASE WHEN lage IS NULL THEN greatest(dag, erbjudet) ELSE dag END AS dag,
        -- A stretch of its own begins only where the whole had been carried out before.
        lage = 'vantar' OR lage IN ('delvis', 'avbrott') AND lage_fore = 'verkstallt' AS begins,
        lage IN ('verkstallt', 'avslutat') AS ends,
        offers::integer - coalesce(svar IS NOT NULL AND svar_fore IS NULL, false)::integer AS utan_svar,
        coalesce(svar = 'ja', false)::integer - coalesce(svar_fore = 'ja', false)::integer AS ja,
        coalesce(svar = 'nej', false)::integer - coalesce(svar_fore = 'nej', false)::integer AS nej
    FROM beside
    WHERE lage IS NOT NULL OR erbjudet IS NOT NULL
), counted AS (
    SELECT *, count(lage) OVER by_day AS in_course, count(*) FILTER (WHERE begins) OVER by_day AS stretch,
        sum(utan_svar) OVER by_day AS obesvarade, sum(ja) OVER by_day AS alla_ja,
        sum(nej) OVER by_day AS alla_nej
    FROM step
    WINDOW by_day AS (PARTITION BY position ORDER BY dag, version ROWS UNBOUNDED PRECEDING)
), carried AS (
    SELECT *, max(lage) OVER course AS is_now, max(facts ->> 'saknas') OVER course AS saknas,
        count(*) FILTER (WHERE ends) OVER (
            PARTITION BY position, stretch ORDER BY dag, version ROWS UNBOUNDED PRECEDING) AS ended,
        max(frist ->> 'start') FILTER (WHERE begins) OVER waits AS start,
        max(frist ->> 'sista_dag') FILTER (WHERE begins) OVER waits AS sista_dag,
        max(frist ->> 'rule') FILTER (WHERE begins) OVER waits AS rule,
        max(CASE lage WHEN 'vantar' THEN 'beslut' ELSE 'avbrott' END) FILTER (WHERE begins) OVER waits AS slag,
        max(facts ->> 'beslutad') OVER whole AS beslutad, max(facts ->> 'lag') OVER whole AS lag,
        max(facts ->> 'insats') OVER whole AS insats, max(facts ->> 'enhet') OVER whole AS enhet
    FROM counted
    WINDOW course AS (PARTITION BY position, in_course), waits AS (PARTITION BY position, stretch),
        whole AS (PARTITION BY position)
), shown AS (
    -- Offers say what a beslut is only as long as nothing of it has begun. One that runs has not ended; the row
    -- that ends it tells of it too.
    SELECT *, stretch > 0 AND (ended = 0 OR ends AND ended = 1) AS waits
    FROM carried
    WHERE lage IS NOT NULL OR is_now = 'vantar'
), ended AS (
    UPDATE {schema}.view_ej_verkstallt v
    SET to_position = t.position
    FROM (SELECT arende_id, min(position) AS position FROM batch
          GROUP BY arende_id HAVING min(version) > 1) AS t
    WHERE v.slot = %(slot)s AND v.to_position IS NULL AND v.arende_id = t.arende_id
      AND v.arende_id = ANY (ARRAY(SELECT arende_id FROM batch WHERE version > 1))
), inserted AS (
    INSERT INTO {schema}.view_ej_verkstallt
        (slot, arende_id, nummer, from_position, to_position, fran, till, start, sista_dag, slut, beslutad,
         lage, slag, rule, lag, insats, enhet, saknas)
    SELECT %(slot)s, arende_id, row_number() OVER by_day, position, next_position, dag, lead(dag) OVER by_day,
        CASE WHEN waits THEN start::date END, CASE WHEN waits THEN sista_dag::date END,
        CASE WHEN waits AND ends THEN dag END, beslutad::date,
        CASE WHEN is_now <> 'vantar' THEN is_now
            WHEN alla_ja > 0 THEN 'tackat_ja' WHEN obesvarade > 0 THEN 'erbjuden'
            WHEN alla_nej > 0 THEN 'tackat_nej' ELSE 'vantar' END,
        CASE WHEN waits THEN slag END, CASE WHEN waits THEN rule END, lag, insats, enhet, saknas
    FROM shown
    WINDOW by_day AS (PARTITION BY position ORDER BY dag, version)
    ORDER BY position
)
SELECT topic, count(*) FROM batch GROUP BY topic;

-- name: individrapport
-- Rows of view_individrapport for the same entries: what was sent, until it was taken back.
WITH sent AS MATERIALIZED (
    SELECT e.position, e.arende_id, e.version, f.facts::jsonb AS facts
    FROM {schema}.entry e
    JOIN {schema}.facts f ON f.position = e.position
    WHERE e.position > %(after)s AND e.position <= %(upto)s
      AND f.position > %(after)s AND f.position <= %(upto)s
      AND e.topic = 'verkstallighet.individrapport_sent'
), taken AS MATERIALIZED (
    SELECT e.arende_id, (f.facts::jsonb ->> 'corrects')::integer AS version, min(e.position) AS position
    FROM {schema}.entry e
    JOIN {schema}.facts f ON f.position = e.position
    WHERE e.position > %(after)s AND e.position <= %(upto)s
      AND f.position > %(after)s AND f.position <= %(upto)s
      AND e.topic = 'verkstallighet.beslut_corrected' AND (f.facts::jsonb ->> 'aterkallad')::boolean
    GROUP BY 1, 2
), ended AS (
    UPDATE {schema}.view_individrapport v
    SET to_position = t.position
    FROM taken t
    WHERE v.slot = %(slot)s AND v.to_position IS NULL
      AND v.arende_id = t.arende_id AND v.version = t.version
      AND v.arende_id = ANY (ARRAY(SELECT arende_id FROM taken))
), inserted AS (
    INSERT INTO {schema}.view_individrapport
        (slot, arende_id, version, from_position, to_position, mottagare, ar, kvartal, rapportslag)
    SELECT %(slot)s, s.arende_id, s.version, s.position, t.position, s.facts ->> 'mottagare',
        (s.facts ->> 'ar')::integer, (s.facts ->> 'kvartal')::integer, s.facts ->> 'rapportslag'
    FROM sent s
    LEFT JOIN taken t ON t.arende_id = s.arende_id AND t.version = s.version
    ORDER BY s.position
)
SELECT 'verkstallighet.individrapport_sent', count(*) FROM sent;

-- name: gallring
-- What is gallrat leaves both copies at once: one that is half rebuilt must not keep it either.
WITH gone AS MATERIALIZED (
    SELECT e.arende_id FROM {schema}.entry e
    WHERE e.position > %(after)s AND e.position <= %(upto)s AND e.topic = 'gallring.executed'
), beslut AS (
    DELETE FROM {schema}.view_ej_verkstallt
    WHERE arende_id = ANY (ARRAY(SELECT arende_id FROM gone))
), rapporter AS (
    DELETE FROM {schema}.view_individrapport
    WHERE arende_id = ANY (ARRAY(SELECT arende_id FROM gone))
)
SELECT 'gallring.executed', count(*) FROM gone;
