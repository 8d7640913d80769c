-- name: switch_on
-- A calendar from now on; one that was there gets a new address, and the old one is dead.
INSERT INTO liggare.calendar (account_id, namnd_slug, feed_id, token_sha256)
VALUES (%(account)s, %(slug)s, %(feed)s, %(token_sha256)s)
ON CONFLICT (account_id, namnd_slug) DO UPDATE
SET token_sha256 = excluded.token_sha256, created_at = clock_timestamp();

-- name: switch_off
-- No calendar any more.
DELETE FROM liggare.calendar WHERE account_id = %(account)s AND namnd_slug = %(slug)s;

-- name: since
-- Since when somebody has a calendar.
SELECT created_at FROM liggare.calendar WHERE account_id = %(account)s AND namnd_slug = %(slug)s;

-- name: by_token
-- Whose calendar an address is: with the roles held all the time since it was made, for it dies with them.
SELECT c.account_id, c.namnd_slug, c.feed_id, array_agg(r.role ORDER BY r.role)
FROM liggare.calendar c
JOIN liggare.account a ON a.id = c.account_id AND a.disabled_at IS NULL
JOIN liggare.account_role r ON r.account_id = c.account_id AND r.namnd_slug = c.namnd_slug
WHERE c.token_sha256 = %(token_sha256)s AND r.ended_at IS NULL AND r.granted_at <= c.created_at
GROUP BY c.account_id, c.namnd_slug, c.feed_id;

-- name: want_reminder
-- From now on a message on days when something falls due.
INSERT INTO liggare.reminder (account_id, namnd_slug) VALUES (%(account)s, %(slug)s)
ON CONFLICT (account_id, namnd_slug) DO NOTHING;

-- name: no_reminder
-- No such messages any more.
DELETE FROM liggare.reminder WHERE account_id = %(account)s AND namnd_slug = %(slug)s;

-- name: wants_reminder
-- Does somebody want such messages?
SELECT EXISTS (
    SELECT FROM liggare.reminder WHERE account_id = %(account)s AND namnd_slug = %(slug)s);

-- name: reminders_left
-- Who wants such messages in a nämnd and was not looked at on a day, with the roles held now.
SELECT m.account_id, array_agg(r.role ORDER BY r.role)
FROM liggare.reminder m
JOIN liggare.account a ON a.id = m.account_id AND a.disabled_at IS NULL
JOIN liggare.account_role r ON r.account_id = m.account_id AND r.namnd_slug = m.namnd_slug
WHERE m.namnd_slug = %(slug)s AND r.ended_at IS NULL
  AND (m.sent_on IS NULL OR m.sent_on < %(day)s)
GROUP BY m.account_id ORDER BY m.account_id;

-- name: take_reminder
-- Somebody's day is taken care of, by whoever comes first.
UPDATE liggare.reminder SET sent_on = %(day)s
WHERE account_id = %(account)s AND namnd_slug = %(slug)s AND (sent_on IS NULL OR sent_on < %(day)s);
