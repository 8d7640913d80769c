-- The readings within a granskning, and those of one ärende or report: found without looking through every other.
-- Indexes and no view: the database keeps them in the very transaction of the reading, so that nothing lags
-- behind what the nämnd sees, and they leave with the facts at gallring (decision 0026).
-- In canonical JSON a key stands before its colon without a space, and a quotation mark within a text never
-- stands without its backslash: what somebody typed is never taken for a key.
CREATE INDEX facts_granskning ON {schema}.facts
    (substr(facts, strpos(facts, '"granskning":"') + 14, 36), position)
    WHERE strpos(facts, '"granskning":"') > 0;
CREATE INDEX facts_arende ON {schema}.facts
    (substr(facts, strpos(facts, '"arende":"') + 10, 36), position)
    WHERE strpos(facts, '"arende":"') > 0;
