-- name: one_snapshot
-- Every batch is made of one snapshot. Its statements join sets of thousands with sets of thousands that
-- the planner takes for a handful: nested loops over them would grow with the square.
-- Losing the newest batches in a crash costs nothing: their position is lost with them, and they are
-- read again.
SET TRANSACTION ISOLATION LEVEL REPEATABLE READ;
SET LOCAL enable_nestloop = off; SET LOCAL enable_sort = off; SET LOCAL jit = off;
SET LOCAL work_mem = '64MB'; SET LOCAL synchronous_commit = off;

-- name: one_snapshot_read_only
-- The same for those who only read. Their queries are written for their indexes, and a copy that was
-- just rebuilt has no statistics yet: without the second line the planner would read it whole.
SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY;
SET LOCAL enable_seqscan = off; SET LOCAL jit = off;

-- name: one_snapshot_kept
-- The same for questions asked over and over: planning one costs more than answering it, so its plan is kept.
-- It is one for all days, and must not believe any: a population is of thousands where the planner expects a
-- dozen, joining it must not become loops, and hashing counts it faster than sorting.
SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY;
SET LOCAL enable_seqscan = off; SET LOCAL jit = off; SET LOCAL plan_cache_mode = force_generic_plan;
SET LOCAL enable_nestloop = off; SET LOCAL enable_sort = off;

-- name: live
-- Which copy of a view people read, how far it has come, and how far the log has.
SELECT r.slot, r.generation, s.position, s.recorded_at, s.edge, s.consumed, s.error, s.stopped_position,
    s.stopped_at, h.size, h.right_edge
FROM {schema}.view_registry r
JOIN {schema}.view_state s ON s.view = r.view AND s.slot = r.slot
CROSS JOIN {schema}.head h
WHERE r.view = %(view)s;

-- name: live_of
-- The same of several views at once.
SELECT r.view, r.slot, s.edge, h.right_edge, s.position, s.recorded_at, h.size, s.error, s.stopped_at
FROM {schema}.view_registry r
JOIN {schema}.view_state s ON s.view = r.view AND s.slot = r.slot
CROSS JOIN {schema}.head h
WHERE r.view = ANY (%(views)s);

-- name: at_rest
-- The views that have nothing to read now: those at the log's head, and those that have stopped.
SELECT r.view
FROM {schema}.view_registry r
JOIN {schema}.view_state s ON s.view = r.view AND s.slot = r.slot
CROSS JOIN {schema}.head h
WHERE s.position >= h.size OR s.stopped_at IS NOT NULL;

-- name: abandoned
-- The views whose other copy, which nobody reads, holds something: a rebuild runs, or one was killed.
SELECT r.view
FROM {schema}.view_registry r
JOIN {schema}.view_state s ON s.view = r.view AND s.slot <> r.slot
WHERE s.position > 0 OR s.stopped_at IS NOT NULL;

-- name: lock_state
-- Take the right to move one copy of a view, and see how far the log has come.
SELECT s.position, s.edge, s.consumed, s.stopped_at IS NOT NULL, h.size
FROM {schema}.view_state s CROSS JOIN {schema}.head h
WHERE s.view = %(view)s AND s.slot = %(slot)s
FOR UPDATE OF s;

-- name: lock_live
-- Take the right to move every copy that people read, of those that lag behind and have not stopped.
-- One that somebody else holds, a rebuild for instance, is left to them: nobody waits for it here.
SELECT r.view, r.slot, s.position, s.edge, h.size
FROM {schema}.view_registry r
JOIN {schema}.view_state s ON s.view = r.view AND s.slot = r.slot
CROSS JOIN {schema}.head h
WHERE s.stopped_at IS NULL AND s.position < h.size
ORDER BY r.view
FOR UPDATE OF s SKIP LOCKED;

-- name: standing
-- How far a copy has come, and whether it is stopped.
SELECT s.position, h.size, s.error
FROM {schema}.view_state s CROSS JOIN {schema}.head h
WHERE s.view = %(view)s AND s.slot = %(slot)s;

