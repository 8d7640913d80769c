-- Rows of the generic extract as the log knew them after each event: what began, and what followed.
-- A row holds from `from_position` until the event at `to_position`; null means that it still holds.

INSERT INTO {schema}.view_registry (view, slot, generation) VALUES ('kontroll', 'a', 1);
INSERT INTO {schema}.view_state (view, slot) VALUES ('kontroll', 'a'), ('kontroll', 'b');

-- `arende_id` is the row's own stream, `arende` the random reference of the matter in the source: several rows
-- may have the same. A row that was taken back has neither start nor end. The columns that controls look at
-- come first.
CREATE TABLE {schema}.view_handelse (
    slot                text        NOT NULL,
    arende_id           uuid        NOT NULL,
    from_position       bigint      NOT NULL,
    to_position         bigint,
    startdatum          date,
    slutdatum           date,
    arende              uuid,
    starthandelse       text,
    sluthandelse        text,
    enhet               text,
    kallreferens        uuid,
    registrerad_start   date,
    registrerad_slut    date,
    recorded_at         timestamptz NOT NULL,
    PRIMARY KEY (arende_id, slot, from_position)
) PARTITION BY LIST (slot);
CREATE TABLE {schema}.view_handelse_a PARTITION OF {schema}.view_handelse FOR VALUES IN ('a');
CREATE TABLE {schema}.view_handelse_b PARTITION OF {schema}.view_handelse FOR VALUES IN ('b');

-- A control looks at all rows with one start.
CREATE INDEX view_handelse_start ON {schema}.view_handelse (starthandelse, startdatum);

ALTER TABLE {schema}.view_handelse_a SET (autovacuum_vacuum_scale_factor = 0.01);
ALTER TABLE {schema}.view_handelse_b SET (autovacuum_vacuum_scale_factor = 0.01);

-- No right to TRUNCATE: it would show an empty table to a reader with an older snapshot.
GRANT SELECT, INSERT, UPDATE, DELETE ON {schema}.view_handelse TO liggare_app;
