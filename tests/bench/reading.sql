-- name: ordered
-- Bytes and uuids in the order of the log; no jsonb.
SELECT position, arende_id, bytes FROM {schema}.entry ORDER BY position;
