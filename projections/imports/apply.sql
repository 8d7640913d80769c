-- name: started
-- One row per import that was started among the entries after %(after)s up to %(upto)s.
WITH inserted AS (
    INSERT INTO {schema}.view_import
        (slot, arende_id, from_position, started_at, kind, file_sha256, extract_made_at, rows)
    SELECT %(slot)s, e.arende_id, e.position, e.recorded_at, s.kind, s.file_sha256,
        s.extract_made_at, s.rows
    FROM {schema}.entry e
    JOIN {schema}.facts f ON f.position = e.position
    CROSS JOIN LATERAL jsonb_to_record(f.facts::jsonb) AS s (
        kind text, file_sha256 text, extract_made_at timestamptz, rows bigint)
    WHERE e.position > %(after)s AND e.position <= %(upto)s AND e.topic = 'import.started'
    RETURNING from_position
)
SELECT 'import.started', count(*) FROM inserted;

-- name: completed
-- The end of an import, written into its row (which the statement before may have made just now).
WITH finished AS (
    UPDATE {schema}.view_import v
    SET completed_position = e.position, completed_at = e.recorded_at,
        accepted = s.accepted, unchanged = s.unchanged, corrected = s.corrected, refused = s.refused
    FROM {schema}.entry e
    JOIN {schema}.facts f ON f.position = e.position
    CROSS JOIN LATERAL jsonb_to_record(f.facts::jsonb) AS s (
        accepted bigint, unchanged bigint, corrected bigint, refused bigint)
    WHERE e.position > %(after)s AND e.position <= %(upto)s AND e.topic = 'import.completed'
      AND v.slot = %(slot)s AND v.arende_id = e.arende_id AND v.completed_position IS NULL
    RETURNING e.position
)
SELECT 'import.completed', count(*) FROM finished;
