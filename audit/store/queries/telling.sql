-- name: take_turn
-- One sender at a time in a log: a lock of the session, let go when its process ends.
SELECT pg_try_advisory_lock(7190432, hashtext(%(schema)s));

-- name: leave_turn
-- The next sender may begin.
SELECT pg_advisory_unlock(7190432, hashtext(%(schema)s));
