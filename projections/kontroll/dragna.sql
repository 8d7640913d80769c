-- name: utredningar
-- The facts that people know an utredning by, as the view has them now; what was gallrat has no row.
SELECT u.arende_id, u.enhet, u.inledd, u.avslutad
FROM {schema}.view_utredning u
WHERE u.slot = %(slot)s AND u.arende_id = ANY(%(ids)s) AND u.to_position IS NULL;

-- name: handelser
-- The same of rows of the generic extract; one that was taken back has no start.
SELECT h.arende_id, h.enhet, h.starthandelse, h.startdatum, h.sluthandelse, h.slutdatum
FROM {schema}.view_handelse h
WHERE h.slot = %(slot)s AND h.arende_id = ANY(%(ids)s) AND h.to_position IS NULL
  AND h.startdatum IS NOT NULL;
