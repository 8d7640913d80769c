-- name: rows
-- Every row of one copy of a table in the order of its key, as text without the slot, which is one letter
-- and the first column of every view table.
SELECT {key}, substr(t::text, 4) FROM {schema}.{table} t WHERE t.slot = %(slot)s ORDER BY {key};

-- name: remove
-- DELETE and not TRUNCATE: a reader with an older snapshot may still be reading this copy.
DELETE FROM {schema}.{table} WHERE slot = %(slot)s;
