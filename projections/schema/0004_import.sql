-- Imports: one row each, with the löpnummer at which it was started and (when it was) completed.

INSERT INTO {schema}.view_registry (view, slot, generation) VALUES ('import', 'a', 1);
INSERT INTO {schema}.view_state (view, slot) VALUES ('import', 'a'), ('import', 'b');

CREATE TABLE {schema}.view_import (
    slot               text        NOT NULL,
    arende_id          uuid        NOT NULL,
    from_position      bigint      NOT NULL,
    started_at         timestamptz NOT NULL,
    completed_position bigint,
    completed_at       timestamptz,
    kind               text        NOT NULL,
    file_sha256        text        NOT NULL,
    extract_made_at    timestamptz NOT NULL,
    rows               bigint      NOT NULL,
    accepted           bigint,
    unchanged          bigint,
    corrected          bigint,
    refused            bigint,
    PRIMARY KEY (slot, arende_id, from_position)
) PARTITION BY LIST (slot);
CREATE TABLE {schema}.view_import_a PARTITION OF {schema}.view_import FOR VALUES IN ('a');
CREATE TABLE {schema}.view_import_b PARTITION OF {schema}.view_import FOR VALUES IN ('b');
-- An import that was never completed stays open: few rows, asked for beside every figure.
CREATE INDEX view_import_open ON {schema}.view_import (from_position) WHERE completed_position IS NULL;

GRANT SELECT, INSERT, UPDATE, DELETE ON {schema}.view_import TO liggare_app;
