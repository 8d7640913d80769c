-- name: export_snapshot
-- Lets several connections check one and the same moment of the log.
SELECT pg_export_snapshot();

-- name: extent
-- The last position, for sharing the work and for telling how far it has come.
SELECT coalesce(max(position), 0) FROM {schema}.entry;

-- name: entries
-- A stretch of entries, with the columns spelled as the bytes must spell them before and after what
-- only the bytes tell; WITH TIES, so that a doubled position is seen.
SELECT position, timestamptz_send(recorded_at), textsend(topic), schema_version,
       textsend('{"body":{"arende":"' || arende_id || '","facts_sha256":"'),
       textsend('"topic":"' || topic || '","version":' || version || '},"position":' || position
           || ',"recorded_at":"'
           || to_char(recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
           || '","v":1}'),
       bytes, leaf_hash
FROM {schema}.entry
WHERE position > %(after)s AND position <= %(last)s
ORDER BY position FETCH FIRST %(rows)s ROWS WITH TIES;

-- name: columns
-- The same stretch with every column as it is stored, for saying what is wrong in it.
SELECT position, timestamptz_send(recorded_at), textsend(arende_id::text), version, textsend(topic),
       schema_version, bytes, leaf_hash
FROM {schema}.entry
WHERE position > %(after)s AND position <= %(last)s ORDER BY position;

-- name: facts
-- A stretch of facts as they are stored.
SELECT position, salt, textsend(facts) FROM {schema}.facts
WHERE position > %(after)s AND position <= %(last)s
ORDER BY position FETCH FIRST %(rows)s ROWS WITH TIES;

-- name: sealed
-- Sealed words in order of position.
SELECT position, part, ciphertext FROM {schema}.sealed
WHERE position > %(after)s AND position <= %(last)s ORDER BY position, part;

-- name: keys
-- Data keys in order of the position that introduced them.
SELECT position, arende_id, purpose, wrapping_key_id, wrapped FROM {schema}.arende_key
WHERE position > %(after)s AND position <= %(last)s ORDER BY position;

-- name: files
-- Where files are attached, without the files.
SELECT position FROM {schema}.handling ORDER BY position;

-- name: file
-- One attached file, what its event says of it, and the key it lies under.
SELECT h.ciphertext, f.facts, k.wrapping_key_id, k.wrapped
FROM {schema}.handling h
LEFT JOIN {schema}.facts f USING (position)
LEFT JOIN {schema}.arende_key k ON k.arende_id = %(arende)s AND k.purpose = 'arende'
WHERE h.position = %(position)s;

-- name: mappings
-- Mappings in order of the position that introduced them, each spelled as it was committed to.
SELECT position, salt, textsend('{"hmac":"' || encode(identifier_hmac, 'hex') || '","kind":"'
    || kind || '","reference":"' || reference || '"}') FROM {schema}.mapping
WHERE position > %(after)s AND position <= %(last)s ORDER BY position;

-- name: checkpoints
-- Checkpoints in order of size.
SELECT size, note FROM {schema}.checkpoint
WHERE size > %(after)s AND size <= %(last)s ORDER BY size;

-- name: newest_checkpoint
-- The size of the newest checkpoint of at most a size.
SELECT coalesce(max(size), 0) FROM {schema}.checkpoint WHERE size <= %(size)s;

-- name: subtrees
-- Stored subtrees of one level.
SELECT index, hash FROM {schema}.subtree
WHERE level = %(level)s AND index >= %(first)s AND index < %(until)s ORDER BY index;

-- name: heads
-- The head: one row, if nobody touched it.
SELECT only_row, size, timestamptz_send(recorded_at), right_edge FROM {schema}.head ORDER BY size;

-- name: versions
-- The versions of every ärende in order, a stretch at a time.
SELECT uuid_send(arende_id), version FROM {schema}.entry
WHERE (arende_id, version) > (%(arende)s, %(version)s)
ORDER BY arende_id, version FETCH FIRST %(rows)s ROWS WITH TIES;

-- name: position_of
-- Where a version of an ärende stands.
SELECT min(position) FROM {schema}.entry WHERE arende_id = %(arende)s AND version = %(version)s;

-- name: counts
-- How many rows each table holds, whatever their position says.
SELECT (SELECT count(*) FROM {schema}.entry), (SELECT count(*) FROM {schema}.facts),
       (SELECT count(*) FROM {schema}.sealed), (SELECT count(*) FROM {schema}.arende_key),
       (SELECT count(*) FROM {schema}.mapping), (SELECT count(*) FROM {schema}.subtree),
       (SELECT count(*) FROM {schema}.checkpoint);

-- name: first_entry
-- What position 1 says of the log.
SELECT e.arende_id, e.topic, f.facts
FROM {schema}.entry e JOIN {schema}.facts f USING (position) WHERE e.position = 1;

-- name: gallringar
-- When each of these ärenden was gallrat last.
SELECT arende_id, max(position) FROM {schema}.entry
WHERE arende_id = ANY (%(arenden)s) AND topic = 'gallring.executed' GROUP BY arende_id;

-- name: left_behind
-- Contents and keys of gallrade ärenden that are still there.
SELECT 'facts', f.position FROM unnest(%(arenden)s::uuid[], %(positions)s::bigint[]) g (arende, at)
JOIN {schema}.entry e ON e.arende_id = g.arende AND e.position < g.at
JOIN {schema}.facts f ON f.position = e.position
UNION ALL
SELECT 'sealed', s.position FROM unnest(%(arenden)s::uuid[], %(positions)s::bigint[]) g (arende, at)
JOIN {schema}.entry e ON e.arende_id = g.arende AND e.position < g.at
JOIN {schema}.sealed s ON s.position = e.position
UNION ALL
SELECT 'files', h.position FROM unnest(%(arenden)s::uuid[], %(positions)s::bigint[]) g (arende, at)
JOIN {schema}.entry e ON e.arende_id = g.arende AND e.position < g.at
JOIN {schema}.handling h ON h.position = e.position
UNION ALL
SELECT 'keys', k.position FROM unnest(%(arenden)s::uuid[], %(positions)s::bigint[]) g (arende, at)
JOIN {schema}.arende_key k ON k.arende_id = g.arende AND k.position < g.at
ORDER BY 2, 1;

-- name: mappings_left
-- Mappings introduced by gallrade ärenden that are still there.
SELECT m.position, m.reference
FROM unnest(%(arenden)s::uuid[], %(positions)s::bigint[]) g (arende, at)
JOIN {schema}.entry e ON e.arende_id = g.arende AND e.position < g.at
JOIN {schema}.mapping m ON m.position = e.position
ORDER BY 1;

-- name: still_named
-- Which references are still named by facts that are there.
SELECT r.reference FROM unnest(%(references)s::uuid[]) AS r (reference)
WHERE EXISTS (SELECT FROM {schema}.facts f WHERE f.facts LIKE '%%"' || r.reference || '"%%');

-- name: gallring_facts
-- What the gallring events say that they removed.
SELECT position, facts FROM {schema}.facts WHERE position = ANY (%(positions)s) ORDER BY position;

-- name: rotations
-- When the data keys were last re-wrapped, and by which key.
SELECT e.position, f.facts FROM {schema}.entry e JOIN {schema}.facts f USING (position)
WHERE e.arende_id = %(log)s AND e.topic = 'log.keys_rotated' ORDER BY e.position;
