-- name: add
-- The bytes of the files that a commit attaches.
INSERT INTO {schema}.handling (position, ciphertext)
SELECT * FROM unnest(%(file_positions)b::bigint[], %(files)b::bytea[]);

-- name: one
-- The bytes that one event attached.
SELECT ciphertext FROM {schema}.handling WHERE position = %(position)s;
