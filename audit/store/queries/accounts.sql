-- name: add_account
-- A new account; the username must be free.
INSERT INTO liggare.account (id, username, display_name, password_hash)
VALUES (%(id)s, %(username)s, %(display_name)s, %(password_hash)s);

-- name: credentials
-- What a sign-in needs to know of a username.
SELECT id, password_hash, disabled_at IS NOT NULL
FROM liggare.account WHERE username = %(username)s;

-- name: set_password_hash
-- A new password, or the same one hashed with stronger parameters.
UPDATE liggare.account SET password_hash = %(password_hash)s WHERE id = %(id)s;

-- name: disable
-- From now on the account cannot sign in; it stays, because events name it.
UPDATE liggare.account SET disabled_at = clock_timestamp()
WHERE username = %(username)s AND disabled_at IS NULL RETURNING id;

-- name: close_sessions
-- Every session of an account ends at once.
DELETE FROM liggare.session WHERE account_id = %(id)s;

-- name: revoke_tokens
-- Every token of an account ends at once.
UPDATE liggare.api_token SET revoked_at = clock_timestamp()
WHERE account_id = %(id)s AND revoked_at IS NULL;

-- name: revoke_strong_tokens
-- Every token of an account that opens ordinary logs ends at once.
UPDATE liggare.api_token SET revoked_at = clock_timestamp()
WHERE account_id = %(id)s AND revoked_at IS NULL AND strong_reason IS NOT NULL;

-- name: accounts
-- Every account with the roles it holds now, as "slug role" pairs.
SELECT a.id, a.username, a.display_name, a.disabled_at,
       array(SELECT r.namnd_slug || ' ' || r.role FROM liggare.account_role r
             WHERE r.account_id = a.id AND r.ended_at IS NULL ORDER BY 1),
       EXISTS (SELECT FROM liggare.second_factor f WHERE f.account_id = a.id)
FROM liggare.account a ORDER BY a.username;

-- name: grant_role
-- A role from now on; nothing happens where the account already holds it.
INSERT INTO liggare.account_role (account_id, namnd_slug, role)
SELECT %(id)s, %(slug)s, %(role)s
WHERE NOT EXISTS (
    SELECT FROM liggare.account_role
    WHERE account_id = %(id)s AND namnd_slug = %(slug)s AND role = %(role)s AND ended_at IS NULL);

-- name: end_role
-- A role until now; that it was held stays.
UPDATE liggare.account_role SET ended_at = clock_timestamp()
WHERE account_id = %(id)s AND namnd_slug = %(slug)s AND role = %(role)s AND ended_at IS NULL;

-- name: namnd_exists
-- Is there a nämnd of that name?
SELECT EXISTS (SELECT FROM liggare.namnd WHERE slug = %(slug)s);

-- name: open_session
-- A new session; only the hash of its id is kept. Strong: both factors were given.
INSERT INTO liggare.session (id_sha256, account_id, csrf_token, strong_at)
VALUES (%(id_sha256)s, %(account)s, %(csrf_token)s, CASE WHEN %(strong)s THEN clock_timestamp() END);

-- name: close_session
-- One session ends.
DELETE FROM liggare.session WHERE id_sha256 = %(id_sha256)s;

-- name: sweep_sessions
-- Sessions that have run out are of no use to anyone.
DELETE FROM liggare.session
WHERE seen_at < clock_timestamp() - %(idle)s OR created_at < clock_timestamp() - %(absolute)s;

-- name: by_session
-- Who is signed in with a session that has not run out, and whether it is time to note that it was seen.
SELECT a.id, a.username, a.display_name,
       array(SELECT r.namnd_slug || ' ' || r.role FROM liggare.account_role r
             WHERE r.account_id = a.id AND r.ended_at IS NULL),
       s.csrf_token, s.seen_at < clock_timestamp() - interval '30 seconds', s.strong_at IS NOT NULL
FROM liggare.session s JOIN liggare.account a ON a.id = s.account_id
WHERE s.id_sha256 = %(id_sha256)s AND a.disabled_at IS NULL
  AND s.seen_at > clock_timestamp() - %(idle)s AND s.created_at > clock_timestamp() - %(absolute)s;

