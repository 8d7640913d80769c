"""The closed lists of the nämnd's year: codes that are stored, and what people read for them."""

from __future__ import annotations

SLAG: dict[str, str] = {
    "internkontrollrapport": "Internkontrollrapport",
    "internkontrollplan": "Internkontrollplan",
    "delegationslista": "Anmälan av delegationsbeslut",
    "delegationsordning": "Delegationsordning",
    "ej_verkstallda": "Ej verkställda beslut",
    "sammanstallning": "Sammanställning",
    "ekonomi": "Uppföljning av verksamhet och ekonomi",
    "kvalitet": "Kvalitetsarbete",
    "svar_revisorer": "Svar på en granskning eller yttrande över en anmärkning",
    "aterrapport": "Återrapportering av uppdrag",
    "annat": "Annat ärende",
}
"""What kind a punkt is of."""

VIDARE: dict[str, str] = {
    "fullmaktige": "Kommunfullmäktige",
    "kommunstyrelsen": "Kommunstyrelsen",
    "revisorerna": "Revisorerna",
    "ivo": "IVO",
    "annan": "Annan mottagare",
}
"""Where a beslut goes next; kommunstyrelsen has uppsikt over the nämnd (6 kap. 1 § KL)."""

BEFATTNINGAR: dict[str, str] = {
    "forvaltningschef": "Förvaltningschefen",
    "verksamhetschef": "Verksamhetschefen",
    "enhetschef": "Enhetschefen",
    "kvalitetsansvarig": "Den som ansvarar för kvalitet",
    "ekonom": "Ekonomen",
    "namndsekreterare": "Nämndsekreteraren",
    "ordforande": "Ordföranden",
    "annan_befattning": "Annan befattning",
}
"""Which befattning answers for a punkt: never a name."""

UTFALL: dict[str, str] = {
    "uppfyllt": "Uppfyllt",
    "delvis": "Delvis uppfyllt",
    "ej": "Ej uppfyllt",
    "saknas": "Resultat saknas ännu",
}
"""How a goal of the year stands."""
