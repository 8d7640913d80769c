-- The log of one nämnd: entries, what lies beside them, and what proves them.
-- Runs as liggare_owner with {schema} as the schema. Log tables are never rewritten by later migrations.

-- One row per entry. `bytes` is what is hashed; every other column is a copy that `liggare check` compares.
CREATE TABLE {schema}.entry (
    position       bigint      NOT NULL PRIMARY KEY CHECK (position > 0),
    recorded_at    timestamptz NOT NULL,
    arende_id      uuid        NOT NULL,
    version        integer     NOT NULL CHECK (version > 0),
    topic          text        NOT NULL,
    schema_version smallint    NOT NULL CHECK (schema_version > 0),
    bytes          bytea       NOT NULL CHECK (octet_length(bytes) <= 16384),
    leaf_hash      bytea       NOT NULL CHECK (octet_length(leaf_hash) = 32),
    UNIQUE (arende_id, version)
);
-- "As it was registered then" resolves a time to a position.
CREATE INDEX entry_recorded_at ON {schema}.entry (recorded_at);

-- Facts in clear with their salt; exact canonical bytes, committed to by facts_sha256 in the entry.
-- No foreign key to entry: one would cost a look-up per row and the check compares anyway (decision 0004).
CREATE TABLE {schema}.facts (
    position bigint NOT NULL PRIMARY KEY,
    salt     bytea  NOT NULL CHECK (octet_length(salt) = 16),
    facts    text   NOT NULL
);

-- Sealed words: nonce ‖ AES-256-GCM ciphertext, committed to by sealed.<part> in the entry.
CREATE TABLE {schema}.sealed (
    position   bigint NOT NULL,
    part       text   NOT NULL,
    ciphertext bytea  NOT NULL,
    PRIMARY KEY (position, part)
);

-- The data key of an ärende, wrapped by a key of the nämnd. Rotation adds a row and removes the old one.
CREATE TABLE {schema}.arende_key (
    arende_id       uuid   NOT NULL,
    purpose         text   NOT NULL,
    wrapping_key_id text   NOT NULL,
    wrapped         bytea  NOT NULL,
    position        bigint NOT NULL,
    PRIMARY KEY (arende_id, purpose, wrapping_key_id)
);

-- Outside identifier (as an HMAC) → random reference; committed to by `mappings` in the entry that introduced it.
CREATE TABLE {schema}.mapping (
    kind            text   NOT NULL,
    identifier_hmac bytea  NOT NULL CHECK (octet_length(identifier_hmac) = 32),
    reference       uuid   NOT NULL,
    salt            bytea  NOT NULL CHECK (octet_length(salt) = 16),
    position        bigint NOT NULL,
    PRIMARY KEY (kind, identifier_hmac)
);
CREATE UNIQUE INDEX mapping_reference ON {schema}.mapping (reference);

-- Hashes of full subtrees of 256, 65,536 … entries: level 1, 2 …
CREATE TABLE {schema}.subtree (
    level smallint NOT NULL CHECK (level > 0),
    index bigint   NOT NULL CHECK (index >= 0),
    hash  bytea    NOT NULL CHECK (octet_length(hash) = 32),
    PRIMARY KEY (level, index)
);

-- One signed checkpoint per commit (C2SP signed note).
CREATE TABLE {schema}.checkpoint (
    size bigint NOT NULL PRIMARY KEY CHECK (size > 0),
    note text   NOT NULL
);

-- The one row that is the lock of the log and says how far it has come.
CREATE TABLE {schema}.head (
    only_row    boolean     NOT NULL PRIMARY KEY DEFAULT true CHECK (only_row),
    size        bigint      NOT NULL CHECK (size >= 0),
    recorded_at timestamptz NOT NULL,
    right_edge  bytea       NOT NULL
);
INSERT INTO {schema}.head (size, recorded_at, right_edge) VALUES (0, '0001-01-01T00:00:00Z', '');

-- Answers already given, kept 90 days: HMAC of actor and key → HMAC of the body and the answer.
CREATE TABLE {schema}.idempotency (
    key_hmac   bytea       NOT NULL PRIMARY KEY,
    body_hmac  bytea       NOT NULL,
    answer     text        NOT NULL,
    expires_at timestamptz NOT NULL
);
CREATE INDEX idempotency_expires_at ON {schema}.idempotency (expires_at);
