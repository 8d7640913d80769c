-- name: handlaggning
-- How many of those that run are alike in what is noted: heard, why not, told, not told, moved, and whether
-- work goes on.
WITH {pagaende_i_lista}, {noterat}
SELECT hord IS NOT NULL, CASE WHEN hord IS NULL THEN inte_hord END, informerad IS NOT NULL,
    undanhallen IS NOT NULL, flyttade IS NOT NULL, arbete, count(*)
FROM noterat
GROUP BY 1, 2, 3, 4, 5, 6;

-- name: handlaggning_list
-- The utredningar behind a number, the one that was opened first coming first.
WITH {pagaende_i_lista}, {noterat}
SELECT arende_id, enhet, samordnare, inledd, dag - inledd, sista_dag, hord, inte_hord, informerad, undanhallen,
    flyttade, arbete, senast, greatest(stilla_dagar, 0), kant_till, count(*) OVER ()
FROM noterat
WHERE (%(enhet)s::text IS NULL OR enhet = %(enhet)s)
  AND (%(samordnare)s::text IS NULL OR samordnare = %(samordnare)s)
  AND CASE %(brist)s::text
        WHEN 'barn_inte_hort' THEN hord IS NULL
        WHEN 'barn_utan_anteckning' THEN hord IS NULL AND inte_hord IS NULL
        WHEN 'information_saknas' THEN informerad IS NULL AND undanhallen IS NULL
        WHEN 'information_undanhallen' THEN undanhallen IS NOT NULL
        WHEN 'barn_flyttat' THEN flyttade IS NOT NULL
        WHEN 'stilla' THEN arbete = 'stilla'
        WHEN 'underlag_saknas' THEN arbete = 'underlag_saknas'
        ELSE true END
ORDER BY CASE WHEN %(brist)s::text = 'stilla' THEN senast ELSE inledd END, arende_id
OFFSET %(offset)s LIMIT %(limit)s;

-- name: noterat
-- Fragment: what is noted by %(per)s in the utredningar that run then, and whether work goes on, as
-- audit/barnutredning/idle.py: what did happen is certain, that nothing did only up to the newest extract.
uppgifter AS (
    SELECT n.arende_id,
        (array_agg(n.samordnare ORDER BY n.dag DESC, n.version DESC)
            FILTER (WHERE n.slag = 'samordnare_noted'))[1] AS samordnare,
        min(n.dag) FILTER (WHERE n.slag = 'barn_heard') AS hord,
        (array_agg(n.kod ORDER BY n.dag DESC, n.version DESC)
            FILTER (WHERE n.slag = 'barn_not_heard'))[1] AS inte_hord,
        min(n.dag) FILTER (WHERE n.slag = 'information_given') AS informerad,
        min(n.dag) FILTER (WHERE n.slag = 'information_withheld') AS undanhallen,
        max(n.dag) FILTER (WHERE n.slag = 'barn_moved') AS flyttade,
        max(n.dag) FILTER (WHERE n.slag <> 'samordnare_noted') AS senast,
        max(n.per) FILTER (WHERE n.slag = 'anteckning_noted') AS kant_till
    FROM {schema}.view_uppgift n
    -- The array makes it one walk along the index, however many they are.
    WHERE n.arende_id = ANY (ARRAY(SELECT arende_id FROM pagaende))
      AND n.slot = %(notes)s AND NOT n.aterkallad AND n.dag <= %(per)s::date
      AND n.from_position <= %(known)s AND (n.to_position IS NULL OR n.to_position > %(known)s)
    GROUP BY n.arende_id
), forlangt AS (
    SELECT b.arende_id, max(b.beslutad) AS beslutad
    FROM {schema}.view_forlangning b
    WHERE b.arende_id = ANY (ARRAY(SELECT arende_id FROM pagaende))
      AND b.slot = %(slot)s AND b.ny_sista_dag IS NOT NULL AND b.beslutad <= %(per)s::date
      AND b.from_position <= %(known)s AND (b.to_position IS NULL OR b.to_position > %(known)s)
    GROUP BY b.arende_id
), hant AS (
    SELECT p.arende_id, p.enhet, p.inledd, p.sista_dag, p.dag, n.samordnare, n.hord, n.inte_hord, n.informerad,
        n.undanhallen, n.flyttade, greatest(p.inledd, n.senast, x.beslutad) AS senast,
        CASE WHEN n.kant_till >= greatest(p.inledd, n.senast, x.beslutad) THEN n.kant_till END AS kant_till
    FROM pagaende p
    LEFT JOIN uppgifter n ON n.arende_id = p.arende_id
    LEFT JOIN forlangt x ON x.arende_id = p.arende_id
), noterat AS (
    SELECT hant.*,
        CASE
            WHEN dag - senast <= %(days)s THEN 'arbete_pagar'
            WHEN least(dag, kant_till) - senast > %(days)s AND kant_till IS NOT NULL THEN 'stilla'
            ELSE 'underlag_saknas'
        END AS arbete,
        CASE WHEN dag - senast <= %(days)s THEN dag - senast ELSE least(dag, kant_till) - senast END
            AS stilla_dagar
    FROM hant
)
