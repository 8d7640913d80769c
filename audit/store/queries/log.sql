-- name: head
-- How far the log has come.
SELECT size, recorded_at, right_edge FROM {schema}.head;

-- name: arende
-- Everything recorded of one ärende, in order, with what lies beside it.
SELECT e.position, e.recorded_at, e.bytes, f.facts, s.parts, s.ciphertexts
FROM {schema}.entry e
LEFT JOIN {schema}.facts f USING (position)
LEFT JOIN LATERAL (
    SELECT array_agg(part ORDER BY part) AS parts, array_agg(ciphertext ORDER BY part) AS ciphertexts
    FROM {schema}.sealed WHERE sealed.position = e.position
) s ON true
WHERE e.arende_id = %(arende)s AND e.version > %(after)s AND e.position <= %(known)s
ORDER BY e.version;

-- name: arenden
-- Entries and facts of many ärenden, without sealed words.
SELECT e.position, e.recorded_at, e.bytes, f.facts, e.arende_id
FROM {schema}.entry e
LEFT JOIN {schema}.facts f USING (position)
WHERE e.arende_id = ANY (%(arenden)s)
ORDER BY e.arende_id, e.version;

-- name: histories
-- What acts are decided on: the events of some ärenden as the columns have them, with their facts and no words.
SELECT e.arende_id, e.version, e.topic, e.schema_version, f.facts
FROM {schema}.entry e
LEFT JOIN {schema}.facts f USING (position)
WHERE e.arende_id = ANY (%(arenden)s)
ORDER BY e.arende_id, e.version;

-- name: words_of
-- The sealed words of one ärende, by the löpnummer of the event that they belong to.
SELECT e.position, array_agg(s.part ORDER BY s.part), array_agg(s.ciphertext ORDER BY s.part)
FROM {schema}.entry e
JOIN {schema}.sealed s USING (position)
WHERE e.arende_id = %(arende)s
GROUP BY e.position;

-- name: data_key
-- The data keys of one ärende, however wrapped.
SELECT purpose, wrapping_key_id, wrapped FROM {schema}.arende_key
WHERE arende_id = %(arende)s AND purpose = %(purpose)s;

-- name: references
-- The references that stand for outside identifiers, as far as they are known.
SELECT identifier_hmac, reference FROM {schema}.mapping
WHERE kind = %(kind)s AND identifier_hmac = ANY (%(hmacs)s);

-- name: answer
-- What a request key was answered with, while it is kept.
SELECT body_hmac, answer FROM {schema}.idempotency
WHERE key_hmac = %(key)s AND expires_at > now();

-- name: newest
-- The newest version of each of some ärenden.
SELECT wanted.id, newest.version
FROM unnest(%(arenden)s::uuid[]) AS wanted (id)
CROSS JOIN LATERAL (
    SELECT e.version FROM {schema}.entry e
    WHERE e.arende_id = wanted.id ORDER BY e.version DESC LIMIT 1
) AS newest;

-- name: called
-- The streams whose ids end in some digits, which is what people call them by.
SELECT arende_id FROM {schema}.entry
WHERE version = 1 AND right(replace(arende_id::text, '-', ''), 10) = ANY (%(digits)s);

-- name: entries
-- A stretch of the log as it was hashed.
SELECT position, bytes FROM {schema}.entry
WHERE position BETWEEN %(first)s AND %(last)s ORDER BY position;

-- name: since
-- What stands from a löpnummer on; it comes too, so that whoever read as far sees that it is still the same.
SELECT position, leaf_hash, arende_id, topic FROM {schema}.entry
WHERE position >= %(first)s ORDER BY position LIMIT %(most)s;

-- name: newest_entry
-- The newest entry as a place to go on from.
SELECT position, leaf_hash FROM {schema}.entry ORDER BY position DESC LIMIT 1;

-- name: entries_of
-- One ärende's part of the log, as rows of the library's recorder.
SELECT arende_id, version, topic, bytes, position FROM {schema}.entry
WHERE arende_id = %(arende)s AND version > %(after)s AND version <= %(until)s
ORDER BY version;

-- name: notifications
-- A stretch of the log as rows of the library's recorder.
SELECT arende_id, version, topic, bytes, position FROM {schema}.entry
WHERE position >= %(first)s AND position <= %(last)s
  AND (%(topics)s::text[] IS NULL OR topic = ANY (%(topics)s))
ORDER BY position LIMIT %(limit)s;

-- name: position_at
-- The last position recorded by a moment; 0 before the log began.
SELECT coalesce((
    SELECT position FROM {schema}.entry WHERE recorded_at <= %(moment)s
    ORDER BY recorded_at DESC LIMIT 1), 0);

-- name: recorded_at
-- The log's time of a position.
SELECT recorded_at FROM {schema}.entry WHERE position = %(position)s;

-- name: checkpoint
-- The newest signed checkpoint of at most a size.
SELECT size, note FROM {schema}.checkpoint WHERE size <= %(size)s ORDER BY size DESC LIMIT 1;

-- name: leaves
-- Leaf hashes from an index (0 is position 1).
SELECT position - 1, leaf_hash FROM {schema}.entry
WHERE position > %(first)s AND position <= %(first)s + %(width)s ORDER BY position;

-- name: subtrees
-- Hashes of full subtrees of one stored level.
SELECT index, hash FROM {schema}.subtree
WHERE level = %(level)s AND index >= %(first)s AND index < %(first)s + %(width)s ORDER BY index;

-- name: identity
-- Who is connected, with which powers, and which database this is.
SELECT current_user, r.rolsuper OR pg_has_role(current_user, 'liggare_owner', 'member') AS too_mighty,
       (SELECT system_identifier::text FROM pg_control_system()), d.oid::bigint
FROM pg_roles r, pg_database d
WHERE r.rolname = current_user AND d.datname = current_database();

-- name: might
-- May the connected role change or remove what the log holds, and how many of its refusals are switched on?
WITH kept (oid) AS (
    VALUES ('{schema}.entry'::regclass), ('{schema}.facts'::regclass), ('{schema}.sealed'::regclass),
           ('{schema}.arende_key'::regclass), ('{schema}.mapping'::regclass),
           ('{schema}.handling'::regclass),
           ('{schema}.subtree'::regclass), ('{schema}.checkpoint'::regclass)
)
SELECT bool_or(has_table_privilege(kept.oid, 'UPDATE, DELETE, TRUNCATE, TRIGGER')),
       (SELECT count(*) FROM pg_trigger t
        WHERE (t.tgrelid IN (SELECT oid FROM kept) OR t.tgrelid = '{schema}.head'::regclass)
          AND NOT t.tgisinternal AND t.tgenabled IN ('O', 'A')
          AND t.tgname IN ('refuse', 'gallring', 'growth'))
FROM kept;

-- name: registered
-- The nämnd behind a slug.
SELECT slug, name, schema_name, log_id, constructed FROM liggare.namnd WHERE slug = %(slug)s;

-- name: all_registered
-- Every nämnd on this server.
SELECT slug, name, schema_name, log_id, constructed FROM liggare.namnd ORDER BY slug;

-- name: register
-- A new nämnd (run by the owner).
INSERT INTO liggare.namnd (slug, name, schema_name, log_id, constructed)
VALUES (%(slug)s, %(name)s, %(schema_name)s, %(log_id)s, %(constructed)s);
