-- name: touched
-- The ärenden of which something was written in a stretch of the log that a limit may hang on.
SELECT DISTINCT arende_id FROM {schema}.entry
WHERE position > %(after)s AND position <= %(upto)s AND topic = ANY (%(topics)s);

-- name: running_into
-- The ärenden with a limit of an older wording that had not passed when the next wording began.
SELECT DISTINCT e.arende_id
FROM {schema}.entry e
JOIN {schema}.facts f ON f.position = e.position
CROSS JOIN LATERAL jsonb_to_record(f.facts::jsonb) AS s ("limit" jsonb)
JOIN unnest(%(rules)s::text[], %(began)s::date[]) AS wording (rule, began)
    ON s."limit" ->> 'rule' = wording.rule AND (s."limit" ->> 'sista_dag')::date >= wording.began
WHERE e.position <= %(upto)s AND e.topic = ANY (%(topics)s)
ORDER BY e.arende_id;

-- name: running_into_of
-- Those of some ärenden with a limit of an older wording that had not passed when the next began.
SELECT DISTINCT e.arende_id
FROM {schema}.entry e
JOIN {schema}.facts f ON f.position = e.position
CROSS JOIN LATERAL jsonb_to_record(f.facts::jsonb) AS s ("limit" jsonb)
JOIN unnest(%(rules)s::text[], %(began)s::date[]) AS wording (rule, began)
    ON s."limit" ->> 'rule' = wording.rule AND (s."limit" ->> 'sista_dag')::date >= wording.began
WHERE e.arende_id = ANY (%(arenden)s) AND e.position <= %(upto)s AND e.topic = ANY (%(topics)s)
ORDER BY e.arende_id;
