-- name: arenden
-- Ärenden as known at %(known)s that a period from %(first)s to %(last)s is about: opened, closed or notified
-- to IVO in it, or open at its end. One that was read in counts as opened when its report came in.
SELECT v.arende_id, v.lag, v.verksamhet, v.enhet, v.bedomning, v.rapport_inkom,
    coalesce(v.oppnad, v.rapport_inkom) AS oppnad, v.avslutad, v.avslut, v.omedelbara, v.ivo_skyldig,
    v.ivo_gjord, v.ivo_sista_dag, v.ivo_sista_dag_vardag, v.ivo_kom_in
FROM {schema}.view_lexsarah_arende v
WHERE v.slot = %(slot)s AND v.from_position <= %(known)s
  AND (v.to_position IS NULL OR v.to_position > %(known)s)
  AND (v.avslutad IS NULL OR v.avslutad >= %(first)s::date OR v.ivo_gjord >= %(first)s::date)
  AND coalesce(v.oppnad, v.rapport_inkom) <= %(last)s::date
ORDER BY v.rapport_inkom, v.arende_id;

-- name: rapporter
-- Reports received in the period, by way, step and whether somebody may have been in danger.
SELECT v.kanal, v.steg, v.fara_nu, count(*)
FROM {schema}.view_lexsarah_rapport v
WHERE v.slot = %(slot)s AND v.from_position <= %(known)s
  AND (v.to_position IS NULL OR v.to_position > %(known)s)
  AND v.inkom BETWEEN %(first)s::date AND %(last)s::date
GROUP BY v.kanal, v.steg, v.fara_nu;

-- name: bedomningar
-- Every bedömning made in the period: days since the report, whether it is the ärende's first, whether it
-- lowered the one before, whether words for the reporter came with it, and how many reporters they reach.
SELECT b.dag - a.rapport_inkom AS days, b.forsta, b.sankt, b.till_rapportor,
    cardinality(a.rapporter) AS rapporter
FROM (
    SELECT h.arende_id, h.till_rapportor, (h.facts ->> 'sankt')::boolean AS sankt,
        coalesce(h.dag, (h.recorded_at AT TIME ZONE 'Europe/Stockholm')::date) AS dag,
        h.version = min(h.version) OVER (PARTITION BY h.arende_id) AS forsta
    FROM {schema}.view_lexsarah_handelse h
    WHERE h.slot = %(slot)s AND h.topic = 'lexsarah.bedomning_made' AND h.from_position <= %(known)s
      AND (h.to_position IS NULL OR h.to_position > %(known)s)
) AS b
JOIN {schema}.view_lexsarah_arende a ON a.slot = %(slot)s AND a.arende_id = b.arende_id
    AND a.from_position <= %(known)s AND (a.to_position IS NULL OR a.to_position > %(known)s)
WHERE b.dag BETWEEN %(first)s::date AND %(last)s::date;

-- name: other
-- How often brister were notified to IVO, a private utförare told of a report or of an anmälan, and staff
-- were informed (with how many of them) in the period.
SELECT h.topic, count(*), coalesce(sum((h.facts ->> 'antal')::integer), 0)
FROM {schema}.view_lexsarah_handelse h
WHERE h.slot = %(slot)s AND h.from_position <= %(known)s
  AND (h.to_position IS NULL OR h.to_position > %(known)s)
  AND h.topic IN (
    'lexsarah.ivo_brister_reported', 'lexsarah.utforare_rapport_received',
    'lexsarah.utforare_anmalan_received', 'lexsarah.personal_informed')
  AND coalesce(h.facts ->> 'kom_in', h.facts ->> 'gjord', h.facts ->> 'informerad')::date
    BETWEEN %(first)s::date AND %(last)s::date
GROUP BY h.topic;
