-- name: cases
-- Ärenden as known at %(known)s, narrowed to what is asked, the oldest first; null for no narrowing.
WITH found AS (
    SELECT v.* FROM {schema}.view_lexsarah_arende v
    WHERE v.slot = %(slot)s AND v.from_position <= %(known)s
      AND (v.to_position IS NULL OR v.to_position > %(known)s)
      AND (%(oppna)s::boolean IS NULL OR (v.avslutad IS NULL) = %(oppna)s::boolean)
      AND (%(arende)s::uuid IS NULL OR v.arende_id = %(arende)s::uuid)
      AND (%(enhet)s::text IS NULL OR v.enhet = %(enhet)s::text)
      AND (%(verksamhet)s::text IS NULL OR v.verksamhet = %(verksamhet)s::text)
      AND (%(lag)s::text IS NULL OR v.lag = %(lag)s::text)
      AND (%(bedomning)s::text IS NULL OR v.bedomning = %(bedomning)s::text)
      AND (%(steg)s::text IS NULL OR v.steg = %(steg)s::text)
      AND (%(ivo)s::text IS NULL OR v.ivo = %(ivo)s::text)
      AND (%(utredare)s::uuid IS NULL OR v.utredare = %(utredare)s::uuid)
      AND (%(fran)s::date IS NULL OR v.rapport_inkom >= %(fran)s::date)
      AND (%(till)s::date IS NULL OR v.rapport_inkom <= %(till)s::date)
      AND (%(diarienummer)s::text IS NULL
           OR strpos(lower(v.diarienummer), lower(%(diarienummer)s::text)) > 0)
      AND (%(text)s::text IS NULL
           OR strpos(lower(concat_ws(' ', v.diarienummer, v.ivo_diarienummer, v.arende_id)),
                     lower(%(text)s::text)) > 0)
      AND (%(rapport)s::uuid IS NULL OR %(rapport)s::uuid = ANY (v.rapporter))
)
SELECT f.arende_id, f.lag, f.verksamhet, f.enhet, f.rapport_inkom, f.oppnad, f.inlast, f.rapporter,
    f.diarienummer, f.utredare, f.bedomning, f.slutlig, f.omedelbara, f.steg, f.ivo, f.ivo_skyldig,
    f.ivo_gjord, f.ivo_sista_dag, f.ivo_sista_dag_vardag, f.ivo_kom_in, f.ivo_diarienummer,
    f.avslutad, f.avslut, newest.version, f.total
FROM (
    SELECT *, count(*) OVER () AS total FROM found
    ORDER BY rapport_inkom, arende_id
    OFFSET %(offset)s LIMIT %(limit)s
) AS f
CROSS JOIN LATERAL (
    SELECT max(h.version) AS version FROM {schema}.view_lexsarah_handelse h
    WHERE h.slot = %(slot)s AND h.arende_id = f.arende_id AND h.position <= %(known)s
) AS newest
ORDER BY f.rapport_inkom, f.arende_id;

-- name: atkomst
-- Ärenden that an account has been given access to, which lasts on %(day)s, as known at %(known)s.
SELECT arende_id
FROM (
    SELECT DISTINCT ON (h.arende_id) h.arende_id, h.topic, (h.facts ->> 'till')::date AS till
    FROM {schema}.view_lexsarah_handelse h
    WHERE h.slot = %(slot)s AND h.topic IN ('lexsarah.atkomst_given', 'lexsarah.atkomst_ended')
      AND h.facts ->> 'konto' = %(konto)s::uuid::text AND h.from_position <= %(known)s
      AND (h.to_position IS NULL OR h.to_position > %(known)s)
    ORDER BY h.arende_id, h.version DESC
) AS newest
WHERE topic = 'lexsarah.atkomst_given' AND (till IS NULL OR till >= %(day)s::date);
