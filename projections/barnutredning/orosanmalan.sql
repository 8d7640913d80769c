-- name: anmalan
-- Rows of view_orosanmalan for the entries after %(after)s up to %(upto)s: one row per event, with all that
-- stands after it. Each event says what it changes, a correction what its target changes as it stands by then;
-- laid upon each other in order they are what Orosanmalan.from_events makes of the same events.
WITH batch AS MATERIALIZED (
    SELECT e.position, e.arende_id, e.version, e.topic, e.recorded_at, f.facts::jsonb AS facts
    FROM {schema}.entry e
    JOIN {schema}.facts f ON f.position = e.position
    WHERE e.position > %(after)s AND e.position <= %(upto)s
      AND f.position > %(after)s AND f.position <= %(upto)s
      AND e.topic IN (
        'barnutredning.anmalan_received', 'barnutredning.skyddsbedomning_made',
        'barnutredning.forhandsbedomning_extended', 'barnutredning.forhandsbedomning_decided',
        'barnutredning.aterkoppling_requested', 'barnutredning.aterkoppling_given',
        'barnutredning.aterkoppling_withheld', 'barnutredning.anmalan_corrected')
), continued AS MATERIALIZED (
    -- Anmälningar that began before: the others, nearly all in a large batch, need no look-up.
    SELECT arende_id, min(position) AS position FROM batch
    GROUP BY arende_id HAVING min(version) > 1
), own AS (
    SELECT position, arende_id, version, topic, recorded_at, facts FROM batch
    UNION ALL
    SELECT e.position, e.arende_id, e.version, e.topic, e.recorded_at, (
        SELECT f.facts::jsonb FROM {schema}.facts f WHERE f.position = e.position)
    FROM {schema}.entry e
    WHERE e.arende_id = ANY (ARRAY(SELECT arende_id FROM continued)) AND e.position <= %(after)s
), told AS (
    SELECT position, arende_id, version, recorded_at, topic, target, facts AS said,
        topic = 'barnutredning.anmalan_corrected' AND (facts ->> 'aterkallad')::boolean AS gone,
        min(topic) FILTER (WHERE topic <> 'barnutredning.anmalan_corrected') OVER events AS about,
        {schema}.merge_facts(CASE WHEN topic = 'barnutredning.anmalan_corrected'
            THEN {schema}.replaced_facts(facts) ELSE facts END) OVER events AS facts
    FROM (
        SELECT own.*, coalesce((facts ->> 'corrects')::integer, version) AS target FROM own
        OFFSET 0 -- facts are parsed once and not once per use
    ) AS parsed
    WINDOW events AS (PARTITION BY arende_id, target ORDER BY version)
), changed AS (
    SELECT position, arende_id, version, recorded_at, about, target::text AS target,
        CASE WHEN NOT gone THEN facts END AS facts,
        CASE about
            WHEN 'barnutredning.anmalan_received' THEN facts - ARRAY['actor', 'happened']
            WHEN 'barnutredning.forhandsbedomning_decided' THEN jsonb_build_object(
                'beslutad', CASE WHEN NOT gone THEN facts -> 'beslutad' END,
                'utfall', CASE WHEN NOT gone THEN facts -> 'utfall' END,
                'utredning', CASE WHEN NOT gone THEN facts -> 'utredning' END,
                'beslutsfattare', CASE WHEN NOT gone THEN facts -> 'beslutsfattare' END)
            WHEN 'barnutredning.aterkoppling_requested' THEN jsonb_build_object(
                'begard', CASE WHEN NOT gone THEN facts -> 'begard' END)
            WHEN 'barnutredning.aterkoppling_given' THEN jsonb_build_object(
                'svar', CASE WHEN NOT gone THEN facts -> 'lamnad' END, 'utan_svar', false,
                'inget_svar_skal', NULL)
            WHEN 'barnutredning.aterkoppling_withheld' THEN jsonb_build_object(
                'svar', CASE WHEN NOT gone THEN facts -> 'beslutad' END, 'utan_svar', NOT gone,
                'inget_svar_skal', CASE WHEN NOT gone THEN facts -> 'skal_kod' END)
            ELSE '{}'::jsonb
        END
        -- The newest event that says a limit is right; a correction says all of them.
        || CASE WHEN topic IN (
                'barnutredning.anmalan_corrected', 'barnutredning.forhandsbedomning_decided',
                'barnutredning.aterkoppling_requested')
            THEN jsonb_build_object('limit_aterkoppling', said -> 'limit_aterkoppling')
            ELSE '{}'::jsonb END
        || CASE WHEN topic = 'barnutredning.anmalan_corrected'
            THEN jsonb_build_object('limit_skyddsbedomning', said -> 'limit_skyddsbedomning',
                'limit_forhandsbedomning', said -> 'limit_forhandsbedomning')
            ELSE '{}'::jsonb END AS change
    FROM told
), state AS (
    SELECT position, arende_id, recorded_at, lead(position) OVER whole AS next_position,
        {schema}.merge_facts(change) OVER whole AS facts,
        {schema}.merge_facts(jsonb_build_object(target, facts))
            FILTER (WHERE about = 'barnutredning.skyddsbedomning_made') OVER whole AS skydd,
        {schema}.merge_facts(jsonb_build_object(target, facts))
            FILTER (WHERE about = 'barnutredning.forhandsbedomning_extended') OVER whole AS forlangd
    FROM changed
    WINDOW whole AS (PARTITION BY arende_id ORDER BY version)
), ended AS (
    -- The array keeps the look-up on the index, whatever the planner believes of the table's size.
    UPDATE {schema}.view_orosanmalan v
    SET to_position = t.position
    FROM continued t
    WHERE v.slot = %(slot)s AND v.to_position IS NULL AND v.arende_id = t.arende_id
      AND v.arende_id = ANY (ARRAY(SELECT arende_id FROM continued))
), inserted AS (
    INSERT INTO {schema}.view_orosanmalan
        (slot, arende_id, from_position, to_position, inkom, klar, skydd_sista_dag, skydd_vardag, bedomd,
         forhand_sista_dag, forhand_vardag, beslutad, utfall, pagaende, forlangd_beslutad, forlangd_till,
         forlangd_vardag, begard, svar, utan_svar, svar_start, svar_sista_dag, svar_vardag, enhet, grupp,
         anmalare, inkom_sent, utredning, recorded_at, barn, kallreferens, registrerad_i_kalla,
         skyddsbehov, forlangd_skal, beslutsfattare, inget_svar_skal, skydd_rule, skydd_lagrum,
         skydd_certainty, forhand_rule, forhand_lagrum, forhand_certainty, svar_rule, svar_lagrum,
         svar_certainty)
    SELECT %(slot)s, s.arende_id, s.position, s.next_position, f.inkom,
        CASE
            WHEN b.bedomd IS NULL OR (f.beslutad IS NULL AND f.pagaende IS NULL)
                OR (f.begard IS NOT NULL AND f.svar IS NULL AND l.svar IS NOT NULL) THEN NULL
            ELSE greatest(f.inkom, b.bedomd, f.beslutad, f.begard,
                CASE WHEN f.begard IS NOT NULL THEN f.svar END)
        END,
        (l.skydd ->> 'sista_dag')::date, (l.skydd ->> 'sista_dag_vardag')::date, b.bedomd,
        (l.forhand ->> 'sista_dag')::date, (l.forhand ->> 'sista_dag_vardag')::date, f.beslutad, f.utfall,
        f.pagaende, x.beslutad, x.till, x.vardag, f.begard, f.svar, coalesce(f.utan_svar, false),
        (l.svar ->> 'start')::date, (l.svar ->> 'sista_dag')::date, (l.svar ->> 'sista_dag_vardag')::date,
        f.enhet, f.grupp, f.anmalare, f.inkom_sent, f.utredning, s.recorded_at, f.barn, f.kallreferens,
        f.registrerad_i_kalla, b.utfall, x.skal, f.beslutsfattare, f.inget_svar_skal,
        l.skydd ->> 'rule', l.skydd ->> 'lagrum', l.skydd ->> 'certainty',
        l.forhand ->> 'rule', l.forhand ->> 'lagrum', l.forhand ->> 'certainty',
        l.svar ->> 'rule', l.svar ->> 'lagrum', l.svar ->> 'certainty'
    FROM state s
    CROSS JOIN LATERAL jsonb_to_record(s.facts) AS f (
        inkom date, beslutad date, utfall text, pagaende uuid, begard date, svar date, utan_svar boolean,
        enhet text, grupp text, anmalare text, inkom_sent boolean, utredning uuid, barn uuid,
        kallreferens uuid, registrerad_i_kalla date, beslutsfattare text, inget_svar_skal text)
    CROSS JOIN LATERAL (
        SELECT s.facts -> 'limit_skyddsbedomning' AS skydd, s.facts -> 'limit_forhandsbedomning' AS forhand,
            nullif(s.facts -> 'limit_aterkoppling', 'null'::jsonb) AS svar
    ) AS l
    LEFT JOIN LATERAL (
        SELECT (made.value ->> 'bedomd')::date AS bedomd, made.value ->> 'utfall' AS utfall
        FROM jsonb_each(s.skydd) AS made
        WHERE jsonb_typeof(made.value) = 'object'
        ORDER BY 1, made.key::integer LIMIT 1
    ) AS b ON true
    LEFT JOIN LATERAL (
        SELECT array_agg((made.value ->> 'beslutad')::date ORDER BY made.value ->> 'beslutad', made.key::integer)
                AS beslutad,
            array_agg((made.value ->> 'ny_sista_dag')::date
                ORDER BY made.value ->> 'beslutad', made.key::integer) AS till,
            array_agg((made.value ->> 'ny_sista_dag_vardag')::date
                ORDER BY made.value ->> 'beslutad', made.key::integer) AS vardag,
            array_agg(made.value ->> 'skal_kod'
                ORDER BY made.value ->> 'beslutad', made.key::integer) AS skal
        FROM jsonb_each(s.forlangd) AS made
        WHERE jsonb_typeof(made.value) = 'object'
    ) AS x ON true
    WHERE s.position > %(after)s
    RETURNING from_position
)
SELECT b.topic, count(*)
FROM inserted i JOIN batch b ON b.position = i.from_position
GROUP BY b.topic;

-- name: gallring
-- What is gallrat leaves both copies at once: one that is half rebuilt must not keep it either.
WITH gone AS MATERIALIZED (
    SELECT e.arende_id FROM {schema}.entry e
    WHERE e.position > %(after)s AND e.position <= %(upto)s AND e.topic = 'gallring.executed'
), anmalningar AS (
    DELETE FROM {schema}.view_orosanmalan
    WHERE arende_id = ANY (ARRAY(SELECT arende_id FROM gone))
)
SELECT 'gallring.executed', count(*) FROM gone;
