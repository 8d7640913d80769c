-- name: take_turn
-- One import at a time in a log: a lock of the session, let go when the import ends or its process does.
SELECT pg_try_advisory_lock(7190431, hashtext(%(schema)s));

-- name: leave_turn
-- The next import may begin.
SELECT pg_advisory_unlock(7190431, hashtext(%(schema)s));
