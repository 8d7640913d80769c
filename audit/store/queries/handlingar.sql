-- name: add
-- The bytes that one event attaches.
INSERT INTO {schema}.handling (position, ciphertext) VALUES (%(position)b, %(ciphertext)b);

-- name: one
-- The bytes that one event attached.
SELECT ciphertext FROM {schema}.handling WHERE position = %(position)s;
