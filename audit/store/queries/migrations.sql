-- name: timeouts
-- A migration that cannot get its locks soon gives up instead of stopping everybody.
SET lock_timeout = '10s'; SET statement_timeout = '10min';

-- name: take_lock
-- Session lock, one number for the whole product.
SELECT pg_advisory_lock(7190430120);

-- name: ensure_registry
-- Where each schema has come to, per set of migrations.
CREATE SCHEMA IF NOT EXISTS liggare;
GRANT USAGE ON SCHEMA liggare TO liggare_app, liggare_destroyer;
CREATE TABLE IF NOT EXISTS liggare.migration (
    schema_name text        NOT NULL,
    set_name    text        NOT NULL,
    version     integer     NOT NULL,
    applied_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (schema_name, set_name, version)
);
GRANT SELECT ON liggare.migration TO liggare_app, liggare_destroyer;

-- name: record
-- One step is done.
INSERT INTO liggare.migration (schema_name, set_name, version)
VALUES (%(schema)s, %(set)s, %(version)s);

-- name: applied
-- The newest step of each set in a schema.
SELECT set_name, max(version) FROM liggare.migration WHERE schema_name = %(schema)s GROUP BY set_name;
