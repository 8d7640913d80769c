-- The clocks of child protection as the log knew them after each event: orosanmälningar, and what is noted
-- while an utredning runs and is followed up.
-- A row holds from `from_position` until the event at `to_position`; null means that it still holds.

INSERT INTO {schema}.view_registry (view, slot, generation)
VALUES ('orosanmalan', 'a', 1), ('handlaggning', 'a', 1);
INSERT INTO {schema}.view_state (view, slot)
VALUES ('orosanmalan', 'a'), ('orosanmalan', 'b'), ('handlaggning', 'a'), ('handlaggning', 'b');

-- One row per event of an orosanmälan, with all that stands after it. The columns that counts look at
-- come first. `klar` is the day from which none of its times waits for anything, as known after the event.
-- `bedomd` is the first skyddsbedömning; the arrays hold the extensions in the order they were decided.
CREATE TABLE {schema}.view_orosanmalan (
    slot                text        NOT NULL,
    arende_id           uuid        NOT NULL,
    from_position       bigint      NOT NULL,
    to_position         bigint,
    inkom               date        NOT NULL,
    klar                date,
    skydd_sista_dag     date        NOT NULL,
    skydd_vardag        date        NOT NULL,
    bedomd              date,
    forhand_sista_dag   date        NOT NULL,
    forhand_vardag      date        NOT NULL,
    beslutad            date,
    utfall              text,
    pagaende            uuid,
    forlangd_beslutad   date[],
    forlangd_till       date[],
    forlangd_vardag     date[],
    begard              date,
    svar                date,
    utan_svar           boolean     NOT NULL,
    svar_start          date,
    svar_sista_dag      date,
    svar_vardag         date,
    enhet               text        NOT NULL,
    grupp               text        NOT NULL,
    anmalare            text        NOT NULL,
    inkom_sent          boolean     NOT NULL,
    utredning           uuid,
    recorded_at         timestamptz NOT NULL,
    barn                uuid        NOT NULL,
    kallreferens        uuid,
    registrerad_i_kalla date,
    skyddsbehov         text,
    forlangd_skal       text[],
    beslutsfattare      text,
    inget_svar_skal     text,
    skydd_rule          text        NOT NULL,
    skydd_lagrum        text        NOT NULL,
    skydd_certainty     text        NOT NULL,
    forhand_rule        text        NOT NULL,
    forhand_lagrum      text        NOT NULL,
    forhand_certainty   text        NOT NULL,
    svar_rule           text,
    svar_lagrum         text,
    svar_certainty      text,
    -- Length classes, as those of view_utredning: what was open on a day is found by short ranges.
    dygnsklass     smallint GENERATED ALWAYS AS (width_bucket(klar - inkom, ARRAY[
        1, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384, 32768, 65536])) STORED,
    positionsklass smallint GENERATED ALWAYS AS (width_bucket(to_position - from_position, ARRAY[
        1, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384, 32768, 65536, 131072, 262144, 524288,
        1048576, 2097152, 4194304, 8388608, 16777216, 33554432, 67108864]::bigint[])) STORED,
    PRIMARY KEY (arende_id, slot, from_position)
) PARTITION BY LIST (slot);
CREATE TABLE {schema}.view_orosanmalan_a PARTITION OF {schema}.view_orosanmalan FOR VALUES IN ('a');
CREATE TABLE {schema}.view_orosanmalan_b PARTITION OF {schema}.view_orosanmalan FOR VALUES IN ('b');

-- Nothing left to wait for: open on an earlier day, found by length class and last day.
CREATE INDEX view_orosanmalan_days ON {schema}.view_orosanmalan (dygnsklass, klar)
    WHERE klar IS NOT NULL;
-- Something left, and still so: a few hundred.
CREATE INDEX view_orosanmalan_open ON {schema}.view_orosanmalan (inkom)
    WHERE klar IS NULL AND to_position IS NULL;
-- Something left then, as was known: found by length class in löpnummer.
CREATE INDEX view_orosanmalan_was_open ON {schema}.view_orosanmalan (positionsklass, from_position)
    WHERE klar IS NULL AND to_position IS NOT NULL;
-- Those that came in, or were decided, in a period.
CREATE INDEX view_orosanmalan_inkom ON {schema}.view_orosanmalan (inkom);
CREATE INDEX view_orosanmalan_beslutad ON {schema}.view_orosanmalan (beslutad)
    WHERE beslutad IS NOT NULL;

-- What is noted in an utredning beside opening, extensions and closing: one chain of rows per event, each
-- the event as it stands; `version` is the one of the noting event, also after a correction of it.
-- `slag` is the topic without its area; `dag` the day on which it happened; `kod` the code it holds.
-- One that is taken back keeps a row that says so.
CREATE TABLE {schema}.view_uppgift (
    slot                text        NOT NULL,
    arende_id           uuid        NOT NULL,
    version             integer     NOT NULL,
    from_position       bigint      NOT NULL,
    to_position         bigint,
    slag                text        NOT NULL,
    aterkallad          boolean     NOT NULL,
    dag                 date        NOT NULL,
    kod                 text,
    samordnare          text,
    till                text[],
    per                 date,
    fran                date,
    handelse            integer,
    sista_dag           date,
    sista_dag_vardag    date,
    rule                text,
    lagrum              text,
    certainty           text,
    utredning           uuid,
    beslutsfattare      text,
    recorded_at         timestamptz NOT NULL,
    registrerad_i_kalla date,
    PRIMARY KEY (arende_id, slot, version, from_position)
) PARTITION BY LIST (slot);
CREATE TABLE {schema}.view_uppgift_a PARTITION OF {schema}.view_uppgift FOR VALUES IN ('a');
CREATE TABLE {schema}.view_uppgift_b PARTITION OF {schema}.view_uppgift FOR VALUES IN ('b');

-- Uppföljningar decided or ended in a stretch of time.
CREATE INDEX view_uppgift_uppfoljning ON {schema}.view_uppgift (slag, dag)
    WHERE slag IN ('uppfoljning_decided', 'uppfoljning_ended');

-- Chains of utredningar are looked for child by child.
CREATE INDEX view_utredning_barn ON {schema}.view_utredning (barn, inledd);

-- Nearly every event ends the row before it: dead rows lie in the way of the counts.
ALTER TABLE {schema}.view_orosanmalan_a SET (autovacuum_vacuum_scale_factor = 0.01);
ALTER TABLE {schema}.view_orosanmalan_b SET (autovacuum_vacuum_scale_factor = 0.01);

GRANT SELECT, INSERT, UPDATE, DELETE ON {schema}.view_orosanmalan, {schema}.view_uppgift TO liggare_app;