-- name: leaves
-- The leaf hashes of a batch, computed from the very bytes (RFC 9162 section 2.1.1), in order.
SELECT coalesce(string_agg(sha256('\x00'::bytea || e.bytes), ''::bytea ORDER BY e.position), ''),
    max(e.recorded_at)
FROM {schema}.entry e
WHERE e.position > %(after)s AND e.position <= %(upto)s;

-- name: kinds
-- Which (topic, schema version) pairs a batch holds, and where each is first met.
SELECT e.topic, e.schema_version, min(e.position)
FROM {schema}.entry e
WHERE e.position > %(after)s AND e.position <= %(upto)s
GROUP BY e.topic, e.schema_version;

-- name: without_contents
-- Events that a view reads but whose facts are gone: how many per topic, and the first that no gallring explains.
SELECT e.topic, count(*), min(e.position) FILTER (WHERE NOT EXISTS (
    SELECT FROM {schema}.entry g
    WHERE g.arende_id = e.arende_id AND g.topic = 'gallring.executed'))
FROM {schema}.entry e
WHERE e.position > %(after)s AND e.position <= %(upto)s AND e.topic = ANY (%(topics)s)
  AND NOT EXISTS (
    SELECT FROM {schema}.facts f
    WHERE f.position = e.position AND f.position > %(after)s AND f.position <= %(upto)s)
GROUP BY e.topic;

-- name: move
-- The position moves in the same transaction as the rows.
UPDATE {schema}.view_state
SET position = %(upto)s, recorded_at = %(recorded_at)s, edge = %(edge)s, consumed = %(consumed)s
WHERE view = %(view)s AND slot = %(slot)s;

-- name: move_all
-- The same of several views past entries that none of them reads: what they consumed stays.
UPDATE {schema}.view_state s
SET position = %(upto)s, recorded_at = %(recorded_at)s, edge = %(edge)s
FROM unnest(%(views)s::text[], %(slots)s::text[]) AS moved (view, slot)
WHERE s.view = moved.view AND s.slot = moved.slot;

-- name: stop
-- A view that cannot go on says where and by what kind of error.
UPDATE {schema}.view_state
SET error = %(error)s, stopped_position = %(position)s, stopped_at = clock_timestamp()
WHERE view = %(view)s AND slot = %(slot)s AND position = %(position)s - 1;

-- name: retry
-- Let a stopped view try the same event again.
UPDATE {schema}.view_state
SET error = NULL, stopped_position = NULL, stopped_at = NULL
WHERE view = %(view)s AND slot = %(slot)s;

-- name: reset
-- An emptied copy begins anew.
UPDATE {schema}.view_state
SET position = 0, recorded_at = NULL, edge = '', consumed = '{}', error = NULL,
    stopped_position = NULL, stopped_at = NULL
WHERE view = %(view)s AND slot = %(slot)s;

-- name: swap
-- From the next snapshot on, people read the other copy.
UPDATE {schema}.view_registry
SET slot = %(slot)s, generation = generation + 1, changed_at = clock_timestamp()
WHERE view = %(view)s
RETURNING generation;

-- name: counts
-- How many events of each topic the log holds up to a löpnummer.
SELECT e.topic, count(*) FROM {schema}.entry e WHERE e.position <= %(upto)s GROUP BY e.topic;

-- name: try_lock
-- One rebuild of a view at a time; held by the session.
SELECT pg_try_advisory_lock(hashtextextended(%(name)s, 0));

-- name: unlock
-- Let the next one rebuild.
SELECT pg_advisory_unlock(hashtextextended(%(name)s, 0));

-- name: position_at
-- The last entry that had been recorded at a moment.
SELECT e.position, e.recorded_at FROM {schema}.entry e
WHERE e.recorded_at <= %(moment)s ORDER BY e.recorded_at DESC LIMIT 1;

-- name: position_now
-- The newest entry.
SELECT h.size, h.recorded_at FROM {schema}.head h WHERE h.size > 0;

-- name: gallrade_after
-- Ärenden gallrade after a löpnummer: their facts are gone for a rebuild, not yet for a view that lags.
SELECT DISTINCT e.arende_id FROM {schema}.entry e
WHERE e.position > %(after)s AND e.topic = 'gallring.executed';
