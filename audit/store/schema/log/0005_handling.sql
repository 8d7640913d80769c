-- The bytes of attached handlingar: nonce ‖ AES-256-GCM ciphertext under the ärende's own data key.
-- One row for each event that attaches one, written in that event's transaction; the SHA-256 of the
-- bytes in clear is a fact of the event, so the entry commits to them (decision 0019).
CREATE TABLE {schema}.handling (
    position   bigint NOT NULL PRIMARY KEY,
    ciphertext bytea  NOT NULL CHECK (octet_length(ciphertext) BETWEEN 29 AND 20000028)
);
-- Ciphertext does not get smaller: nobody tries to compress it while the lock of the log is held.
ALTER TABLE {schema}.handling ALTER COLUMN ciphertext SET STORAGE EXTERNAL;

CREATE TRIGGER refuse BEFORE UPDATE OR TRUNCATE ON {schema}.handling
    FOR EACH STATEMENT EXECUTE FUNCTION {schema}.refuse_change();
CREATE TRIGGER gallring AFTER DELETE ON {schema}.handling
    REFERENCING OLD TABLE AS gone
    FOR EACH STATEMENT EXECUTE FUNCTION {schema}.demand_gallring_of_contents();

GRANT SELECT, INSERT ON {schema}.handling TO liggare_app, liggare_destroyer;
GRANT DELETE ON {schema}.handling TO liggare_destroyer;
