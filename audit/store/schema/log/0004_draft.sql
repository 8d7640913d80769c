-- What somebody wrote in a form and has not sent yet. No part of the log: nothing here is hashed or checked.
-- Whose it is and for which form are HMACs; the text is sealed; 72 hours after it was saved it is gone.
CREATE TABLE {schema}.draft (
    account_hmac bytea       NOT NULL CHECK (octet_length(account_hmac) = 32),
    form_hmac    bytea       NOT NULL CHECK (octet_length(form_hmac) = 32),
    key_id       text        NOT NULL,
    ciphertext   bytea       NOT NULL CHECK (octet_length(ciphertext) <= 524288),
    saved_at     timestamptz NOT NULL,
    PRIMARY KEY (account_hmac, form_hmac)
);
CREATE INDEX draft_saved_at ON {schema}.draft (saved_at);

GRANT SELECT, INSERT, UPDATE, DELETE ON {schema}.draft TO liggare_app;
