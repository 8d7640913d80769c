-- name: open_imports
-- Imports started but not completed as known at %(known)s.
SELECT i.arende_id, i.from_position, i.started_at, i.completed_position, i.completed_at, i.kind,
    i.file_sha256, i.extract_made_at, i.rows, i.accepted, i.unchanged, i.corrected, i.refused
FROM {schema}.view_import i
WHERE i.slot = %(slot)s AND i.kind = ANY (%(kinds)s) AND i.from_position <= %(known)s
  AND (i.completed_position IS NULL OR i.completed_position > %(known)s)
ORDER BY i.from_position;

-- name: newest
-- The completed import, as known at %(known)s, whose extract was made last.
SELECT i.arende_id, i.from_position, i.started_at, i.completed_position, i.completed_at, i.kind,
    i.file_sha256, i.extract_made_at, i.rows, i.accepted, i.unchanged, i.corrected, i.refused
FROM {schema}.view_import i
WHERE i.slot = %(slot)s AND i.kind = ANY (%(kinds)s) AND i.completed_position <= %(known)s
ORDER BY i.extract_made_at DESC, i.from_position DESC LIMIT 1;
