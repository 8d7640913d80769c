-- name: utredning
-- Rows of view_utredning for the entries after %(after)s up to %(upto)s. Each event gives one row:
-- the facts known before it, merged with what it says; a row ends where the next one begins.
WITH batch AS MATERIALIZED (
    SELECT e.position, e.arende_id, e.version, e.topic, e.recorded_at, f.facts::jsonb AS facts
    FROM {schema}.entry e
    JOIN {schema}.facts f ON f.position = e.position
    WHERE e.position > %(after)s AND e.position <= %(upto)s
      AND f.position > %(after)s AND f.position <= %(upto)s
      AND e.topic IN ('barnutredning.utredning_opened', 'barnutredning.utredning_closed',
                      'barnutredning.utredning_corrected')
), aimed AS (
    -- A correction speaks of the event that it names: asked row by row, for corrections are rare.
    SELECT b.*, CASE b.topic
        WHEN 'barnutredning.utredning_corrected' THEN (
            SELECT t.topic FROM {schema}.entry t
            WHERE t.arende_id = b.arende_id AND t.version = (b.facts ->> 'corrects')::integer)
        ELSE b.topic END AS target
    FROM batch b
), patched AS (
    SELECT position, arende_id, recorded_at,
        CASE
        WHEN topic = 'barnutredning.utredning_opened' THEN
            facts || (facts -> 'limit') || jsonb_build_object('inledd_inlast', recorded_at)
        WHEN topic = 'barnutredning.utredning_closed' THEN jsonb_build_object(
            'avslutad', facts -> 'avslutad', 'avslut', facts -> 'avslut',
            'avslutad_registrerad', facts -> 'registrerad_i_kalla', 'avslutad_inlast', recorded_at)
        WHEN target = 'barnutredning.utredning_opened' THEN
            coalesce(facts -> 'limit', '{}') || {schema}.replaced_facts(facts)
        -- A closing may be withdrawn, another made, and the first one let stand again: so a corrected
        -- closing is read whole, from its own events.
        ELSE (
            SELECT jsonb_build_object(
                'avslutad', c.state -> 'avslutad', 'avslut', c.state -> 'avslut',
                'avslutad_registrerad', c.state -> 'registrerad_i_kalla',
                'avslutad_inlast', c.first_recorded_at)
            FROM (
                SELECT {schema}.merge_facts(
                        f.facts::jsonb || {schema}.replaced_facts(f.facts::jsonb)
                        ORDER BY e.version) AS state,
                    min(e.recorded_at) AS first_recorded_at
                FROM {schema}.entry e
                JOIN {schema}.facts f ON f.position = e.position
                WHERE e.arende_id = aimed.arende_id AND e.version <= aimed.version
                  AND (aimed.facts ->> 'corrects')::integer
                    IN (e.version, (f.facts::jsonb ->> 'corrects')::integer)
            ) AS c)
        END AS patch
    FROM aimed
    WHERE target IN ('barnutredning.utredning_opened', 'barnutredning.utredning_closed')
), first_touch AS (
    SELECT arende_id, min(position) AS position FROM patched GROUP BY arende_id
), ended AS (
    -- The array keeps the look-up on the index, whatever the planner believes of the table's size.
    UPDATE {schema}.view_utredning v
    SET to_position = t.position
    FROM first_touch t
    WHERE v.slot = %(slot)s AND v.to_position IS NULL AND v.arende_id = t.arende_id
      AND v.arende_id = ANY (ARRAY(SELECT arende_id FROM first_touch))
    RETURNING v.arende_id, to_jsonb(v.*) AS patch
), merged AS (
    SELECT position, arende_id, recorded_at, {schema}.merge_facts(patch) OVER steps AS state,
        lead(position) OVER steps AS next_position
    FROM (
        SELECT 0::bigint AS position, arende_id, NULL::timestamptz AS recorded_at, patch FROM ended
        UNION ALL
        SELECT position, arende_id, recorded_at, patch FROM patched
    ) AS step
    WINDOW steps AS (PARTITION BY arende_id ORDER BY position)
), inserted AS (
    INSERT INTO {schema}.view_utredning
        (slot, arende_id, from_position, to_position, recorded_at, barn, enhet, kallreferens,
         anmalan_inkom, inledd, registrerad_i_kalla, inledd_inlast, rule, lagrum, certainty, sista_dag,
         sista_dag_vardag, avslutad, avslut, avslutad_registrerad, avslutad_inlast)
    SELECT %(slot)s, m.arende_id, m.position, m.next_position, m.recorded_at, s.barn, s.enhet,
        s.kallreferens, s.anmalan_inkom, s.inledd, s.registrerad_i_kalla, s.inledd_inlast, s.rule,
        s.lagrum, s.certainty, s.sista_dag, s.sista_dag_vardag, s.avslutad,
        CASE WHEN s.avslutad IS NOT NULL THEN s.avslut END,
        CASE WHEN s.avslutad IS NOT NULL THEN s.avslutad_registrerad END,
        CASE WHEN s.avslutad IS NOT NULL THEN s.avslutad_inlast END
    FROM merged m CROSS JOIN LATERAL jsonb_to_record(m.state) AS s (
        barn uuid, enhet text, kallreferens uuid, anmalan_inkom date, inledd date,
        registrerad_i_kalla date, inledd_inlast timestamptz, rule text, lagrum text, certainty text,
        sista_dag date, sista_dag_vardag date, avslutad date, avslut text,
        avslutad_registrerad date, avslutad_inlast timestamptz)
    WHERE m.position > 0
    RETURNING from_position
)
SELECT b.topic, count(*)
FROM inserted i JOIN batch b ON b.position = i.from_position
GROUP BY b.topic;

