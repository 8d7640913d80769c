-- name: facts
-- The facts of one entry with their salt, exactly as the entry commits to them.
SELECT facts, salt FROM {schema}.facts WHERE position = %(position)s;

-- name: sender
-- Whose session this is, without noting that it was used: a report must not show in the table of sessions.
SELECT s.account_id, a.display_name
FROM liggare.session s JOIN liggare.account a ON a.id = s.account_id
WHERE s.id_sha256 = %(id_sha256)s AND a.disabled_at IS NULL
  AND s.seen_at > clock_timestamp() - %(idle)s AND s.created_at > clock_timestamp() - %(absolute)s;
