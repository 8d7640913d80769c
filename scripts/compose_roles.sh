#!/usr/bin/env bash
# Run once by the PostgreSQL container on an empty volume: the three roles, each with its password.
set -euo pipefail

# psql reads each password from its file: none stands in a command line or in a log.
PGPASSWORD="$(cat /run/secrets/superuser_password)" psql --no-psqlrc --quiet \
    --set=ON_ERROR_STOP=1 --username="$POSTGRES_USER" --dbname="$POSTGRES_DB" <<'SQL'
SET log_statement = 'none';
\set password `cat /run/secrets/owner_password`
CREATE ROLE liggare_owner LOGIN NOINHERIT PASSWORD :'password';
\set password `cat /run/secrets/app_password`
CREATE ROLE liggare_app LOGIN NOINHERIT PASSWORD :'password';
\set password `cat /run/secrets/destroyer_password`
CREATE ROLE liggare_destroyer LOGIN NOINHERIT PASSWORD :'password';
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
REVOKE ALL ON DATABASE liggare FROM PUBLIC;
GRANT CREATE, CONNECT ON DATABASE liggare TO liggare_owner;
GRANT CONNECT ON DATABASE liggare TO liggare_app, liggare_destroyer;
SQL
