"""The codes that a barnavårdsutredning's facts may hold, with what people read for each.

A code never changes or disappears once stored; a label may.
"""

from __future__ import annotations

NOT_TOLD = "framgar_inte"
AVSLUT: dict[str, str] = {
    "insats": "Avslutad med insats",
    "utan_insats": "Avslutad utan insats",
    "flyttad": "Överflyttad till annan kommun",
    "avbruten": "Avbruten",
    NOT_TOLD: "Avslutad, resultatet framgår inte",
}
"""How an utredning ended; the last where it was read in from a source that does not tell."""

SKAL: dict[str, str] = {
    "polisutredning": "En förundersökning inväntas",
    "utlatande": "Ett utlåtande inväntas",
    "barnets_halsa": "Barnets hälsa",
    "vardnadshavare": "Vårdnadshavare har inte kunnat nås",
    "annat": "Annat särskilt skäl",
}
"""Why an utredning was extended: the code stands in the facts, the reasons among the words."""

BESLUTSFATTARE: dict[str, str] = {
    "namnd": "Nämnden",
    "utskott": "Utskottet",
    "ordforande": "Ordföranden",
    "forvaltningschef": "Förvaltningschef",
    "verksamhetschef": "Verksamhetschef",
    "enhetschef": "Enhetschef",
    "samordnare": "Samordnare",
    "forste_socialsekreterare": "Förste socialsekreterare",
    "socialsekreterare": "Socialsekreterare",
    "annan": "Annan beslutsfattare",
}
"""Who decided: a body or a role and never a person, which is why the list is closed."""
