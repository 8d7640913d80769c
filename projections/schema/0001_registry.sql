-- Which copy of each view people read, and how far each copy has come.
-- Every view has two copies (slots a and b): one is read, the other is empty or being rebuilt.

CREATE TABLE {schema}.view_registry (
    view       text        NOT NULL PRIMARY KEY,
    slot       text        NOT NULL CHECK (slot IN ('a', 'b')),
    generation integer     NOT NULL CHECK (generation > 0),
    changed_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- `edge` is the right edge of the Merkle tree over the entries that the view has read;
-- `consumed` counts, per topic, the events that the view's own statements reported.
-- `error` names the kind of an error and a löpnummer, never what the event said.
CREATE TABLE {schema}.view_state (
    view             text        NOT NULL,
    slot             text        NOT NULL CHECK (slot IN ('a', 'b')),
    position         bigint      NOT NULL DEFAULT 0 CHECK (position >= 0),
    recorded_at      timestamptz,
    edge             bytea       NOT NULL DEFAULT '',
    consumed         jsonb       NOT NULL DEFAULT '{}',
    error            text,
    stopped_position bigint,
    stopped_at       timestamptz,
    PRIMARY KEY (view, slot)
);

-- The facts known after each of several events: later keys replace earlier ones.
CREATE AGGREGATE {schema}.merge_facts (jsonb) (SFUNC = jsonb_concat, STYPE = jsonb, INITCOND = '{}');

-- What a correcting event puts in the place of facts; an empty text removes the fact.
CREATE FUNCTION {schema}.replaced_facts (facts jsonb) RETURNS jsonb
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN (SELECT coalesce(jsonb_object_agg(key, to_jsonb(nullif(value, ''))), '{}'::jsonb)
            FROM jsonb_each_text(facts -> 'replaced'));

GRANT SELECT, UPDATE ON {schema}.view_registry, {schema}.view_state TO liggare_app;
GRANT SELECT ON {schema}.view_registry, {schema}.view_state TO liggare_destroyer;
