-- name: take_turn
-- One import at a time in a log: a lock of the session, let go when the import ends or its process does.
SELECT pg_try_advisory_lock(7190431, hashtext(%(schema)s));

-- name: leave_turn
-- The next import may begin.
SELECT pg_advisory_unlock(7190431, hashtext(%(schema)s));

-- name: data_keys
-- The data keys of many ärenden, however wrapped.
SELECT arende_id, wrapping_key_id, wrapped FROM {schema}.arende_key
WHERE arende_id = ANY (%(arenden)s) AND purpose = %(purpose)s;

-- name: arenden_with_words
-- Everything recorded of many ärenden, in order, with what lies beside it.
SELECT e.position, e.recorded_at, e.bytes, f.facts, s.parts, s.ciphertexts, e.arende_id
FROM {schema}.entry e
LEFT JOIN {schema}.facts f USING (position)
LEFT JOIN LATERAL (
    SELECT array_agg(part ORDER BY part) AS parts, array_agg(ciphertext ORDER BY part) AS ciphertexts
    FROM {schema}.sealed WHERE sealed.position = e.position
) s ON true
WHERE e.arende_id = ANY (%(arenden)s)
ORDER BY e.arende_id, e.version;
