-- name: open_imports
-- Imports started but not completed as known at %(known)s.
SELECT i.arende_id, i.from_position, i.started_at, i.completed_position, i.completed_at, i.kind,
    i.file_sha256, i.extract_made_at, i.rows, i.accepted, i.unchanged, i.corrected, i.refused
FROM {schema}.view_import i
WHERE i.slot = %(slot)s AND i.kind = ANY (%(kinds)s) AND i.from_position <= %(known)s
  AND (i.completed_position IS NULL OR i.completed_position > %(known)s)
ORDER BY i.from_position;

-- name: newest_of_each
-- Of each kind the completed import, as known at %(known)s, whose extract was made last.
SELECT DISTINCT ON (i.kind) i.arende_id, i.from_position, i.started_at, i.completed_position, i.completed_at, i.kind,
    i.file_sha256, i.extract_made_at, i.rows, i.accepted, i.unchanged, i.corrected, i.refused
FROM {schema}.view_import i
WHERE i.slot = %(slot)s AND i.kind = ANY (%(kinds)s) AND i.completed_position <= %(known)s
ORDER BY i.kind, i.extract_made_at DESC, i.from_position DESC;

-- name: listed
-- Imports as known at %(known)s, the one that began last first; the last column counts all of them.
SELECT i.arende_id, i.from_position, i.started_at,
    CASE WHEN i.completed_position <= %(known)s THEN i.completed_position END,
    CASE WHEN i.completed_position <= %(known)s THEN i.completed_at END,
    i.kind, i.file_sha256, i.extract_made_at, i.rows,
    CASE WHEN i.completed_position <= %(known)s THEN i.accepted END,
    CASE WHEN i.completed_position <= %(known)s THEN i.unchanged END,
    CASE WHEN i.completed_position <= %(known)s THEN i.corrected END,
    CASE WHEN i.completed_position <= %(known)s THEN i.refused END,
    count(*) OVER ()
FROM {schema}.view_import i
WHERE i.slot = %(slot)s AND i.from_position <= %(known)s
ORDER BY i.from_position DESC LIMIT %(limit)s OFFSET %(offset)s;
