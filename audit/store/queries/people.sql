-- name: uppdrag
-- What an account is employed as in a nämnd on a day, in the order it began.
SELECT id, befattning, verksamhet, ersatter, fran, till FROM liggare.uppdrag
WHERE account_id = %(account)s AND namnd_slug = %(slug)s
  AND fran <= %(day)s AND (till IS NULL OR till >= %(day)s)
ORDER BY fran, id;

-- name: give_uppdrag
-- A new uppdrag, from a day and perhaps to one.
INSERT INTO liggare.uppdrag (id, account_id, namnd_slug, befattning, verksamhet, ersatter, fran, till)
VALUES (%(id)s, %(account)s, %(slug)s, %(befattning)s, %(verksamhet)s, %(ersatter)s, %(fran)s, %(till)s);

-- name: end_uppdrag
-- An uppdrag has a last day; that it was held stays.
UPDATE liggare.uppdrag SET till = %(till)s WHERE id = %(id)s AND fran <= %(till)s;

-- name: contact
-- Where messages to an account go.
SELECT epost, mobil FROM liggare.contact WHERE account_id = %(account)s;

-- name: set_contact
-- Where messages to an account go from now on.
INSERT INTO liggare.contact (account_id, epost, mobil) VALUES (%(account)s, %(epost)s, %(mobil)s)
ON CONFLICT (account_id) DO UPDATE SET epost = excluded.epost, mobil = excluded.mobil;

-- name: holders
-- The open accounts that hold a role in a nämnd, in the order they got it.
SELECT a.id, a.display_name, c.epost, c.mobil
FROM liggare.account_role r
JOIN liggare.account a ON a.id = r.account_id
LEFT JOIN liggare.contact c ON c.account_id = a.id
WHERE r.namnd_slug = %(slug)s AND r.role = %(role)s AND r.ended_at IS NULL AND a.disabled_at IS NULL
ORDER BY r.granted_at, a.id;

-- name: stand_ins
-- The open accounts that stand in for another on a day, in the order they began.
SELECT a.id, a.display_name, c.epost, c.mobil
FROM liggare.uppdrag u
JOIN liggare.account a ON a.id = u.account_id
LEFT JOIN liggare.contact c ON c.account_id = a.id
WHERE u.ersatter = %(account)s AND u.namnd_slug = %(slug)s AND a.disabled_at IS NULL
  AND u.fran <= %(day)s AND (u.till IS NULL OR u.till >= %(day)s)
ORDER BY u.fran, u.id;

-- name: heads
-- The open accounts that hold a role and are employed as the same in a verksamhet on a day (none: in any).
SELECT DISTINCT a.id
FROM liggare.account_role r
JOIN liggare.account a ON a.id = r.account_id AND a.disabled_at IS NULL
JOIN liggare.uppdrag u ON u.account_id = a.id AND u.namnd_slug = r.namnd_slug
WHERE r.namnd_slug = %(slug)s AND r.role = %(role)s AND r.ended_at IS NULL AND u.befattning = %(role)s
  AND (%(verksamhet)s::text IS NULL OR u.verksamhet IS NULL OR u.verksamhet = %(verksamhet)s)
  AND u.fran <= %(day)s AND (u.till IS NULL OR u.till >= %(day)s);
