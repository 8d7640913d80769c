-- The second factor of an account (TOTP, RFC 6238), its recovery codes, and what was done with them.
-- The secret is sealed under the service's key, which lies in a file and not here.
CREATE TABLE liggare.second_factor (
    account_id   uuid        NOT NULL PRIMARY KEY REFERENCES liggare.account (id),
    key_id       text        NOT NULL,
    sealed       bytea       NOT NULL,
    last_step    bigint      NOT NULL,
    confirmed_at timestamptz NOT NULL
);

-- One-time codes for whoever has lost the telephone: salted SHA-256 of 80 random bits each.
CREATE TABLE liggare.recovery_code (
    account_id  uuid        NOT NULL REFERENCES liggare.account (id),
    salt        bytea       NOT NULL CHECK (octet_length(salt) = 16),
    code_sha256 bytea       NOT NULL CHECK (octet_length(code_sha256) = 32),
    used_at     timestamptz,
    PRIMARY KEY (account_id, code_sha256)
);

-- What was done with a second factor, when, by whom (nobody here: an operator), and why. Never removed.
CREATE TABLE liggare.second_factor_note (
    id         uuid        NOT NULL PRIMARY KEY,
    account_id uuid        NOT NULL REFERENCES liggare.account (id),
    what       text        NOT NULL CHECK (what IN ('set_up', 'changed', 'removed', 'reset', 'codes_renewed', 'code_used')),
    done_by    uuid        REFERENCES liggare.account (id),
    reason     text        NOT NULL DEFAULT '',
    noted_at   timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX second_factor_note_of ON liggare.second_factor_note (account_id, noted_at);

-- A sign-in that waits for its code: a password was right, and nothing is open yet.
CREATE TABLE liggare.half_session (
    id_sha256  bytea       NOT NULL PRIMARY KEY,
    account_id uuid        NOT NULL REFERENCES liggare.account (id),
    created_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- Since when a session has had both factors; none: a password alone opened it.
ALTER TABLE liggare.session ADD COLUMN strong_at timestamptz;

-- Why a token may open ordinary logs; none: it opens constructed ones only.
ALTER TABLE liggare.api_token ADD COLUMN strong_reason text;

GRANT SELECT, INSERT, UPDATE, DELETE ON liggare.second_factor, liggare.recovery_code TO liggare_app;
GRANT SELECT, INSERT ON liggare.second_factor_note TO liggare_app;
GRANT SELECT, INSERT, DELETE ON liggare.half_session TO liggare_app;
