-- Frozen measurements, and which ärenden are gallrade (their ids, and nothing else of them).

INSERT INTO {schema}.view_registry (view, slot, generation) VALUES ('matning', 'a', 1);
INSERT INTO {schema}.view_state (view, slot) VALUES ('matning', 'a'), ('matning', 'b');

CREATE TABLE {schema}.view_matning (
    slot           text        NOT NULL,
    arende_id      uuid        NOT NULL,
    from_position  bigint      NOT NULL,
    recorded_at    timestamptz NOT NULL,
    kontrollmoment text        NOT NULL,
    population     text        NOT NULL,
    per            date        NOT NULL,
    period_start   date,
    period_end     date,
    known_position bigint      NOT NULL,
    known_root     text        NOT NULL,
    numbers        jsonb       NOT NULL,
    arenden        jsonb       NOT NULL,
    PRIMARY KEY (slot, arende_id, from_position)
) PARTITION BY LIST (slot);
CREATE TABLE {schema}.view_matning_a PARTITION OF {schema}.view_matning FOR VALUES IN ('a');
CREATE TABLE {schema}.view_matning_b PARTITION OF {schema}.view_matning FOR VALUES IN ('b');
CREATE INDEX view_matning_trend ON {schema}.view_matning (kontrollmoment, population, per);

CREATE TABLE {schema}.view_gallring (
    slot          text        NOT NULL,
    arende_id     uuid        NOT NULL,
    from_position bigint      NOT NULL,
    recorded_at   timestamptz NOT NULL,
    PRIMARY KEY (slot, arende_id, from_position)
) PARTITION BY LIST (slot);
CREATE TABLE {schema}.view_gallring_a PARTITION OF {schema}.view_gallring FOR VALUES IN ('a');
CREATE TABLE {schema}.view_gallring_b PARTITION OF {schema}.view_gallring FOR VALUES IN ('b');

GRANT SELECT, INSERT, UPDATE, DELETE ON {schema}.view_matning, {schema}.view_gallring TO liggare_app;
