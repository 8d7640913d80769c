-- Barnutredningar as the log knew them after each event: one row per event that concerns the utredning.
-- A row holds from `from_position` until the event at `to_position`; null means that it still holds.

INSERT INTO {schema}.view_registry (view, slot, generation) VALUES ('barnutredning', 'a', 1);
INSERT INTO {schema}.view_state (view, slot) VALUES ('barnutredning', 'a'), ('barnutredning', 'b');

-- The columns that the figures look at come first: the others need not be taken apart then.
CREATE TABLE {schema}.view_utredning (
    slot                  text        NOT NULL,
    arende_id             uuid        NOT NULL,
    from_position         bigint      NOT NULL,
    to_position           bigint,
    inledd                date        NOT NULL,
    avslutad              date,
    sista_dag             date        NOT NULL,
    sista_dag_vardag      date        NOT NULL,
    enhet                 text        NOT NULL,
    lagrum                text        NOT NULL,
    recorded_at           timestamptz NOT NULL,
    barn                  uuid        NOT NULL,
    kallreferens          uuid        NOT NULL,
    anmalan_inkom         date,
    registrerad_i_kalla   date,
    inledd_inlast         timestamptz NOT NULL,
    rule                  text        NOT NULL,
    certainty             text        NOT NULL,
    avslut                text,
    avslutad_registrerad  date,
    avslutad_inlast       timestamptz,
    -- Length classes, each twice as long as the one before: class k of days is shorter than 16 * 2^k,
    -- class k of löpnummer than 32 * 2^k, the last of each has no end. They let a B-tree answer "which
    -- intervals hold this day" with one short range per class, at a tenth of a GiST index's writing cost.
    dygnsklass     smallint GENERATED ALWAYS AS (width_bucket(avslutad - inledd, ARRAY[
        1, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384, 32768, 65536])) STORED,
    positionsklass smallint GENERATED ALWAYS AS (width_bucket(to_position - from_position, ARRAY[
        1, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384, 32768, 65536, 131072, 262144, 524288,
        1048576, 2097152, 4194304, 8388608, 16777216, 33554432, 67108864]::bigint[])) STORED,
    PRIMARY KEY (arende_id, slot, from_position)
) PARTITION BY LIST (slot);
CREATE TABLE {schema}.view_utredning_a PARTITION OF {schema}.view_utredning FOR VALUES IN ('a');
CREATE TABLE {schema}.view_utredning_b PARTITION OF {schema}.view_utredning FOR VALUES IN ('b');

-- Known as closed: running on a day or closed in a period, found by length class and last day.
CREATE INDEX view_utredning_days ON {schema}.view_utredning (dygnsklass, avslutad)
    WHERE avslutad IS NOT NULL;
-- Not known as closed, and still so: a few thousand at most.
CREATE INDEX view_utredning_open ON {schema}.view_utredning (inledd)
    WHERE avslutad IS NULL AND to_position IS NULL;
-- Not known as closed then, but later: found by length class in löpnummer.
CREATE INDEX view_utredning_was_open ON {schema}.view_utredning (positionsklass, from_position)
    WHERE avslutad IS NULL AND to_position IS NOT NULL;

-- Decisions to extend: `version` is the one of the deciding event, also after a correction of it.
-- A withdrawn extension keeps its row, without `ny_sista_dag`.
CREATE TABLE {schema}.view_forlangning (
    slot                text        NOT NULL,
    arende_id           uuid        NOT NULL,
    version             integer     NOT NULL,
    from_position       bigint      NOT NULL,
    to_position         bigint,
    recorded_at         timestamptz NOT NULL,
    beslutad            date        NOT NULL,
    ny_sista_dag        date,
    ny_sista_dag_vardag date,
    skal_kod            text        NOT NULL,
    beslutsfattare      text        NOT NULL,
    lagrum              text        NOT NULL,
    rule                text        NOT NULL,
    registrerad_i_kalla date,
    PRIMARY KEY (arende_id, slot, version, from_position)
) PARTITION BY LIST (slot);
CREATE TABLE {schema}.view_forlangning_a PARTITION OF {schema}.view_forlangning FOR VALUES IN ('a');
CREATE TABLE {schema}.view_forlangning_b PARTITION OF {schema}.view_forlangning FOR VALUES IN ('b');

-- A closing ends the row before it: dead rows lie in the way of the figures until they are cleared away, so
-- that is done after a hundredth of a copy and not after a fifth.
ALTER TABLE {schema}.view_utredning_a SET (autovacuum_vacuum_scale_factor = 0.01);
ALTER TABLE {schema}.view_utredning_b SET (autovacuum_vacuum_scale_factor = 0.01);

-- No right to TRUNCATE: it would show an empty table to a reader with an older snapshot.
GRANT SELECT, INSERT, UPDATE, DELETE ON {schema}.view_utredning, {schema}.view_forlangning TO liggare_app;
