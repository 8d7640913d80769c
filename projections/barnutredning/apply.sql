-- name: utredning
-- Rows of view_utredning for the entries after %(after)s up to %(upto)s: one row per event.
-- Each event says all of the opening or all of the closing; the row takes the other half from the
-- event before it in the batch, or from the row that held until then.
WITH batch AS MATERIALIZED (
    SELECT e.position, e.arende_id, e.version, e.topic, e.recorded_at, f.facts::jsonb AS facts
    FROM {schema}.entry e
    JOIN {schema}.facts f ON f.position = e.position
    WHERE e.position > %(after)s AND e.position <= %(upto)s
      AND f.position > %(after)s AND f.position <= %(upto)s
      AND e.topic IN ('barnutredning.utredning_opened', 'barnutredning.utredning_closed',
                      'barnutredning.utredning_corrected')
), said AS MATERIALIZED (
    SELECT position, arende_id, recorded_at, topic, recorded_at AS read_in_at, facts
    FROM batch WHERE topic <> 'barnutredning.utredning_corrected'
    UNION ALL
    -- A correction says its target as it stands after it, read whole from the target's own events:
    -- a closing may be withdrawn, another made, and the first one let stand again.
    -- (OFFSET 0 keeps one look-up per entry: a join would be made with the whole of facts.)
    SELECT b.position, b.arende_id, b.recorded_at, t.topic, t.recorded_at, t.facts
    FROM batch b CROSS JOIN LATERAL (
        SELECT min(own.topic) FILTER (WHERE own.version = (b.facts ->> 'corrects')::integer) AS topic,
            min(own.recorded_at) AS recorded_at,
            {schema}.merge_facts(
                own.facts || {schema}.replaced_facts(own.facts) ORDER BY own.version) AS facts
        FROM (
            SELECT e.version, e.topic, e.recorded_at, (
                SELECT f.facts::jsonb FROM {schema}.facts f WHERE f.position = e.position) AS facts
            FROM {schema}.entry e
            WHERE e.arende_id = b.arende_id AND e.version <= b.version
            OFFSET 0
        ) AS own
        WHERE (b.facts ->> 'corrects')::integer
            IN (own.version, (own.facts ->> 'corrects')::integer)
    ) AS t
    WHERE b.topic = 'barnutredning.utredning_corrected'
      AND t.topic IN ('barnutredning.utredning_opened', 'barnutredning.utredning_closed')
), ended AS (
    -- The array keeps the look-up on the index, whatever the planner believes of the table's size.
    UPDATE {schema}.view_utredning v
    SET to_position = t.position
    FROM (SELECT arende_id, min(position) AS position FROM said GROUP BY arende_id) AS t
    WHERE v.slot = %(slot)s AND v.to_position IS NULL AND v.arende_id = t.arende_id
      AND v.arende_id = ANY (ARRAY(SELECT arende_id FROM said))
    RETURNING v.*
), opening AS (
    SELECT position, arende_id, (facts ->> 'barn')::uuid AS barn, facts ->> 'enhet' AS enhet,
        (facts ->> 'kallreferens')::uuid AS kallreferens,
        (facts ->> 'anmalan_inkom')::date AS anmalan_inkom, (facts ->> 'inledd')::date AS inledd,
        (facts ->> 'registrerad_i_kalla')::date AS registrerad_i_kalla, read_in_at AS inledd_inlast,
        facts -> 'limit' ->> 'rule' AS rule, facts -> 'limit' ->> 'lagrum' AS lagrum,
        facts -> 'limit' ->> 'certainty' AS certainty,
        (facts -> 'limit' ->> 'sista_dag')::date AS sista_dag,
        (facts -> 'limit' ->> 'sista_dag_vardag')::date AS sista_dag_vardag
    FROM said WHERE topic = 'barnutredning.utredning_opened'
    UNION ALL
    SELECT 0, arende_id, barn, enhet, kallreferens, anmalan_inkom, inledd, registrerad_i_kalla,
        inledd_inlast, rule, lagrum, certainty, sista_dag, sista_dag_vardag
    FROM ended
), closing AS (
    SELECT position, arende_id, (facts ->> 'avslutad')::date AS avslutad, facts ->> 'avslut' AS avslut,
        (facts ->> 'registrerad_i_kalla')::date AS avslutad_registrerad, read_in_at AS avslutad_inlast
    FROM said WHERE topic = 'barnutredning.utredning_closed'
    UNION ALL
    SELECT 0, arende_id, avslutad, avslut, avslutad_registrerad, avslutad_inlast FROM ended
), step AS (
    SELECT position, arende_id, recorded_at, lead(position) OVER steps AS next_position,
        coalesce(max(position) FILTER (WHERE topic = 'barnutredning.utredning_opened') OVER steps, 0)
            AS opening_position,
        coalesce(max(position) FILTER (WHERE topic = 'barnutredning.utredning_closed') OVER steps, 0)
            AS closing_position
    FROM said
    WINDOW steps AS (PARTITION BY arende_id ORDER BY position)
), inserted AS (
    INSERT INTO {schema}.view_utredning
        (slot, arende_id, from_position, to_position, recorded_at, barn, enhet, kallreferens,
         anmalan_inkom, inledd, registrerad_i_kalla, inledd_inlast, rule, lagrum, certainty, sista_dag,
         sista_dag_vardag, avslutad, avslut, avslutad_registrerad, avslutad_inlast)
    SELECT %(slot)s, s.arende_id, s.position, s.next_position, s.recorded_at, o.barn, o.enhet,
        o.kallreferens, o.anmalan_inkom, o.inledd, o.registrerad_i_kalla, o.inledd_inlast, o.rule,
        o.lagrum, o.certainty, o.sista_dag, o.sista_dag_vardag, c.avslutad,
        -- A withdrawn closing has no day, and then nothing else of it holds either.
        CASE WHEN c.avslutad IS NOT NULL THEN c.avslut END,
        CASE WHEN c.avslutad IS NOT NULL THEN c.avslutad_registrerad END,
        CASE WHEN c.avslutad IS NOT NULL THEN c.avslutad_inlast END
    FROM step s
    LEFT JOIN opening o ON o.arende_id = s.arende_id AND o.position = s.opening_position
    LEFT JOIN closing c ON c.arende_id = s.arende_id AND c.position = s.closing_position
    RETURNING from_position
)
SELECT b.topic, count(*)
FROM inserted i JOIN batch b ON b.position = i.from_position
GROUP BY b.topic;

