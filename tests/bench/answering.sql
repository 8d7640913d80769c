-- name: some_arenden
-- Ärenden drawn at random.
SELECT arende_id FROM {schema}.entry WHERE topic LIKE 'barnutredning.%%'
ORDER BY random() LIMIT %(number)s;
