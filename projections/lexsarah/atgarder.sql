-- name: atgarder
-- Åtgärder as known at %(known)s, each laid together of its own events as `audit/lexsarah/atgarder.py` does,
-- with what its ärende says; what is due first comes first, what has no day last. Null narrows nothing.
WITH own AS (
    SELECT h.arende_id, h.version, h.topic, h.facts, coalesce(
            h.dag, (h.recorded_at AT TIME ZONE 'Europe/Stockholm')::date) AS dag,
        CASE WHEN h.topic = 'lexsarah.atgard_planned' THEN h.version
            ELSE (h.facts ->> 'atgard')::integer END AS nummer
    FROM {schema}.view_lexsarah_handelse h
    WHERE h.slot = %(slot)s AND h.from_position <= %(known)s
      AND (h.to_position IS NULL OR h.to_position > %(known)s)
      AND h.topic IN (
        'lexsarah.atgard_planned', 'lexsarah.atgard_changed', 'lexsarah.atgard_dropped',
        'lexsarah.atgard_done', 'lexsarah.atgard_effekt_assessed')
      AND (%(arende)s::uuid IS NULL OR h.arende_id = %(arende)s::uuid)
      AND (%(konto)s::uuid IS NULL OR h.arende_id = ANY (ARRAY(
        SELECT k.arende_id FROM {schema}.view_lexsarah_handelse k
        WHERE k.slot = %(slot)s AND k.topic IN ('lexsarah.atgard_planned', 'lexsarah.atgard_changed')
          AND k.facts ->> 'konto' = %(konto)s::uuid::text)))
), laid AS (
    SELECT arende_id, nummer, {schema}.merge_facts(CASE topic
        WHEN 'lexsarah.atgard_planned' THEN jsonb_build_object(
            'slag', facts -> 'slag', 'planerad', dag, 'ansvarig', facts -> 'ansvarig',
            'konto', facts -> 'konto', 'enhet', facts -> 'enhet', 'senast', facts -> 'senast')
        WHEN 'lexsarah.atgard_changed' THEN jsonb_build_object(
            'ansvarig', facts -> 'ansvarig', 'konto', facts -> 'konto', 'enhet', facts -> 'enhet',
            'senast', facts -> 'senast')
        WHEN 'lexsarah.atgard_dropped' THEN jsonb_build_object('avstadd', dag)
        WHEN 'lexsarah.atgard_done' THEN jsonb_build_object('utford', facts -> 'utford')
        ELSE jsonb_build_object('effekt', facts -> 'effekt', 'bedomd', facts -> 'bedomd')
        END ORDER BY version) AS facts
    FROM own
    GROUP BY arende_id, nummer
)
SELECT l.arende_id, l.nummer, f.slag, f.ansvarig, f.konto, coalesce(f.enhet, a.enhet) AS enhet,
    a.verksamhet, a.diarienummer, f.planerad, f.senast, f.avstadd, f.utford, f.effekt, f.bedomd
FROM laid l
CROSS JOIN LATERAL jsonb_to_record(l.facts) AS f (
    slag text, planerad date, ansvarig text, konto uuid, enhet text, senast date, avstadd date,
    utford date, effekt text, bedomd date)
JOIN {schema}.view_lexsarah_arende a ON a.slot = %(slot)s AND a.arende_id = l.arende_id
    AND a.from_position <= %(known)s AND (a.to_position IS NULL OR a.to_position > %(known)s)
WHERE (%(kvar)s::boolean IS NULL OR (f.utford IS NULL AND f.avstadd IS NULL) = %(kvar)s::boolean)
  AND (%(konto)s::uuid IS NULL OR f.konto = %(konto)s::uuid)
ORDER BY f.senast, l.arende_id, l.nummer;
