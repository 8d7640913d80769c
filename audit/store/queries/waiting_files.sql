-- name: sweep
-- Files that came too long ago are of no use to anyone.
DELETE FROM {schema}.waiting_file WHERE saved_at <= %(oldest)s;

-- name: keep
-- A file that waits, with what is told of it.
INSERT INTO {schema}.waiting_file (id, account_hmac, step, told, content, saved_at, moved_at)
VALUES (%(id)s, %(account)s, %(step)s, %(told)s, %(content)s, %(now)s, %(now)s);

-- name: keep_newest
-- Of the files of one account the newest stay.
DELETE FROM {schema}.waiting_file
WHERE account_hmac = %(account)s AND id NOT IN (
    SELECT id FROM {schema}.waiting_file
    WHERE account_hmac = %(account)s ORDER BY saved_at DESC, id LIMIT %(most)s);

-- name: look
-- What is told of a file of an account, unless it came too long ago.
SELECT step, told, content IS NOT NULL, done, total, saved_at, moved_at
FROM {schema}.waiting_file
WHERE id = %(id)s AND account_hmac = %(account)s AND saved_at > %(oldest)s;

-- name: take
-- The bytes of a file, which leave it with this statement: whoever comes second finds none.
UPDATE {schema}.waiting_file AS w
SET content = NULL, step = %(step)s, done = 0, total = 0, moved_at = %(now)s
FROM (
    SELECT id, content FROM {schema}.waiting_file
    WHERE id = %(id)s AND account_hmac = %(account)s AND saved_at > %(oldest)s
      AND step = %(was)s AND content IS NOT NULL
    FOR UPDATE
) AS before
WHERE w.id = before.id
RETURNING before.content;

-- name: move
-- How far the work with a file has come.
UPDATE {schema}.waiting_file SET done = %(done)s, total = %(total)s, moved_at = %(now)s
WHERE id = %(id)s AND account_hmac = %(account)s;

-- name: tell
-- How a step ended; without `kept` the bytes leave at once.
UPDATE {schema}.waiting_file
SET step = %(step)s, told = %(told)s, moved_at = %(now)s,
    content = CASE WHEN %(kept)s THEN content END
WHERE id = %(id)s AND account_hmac = %(account)s;

-- name: drop
-- A file is done with.
DELETE FROM {schema}.waiting_file WHERE id = %(id)s AND account_hmac = %(account)s;
