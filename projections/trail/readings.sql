-- name: readings
-- The newest readings of one ärende or report: each is a stream of its own in the read log.
-- Word for word as the index facts_arende has it: else the whole read log is looked through.
SELECT e.position, e.recorded_at, e.bytes, found.facts
FROM (
    SELECT f.position, f.facts
    FROM {schema}.facts f
    WHERE strpos(f.facts, '"arende":"') > 0
      AND substr(f.facts, strpos(f.facts, '"arende":"') + 10, 36) = %(arende)s
    ORDER BY f.position DESC
    LIMIT %(limit)s
) found
JOIN {schema}.entry e USING (position)
ORDER BY e.position DESC;

-- name: readings_within
-- A page of the readings within one granskning, the newest first: their filters name it.
-- Word for word as the index facts_granskning has it, as above.
SELECT e.position, e.recorded_at, e.bytes, found.facts
FROM (
    SELECT f.position, f.facts
    FROM {schema}.facts f
    WHERE strpos(f.facts, '"granskning":"') > 0
      AND substr(f.facts, strpos(f.facts, '"granskning":"') + 14, 36) = %(granskning)s
    ORDER BY f.position DESC
    LIMIT %(limit)s OFFSET %(offset)s
) found
JOIN {schema}.entry e USING (position)
ORDER BY e.position DESC;

-- name: count_within
-- How many readings there are within one granskning: nothing in the read log but a reading names one.
SELECT count(*)
FROM {schema}.facts f
WHERE strpos(f.facts, '"granskning":"') > 0
  AND substr(f.facts, strpos(f.facts, '"granskning":"') + 14, 36) = %(granskning)s;
