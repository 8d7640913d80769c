-- name: opened
-- The utredningar opened from %(start)s to %(end)s, and whether anything is noted of violence in them.
SELECT v.arende_id, EXISTS (
        SELECT FROM {schema}.view_uppgift n
        WHERE n.arende_id = v.arende_id AND n.slot = %(notes)s AND n.slag = 'vald_noted' AND NOT n.aterkallad
          AND n.from_position <= %(known)s AND (n.to_position IS NULL OR n.to_position > %(known)s))
FROM {schema}.view_utredning v
WHERE v.slot = %(slot)s AND v.inledd BETWEEN %(start)s::date AND %(end)s::date
  AND v.from_position <= %(known)s AND (v.to_position IS NULL OR v.to_position > %(known)s);
