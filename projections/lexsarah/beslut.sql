-- name: listed
-- Delegationsbeslut taken from %(first)s to %(last)s as known at %(known)s, in the order they were taken:
-- what a point of the delegationsordning gave as beslut, and what was registered as taken without support.
-- Where it happened is what its ärende or report says then, or what the event itself says.
SELECT h.arende_id, h.position, h.version, h.recorded_at, h.topic, h.punkt, h.punktslag, h.stod,
    h.beslutsfattare, h.beslutad, h.utanfor, h.paragraf, h.facts ->> 'lagrum' AS lagrum, h.punkt_lagrum,
    coalesce(a.lag, r.lag, h.facts ->> 'lag') AS lag, a.verksamhet,
    coalesce(a.enhet, r.enhet, h.facts ->> 'enhet') AS enhet,
    CASE h.topic
        WHEN 'lexsarah.ivo_anmalan_made' THEN 'anmala_ivo'
        WHEN 'lexsarah.ivo_brister_reported' THEN 'anmala_brister'
        WHEN 'lexsarah.bedomning_made' THEN 'bedomning'
        WHEN 'lexsarah.arende_closed' THEN 'avslut'
        WHEN 'lexsarah.arende_closed_short' THEN 'avslut'
        WHEN 'lexsarah.omedelbara_atgarder_assessed' THEN 'omedelbara_atgarder'
        WHEN 'lexsarah.jav_settled' THEN 'jav'
        WHEN 'lexsarah.personal_informed' THEN 'informera_personal'
        ELSE h.facts ->> 'slag'
    END AS slag,
    coalesce(h.facts ->> 'utfall', h.facts ->> 'bedomning', h.facts ->> 'stallningstagande') AS utfall,
    a.diarienummer
FROM {schema}.view_lexsarah_handelse h
LEFT JOIN {schema}.view_lexsarah_arende a ON a.slot = h.slot AND a.arende_id = h.arende_id
    AND a.from_position <= %(known)s AND (a.to_position IS NULL OR a.to_position > %(known)s)
LEFT JOIN {schema}.view_lexsarah_rapport r ON r.slot = h.slot AND r.arende_id = h.arende_id
    AND r.from_position <= %(known)s AND (r.to_position IS NULL OR r.to_position > %(known)s)
WHERE h.slot = %(slot)s AND (h.punktslag = 'beslut' OR h.stod = 'saknas')
  AND h.beslutad BETWEEN %(first)s::date AND %(last)s::date
  AND h.from_position <= %(known)s AND (h.to_position IS NULL OR h.to_position > %(known)s)
ORDER BY h.beslutad, h.position;

-- name: counted
-- Counts of beslut as known at %(known)s whose period lies from %(first)s to %(last)s, those of no period
-- where both are null; one that was taken back has no enheter.
SELECT v.arende_id, v.recorded_at, v.kalla, v.period_start, v.period_end, v.enheter
FROM {schema}.view_beslutsantal v
WHERE v.slot = %(slot)s AND v.from_position <= %(known)s
  AND (v.to_position IS NULL OR v.to_position > %(known)s)
  AND CASE WHEN %(first)s::date IS NULL THEN v.period_start IS NULL
      ELSE v.period_start <= %(last)s::date AND v.period_end >= %(first)s::date END
ORDER BY v.period_start, v.from_position;
