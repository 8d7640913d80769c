-- name: handelse
-- Rows of view_lexsarah_handelse for the entries after %(after)s up to %(upto)s: each event as it came,
-- and for each correction its target as it stands after it, read whole from the target's own events.
-- Counts the events that change no row of the other tables; their statements count theirs.
WITH batch AS MATERIALIZED (
    SELECT e.position, e.arende_id, e.version, e.topic, e.recorded_at, f.facts::jsonb AS facts
    FROM {schema}.entry e
    JOIN {schema}.facts f ON f.position = e.position
    WHERE e.position > %(after)s AND e.position <= %(upto)s
      AND f.position > %(after)s AND f.position <= %(upto)s
      AND starts_with(e.topic, 'lexsarah.')
), told AS (
    -- What was written for the reporter is sealed; that something was, everybody may know.
    SELECT s.position FROM {schema}.sealed s
    WHERE s.position > %(after)s AND s.position <= %(upto)s AND s.part = 'till_rapportor'
), target AS MATERIALIZED (
    SELECT b.position AS from_position, b.arende_id, (b.facts ->> 'corrects')::integer AS version,
        (b.facts ->> 'aterkallad')::boolean AS gone, t.position, t.recorded_at, t.topic, t.facts
    FROM batch b CROSS JOIN LATERAL (
        SELECT min(own.position) AS position, min(own.recorded_at) AS recorded_at,
            min(own.topic) FILTER (WHERE own.topic <> 'lexsarah.rattelse_made') AS topic,
            {schema}.merge_facts(CASE
                WHEN own.topic <> 'lexsarah.rattelse_made' THEN own.facts
                ELSE {schema}.replaced_facts(own.facts) || jsonb_strip_nulls(jsonb_build_object(
                    'limit', own.facts -> 'limit', 'lagrum', own.facts -> 'lagrum'))
                END ORDER BY own.version) AS facts
        FROM (
            SELECT e.version, e.position, e.topic, e.recorded_at, (
                SELECT f.facts::jsonb FROM {schema}.facts f WHERE f.position = e.position) AS facts
            FROM {schema}.entry e
            WHERE e.arende_id = b.arende_id AND e.version <= b.version
            OFFSET 0 -- one look-up per entry: a join would be made with the whole of facts
        ) AS own
        WHERE (b.facts ->> 'corrects')::integer IN (own.version, (own.facts ->> 'corrects')::integer)
    ) AS t
    WHERE b.topic = 'lexsarah.rattelse_made'
), said AS (
    SELECT b.position AS from_position, b.arende_id, b.version, false AS gone, b.position,
        b.recorded_at, b.topic, b.facts, coalesce(t.topic, b.topic) AS about
    FROM batch b LEFT JOIN target t ON t.from_position = b.position
    UNION ALL
    SELECT from_position, arende_id, version, gone, position, recorded_at, topic, facts, topic
    FROM target
), step AS (
    SELECT *, lead(from_position) OVER (
        PARTITION BY arende_id, version ORDER BY from_position) AS to_position
    FROM said
), ended AS (
    UPDATE {schema}.view_lexsarah_handelse v
    SET to_position = t.from_position
    FROM (SELECT arende_id, version, min(from_position) AS from_position
          FROM target GROUP BY arende_id, version) AS t
    WHERE v.slot = %(slot)s AND v.to_position IS NULL
      AND v.arende_id = t.arende_id AND v.version = t.version
      AND v.arende_id = ANY (ARRAY(SELECT arende_id FROM target))
), inserted AS (
    INSERT INTO {schema}.view_lexsarah_handelse
        (slot, arende_id, version, from_position, to_position, position, recorded_at, topic, moves,
         dag, till_rapportor, beslutad, beslutsfattare, stod, utanfor, paragraf, punkt, punktslag,
         punkt_lagrum, facts)
    SELECT %(slot)s, s.arende_id, s.version, s.from_position, s.to_position, s.position, s.recorded_at,
        s.topic,
        CASE
            WHEN s.about IN (
                'lexsarah.arende_opened', 'lexsarah.arende_read_in', 'lexsarah.rapport_joined',
                'lexsarah.rapport_split', 'lexsarah.diarienummer_registered', 'lexsarah.arende_taken',
                'lexsarah.omedelbara_atgarder_assessed', 'lexsarah.bedomning_made',
                'lexsarah.beslut_recorded', 'lexsarah.arende_closed', 'lexsarah.arende_closed_short',
                'lexsarah.arende_reopened', 'lexsarah.ivo_anmalan_made', 'lexsarah.ivo_utredning_sent',
                'lexsarah.ivo_utredning_arrived', 'lexsarah.ivo_diarienummer_registered')
                THEN 'arende'
            WHEN s.about IN (
                'lexsarah.rapport_received', 'lexsarah.rapport_supplemented',
                'lexsarah.rapport_opened', 'lexsarah.fraga_asked', 'lexsarah.fraga_answered',
                'lexsarah.rapportor_told', 'lexsarah.rapport_sorted')
                THEN 'rapport'
        END,
        CASE s.facts -> 'happened' ->> 'precision'
            WHEN 'unknown' THEN NULL
            WHEN 'time' THEN ((s.facts -> 'happened' ->> 'start')::timestamptz
                AT TIME ZONE 'Europe/Stockholm')::date
            ELSE (s.facts -> 'happened' ->> 'start')::date
        END,
        EXISTS (SELECT FROM told WHERE told.position = s.position),
        (taget.taget ->> 'beslutad')::date, taget.taget ->> 'beslutsfattare', taget.taget ->> 'stod',
        (taget.taget ->> 'utanfor')::boolean, taget.taget ->> 'paragraf', taget.taget ->> 'punkt',
        taget.taget ->> 'punktslag', taget.taget ->> 'lagrum',
        CASE s.topic
            -- Of a report only what is named here: nothing of its reporter, whatever facts may come.
            WHEN 'lexsarah.rapport_received' THEN jsonb_strip_nulls(jsonb_build_object(
                'kanal', s.facts -> 'kanal', 'slag', s.facts -> 'slag', 'fara_nu', s.facts -> 'fara_nu',
                'forbi_chef', s.facts -> 'forbi_chef', 'namngiven', s.facts -> 'namngiven',
                'enhet', s.facts -> 'enhet', 'lag', s.facts -> 'lag'))
            ELSE s.facts - ARRAY['actor', 'happened', 'taget', 'rules', 'inlagd_av']
        END
    FROM step s CROSS JOIN LATERAL (SELECT s.facts -> 'taget' AS taget) AS taget
    WHERE NOT s.gone
    RETURNING from_position, position, topic, moves
)
SELECT topic, count(*) FROM inserted
WHERE moves IS NULL AND position = from_position
GROUP BY topic;

