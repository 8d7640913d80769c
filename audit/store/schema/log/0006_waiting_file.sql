-- A file that somebody looks at before it is read in. No part of the log: nothing here is hashed or checked.
-- Sealed under a key of which only one half lies with the service: the other is in the person's session.
-- Gone when it is read in, and otherwise after an hour. Unlogged, so that no write-ahead log keeps a copy.
CREATE UNLOGGED TABLE {schema}.waiting_file (
    id           uuid        NOT NULL PRIMARY KEY,
    account_hmac bytea       NOT NULL CHECK (octet_length(account_hmac) = 32),
    step         text        NOT NULL,
    told         bytea       NOT NULL,
    content      bytea,
    done         bigint      NOT NULL DEFAULT 0 CHECK (done >= 0),
    total        bigint      NOT NULL DEFAULT 0 CHECK (total >= 0),
    saved_at     timestamptz NOT NULL,
    moved_at     timestamptz NOT NULL
);
-- Ciphertext does not get smaller: nobody tries to compress it.
ALTER TABLE {schema}.waiting_file ALTER COLUMN told SET STORAGE EXTERNAL;
ALTER TABLE {schema}.waiting_file ALTER COLUMN content SET STORAGE EXTERNAL;
CREATE INDEX waiting_file_saved_at ON {schema}.waiting_file (saved_at);

GRANT SELECT, INSERT, UPDATE, DELETE ON {schema}.waiting_file TO liggare_app;
