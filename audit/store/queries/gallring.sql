-- name: erase_facts
-- Facts of the ärende recorded before the gallring.
DELETE FROM {schema}.facts f USING {schema}.entry e
WHERE e.position = f.position AND e.arende_id = %(arende)s AND f.position < %(position)s;

-- name: erase_sealed
-- Sealed words of the ärende recorded before the gallring.
DELETE FROM {schema}.sealed s USING {schema}.entry e
WHERE e.position = s.position AND e.arende_id = %(arende)s AND s.position < %(position)s;

-- name: erase_files
-- The files attached to the ärende.
DELETE FROM {schema}.handling h USING {schema}.entry e
WHERE e.position = h.position AND e.arende_id = %(arende)s AND h.position < %(position)s;

-- name: erase_keys
-- All keys of the ärende.
DELETE FROM {schema}.arende_key WHERE arende_id = %(arende)s;

-- name: erase_mappings
-- The identifiers that led to references which no other ärende uses.
DELETE FROM {schema}.mapping WHERE reference = ANY (%(references)s);

-- name: counts
-- What will leave.
SELECT
    (SELECT count(*) FROM {schema}.facts f JOIN {schema}.entry e USING (position)
     WHERE e.arende_id = %(arende)s),
    (SELECT count(*) FROM {schema}.sealed s JOIN {schema}.entry e USING (position)
     WHERE e.arende_id = %(arende)s),
    (SELECT count(*) FROM {schema}.arende_key WHERE arende_id = %(arende)s),
    (SELECT count(*) FROM {schema}.mapping WHERE reference = ANY (%(references)s));

-- name: facts_of
-- The facts of the ärende, to find the references in them.
SELECT f.facts FROM {schema}.facts f JOIN {schema}.entry e USING (position)
WHERE e.arende_id = %(arende)s;

-- name: mapped
-- Which of the references stand for an outside identifier.
SELECT reference FROM {schema}.mapping WHERE reference = ANY (%(references)s) ORDER BY reference;

-- name: other_users
-- A place where the facts of another ärende name each of the references, in a stretch of the log.
SELECT r.reference, u.position
FROM unnest(%(references)s::uuid[]) AS r (reference)
CROSS JOIN LATERAL (
    SELECT f.position FROM {schema}.facts f JOIN {schema}.entry e USING (position)
    WHERE f.position > %(after)s AND f.position <= %(until)s
      AND f.facts LIKE '%%"' || r.reference || '"%%' AND e.arende_id <> %(arende)s
    LIMIT 1
) AS u;

-- name: still_there
-- Which of these facts are still there.
SELECT position FROM {schema}.facts WHERE position = ANY (%(positions)s);

-- name: keys_to_rewrap
-- Keys that are still wrapped by an older key of the nämnd.
SELECT arende_id, purpose, wrapping_key_id, wrapped, position FROM {schema}.arende_key
WHERE wrapping_key_id <> %(current)s;

-- name: add_rewrapped
-- The same key under the new wrapping.
INSERT INTO {schema}.arende_key (arende_id, purpose, wrapping_key_id, wrapped, position)
VALUES (%(arende_id)s, %(purpose)s, %(wrapping_key_id)s, %(wrapped)s, %(position)s);

-- name: drop_old_wrappings
-- The older wrappings, now that each key has a new one.
DELETE FROM {schema}.arende_key WHERE wrapping_key_id <> %(current)s;
