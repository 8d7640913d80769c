-- name: tables
-- The same columns and indexes as the log's own, without triggers, rights or anything that proves.
CREATE SCHEMA IF NOT EXISTS baseline_raw;
CREATE TABLE IF NOT EXISTS baseline_raw.entry (LIKE {schema}.entry INCLUDING ALL);
CREATE TABLE IF NOT EXISTS baseline_raw.facts (LIKE {schema}.facts INCLUDING ALL);

-- name: empty
-- Begin anew.
TRUNCATE baseline_raw.entry, baseline_raw.facts;

-- name: sample
-- A row as the log wrote it, to be written again and again.
SELECT e.topic, e.schema_version, e.bytes, e.leaf_hash, f.salt, f.facts
FROM {schema}.entry e JOIN {schema}.facts f USING (position)
WHERE e.topic = 'barnutredning.utredning_opened' ORDER BY position LIMIT 1;

-- name: insert
-- Entries and facts in one statement, arrays in binary; nothing locked, compared, hashed or signed.
WITH entries AS (
    INSERT INTO baseline_raw.entry
        (position, recorded_at, arende_id, version, topic, schema_version, bytes, leaf_hash)
    SELECT * FROM unnest(
        %(positions)b::bigint[], %(times)b::timestamptz[], %(arenden)b::uuid[], %(versions)b::int[],
        %(topics)b::text[], %(schemas)b::smallint[], %(bytes)b::bytea[], %(leaves)b::bytea[])
)
INSERT INTO baseline_raw.facts (position, salt, facts)
SELECT * FROM unnest(%(positions)b::bigint[], %(salts)b::bytea[], %(facts)b::text[]);