-- name: forlangning
-- Rows of view_forlangning for the same entries: one chain per decision to extend.
WITH batch AS MATERIALIZED (
    SELECT e.position, e.arende_id, e.version, e.topic, e.recorded_at, f.facts::jsonb AS facts
    FROM {schema}.entry e
    JOIN {schema}.facts f ON f.position = e.position
    WHERE e.position > %(after)s AND e.position <= %(upto)s
      AND f.position > %(after)s AND f.position <= %(upto)s
      AND e.topic IN ('barnutredning.utredning_extended', 'barnutredning.utredning_corrected')
), aimed AS (
    SELECT b.position, b.arende_id, b.topic, b.recorded_at, b.facts,
        CASE b.topic WHEN 'barnutredning.utredning_extended' THEN b.version
        ELSE (
            SELECT t.version FROM {schema}.entry t
            WHERE t.arende_id = b.arende_id AND t.version = (b.facts ->> 'corrects')::integer
              AND t.topic = 'barnutredning.utredning_extended')
        END AS version
    FROM batch b
), patched AS (
    SELECT position, arende_id, version, recorded_at,
        CASE topic
        WHEN 'barnutredning.utredning_extended' THEN facts
        ELSE {schema}.replaced_facts(facts)
        END AS patch
    FROM aimed
    WHERE version IS NOT NULL
), first_touch AS (
    SELECT arende_id, version, min(position) AS position FROM patched GROUP BY arende_id, version
), ended AS (
    UPDATE {schema}.view_forlangning v
    SET to_position = t.position
    FROM first_touch t
    WHERE v.slot = %(slot)s AND v.to_position IS NULL
      AND v.arende_id = t.arende_id AND v.version = t.version
      AND v.arende_id = ANY (ARRAY(SELECT arende_id FROM first_touch))
    RETURNING v.arende_id, v.version, to_jsonb(v.*) AS patch
), merged AS (
    SELECT position, arende_id, version, recorded_at,
        {schema}.merge_facts(patch) OVER steps AS state, lead(position) OVER steps AS next_position
    FROM (
        SELECT 0::bigint AS position, arende_id, version, NULL::timestamptz AS recorded_at, patch
        FROM ended
        UNION ALL
        SELECT position, arende_id, version, recorded_at, patch FROM patched
    ) AS step
    WINDOW steps AS (PARTITION BY arende_id, version ORDER BY position)
), inserted AS (
    INSERT INTO {schema}.view_forlangning
        (slot, arende_id, version, from_position, to_position, recorded_at, beslutad, ny_sista_dag,
         ny_sista_dag_vardag, skal_kod, beslutsfattare, lagrum, rule, registrerad_i_kalla)
    SELECT %(slot)s, m.arende_id, m.version, m.position, m.next_position, m.recorded_at, s.beslutad,
        s.ny_sista_dag, CASE WHEN s.ny_sista_dag IS NOT NULL THEN s.ny_sista_dag_vardag END,
        s.skal_kod, s.beslutsfattare, s.lagrum, s.rule, s.registrerad_i_kalla
    FROM merged m CROSS JOIN LATERAL jsonb_to_record(m.state) AS s (
        beslutad date, ny_sista_dag date, ny_sista_dag_vardag date, skal_kod text,
        beslutsfattare text, lagrum text, rule text, registrerad_i_kalla date)
    WHERE m.position > 0
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
), utredningar AS (
    DELETE FROM {schema}.view_utredning
    WHERE arende_id = ANY (ARRAY(SELECT arende_id FROM gone))
), forlangningar AS (
    DELETE FROM {schema}.view_forlangning
    WHERE arende_id = ANY (ARRAY(SELECT arende_id FROM gone))
)
SELECT 'gallring.executed', count(*) FROM gone;
