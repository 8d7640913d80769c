-- name: reports
-- Reports as known at %(known)s, the newest first, each with the messages about it that were sent or not.
WITH found AS (
    SELECT v.* FROM {schema}.view_lexsarah_rapport v
    WHERE v.slot = %(slot)s AND v.from_position <= %(known)s
      AND (v.to_position IS NULL OR v.to_position > %(known)s)
      AND (%(rapport)s::uuid IS NULL OR v.arende_id = %(rapport)s::uuid)
      AND (%(waiting)s::boolean IS NULL
           OR (v.steg = 'inkommen' OR v.nya_svar > 0) = %(waiting)s::boolean)
)
SELECT f.arende_id, f.kanal, f.slag, f.fara_nu, f.forbi_chef, f.namngiven, f.enhet, f.lag, f.inkom,
    f.received_at, f.opened_at, f.steg, f.arenden, f.fragor_obesvarade, f.nya_svar, newest.version,
    newest.slag, newest.roll, newest.kanal, newest.ok, newest.at, f.total
FROM (
    SELECT *, count(*) OVER () AS total FROM found
    ORDER BY received_at DESC, arende_id
    OFFSET %(offset)s LIMIT %(limit)s
) AS f
CROSS JOIN LATERAL (
    SELECT max(h.version) AS version,
        array_agg(h.facts ->> 'slag' ORDER BY h.version) FILTER (WHERE h.meddelande) AS slag,
        array_agg(h.facts ->> 'roll' ORDER BY h.version) FILTER (WHERE h.meddelande) AS roll,
        array_agg(h.facts ->> 'kanal' ORDER BY h.version) FILTER (WHERE h.meddelande) AS kanal,
        array_agg(h.topic = 'lexsarah.meddelande_sent' ORDER BY h.version)
            FILTER (WHERE h.meddelande) AS ok,
        array_agg(h.recorded_at ORDER BY h.version) FILTER (WHERE h.meddelande) AS at
    FROM (
        SELECT h.version, h.topic, h.facts, h.recorded_at,
            h.topic IN ('lexsarah.meddelande_sent', 'lexsarah.meddelande_failed') AS meddelande
        FROM {schema}.view_lexsarah_handelse h
        WHERE h.slot = %(slot)s AND h.arende_id = f.arende_id
          AND h.position = h.from_position AND h.position <= %(known)s
    ) AS h
) AS newest
ORDER BY f.received_at DESC, f.arende_id;