-- name: arende
-- Rows of view_lexsarah_arende for the same entries: after each event that moves an ärende, all of its
-- standing events are laid upon each other in order, each saying what it changes. So a row is what
-- Arende.from_events makes of the same events; corrections and takings back need no thought of their own.
WITH touched AS (
    SELECT DISTINCT e.arende_id FROM {schema}.entry e
    WHERE e.position > %(after)s AND e.position <= %(upto)s AND starts_with(e.topic, 'lexsarah.')
), known AS MATERIALIZED (
    -- The array keeps the look-up on the index, whatever the planner believes of the table's size.
    SELECT h.arende_id, h.version, h.from_position, h.to_position, h.position, h.recorded_at, h.topic,
        h.dag, h.beslutad, h.facts, h.facts ->> 'slag' AS slag, h.facts ->> 'bedomning' AS bedomning,
        h.topic = 'lexsarah.bedomning_made'
            AND h.facts ->> 'bedomning' IN ('pataglig_risk_allvarligt', 'allvarligt_missforhallande')
            AS allvarlig
    FROM {schema}.view_lexsarah_handelse h
    WHERE h.slot = %(slot)s AND h.arende_id = ANY (ARRAY(SELECT arende_id FROM touched))
      AND h.moves = 'arende'
), moved AS MATERIALIZED (
    SELECT arende_id, position AS at, recorded_at AS at_time, topic AS by_topic FROM known
    WHERE from_position = position AND position > %(after)s AND position <= %(upto)s
), standing AS (
    SELECT m.arende_id, m.at, m.at_time, k.version, k.topic, k.dag, k.beslutad, k.facts, k.slag,
        k.bedomning, k.allvarlig,
        lag(k.bedomning) OVER (bedomningar ORDER BY k.version) AS tidigare_slutlig,
        coalesce(max(k.version) FILTER (
            WHERE k.topic = 'lexsarah.bedomning_made' AND NOT k.allvarlig) OVER arendet, 0) AS mildrad
    FROM moved m
    JOIN known k ON k.arende_id = m.arende_id AND k.from_position <= m.at
        AND (k.to_position IS NULL OR k.to_position > m.at)
    WINDOW arendet AS (PARTITION BY m.arende_id, m.at),
        bedomningar AS (PARTITION BY m.arende_id, m.at, k.topic, k.slag)
), changed AS (
    SELECT arende_id, at, at_time, version, topic, dag, facts, mildrad,
        allvarlig AND facts ? 'lagrum' AS skyldig,
        CASE topic
            WHEN 'lexsarah.arende_opened' THEN jsonb_build_object(
                'lag', facts -> 'lag', 'verksamhet', facts -> 'verksamhet', 'enhet', facts -> 'enhet',
                'rapport_inkom', facts -> 'rapport_inkom', 'oppnad', dag, 'inlast', false)
            WHEN 'lexsarah.arende_read_in' THEN jsonb_build_object(
                'lag', facts -> 'lag', 'verksamhet', facts -> 'verksamhet', 'enhet', facts -> 'enhet',
                'rapport_inkom', facts -> 'rapport_inkom', 'inlast', true,
                'diarienummer', facts -> 'diarienummer', 'bedomning', facts -> 'bedomning',
                'slutlig', facts ? 'bedomning' AND facts ? 'avslutad',
                'ivo_gjord', facts -> 'ivo_anmald', 'kompletterad', facts -> 'ivo_kompletterad',
                'limit', facts -> 'limit', 'avslutad', facts -> 'avslutad', 'avslut', 'inlast')
            WHEN 'lexsarah.diarienummer_registered' THEN
                jsonb_build_object('diarienummer', facts -> 'diarienummer')
            WHEN 'lexsarah.arende_taken' THEN jsonb_build_object('utredare', facts -> 'utredare')
            WHEN 'lexsarah.omedelbara_atgarder_assessed' THEN
                jsonb_build_object('omedelbara', beslutad)
            WHEN 'lexsarah.bedomning_made' THEN
                jsonb_build_object('bedomning', bedomning, 'slutlig', slag = 'slutlig')
                || CASE WHEN slag = 'slutlig' THEN '{"slutligt": true}' ELSE '{}' END::jsonb
                -- Another final grade asks for a new beslut about measures.
                || CASE WHEN slag = 'slutlig' AND bedomning <> tidigare_slutlig
                    THEN '{"atgarder": false}' ELSE '{}' END::jsonb
            WHEN 'lexsarah.beslut_recorded' THEN
                CASE WHEN slag = 'atgarder' THEN '{"atgarder": true}' ELSE '{}' END::jsonb
            WHEN 'lexsarah.arende_closed' THEN
                jsonb_build_object('avslutad', facts -> 'avslutad', 'avslut', 'fullstandigt')
            WHEN 'lexsarah.arende_closed_short' THEN
                jsonb_build_object('avslutad', facts -> 'avslutad', 'avslut', 'kort')
            WHEN 'lexsarah.arende_reopened' THEN '{"avslutad": null}'::jsonb
            WHEN 'lexsarah.ivo_anmalan_made' THEN jsonb_build_object(
                'ivo_gjord', facts -> 'gjord', 'limit', facts -> 'limit',
                'bifogad', facts -> 'utredning_bifogad')
            WHEN 'lexsarah.ivo_utredning_sent' THEN
                jsonb_build_object('skickad', facts -> 'skickad', 'kom_in', facts -> 'kom_in')
            WHEN 'lexsarah.ivo_utredning_arrived' THEN
                jsonb_build_object('framme', facts -> 'kom_in')
            WHEN 'lexsarah.ivo_diarienummer_registered' THEN
                jsonb_build_object('ivo_diarienummer', facts -> 'ivo_diarienummer')
            ELSE '{}'::jsonb
        END AS change
    FROM standing
), state AS (
    SELECT arende_id, at, min(at_time) AS at_time,
        {schema}.merge_facts(change ORDER BY version) AS facts,
        {schema}.merge_facts(CASE WHEN topic = 'lexsarah.rapport_split'
            THEN jsonb_build_object(facts ->> 'rapport', NULL)
            ELSE jsonb_build_object(facts ->> 'rapport', version) END ORDER BY version)
            FILTER (WHERE facts ? 'rapport') AS rapporter,
        (array_agg(dag ORDER BY version) FILTER (WHERE skyldig))[1] AS skyldig_forst,
        (array_agg(dag ORDER BY version) FILTER (WHERE skyldig AND version > mildrad))[1] AS skyldig
    FROM changed
    GROUP BY arende_id, at
), ended AS (
    UPDATE {schema}.view_lexsarah_arende v
    SET to_position = m.at
    FROM (SELECT arende_id, min(at) AS at FROM moved GROUP BY arende_id) AS m
    WHERE v.slot = %(slot)s AND v.to_position IS NULL AND v.arende_id = m.arende_id
      AND v.arende_id = ANY (ARRAY(SELECT arende_id FROM moved))
), inserted AS (
    INSERT INTO {schema}.view_lexsarah_arende
        (slot, arende_id, from_position, to_position, recorded_at, lag, verksamhet, enhet,
         rapport_inkom, oppnad, inlast, rapporter, diarienummer, utredare, bedomning, slutlig,
         omedelbara, steg, ivo, ivo_skyldig, ivo_gjord, ivo_sista_dag, ivo_sista_dag_vardag,
         ivo_kom_in, ivo_diarienummer, avslutad, avslut)
    SELECT %(slot)s, s.arende_id, s.at,
        lead(s.at) OVER (PARTITION BY s.arende_id ORDER BY s.at), s.at_time, f.lag, f.verksamhet,
        f.enhet, f.rapport_inkom, f.oppnad, f.inlast,
        ARRAY(SELECT r.key::uuid FROM jsonb_each_text(s.rapporter) AS r
              WHERE r.value IS NOT NULL ORDER BY r.value::integer),
        f.diarienummer, f.utredare, f.bedomning, coalesce(f.slutlig, false), f.omedelbara,
        CASE
            WHEN f.avslutad IS NOT NULL THEN 'avslutat'
            WHEN f.utredare IS NULL THEN 'oppnat'
            WHEN f.slutligt IS NULL THEN 'under_utredning'
            WHEN f.atgarder THEN 'beslutat'
            ELSE 'bedomt'
        END,
        CASE
            WHEN f.ivo_gjord IS NULL THEN 'inte_anmalt'
            WHEN f.bifogad OR f.kompletterad IS NOT NULL OR f.skickad IS NOT NULL THEN 'kompletterat'
            ELSE 'anmalt'
        END,
        -- What was notified was due from the first serious grade; a milder one ends the duty before that.
        CASE WHEN f.ivo_gjord IS NULL THEN s.skyldig ELSE s.skyldig_forst END,
        f.ivo_gjord, (f."limit" ->> 'sista_dag')::date, (f."limit" ->> 'sista_dag_vardag')::date,
        coalesce(f.framme, f.kom_in), f.ivo_diarienummer, f.avslutad,
        CASE WHEN f.avslutad IS NOT NULL THEN f.avslut END
    FROM state s CROSS JOIN LATERAL jsonb_to_record(s.facts) AS f (
        lag text, verksamhet text, enhet text, rapport_inkom date, oppnad date, inlast boolean,
        diarienummer text, utredare uuid, bedomning text, slutlig boolean, slutligt boolean,
        atgarder boolean, omedelbara date, ivo_gjord date, kompletterad date, "limit" jsonb,
        bifogad boolean, skickad date, kom_in date, framme date, ivo_diarienummer text, avslutad date,
        avslut text)
    RETURNING from_position
)
SELECT m.by_topic, count(*)
FROM inserted i JOIN moved m ON m.at = i.from_position
GROUP BY m.by_topic;

