-- Lex Sarah and delegationsbeslut as the log knew them after each event.
-- A row holds from `from_position` until the event at `to_position`; null means that it still holds.
-- Who reported stands nowhere: neither the reporter's random id nor an account.

INSERT INTO {schema}.view_registry (view, slot, generation) VALUES ('lexsarah', 'a', 1);
INSERT INTO {schema}.view_state (view, slot) VALUES ('lexsarah', 'a'), ('lexsarah', 'b');

-- Every event with its facts as they stand: a correction ends the row of its target and begins another,
-- a taking back only ends it. `position`, `recorded_at` and `dag` (the first day on which it may have
-- happened) are those of the event itself. `moves` names the table whose rows it changes.
-- What lists ask of a beslut has columns; the rest of some fifty kinds of events is left as JSON,
-- without actor, reporter and when it happened.
CREATE TABLE {schema}.view_lexsarah_handelse (
    slot           text        NOT NULL,
    arende_id      uuid        NOT NULL,
    version        integer     NOT NULL,
    from_position  bigint      NOT NULL,
    to_position    bigint,
    position       bigint      NOT NULL,
    recorded_at    timestamptz NOT NULL,
    topic          text        NOT NULL,
    moves          text,
    dag            date,
    till_rapportor boolean     NOT NULL,
    beslutad       date,
    beslutsfattare text,
    stod           text,
    utanfor        boolean,
    paragraf       text,
    punkt          text,
    punktslag      text,
    punkt_lagrum   text,
    facts          jsonb       NOT NULL,
    PRIMARY KEY (arende_id, slot, version, from_position)
) PARTITION BY LIST (slot);
CREATE TABLE {schema}.view_lexsarah_handelse_a
    PARTITION OF {schema}.view_lexsarah_handelse FOR VALUES IN ('a');
CREATE TABLE {schema}.view_lexsarah_handelse_b
    PARTITION OF {schema}.view_lexsarah_handelse FOR VALUES IN ('b');

-- The list of delegationsbeslut of a month: what is reported, and what was taken without support.
CREATE INDEX view_lexsarah_handelse_beslut ON {schema}.view_lexsarah_handelse (beslutad)
    WHERE punktslag = 'beslut' OR stod = 'saknas';
-- Which ärenden somebody was given access to, or answers for an åtgärd in.
CREATE INDEX view_lexsarah_handelse_konto ON {schema}.view_lexsarah_handelse ((facts ->> 'konto'))
    WHERE topic IN (
        'lexsarah.atkomst_given', 'lexsarah.atkomst_ended', 'lexsarah.atgard_planned',
        'lexsarah.atgard_changed');
-- The few kinds of events that a half-year is counted from, one after the other.
CREATE INDEX view_lexsarah_handelse_topic ON {schema}.view_lexsarah_handelse (topic)
    WHERE topic IN (
        'lexsarah.atgard_planned', 'lexsarah.atgard_changed', 'lexsarah.atgard_dropped',
        'lexsarah.atgard_done', 'lexsarah.atgard_effekt_assessed', 'lexsarah.bedomning_made',
        'lexsarah.ivo_brister_reported', 'lexsarah.utforare_rapport_received',
        'lexsarah.utforare_anmalan_received', 'lexsarah.personal_informed');

-- Ärenden: one row per event that changes what such a row says.
CREATE TABLE {schema}.view_lexsarah_arende (
    slot                 text        NOT NULL,
    arende_id            uuid        NOT NULL,
    from_position        bigint      NOT NULL,
    to_position          bigint,
    recorded_at          timestamptz NOT NULL,
    lag                  text        NOT NULL,
    verksamhet           text        NOT NULL,
    enhet                text        NOT NULL,
    rapport_inkom        date        NOT NULL,
    oppnad               date,
    inlast               boolean     NOT NULL,
    rapporter            uuid[]      NOT NULL,
    diarienummer         text,
    utredare             uuid,
    bedomning            text,
    slutlig              boolean     NOT NULL,
    omedelbara           date,
    steg                 text        NOT NULL,
    ivo                  text        NOT NULL,
    ivo_skyldig          date,
    ivo_gjord            date,
    ivo_sista_dag        date,
    ivo_sista_dag_vardag date,
    ivo_kom_in           date,
    ivo_diarienummer     text,
    avslutad             date,
    avslut               text,
    PRIMARY KEY (arende_id, slot, from_position)
) PARTITION BY LIST (slot);
CREATE TABLE {schema}.view_lexsarah_arende_a
    PARTITION OF {schema}.view_lexsarah_arende FOR VALUES IN ('a');
CREATE TABLE {schema}.view_lexsarah_arende_b
    PARTITION OF {schema}.view_lexsarah_arende FOR VALUES IN ('b');

-- What holds now (null) and what still held at a löpnummer: ended after it. Of an ärende only one row does,
-- so every list begins with as many rows as there are ärenden and needs no other index.
CREATE INDEX view_lexsarah_arende_held ON {schema}.view_lexsarah_arende (to_position);

-- Reports: one row per event that changes what such a row says.
CREATE TABLE {schema}.view_lexsarah_rapport (
    slot              text        NOT NULL,
    arende_id         uuid        NOT NULL,
    from_position     bigint      NOT NULL,
    to_position       bigint,
    recorded_at       timestamptz NOT NULL,
    kanal             text        NOT NULL,
    slag              text        NOT NULL,
    fara_nu           boolean     NOT NULL,
    forbi_chef        boolean     NOT NULL,
    namngiven         boolean     NOT NULL,
    enhet             text,
    lag               text,
    inkom             date        NOT NULL,
    received_at       timestamptz NOT NULL,
    opened_at         timestamptz,
    steg              text        NOT NULL,
    arenden           uuid[]      NOT NULL,
    fragor_obesvarade integer     NOT NULL,
    nya_svar          integer     NOT NULL,
    PRIMARY KEY (arende_id, slot, from_position)
) PARTITION BY LIST (slot);
CREATE TABLE {schema}.view_lexsarah_rapport_a
    PARTITION OF {schema}.view_lexsarah_rapport FOR VALUES IN ('a');
CREATE TABLE {schema}.view_lexsarah_rapport_b
    PARTITION OF {schema}.view_lexsarah_rapport FOR VALUES IN ('b');
CREATE INDEX view_lexsarah_rapport_held ON {schema}.view_lexsarah_rapport (to_position);

-- Beslut that somebody counted elsewhere: each registration whole, until the next of the same stream.
CREATE TABLE {schema}.view_beslutsantal (
    slot          text        NOT NULL,
    arende_id     uuid        NOT NULL,
    from_position bigint      NOT NULL,
    to_position   bigint,
    recorded_at   timestamptz NOT NULL,
    kalla         text        NOT NULL,
    period_start  date,
    period_end    date,
    enheter       jsonb       NOT NULL,
    PRIMARY KEY (arende_id, slot, from_position)
) PARTITION BY LIST (slot);
CREATE TABLE {schema}.view_beslutsantal_a PARTITION OF {schema}.view_beslutsantal FOR VALUES IN ('a');
CREATE TABLE {schema}.view_beslutsantal_b PARTITION OF {schema}.view_beslutsantal FOR VALUES IN ('b');

GRANT SELECT, INSERT, UPDATE, DELETE ON
    {schema}.view_lexsarah_handelse, {schema}.view_lexsarah_arende, {schema}.view_lexsarah_rapport,
    {schema}.view_beslutsantal
    TO liggare_app;
