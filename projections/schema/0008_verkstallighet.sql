-- Gynnande beslut as the log knew them after each event: what each was from which day, and how it waited.
-- A row holds from `from_position` until the event at `to_position`; null means that it still holds.

INSERT INTO {schema}.view_registry (view, slot, generation) VALUES ('verkstallighet', 'a', 1);
INSERT INTO {schema}.view_state (view, slot) VALUES ('verkstallighet', 'a'), ('verkstallighet', 'b');

-- One row per stretch of days in which a beslut was the same: from `fran` to the day before `till`. `start` and
-- `sista_dag` are those of the waiting that runs, or of the one that this row ends: then `slut` is its day. They
-- are the limits that stand in the events: nothing is reckoned here.
CREATE TABLE {schema}.view_ej_verkstallt (
    slot                text        NOT NULL,
    arende_id           uuid        NOT NULL,
    nummer              integer     NOT NULL,
    from_position       bigint      NOT NULL,
    to_position         bigint,
    fran                date        NOT NULL,
    till                date,
    start               date,
    sista_dag           date,
    slut                date,
    beslutad            date        NOT NULL,
    lage                text        NOT NULL,
    slag                text,
    rule                text,
    lag                 text        NOT NULL,
    insats              text        NOT NULL,
    enhet               text        NOT NULL,
    saknas              text,
    PRIMARY KEY (arende_id, slot, nummer, from_position)
) PARTITION BY LIST (slot);
CREATE TABLE {schema}.view_ej_verkstallt_a PARTITION OF {schema}.view_ej_verkstallt FOR VALUES IN ('a');
CREATE TABLE {schema}.view_ej_verkstallt_b PARTITION OF {schema}.view_ej_verkstallt FOR VALUES IN ('b');

-- Which individrapport of a beslut went to whom, for which quarter; one that was taken back has ended.
CREATE TABLE {schema}.view_individrapport (
    slot                text        NOT NULL,
    arende_id           uuid        NOT NULL,
    version             integer     NOT NULL,
    from_position       bigint      NOT NULL,
    to_position         bigint,
    mottagare           text        NOT NULL,
    ar                  integer     NOT NULL,
    kvartal             integer     NOT NULL,
    rapportslag         text        NOT NULL,
    PRIMARY KEY (arende_id, slot, version, from_position)
) PARTITION BY LIST (slot);
CREATE TABLE {schema}.view_individrapport_a PARTITION OF {schema}.view_individrapport FOR VALUES IN ('a');
CREATE TABLE {schema}.view_individrapport_b PARTITION OF {schema}.view_individrapport FOR VALUES IN ('b');

-- What there was on a day as known at a löpnummer, and of that what waited: without them every row of every day
-- would be looked at. What a quarter ended is found by its day.
CREATE INDEX view_ej_verkstallt_dag ON {schema}.view_ej_verkstallt
    USING gist (daterange(fran, till), int8range(from_position, to_position));
CREATE INDEX view_ej_verkstallt_vantar ON {schema}.view_ej_verkstallt
    USING gist (daterange(fran, till), int8range(from_position, to_position))
    WHERE start IS NOT NULL AND slut IS NULL;
CREATE INDEX view_ej_verkstallt_slut ON {schema}.view_ej_verkstallt (slut) WHERE slut IS NOT NULL;

ALTER TABLE {schema}.view_ej_verkstallt_a SET (autovacuum_vacuum_scale_factor = 0.01);
ALTER TABLE {schema}.view_ej_verkstallt_b SET (autovacuum_vacuum_scale_factor = 0.01);

-- No right to TRUNCATE: it would show an empty table to a reader with an older snapshot.
GRANT SELECT, INSERT, UPDATE, DELETE ON {schema}.view_ej_verkstallt, {schema}.view_individrapport TO liggare_app;
