-- name: readings
-- The newest readings of one ärende or report: each is a stream of its own in the read log.
SELECT e.arende_id
FROM {schema}.facts f
JOIN {schema}.entry e USING (position)
WHERE e.topic = 'lasning.recorded' AND strpos(f.facts, %(about)s) > 0
ORDER BY f.position DESC
LIMIT %(limit)s;

-- name: readings_within
-- Every reading within one granskning: its filters name it.
SELECT e.arende_id
FROM {schema}.facts f
JOIN {schema}.entry e USING (position)
WHERE e.topic = 'lasning.recorded' AND strpos(f.facts, %(within)s) > 0
ORDER BY f.position DESC;
