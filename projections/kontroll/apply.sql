-- name: handelse
-- Rows of view_handelse for the entries after %(after)s up to %(upto)s: one row per event, as the row of the
-- extract stands after it. Each event says which columns become what; a correction those of its target.
WITH batch AS MATERIALIZED (
    SELECT e.position, e.arende_id, e.version, e.recorded_at, e.topic, f.facts::jsonb AS facts
    FROM {schema}.entry e
    JOIN {schema}.facts f ON f.position = e.position
    WHERE e.position > %(after)s AND e.position <= %(upto)s
      AND f.position > %(after)s AND f.position <= %(upto)s
      AND e.topic IN ('internkontroll.handelse_begun', 'internkontroll.handelse_ended',
                      'internkontroll.handelse_corrected')
), corrected AS MATERIALIZED (
    SELECT position, {schema}.replaced_facts(facts) AS replaced,
        coalesce((facts ->> 'aterkallad')::boolean, false) AS withdrawn, (
            SELECT t.topic = 'internkontroll.handelse_begun' FROM {schema}.entry t
            WHERE t.arende_id = b.arende_id AND t.version = (b.facts ->> 'corrects')::integer
        ) AS of_start
    FROM batch b WHERE topic = 'internkontroll.handelse_corrected'
), changes AS (
    -- A start says the end too: there is none, also where one stood before the start was taken back.
    SELECT position, jsonb_build_object(
            'arende', facts -> 'arende', 'enhet', facts -> 'enhet',
            'starthandelse', facts -> 'starthandelse', 'startdatum', facts -> 'startdatum',
            'kallreferens', facts -> 'kallreferens',
            'registrerad_start', facts -> 'registrerad_i_kalla',
            'sluthandelse', null, 'slutdatum', null, 'registrerad_slut', null) AS change
    FROM batch WHERE topic = 'internkontroll.handelse_begun'
    UNION ALL
    SELECT position, jsonb_build_object(
            'sluthandelse', facts -> 'sluthandelse', 'slutdatum', facts -> 'slutdatum',
            'registrerad_slut', facts -> 'registrerad_i_kalla')
    FROM batch WHERE topic = 'internkontroll.handelse_ended'
    UNION ALL
    SELECT position, CASE
            WHEN withdrawn AND of_start THEN jsonb_build_object(
                'arende', null, 'enhet', null, 'starthandelse', null, 'startdatum', null,
                'kallreferens', null, 'registrerad_start', null,
                'sluthandelse', null, 'slutdatum', null, 'registrerad_slut', null)
            WHEN withdrawn THEN jsonb_build_object(
                'sluthandelse', null, 'slutdatum', null, 'registrerad_slut', null)
            WHEN replaced -> 'registrerad_i_kalla' IS NULL THEN replaced
            ELSE replaced || jsonb_build_object(
                CASE WHEN of_start THEN 'registrerad_start' ELSE 'registrerad_slut' END,
                replaced -> 'registrerad_i_kalla')
        END
    FROM corrected
), continued AS MATERIALIZED (
    -- Those that had a row before: the others, nearly all in a large batch, need no look-up.
    SELECT arende_id, min(position) AS position FROM batch
    GROUP BY arende_id HAVING min(version) > 1
), ended AS (
    UPDATE {schema}.view_handelse v
    SET to_position = t.position
    FROM continued t
    WHERE v.slot = %(slot)s AND v.to_position IS NULL AND v.arende_id = t.arende_id
      AND v.arende_id = ANY (ARRAY(SELECT arende_id FROM continued))
    RETURNING v.*
), steps AS (
    SELECT b.position, b.arende_id, b.recorded_at, false AS held, c.change
    FROM batch b JOIN changes c ON c.position = b.position
    UNION ALL
    SELECT from_position, arende_id, recorded_at, true, to_jsonb(ended) FROM ended
), stood AS (
    SELECT position, arende_id, recorded_at, held,
        {schema}.merge_facts(change) OVER one_row AS state, lead(position) OVER one_row AS next_position
    FROM steps
    WINDOW one_row AS (PARTITION BY arende_id ORDER BY position)
), inserted AS (
    INSERT INTO {schema}.view_handelse
        (slot, arende_id, from_position, to_position, startdatum, slutdatum, arende, starthandelse,
         sluthandelse, enhet, kallreferens, registrerad_start, registrerad_slut, recorded_at)
    SELECT %(slot)s, s.arende_id, s.position, s.next_position, r.startdatum, r.slutdatum, r.arende,
        r.starthandelse, r.sluthandelse, r.enhet, r.kallreferens, r.registrerad_start,
        r.registrerad_slut, s.recorded_at
    FROM stood s
    CROSS JOIN LATERAL jsonb_to_record(s.state) AS r (
        startdatum date, slutdatum date, arende uuid, starthandelse text, sluthandelse text,
        enhet text, kallreferens uuid, registrerad_start date, registrerad_slut date)
    WHERE NOT s.held
    ORDER BY s.position
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
), handelser AS (
    DELETE FROM {schema}.view_handelse
    WHERE arende_id = ANY (ARRAY(SELECT arende_id FROM gone))
)
SELECT 'gallring.executed', count(*) FROM gone;
