-- name: factor
-- The second factor of an account, sealed.
SELECT key_id, sealed, last_step, confirmed_at FROM liggare.second_factor WHERE account_id = %(account)s;

-- name: has_factor
-- Has an account a second factor?
SELECT EXISTS (SELECT FROM liggare.second_factor WHERE account_id = %(account)s);

-- name: any_factor
-- Has anybody a second factor?
SELECT EXISTS (SELECT FROM liggare.second_factor);

-- name: put_factor
-- A new second factor, in place of the one before.
INSERT INTO liggare.second_factor (account_id, key_id, sealed, last_step, confirmed_at)
VALUES (%(account)s, %(key_id)s, %(sealed)s, %(step)s, clock_timestamp())
ON CONFLICT (account_id) DO UPDATE
SET key_id = EXCLUDED.key_id, sealed = EXCLUDED.sealed,
    last_step = greatest(EXCLUDED.last_step, liggare.second_factor.last_step),
    confirmed_at = EXCLUDED.confirmed_at;

-- name: take_step
-- A time step is used once: no row comes back when it, or a later one, was used before.
UPDATE liggare.second_factor SET last_step = %(step)s
WHERE account_id = %(account)s AND last_step < %(step)s RETURNING last_step;

-- name: remove_factor
-- An account has no second factor any more.
DELETE FROM liggare.second_factor WHERE account_id = %(account)s;

-- name: remove_codes
-- The recovery codes of an account are of no use any more.
DELETE FROM liggare.recovery_code WHERE account_id = %(account)s;

-- name: add_code
-- One recovery code, as its salted hash.
INSERT INTO liggare.recovery_code (account_id, salt, code_sha256)
VALUES (%(account)s, %(salt)s, %(code_sha256)s);

-- name: unused_codes
-- The recovery codes of an account that were not used.
SELECT salt, code_sha256 FROM liggare.recovery_code
WHERE account_id = %(account)s AND used_at IS NULL;

-- name: use_code
-- A recovery code is used once: no row comes back when it was used before.
UPDATE liggare.recovery_code SET used_at = clock_timestamp()
WHERE account_id = %(account)s AND code_sha256 = %(code_sha256)s AND used_at IS NULL
RETURNING account_id;

-- name: note
-- What was done with a second factor, by whom and why.
INSERT INTO liggare.second_factor_note (id, account_id, what, done_by, reason)
VALUES (%(id)s, %(account)s, %(what)s, %(done_by)s, %(reason)s);

-- name: notes
-- What was done with the second factor of an account, newest first.
SELECT what, done_by, reason, noted_at FROM liggare.second_factor_note
WHERE account_id = %(account)s ORDER BY noted_at DESC, id;
