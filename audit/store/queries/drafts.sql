-- name: sweep
-- Drafts that are too old are of no use to anyone.
DELETE FROM {schema}.draft WHERE saved_at <= %(oldest)s;

-- name: save
-- The draft of a form, in place of the one before.
INSERT INTO {schema}.draft (account_hmac, form_hmac, key_id, ciphertext, saved_at)
VALUES (%(account)s, %(form)s, %(key_id)s, %(ciphertext)s, %(saved_at)s)
ON CONFLICT (account_hmac, form_hmac) DO UPDATE
SET key_id = EXCLUDED.key_id, ciphertext = EXCLUDED.ciphertext, saved_at = EXCLUDED.saved_at;

-- name: keep_newest
-- Of the drafts of one account the newest stay.
DELETE FROM {schema}.draft
WHERE account_hmac = %(account)s AND form_hmac NOT IN (
    SELECT form_hmac FROM {schema}.draft
    WHERE account_hmac = %(account)s ORDER BY saved_at DESC, form_hmac LIMIT %(most)s);

-- name: load
-- The draft of one form, unless it is too old.
SELECT form_hmac, key_id, ciphertext, saved_at FROM {schema}.draft
WHERE account_hmac = %(account)s AND form_hmac = %(form)s AND saved_at > %(oldest)s;

-- name: listing
-- Every draft of one account that is not too old, newest first.
SELECT form_hmac, key_id, ciphertext, saved_at FROM {schema}.draft
WHERE account_hmac = %(account)s AND saved_at > %(oldest)s
ORDER BY saved_at DESC, form_hmac;

-- name: drop
-- One draft is done with.
DELETE FROM {schema}.draft WHERE account_hmac = %(account)s AND form_hmac = %(form)s;
