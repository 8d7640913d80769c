-- name: utredning
-- Rows of view_utredning for the entries after %(after)s up to %(upto)s: one row per event.
-- Each event says all of the opening or all of the closing; the row takes the other half from the
-- event before it in the batch, or from the row that held until then.
WITH said AS MATERIALIZED (
    SELECT position, arende_id, recorded_at, topic, of_topic = 'barnutredning.utredning_opened' AS opens,
        of_topic = 'barnutredning.utredning_closed' AS closes, read_in_at,
        (facts ->> 'registrerad_i_kalla')::date AS registrerad_i_kalla,
        (facts ->> 'inledd')::date AS inledd, (facts -> 'limit' ->> 'sista_dag')::date AS sista_dag,
        (facts -> 'limit' ->> 'sista_dag_vardag')::date AS sista_dag_vardag, facts ->> 'enhet' AS enhet,
        facts -> 'limit' ->> 'lagrum' AS lagrum, (facts ->> 'barn')::uuid AS barn,
        (facts ->> 'kallreferens')::uuid AS kallreferens,
        (facts ->> 'anmalan_inkom')::date AS anmalan_inkom, facts -> 'limit' ->> 'rule' AS rule,
        facts -> 'limit' ->> 'certainty' AS certainty,
        (facts ->> 'avslutad')::date AS avslutad, facts ->> 'avslut' AS avslut
    FROM (
        SELECT e.position, e.arende_id, e.recorded_at, e.topic, e.topic AS of_topic,
            e.recorded_at AS read_in_at, f.facts::jsonb AS facts
        FROM {schema}.entry e
        JOIN {schema}.facts f ON f.position = e.position
        WHERE e.position > %(after)s AND e.position <= %(upto)s
          AND f.position > %(after)s AND f.position <= %(upto)s
          AND e.topic IN ('barnutredning.utredning_opened', 'barnutredning.utredning_closed')
        UNION ALL
        -- A correction says its target as it stands after it, read whole from the target's own events:
        -- a closing may be withdrawn, another made, and the first one let stand again.
        SELECT c.position, c.arende_id, c.recorded_at, c.topic, t.topic, t.recorded_at, t.facts
        FROM (
            SELECT e.position, e.arende_id, e.version, e.recorded_at, e.topic,
                (f.facts::jsonb ->> 'corrects')::integer AS corrects
            FROM {schema}.entry e
            JOIN {schema}.facts f ON f.position = e.position
            WHERE e.position > %(after)s AND e.position <= %(upto)s
              AND f.position > %(after)s AND f.position <= %(upto)s
              AND e.topic = 'barnutredning.utredning_corrected'
        ) AS c CROSS JOIN LATERAL (
            SELECT min(own.topic) FILTER (WHERE own.version = c.corrects) AS topic,
                min(own.recorded_at) AS recorded_at,
                {schema}.merge_facts(
                    own.facts || {schema}.replaced_facts(own.facts) ORDER BY own.version) AS facts
            FROM (
                SELECT e.version, e.topic, e.recorded_at, (
                    SELECT f.facts::jsonb FROM {schema}.facts f WHERE f.position = e.position) AS facts
                FROM {schema}.entry e
                WHERE e.arende_id = c.arende_id AND e.version <= c.version
                OFFSET 0 -- one look-up per entry: a join would be made with the whole of facts
            ) AS own
            WHERE c.corrects IN (own.version, (own.facts ->> 'corrects')::integer)
        ) AS t
        WHERE t.topic IN ('barnutredning.utredning_opened', 'barnutredning.utredning_closed')
        OFFSET 0 -- facts are parsed once and not once per column
    ) AS told
), continued AS MATERIALIZED (
    -- Ärenden that had a row before: the others, nearly all in a large batch, need no look-up.
    SELECT arende_id, min(position) AS position FROM said
    GROUP BY arende_id HAVING NOT bool_or(topic = 'barnutredning.utredning_opened')
), ended AS (
    -- The array keeps the look-up on the index, whatever the planner believes of the table's size.
    UPDATE {schema}.view_utredning v
    SET to_position = t.position
    FROM continued t
    WHERE v.slot = %(slot)s AND v.to_position IS NULL AND v.arende_id = t.arende_id
      AND v.arende_id = ANY (ARRAY(SELECT arende_id FROM continued))
    RETURNING v.*
), half AS MATERIALIZED (
    SELECT position, arende_id, false AS held, opens, closes FROM said
    UNION ALL
    SELECT from_position, arende_id, true, true, true FROM ended
), step AS (
    SELECT position, held, lead(position) OVER steps AS next_position,
        max(position) FILTER (WHERE opens) OVER steps AS opening_position,
        max(position) FILTER (WHERE closes) OVER steps AS closing_position
    FROM half
    WINDOW steps AS (PARTITION BY arende_id ORDER BY position)
), opening AS (
    SELECT position, inledd, sista_dag, sista_dag_vardag, enhet, lagrum, barn, kallreferens,
        anmalan_inkom, registrerad_i_kalla, read_in_at AS inledd_inlast, rule, certainty
    FROM said WHERE opens
    UNION ALL
    SELECT from_position, inledd, sista_dag, sista_dag_vardag, enhet, lagrum, barn, kallreferens,
        anmalan_inkom, registrerad_i_kalla, inledd_inlast, rule, certainty
    FROM ended
), closing AS (
    -- A withdrawn closing has no day, and then nothing else of it holds either.
    SELECT position, avslutad, avslut, registrerad_i_kalla AS avslutad_registrerad,
        read_in_at AS avslutad_inlast
    FROM said WHERE closes AND avslutad IS NOT NULL
    UNION ALL
    SELECT from_position, avslutad, avslut, avslutad_registrerad, avslutad_inlast FROM ended
), inserted AS (
    INSERT INTO {schema}.view_utredning
        (slot, arende_id, from_position, to_position, inledd, avslutad, sista_dag, sista_dag_vardag,
         enhet, lagrum, recorded_at, barn, kallreferens, anmalan_inkom, registrerad_i_kalla,
         inledd_inlast, rule, certainty, avslut, avslutad_registrerad, avslutad_inlast)
    SELECT %(slot)s, n.arende_id, n.position, s.next_position, o.inledd, c.avslutad, o.sista_dag,
        o.sista_dag_vardag, o.enhet, o.lagrum, n.recorded_at, o.barn, o.kallreferens,
        o.anmalan_inkom, o.registrerad_i_kalla, o.inledd_inlast, o.rule, o.certainty,
        c.avslut, c.avslutad_registrerad, c.avslutad_inlast
    FROM said n
    JOIN step s ON s.position = n.position AND NOT s.held
    LEFT JOIN opening o ON o.position = s.opening_position
    LEFT JOIN closing c ON c.position = s.closing_position
    ORDER BY n.position
    RETURNING from_position
)
SELECT n.topic, count(*)
FROM inserted i JOIN said n ON n.position = i.from_position
GROUP BY n.topic;

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
