-- What all nämnder on this server share: which nämnder there are, and who may sign in.
-- Nothing of any ärende stands here.
CREATE TABLE liggare.namnd (
    slug        text        NOT NULL PRIMARY KEY CHECK (slug ~ '^[a-z][a-z0-9-]{1,40}$'),
    name        text        NOT NULL,
    schema_name text        NOT NULL UNIQUE,
    log_id      uuid        NOT NULL UNIQUE,
    constructed boolean     NOT NULL,
    created_at  timestamptz NOT NULL DEFAULT clock_timestamp()
);

CREATE TABLE liggare.account (
    id            uuid        NOT NULL PRIMARY KEY,
    username      text        NOT NULL UNIQUE,
    display_name  text        NOT NULL,
    password_hash text        NOT NULL,
    disabled_at   timestamptz,
    created_at    timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- A role that an account holds in one nämnd, from one day and (when ended) until another.
CREATE TABLE liggare.account_role (
    account_id uuid NOT NULL REFERENCES liggare.account (id),
    namnd_slug text NOT NULL REFERENCES liggare.namnd (slug),
    role       text NOT NULL,
    granted_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    ended_at   timestamptz,
    PRIMARY KEY (account_id, namnd_slug, role, granted_at)
);

-- Server-side sessions: only the SHA-256 of the random id is kept.
CREATE TABLE liggare.session (
    id_sha256  bytea       NOT NULL PRIMARY KEY,
    account_id uuid        NOT NULL REFERENCES liggare.account (id),
    csrf_token text        NOT NULL,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    seen_at    timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- Bearer tokens for the API: only the SHA-256 is kept.
CREATE TABLE liggare.api_token (
    token_sha256 bytea       NOT NULL PRIMARY KEY,
    account_id   uuid        NOT NULL REFERENCES liggare.account (id),
    label        text        NOT NULL,
    created_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
    expires_at   timestamptz NOT NULL,
    revoked_at   timestamptz
);

GRANT USAGE ON SCHEMA liggare TO liggare_app, liggare_destroyer;
GRANT SELECT ON liggare.namnd, liggare.account, liggare.account_role TO liggare_app, liggare_destroyer;
GRANT INSERT, UPDATE ON liggare.account, liggare.account_role TO liggare_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON liggare.session TO liggare_app;
GRANT SELECT, INSERT, UPDATE ON liggare.api_token TO liggare_app;