-- name: rapport
-- Rows of view_lexsarah_rapport for the same entries, made in the same way.
WITH touched AS (
    SELECT DISTINCT e.arende_id FROM {schema}.entry e
    WHERE e.position > %(after)s AND e.position <= %(upto)s AND starts_with(e.topic, 'lexsarah.')
), known AS MATERIALIZED (
    SELECT h.arende_id, h.version, h.from_position, h.to_position, h.position, h.recorded_at, h.topic,
        h.dag, h.facts
    FROM {schema}.view_lexsarah_handelse h
    WHERE h.slot = %(slot)s AND h.arende_id = ANY (ARRAY(SELECT arende_id FROM touched))
      AND h.moves = 'rapport'
), moved AS MATERIALIZED (
    SELECT arende_id, position AS at, recorded_at AS at_time, topic AS by_topic FROM known
    WHERE from_position = position AND position > %(after)s AND position <= %(upto)s
), standing AS (
    SELECT m.arende_id, m.at, m.at_time, k.version, k.topic, k.recorded_at, k.dag, k.facts,
        coalesce(max(k.version) FILTER (WHERE k.topic IN (
            'lexsarah.rapport_opened', 'lexsarah.fraga_asked', 'lexsarah.rapportor_told',
            'lexsarah.rapport_sorted')) OVER (PARTITION BY m.arende_id, m.at), 0) AS last_act
    FROM moved m
    JOIN known k ON k.arende_id = m.arende_id AND k.from_position <= m.at
        AND (k.to_position IS NULL OR k.to_position > m.at)
), state AS (
    SELECT arende_id, at, min(at_time) AS at_time,
        {schema}.merge_facts(facts) FILTER (WHERE topic = 'lexsarah.rapport_received') AS facts,
        min(coalesce(dag, (recorded_at AT TIME ZONE 'Europe/Stockholm')::date))
            FILTER (WHERE topic = 'lexsarah.rapport_received') AS inkom,
        min(recorded_at) FILTER (WHERE topic = 'lexsarah.rapport_received') AS received_at,
        min(recorded_at) FILTER (WHERE topic = 'lexsarah.rapport_opened') AS opened_at,
        bool_or(facts ->> 'utfall' = 'lex_sarah') FILTER (WHERE topic = 'lexsarah.rapport_sorted')
            AS lex_sarah,
        array_agg((facts ->> 'arende')::uuid ORDER BY version)
            FILTER (WHERE topic = 'lexsarah.rapport_sorted' AND facts ? 'arende') AS arenden,
        count(*) FILTER (WHERE topic = 'lexsarah.fraga_asked')
            - count(DISTINCT facts ->> 'fraga') FILTER (WHERE topic = 'lexsarah.fraga_answered')
            AS fragor_obesvarade,
        count(*) FILTER (WHERE version > last_act
            AND topic IN ('lexsarah.fraga_answered', 'lexsarah.rapport_supplemented')) AS nya_svar
    FROM standing
    GROUP BY arende_id, at
), ended AS (
    UPDATE {schema}.view_lexsarah_rapport v
    SET to_position = m.at
    FROM (SELECT arende_id, min(at) AS at FROM moved GROUP BY arende_id) AS m
    WHERE v.slot = %(slot)s AND v.to_position IS NULL AND v.arende_id = m.arende_id
      AND v.arende_id = ANY (ARRAY(SELECT arende_id FROM moved))
), inserted AS (
    INSERT INTO {schema}.view_lexsarah_rapport
        (slot, arende_id, from_position, to_position, recorded_at, kanal, slag, fara_nu, forbi_chef,
         namngiven, enhet, lag, inkom, received_at, opened_at, steg, arenden, fragor_obesvarade,
         nya_svar)
    SELECT %(slot)s, s.arende_id, s.at, lead(s.at) OVER (PARTITION BY s.arende_id ORDER BY s.at),
        s.at_time, f.kanal, f.slag, f.fara_nu, f.forbi_chef, f.namngiven, f.enhet, f.lag, s.inkom,
        s.received_at, s.opened_at,
        CASE WHEN s.lex_sarah THEN 'sorterad' WHEN s.lex_sarah IS NULL THEN 'inkommen'
            ELSE 'lamnad_vidare' END,
        coalesce(s.arenden, '{}'), s.fragor_obesvarade, s.nya_svar
    FROM state s CROSS JOIN LATERAL jsonb_to_record(s.facts) AS f (
        kanal text, slag text, fara_nu boolean, forbi_chef boolean, namngiven boolean, enhet text,
        lag text)
    RETURNING from_position
)
SELECT m.by_topic, count(*)
FROM inserted i JOIN moved m ON m.at = i.from_position
GROUP BY m.by_topic;

