-- name: kedjor
-- The utredningar of children with a chain on %(per)s, as audit/barnutredning/chains.py: a later one belongs
-- to a chain where it was opened at most %(within)s days after the last closing before it, or while another ran.
WITH delar AS (
    SELECT v.barn, v.arende_id, v.enhet, v.inledd, CASE WHEN v.avslutad <= %(per)s::date THEN v.avslutad END
            AS avslutad
    FROM {schema}.view_utredning v
    WHERE v.slot = %(slot)s AND v.inledd <= %(per)s::date AND {urval}
      AND v.from_position <= %(known)s AND (v.to_position IS NULL OR v.to_position > %(known)s)
), ordnade AS (
    SELECT delar.*, max(coalesce(avslutad, 'infinity')) OVER (
            PARTITION BY barn ORDER BY inledd, arende_id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
            AS innan
    FROM delar
), numrerade AS (
    SELECT ordnade.*, count(*) FILTER (WHERE innan < inledd - %(within)s) OVER (
            PARTITION BY barn ORDER BY inledd, arende_id) AS nummer
    FROM ordnade
), raknade AS (
    SELECT numrerade.*, count(*) OVER kedja AS antal, bool_or(avslutad IS NULL) OVER kedja AS pagar
    FROM numrerade
    WINDOW kedja AS (PARTITION BY barn, nummer)
)
SELECT barn, nummer, arende_id, enhet, inledd, avslutad, coalesce(avslutad, %(per)s::date) - inledd,
    CASE WHEN isfinite(innan) AND row_number() OVER (
            PARTITION BY barn, nummer ORDER BY inledd, arende_id) > 1 THEN inledd - innan END
FROM raknade
WHERE antal > 1 AND (pagar OR NOT %(running_only)s)
ORDER BY barn, nummer, inledd, arende_id;

-- name: alla
-- Fragment: all children.
true

-- name: pagaende_barn
-- Fragment: only children with an utredning that may run on %(per)s, found by the few that do.
v.barn = ANY (ARRAY(SELECT barn FROM pagaende))
