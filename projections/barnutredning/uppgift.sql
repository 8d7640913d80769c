-- name: uppgift
-- Rows of view_uppgift for the entries after %(after)s up to %(upto)s: each event as it came, and for each
-- correction its target as it stands after it, read whole from the target's own events.
WITH batch AS MATERIALIZED (
    SELECT e.position, e.arende_id, e.version, e.topic, e.recorded_at, f.facts::jsonb AS facts
    FROM {schema}.entry e
    JOIN {schema}.facts f ON f.position = e.position
    WHERE e.position > %(after)s AND e.position <= %(upto)s
      AND f.position > %(after)s AND f.position <= %(upto)s
      AND e.topic IN (
        'barnutredning.information_given', 'barnutredning.information_withheld',
        'barnutredning.barn_heard', 'barnutredning.barn_not_heard', 'barnutredning.vald_noted',
        'barnutredning.anteckning_noted', 'barnutredning.samordnare_noted', 'barnutredning.barn_moved',
        'barnutredning.uppfoljning_decided', 'barnutredning.uppfoljning_ended',
        'barnutredning.limit_recomputed', 'barnutredning.uppgift_corrected')
), said AS MATERIALIZED (
    SELECT position, arende_id, version, recorded_at, topic, facts, false AS aterkallad, false AS flyttar
    FROM batch WHERE topic <> 'barnutredning.uppgift_corrected'
    UNION ALL
    SELECT b.position, b.arende_id, (b.facts ->> 'corrects')::integer, b.recorded_at, t.topic, t.facts,
        (b.facts ->> 'aterkallad')::boolean, (b.facts ->> 'aterkallad')::boolean OR b.facts ? 'limit'
    FROM batch b CROSS JOIN LATERAL (
        SELECT min(own.topic) FILTER (WHERE own.version = (b.facts ->> 'corrects')::integer) AS topic,
            {schema}.merge_facts(CASE
                WHEN own.topic <> 'barnutredning.uppgift_corrected' THEN own.facts
                ELSE {schema}.replaced_facts(own.facts)
                    || jsonb_strip_nulls(jsonb_build_object('limit', own.facts -> 'limit'))
                END ORDER BY own.version) AS facts
        FROM (
            SELECT e.version, e.topic, (
                SELECT f.facts::jsonb FROM {schema}.facts f WHERE f.position = e.position) AS facts
            FROM {schema}.entry e
            WHERE e.arende_id = b.arende_id AND e.version <= b.version
            OFFSET 0 -- one look-up per entry: a join would be made with the whole of facts
        ) AS own
        WHERE (b.facts ->> 'corrects')::integer
            IN (own.version, (own.facts ->> 'corrects')::integer)
    ) AS t
    WHERE b.topic = 'barnutredning.uppgift_corrected'
), moved AS MATERIALIZED (
    -- A limit that a new act had changed goes with the one that it was counted from.
    SELECT arende_id, version AS handelse, position FROM said
    WHERE flyttar AND topic = 'barnutredning.uppfoljning_decided'
), ends AS (
    SELECT arende_id, version, position FROM said
    UNION ALL
    SELECT r.arende_id, r.version, m.position
    FROM {schema}.view_uppgift r
    JOIN moved m ON m.arende_id = r.arende_id AND m.handelse = r.handelse
    WHERE r.slot = %(slot)s AND r.to_position IS NULL AND r.slag = 'limit_recomputed'
      AND r.arende_id = ANY (ARRAY(SELECT arende_id FROM moved))
), ended AS (
    UPDATE {schema}.view_uppgift v
    SET to_position = t.position
    FROM (SELECT arende_id, version, min(position) AS position FROM ends GROUP BY arende_id, version) AS t
    WHERE v.slot = %(slot)s AND v.to_position IS NULL
      AND v.arende_id = t.arende_id AND v.version = t.version
      AND v.arende_id = ANY (ARRAY(SELECT arende_id FROM said))
), inserted AS (
    INSERT INTO {schema}.view_uppgift
        (slot, arende_id, version, from_position, to_position, slag, aterkallad, dag, kod, samordnare, till,
         per, fran, handelse, sista_dag, sista_dag_vardag, rule, lagrum, certainty, utredning,
         beslutsfattare, recorded_at, registrerad_i_kalla)
    SELECT %(slot)s, s.arende_id, s.version, s.position,
        least(lead(s.position) OVER (PARTITION BY s.arende_id, s.version ORDER BY s.position), (
            SELECT min(m.position) FROM moved m
            WHERE m.arende_id = s.arende_id AND m.position > s.position
              AND m.handelse = (s.facts ->> 'handelse')::integer)),
        split_part(s.topic, '.', 2), s.aterkallad,
        (s.facts ->> CASE s.topic
            WHEN 'barnutredning.information_given' THEN 'lamnad'
            WHEN 'barnutredning.barn_heard' THEN 'hord'
            WHEN 'barnutredning.barn_not_heard' THEN 'noterad'
            WHEN 'barnutredning.vald_noted' THEN 'noterad'
            WHEN 'barnutredning.anteckning_noted' THEN 'senaste'
            WHEN 'barnutredning.samordnare_noted' THEN 'fran'
            WHEN 'barnutredning.barn_moved' THEN 'flyttade'
            WHEN 'barnutredning.uppfoljning_ended' THEN 'avslutad'
            WHEN 'barnutredning.limit_recomputed' THEN 'fran'
            ELSE 'beslutad' END)::date,
        coalesce(s.facts ->> 'satt', s.facts ->> 'skal_kod', s.facts ->> 'utfall', s.facts ->> 'grund'),
        s.facts ->> 'samordnare',
        CASE WHEN s.facts ? 'till' THEN ARRAY(SELECT jsonb_array_elements_text(s.facts -> 'till')) END,
        (s.facts ->> 'per')::date, coalesce(s.facts -> 'limit' ->> 'start', s.facts ->> 'fran')::date,
        (s.facts ->> 'handelse')::integer, (s.facts -> 'limit' ->> 'sista_dag')::date,
        (s.facts -> 'limit' ->> 'sista_dag_vardag')::date,
        coalesce(s.facts -> 'limit' ->> 'rule', s.facts ->> 'rule'),
        coalesce(s.facts -> 'limit' ->> 'lagrum', s.facts ->> 'lagrum'),
        s.facts -> 'limit' ->> 'certainty', (s.facts ->> 'utredning')::uuid, s.facts ->> 'beslutsfattare',
        s.recorded_at, (s.facts ->> 'registrerad_i_kalla')::date
    FROM said s
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
), uppgifter AS (
    DELETE FROM {schema}.view_uppgift
    WHERE arende_id = ANY (ARRAY(SELECT arende_id FROM gone))
)
SELECT 'gallring.executed', count(*) FROM gone;