-- name: touch_session
-- The session was used.
UPDATE liggare.session SET seen_at = clock_timestamp() WHERE id_sha256 = %(id_sha256)s;

-- name: add_token
-- A token for the API; only its hash is kept. With a reason it opens ordinary logs too.
INSERT INTO liggare.api_token (token_sha256, account_id, label, expires_at, strong_reason)
VALUES (%(token_sha256)s, %(account)s, %(label)s, %(expires_at)s, %(strong_reason)s);

-- name: by_token
-- Who calls with a token that is neither revoked nor past its day.
SELECT a.id, a.username, a.display_name,
       array(SELECT r.namnd_slug || ' ' || r.role FROM liggare.account_role r
             WHERE r.account_id = a.id AND r.ended_at IS NULL),
       t.strong_reason IS NOT NULL
FROM liggare.api_token t JOIN liggare.account a ON a.id = t.account_id
WHERE t.token_sha256 = %(token_sha256)s AND a.disabled_at IS NULL
  AND t.revoked_at IS NULL AND t.expires_at > clock_timestamp();

-- name: tokens
-- The tokens of an account, newest first; the tokens themselves are not known.
SELECT label, created_at, expires_at, revoked_at, strong_reason
FROM liggare.api_token WHERE account_id = %(id)s ORDER BY created_at DESC;

-- name: revoke_token
-- One token ends, named by its label.
UPDATE liggare.api_token SET revoked_at = clock_timestamp()
WHERE account_id = %(id)s AND label = %(label)s AND revoked_at IS NULL;

-- name: close_other_sessions
-- Every session of an account ends but one.
DELETE FROM liggare.session WHERE account_id = %(id)s AND id_sha256 <> %(id_sha256)s;

-- name: close_half_sessions
-- Every sign-in of an account that waits for its code ends.
DELETE FROM liggare.half_session WHERE account_id = %(id)s;

-- name: weaken_session
-- A session opens no more than a password does, from now on.
UPDATE liggare.session SET strong_at = NULL WHERE id_sha256 = %(id_sha256)s;

-- name: sessions
-- The sessions of an account that have not run out, newest first, and which of them is asking.
SELECT created_at, seen_at, strong_at IS NOT NULL, id_sha256 = %(id_sha256)s FROM liggare.session
WHERE account_id = %(id)s
  AND seen_at > clock_timestamp() - %(idle)s AND created_at > clock_timestamp() - %(absolute)s
ORDER BY created_at DESC;

-- name: open_half_session
-- The password was right, the code is waited for.
INSERT INTO liggare.half_session (id_sha256, account_id) VALUES (%(id_sha256)s, %(account)s);

-- name: sweep_half_sessions
-- Sign-ins that nobody finished are of no use to anyone.
DELETE FROM liggare.half_session WHERE created_at < clock_timestamp() - %(age)s;

-- name: half_session
-- Whose sign-in waits for its code.
SELECT a.id
FROM liggare.half_session h JOIN liggare.account a ON a.id = h.account_id
WHERE h.id_sha256 = %(id_sha256)s AND a.disabled_at IS NULL
  AND h.created_at > clock_timestamp() - %(age)s;

-- name: close_half_session
-- A sign-in that waited is finished, or given up.
DELETE FROM liggare.half_session WHERE id_sha256 = %(id_sha256)s;

-- name: ordinary_roles
-- Does the account hold a role in a nämnd whose log is an ordinary one?
SELECT EXISTS (
    SELECT FROM liggare.account_role r JOIN liggare.namnd n ON n.slug = r.namnd_slug
    WHERE r.account_id = %(id)s AND r.ended_at IS NULL AND NOT n.constructed);

-- name: names
-- What accounts are called, for those who may see it.
SELECT id, display_name FROM liggare.account WHERE id = ANY(%(ids)s);

-- name: every_name
-- What every account is called; without its roles, which each would have to be asked for.
SELECT id, display_name FROM liggare.account;
