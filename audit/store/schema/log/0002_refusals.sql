-- The database refuses: what nobody may change, and what may only leave together with the event that says so.
-- Rights alone would not stop the owner; these triggers do until a superuser switches them off,
-- and then `liggare check` finds what was done.

CREATE FUNCTION {schema}.refuse_change() RETURNS trigger
    LANGUAGE plpgsql SET search_path = {schema}, pg_temp
AS $$
BEGIN
    RAISE EXCEPTION 'the log refuses % on %', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'insufficient_privilege';
END;
$$;

-- Is this entry written by the transaction that asks? Compares xmin with the low half of the own id.
CREATE FUNCTION {schema}.written_here(entry_xmin xid) RETURNS boolean
    LANGUAGE sql STABLE SET search_path = {schema}, pg_temp
AS $$
    SELECT entry_xmin::text::bigint = (pg_current_xact_id()::text::bigint & 4294967295)
$$;

-- A gallring of the ärende must be recorded by this very transaction, after the contents that leave.
CREATE FUNCTION {schema}.demand_gallring_of_contents() RETURNS trigger
    LANGUAGE plpgsql SET search_path = {schema}, pg_temp
AS $$
BEGIN
    IF EXISTS (
        SELECT FROM gone
        LEFT JOIN entry e ON e.position = gone.position
        WHERE NOT EXISTS (
            SELECT FROM entry g
            WHERE g.arende_id = e.arende_id AND g.topic = 'gallring.executed'
              AND g.position > gone.position AND written_here(g.xmin))
    ) THEN
        RAISE EXCEPTION 'contents of % leave only together with a gallring event', TG_TABLE_NAME
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NULL;
END;
$$;

-- A key leaves with its ärende (gallring), or when this transaction re-wrapped it under another key (rotation).
CREATE FUNCTION {schema}.demand_event_for_key() RETURNS trigger
    LANGUAGE plpgsql SET search_path = {schema}, pg_temp
AS $$
BEGIN
    IF EXISTS (
        SELECT FROM gone
        WHERE NOT EXISTS (
            SELECT FROM entry g
            WHERE g.arende_id = gone.arende_id AND g.topic = 'gallring.executed'
              AND written_here(g.xmin))
          AND NOT (
            EXISTS (SELECT FROM entry r WHERE r.topic = 'log.keys_rotated' AND written_here(r.xmin))
            AND EXISTS (
                SELECT FROM arende_key k
                WHERE k.arende_id = gone.arende_id AND k.purpose = gone.purpose
                  AND k.wrapping_key_id <> gone.wrapping_key_id))
    ) THEN
        RAISE EXCEPTION 'a key leaves only with a gallring event or re-wrapped by a rotation event'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NULL;
END;
$$;

-- A mapping leaves only together with some gallring event: which child it was is not the database's to know.
CREATE FUNCTION {schema}.demand_any_gallring() RETURNS trigger
    LANGUAGE plpgsql SET search_path = {schema}, pg_temp
AS $$
BEGIN
    IF EXISTS (SELECT FROM gone) AND NOT EXISTS (
        SELECT FROM entry g, head h
        WHERE g.topic = 'gallring.executed' AND g.position > h.size - 1000 AND written_here(g.xmin)
    ) THEN
        RAISE EXCEPTION 'a mapping leaves only together with a gallring event'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NULL;
END;
$$;

-- The head only grows, in size and in time.
CREATE FUNCTION {schema}.demand_growth() RETURNS trigger
    LANGUAGE plpgsql SET search_path = {schema}, pg_temp
AS $$
BEGIN
    IF NEW.only_row IS DISTINCT FROM OLD.only_row OR NEW.size <= OLD.size
       OR NEW.recorded_at <= OLD.recorded_at THEN
        RAISE EXCEPTION 'the head of the log only grows'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END;
$$;

CREATE TRIGGER refuse BEFORE UPDATE OR DELETE OR TRUNCATE ON {schema}.entry
    FOR EACH STATEMENT EXECUTE FUNCTION {schema}.refuse_change();
CREATE TRIGGER refuse BEFORE UPDATE OR DELETE OR TRUNCATE ON {schema}.subtree
    FOR EACH STATEMENT EXECUTE FUNCTION {schema}.refuse_change();
CREATE TRIGGER refuse BEFORE UPDATE OR DELETE OR TRUNCATE ON {schema}.checkpoint
    FOR EACH STATEMENT EXECUTE FUNCTION {schema}.refuse_change();
CREATE TRIGGER refuse BEFORE INSERT OR DELETE OR TRUNCATE ON {schema}.head
    FOR EACH STATEMENT EXECUTE FUNCTION {schema}.refuse_change();
CREATE TRIGGER growth BEFORE UPDATE ON {schema}.head
    FOR EACH ROW EXECUTE FUNCTION {schema}.demand_growth();
CREATE TRIGGER refuse BEFORE UPDATE OR TRUNCATE ON {schema}.facts
    FOR EACH STATEMENT EXECUTE FUNCTION {schema}.refuse_change();
CREATE TRIGGER refuse BEFORE UPDATE OR TRUNCATE ON {schema}.sealed
    FOR EACH STATEMENT EXECUTE FUNCTION {schema}.refuse_change();
CREATE TRIGGER refuse BEFORE UPDATE OR TRUNCATE ON {schema}.arende_key
    FOR EACH STATEMENT EXECUTE FUNCTION {schema}.refuse_change();
CREATE TRIGGER refuse BEFORE UPDATE OR TRUNCATE ON {schema}.mapping
    FOR EACH STATEMENT EXECUTE FUNCTION {schema}.refuse_change();

CREATE TRIGGER gallring AFTER DELETE ON {schema}.facts
    REFERENCING OLD TABLE AS gone
    FOR EACH STATEMENT EXECUTE FUNCTION {schema}.demand_gallring_of_contents();
CREATE TRIGGER gallring AFTER DELETE ON {schema}.sealed
    REFERENCING OLD TABLE AS gone
    FOR EACH STATEMENT EXECUTE FUNCTION {schema}.demand_gallring_of_contents();
CREATE TRIGGER gallring AFTER DELETE ON {schema}.arende_key
    REFERENCING OLD TABLE AS gone
    FOR EACH STATEMENT EXECUTE FUNCTION {schema}.demand_event_for_key();
CREATE TRIGGER gallring AFTER DELETE ON {schema}.mapping
    REFERENCING OLD TABLE AS gone
    FOR EACH STATEMENT EXECUTE FUNCTION {schema}.demand_any_gallring();
