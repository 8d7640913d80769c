-- name: lasningar
-- The readings of a stretch of time, in the log of readings.
SELECT e.arende_id
FROM {schema}.entry e
WHERE e.topic = 'lasning.recorded' AND e.recorded_at > %(after)s AND e.recorded_at <= %(upto)s;

-- name: lasningar_av
-- The same, those of one ärende or report: which it was, and the account that read.
SELECT e.arende_id, (f.facts::jsonb ->> 'arende')::uuid, f.facts::jsonb -> 'actor' ->> 'account'
FROM {schema}.entry e
JOIN {schema}.facts f ON f.position = e.position
WHERE e.topic = 'lasning.recorded' AND e.recorded_at > %(after)s AND e.recorded_at <= %(upto)s
  AND f.facts::jsonb ? 'arende';

-- name: utanfor
-- Which readings were made by an account that no event of the ärende or report names, up to %(known)s:
-- it has done nothing in it and has been given nothing in it. Only lex Sarah has such roles.
SELECT r.lasning
FROM unnest(%(lasningar)s::uuid[], %(arenden)s::uuid[], %(konton)s::text[])
    AS r (lasning, arende, konto)
WHERE EXISTS (
        SELECT FROM {schema}.entry e
        WHERE e.arende_id = r.arende AND e.version = 1 AND starts_with(e.topic, 'lexsarah.'))
  AND NOT EXISTS (
        SELECT FROM {schema}.entry e
        JOIN {schema}.facts f ON f.position = e.position
        WHERE e.arende_id = r.arende AND e.position <= %(known)s AND strpos(f.facts, r.konto) > 0);

-- name: handelser
-- The rows of the generic extract that began in a stretch of days, as known at %(known)s.
SELECT h.arende_id
FROM {schema}.view_handelse h
WHERE h.slot = %(slot)s AND h.starthandelse = %(kod)s
  AND h.startdatum BETWEEN %(forsta)s AND %(sista)s
  AND h.from_position <= %(known)s AND (h.to_position IS NULL OR h.to_position > %(known)s);