-- name: beslutsantal
-- Rows of view_beslutsantal: each count of beslut whole, until it is counted anew.
WITH batch AS MATERIALIZED (
    SELECT e.position, e.arende_id, e.recorded_at, f.facts::jsonb AS facts
    FROM {schema}.entry e
    JOIN {schema}.facts f ON f.position = e.position
    WHERE e.position > %(after)s AND e.position <= %(upto)s
      AND f.position > %(after)s AND f.position <= %(upto)s
      AND e.topic = 'delegation.beslut_counted'
), ended AS (
    UPDATE {schema}.view_beslutsantal v
    SET to_position = b.position
    FROM (SELECT arende_id, min(position) AS position FROM batch GROUP BY arende_id) AS b
    WHERE v.slot = %(slot)s AND v.to_position IS NULL AND v.arende_id = b.arende_id
), inserted AS (
    INSERT INTO {schema}.view_beslutsantal
        (slot, arende_id, from_position, to_position, recorded_at, kalla, period_start, period_end,
         enheter)
    SELECT %(slot)s, arende_id, position,
        lead(position) OVER (PARTITION BY arende_id ORDER BY position), recorded_at,
        facts ->> 'kalla', (facts ->> 'fran')::date, (facts ->> 'till')::date, facts -> 'enheter'
    FROM batch
    RETURNING from_position
)
SELECT 'delegation.beslut_counted', count(*) FROM inserted;

-- name: gallring
-- What is gallrat leaves both copies at once: one that is half rebuilt must not keep it either.
WITH gone AS MATERIALIZED (
    SELECT e.arende_id FROM {schema}.entry e
    WHERE e.position > %(after)s AND e.position <= %(upto)s AND e.topic = 'gallring.executed'
), handelser AS (
    DELETE FROM {schema}.view_lexsarah_handelse
    WHERE arende_id = ANY (ARRAY(SELECT arende_id FROM gone))
), arenden AS (
    DELETE FROM {schema}.view_lexsarah_arende
    WHERE arende_id = ANY (ARRAY(SELECT arende_id FROM gone))
), rapporter AS (
    DELETE FROM {schema}.view_lexsarah_rapport
    WHERE arende_id = ANY (ARRAY(SELECT arende_id FROM gone))
), beslutsantal AS (
    DELETE FROM {schema}.view_beslutsantal
    WHERE arende_id = ANY (ARRAY(SELECT arende_id FROM gone))
)
SELECT 'gallring.executed', count(*) FROM gone;
