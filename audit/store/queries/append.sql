-- name: lock
-- The lock of the log: one row. Alone in its statement, so that what is read next sees what the former holder wrote.
SELECT size, recorded_at, right_edge, clock_timestamp() FROM {schema}.head FOR UPDATE;

-- name: versions
-- The newest version of each ärende that the waiting batches name.
SELECT wanted.id, newest.version
FROM unnest(%(arenden)b::uuid[]) AS wanted (id)
CROSS JOIN LATERAL (
    SELECT e.version FROM {schema}.entry e
    WHERE e.arende_id = wanted.id ORDER BY e.version DESC LIMIT 1
) AS newest;

-- name: versions_and_answers
-- The same, and the answers already given to the request keys that came.
SELECT wanted.id, newest.version, NULL::bytea, NULL::bytea, NULL::text
FROM unnest(%(arenden)b::uuid[]) AS wanted (id)
CROSS JOIN LATERAL (
    SELECT e.version FROM {schema}.entry e
    WHERE e.arende_id = wanted.id ORDER BY e.version DESC LIMIT 1
) AS newest
UNION ALL
SELECT NULL, NULL, i.key_hmac, i.body_hmac, i.answer
FROM {schema}.idempotency i
WHERE i.key_hmac = ANY (%(keys)b::bytea[]) AND i.expires_at > now();

-- name: append
-- Entries, facts, full subtrees, the signed checkpoint and the grown head, in one statement.
WITH entries AS (
    INSERT INTO {schema}.entry
        (position, recorded_at, arende_id, version, topic, schema_version, bytes, leaf_hash)
    SELECT * FROM unnest(
        %(positions)b::bigint[], %(times)b::timestamptz[], %(arenden)b::uuid[], %(versions)b::int[],
        %(topics)b::text[], %(schemas)b::smallint[], %(bytes)b::bytea[], %(leaves)b::bytea[])
), contents AS (
    INSERT INTO {schema}.facts (position, salt, facts)
    SELECT * FROM unnest(%(positions)b::bigint[], %(salts)b::bytea[], %(facts)b::text[])
), trees AS (
    INSERT INTO {schema}.subtree (level, index, hash)
    SELECT * FROM unnest(%(tree_levels)b::smallint[], %(tree_indexes)b::bigint[], %(tree_hashes)b::bytea[])
), signed AS (
    INSERT INTO {schema}.checkpoint (size, note) VALUES (%(size)b, %(note)b)
)
UPDATE {schema}.head
SET size = %(size)b, recorded_at = %(recorded_at)b, right_edge = %(right_edge)b;

-- name: append_one
-- The same for a single event that completes no subtree: most commits of people at work.
WITH entries AS (
    INSERT INTO {schema}.entry
        (position, recorded_at, arende_id, version, topic, schema_version, bytes, leaf_hash)
    VALUES (%(position)b, %(recorded_at)b, %(arende)b, %(version)b, %(topic)b, %(schema)b, %(bytes)b, %(leaf)b)
), contents AS (
    INSERT INTO {schema}.facts (position, salt, facts) VALUES (%(position)b, %(salt)b, %(facts)b)
), signed AS (
    INSERT INTO {schema}.checkpoint (size, note) VALUES (%(position)b, %(note)b)
)
UPDATE {schema}.head
SET size = %(position)b, recorded_at = %(recorded_at)b, right_edge = %(right_edge)b;

-- name: copy_entries
-- A large commit: entries as rows that were laid out before.
COPY {schema}.entry (position, recorded_at, arende_id, version, topic, schema_version, bytes, leaf_hash)
FROM STDIN (FORMAT BINARY);

-- name: copy_facts
-- A large commit: facts.
COPY {schema}.facts (position, salt, facts) FROM STDIN (FORMAT BINARY);

-- name: grow
-- A large commit: full subtrees, the signed checkpoint and the grown head.
WITH trees AS (
    INSERT INTO {schema}.subtree (level, index, hash)
    SELECT * FROM unnest(%(tree_levels)b::smallint[], %(tree_indexes)b::bigint[], %(tree_hashes)b::bytea[])
), signed AS (
    INSERT INTO {schema}.checkpoint (size, note) VALUES (%(size)b, %(note)b)
)
UPDATE {schema}.head
SET size = %(size)b, recorded_at = %(recorded_at)b, right_edge = %(right_edge)b;

-- name: beside
-- What only some events bring: sealed words, keys, answers to keep.
WITH words AS (
    INSERT INTO {schema}.sealed (position, part, ciphertext)
    SELECT * FROM unnest(%(sealed_positions)b::bigint[], %(sealed_parts)b::text[], %(ciphertexts)b::bytea[])
), keys AS (
    INSERT INTO {schema}.arende_key (arende_id, purpose, wrapping_key_id, wrapped, position)
    SELECT * FROM unnest(
        %(key_arenden)b::uuid[], %(key_purposes)b::text[], %(key_ids)b::text[], %(wrapped)b::bytea[],
        %(key_positions)b::bigint[])
)
INSERT INTO {schema}.idempotency (key_hmac, body_hmac, answer, expires_at)
SELECT k, b, a, now() + interval '90 days'
FROM unnest(%(answer_keys)b::bytea[], %(answer_bodies)b::bytea[], %(answers)b::text[]) AS t (k, b, a);

-- name: mappings
-- References that stand for outside identifiers from now on.
INSERT INTO {schema}.mapping (kind, identifier_hmac, reference, salt, position)
SELECT * FROM unnest(
    %(kinds)b::text[], %(hmacs)b::bytea[], %(references)b::uuid[], %(salts)b::bytea[],
    %(positions)b::bigint[]);

-- name: checkpoint_at
-- Did the commit whose answer was lost happen? Asked under the lock, so that the answer is final.
SELECT note FROM {schema}.checkpoint WHERE size = %(size)s;

-- name: forget_answers
-- Answers older than 90 days are no longer given.
DELETE FROM {schema}.idempotency WHERE expires_at <= now();