-- name: forlangning
-- Rows of view_forlangning for the same entries: one chain per decision to extend, each row the
-- decision as it stands after the event, read whole from the decision's own events.
WITH batch AS MATERIALIZED (
    SELECT e.position, e.arende_id, e.version, e.topic, e.recorded_at, f.facts::jsonb AS facts
    FROM {schema}.entry e
    JOIN {schema}.facts f ON f.position = e.position
    WHERE e.position > %(after)s AND e.position <= %(upto)s
      AND f.position > %(after)s AND f.position <= %(upto)s
      AND e.topic IN ('barnutredning.utredning_extended', 'barnutredning.utredning_corrected')
), said AS MATERIALIZED (
    SELECT position, arende_id, version, recorded_at, facts
    FROM batch WHERE topic <> 'barnutredning.utredning_corrected'
    UNION ALL
    SELECT b.position, b.arende_id, (b.facts ->> 'corrects')::integer, b.recorded_at, t.facts
    FROM batch b CROSS JOIN LATERAL (
        SELECT min(own.topic) FILTER (WHERE own.version = (b.facts ->> 'corrects')::integer) AS topic,
            {schema}.merge_facts(
                own.facts || {schema}.replaced_facts(own.facts) ORDER BY own.version) AS facts
        FROM (
            SELECT e.version, e.topic, e.recorded_at, (
                SELECT f.facts::jsonb FROM {schema}.facts f WHERE f.position = e.position) AS facts
            FROM {schema}.entry e
            WHERE e.arende_id = b.arende_id AND e.version <= b.version
            OFFSET 0
        ) AS own
        WHERE (b.facts ->> 'corrects')::integer
            IN (own.version, (own.facts ->> 'corrects')::integer)
    ) AS t
    WHERE b.topic = 'barnutredning.utredning_corrected'
      AND t.topic = 'barnutredning.utredning_extended'
), ended AS (
    UPDATE {schema}.view_forlangning v
    SET to_position = t.position
    FROM (SELECT arende_id, version, min(position) AS position FROM said GROUP BY arende_id, version) AS t
    WHERE v.slot = %(slot)s AND v.to_position IS NULL
      AND v.arende_id = t.arende_id AND v.version = t.version
      AND v.arende_id = ANY (ARRAY(SELECT arende_id FROM said))
), inserted AS (
    INSERT INTO {schema}.view_forlangning
        (slot, arende_id, version, from_position, to_position, recorded_at, beslutad, ny_sista_dag,
         ny_sista_dag_vardag, skal_kod, beslutsfattare, lagrum, rule, registrerad_i_kalla)
    SELECT %(slot)s, arende_id, version, position,
        lead(position) OVER (PARTITION BY arende_id, version ORDER BY position), recorded_at,
        (facts ->> 'beslutad')::date, (facts ->> 'ny_sista_dag')::date,
        CASE WHEN facts ->> 'ny_sista_dag' IS NOT NULL
            THEN (facts ->> 'ny_sista_dag_vardag')::date END,
        facts ->> 'skal_kod', facts ->> 'beslutsfattare', facts ->> 'lagrum', facts ->> 'rule',
        (facts ->> 'registrerad_i_kalla')::date
    FROM said
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
