-- name: rows
-- How many rows of entries there are, to know that both sides wrote as many.
SELECT count(*) FROM {schema}.entry;

-- name: tables
-- The same columns and indexes as the log's own, without triggers or rights.
CREATE SCHEMA IF NOT EXISTS baseline_copy;
DROP TABLE IF EXISTS baseline_copy.entry, baseline_copy.facts, baseline_copy.mapping;
CREATE TABLE baseline_copy.entry (LIKE {schema}.entry INCLUDING ALL);
CREATE TABLE baseline_copy.facts (LIKE {schema}.facts INCLUDING ALL);
CREATE TABLE baseline_copy.mapping (LIKE {schema}.mapping INCLUDING ALL);

-- name: empty
-- Begin anew.
TRUNCATE baseline_copy.entry, baseline_copy.facts, baseline_copy.mapping;
