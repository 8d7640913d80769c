"""Who can decide and what about: the codes that a delegationsordning and a beslut are written in.

A code never changes or disappears once stored; a label may.
Which of them may decide what is never said here: that is the nämnd's own order, with dates.
"""

from __future__ import annotations

from typing import Final

NAMND: Final = "namnd"
"""The nämnd itself: it may always decide, whatever it has handed over."""

ORGAN: Final[dict[str, str]] = {
    NAMND: "nämnden",
    "utskott": "utskottet",
    "presidium": "presidiet",
    "ordforande": "ordföranden",
}
"""Bodies that never sign in: the nämndsekreterare registers what they decided."""

BEFATTNINGAR: Final[dict[str, str]] = {
    "forvaltningschef": "förvaltningschef",
    "socialchef": "socialchef",
    "verksamhetschef": "verksamhetschef",
    "enhetschef": "enhetschef",
    "verksamhetsstrateg": "verksamhetsstrateg",
    "verksamhetsutvecklare": "verksamhetsutvecklare",
    "medicinskt_ansvarig_sjukskoterska": "medicinskt ansvarig sjuksköterska",
    "medicinskt_ansvarig_for_rehabilitering": "medicinskt ansvarig för rehabilitering",
    "samordnare": "samordnare",
    "forste_socialsekreterare": "förste socialsekreterare",
    "socialsekreterare": "socialsekreterare",
    "bistandshandlaggare": "biståndshandläggare",
    "namndsekreterare": "nämndsekreterare",
    "annan": "annan befattning",
}
"""What people are employed as: a befattning and never a person."""

BESLUTSFATTARE: Final[dict[str, str]] = {**ORGAN, **BEFATTNINGAR}
"""Everyone who can be said to have decided something."""

SAKER: Final[dict[str, str]] = {
    "utreda": "dokumentera och utreda rapporter enligt lex Sarah",
    "informera_personal": "informera personalen om lex Sarah",
    "atgarder": "åtgärder efter en utredning enligt lex Sarah",
    "omedelbara_atgarder": "bedöma behovet av omedelbara åtgärder",
    "anmala_ivo": "anmäla ett allvarligt missförhållande eller en påtaglig risk till IVO",
    "anmala_brister": "anmäla brister till IVO enligt 27 kap. 7 § socialtjänstlagen (2025:400)",
    "lex_maria": "anmäla enligt lex Maria",
    "yttrande_ivo": "yttra sig till IVO",
    "polisanmalan": "anmäla misstänkt brott",
    "utlamnande": "neka att lämna ut en allmän handling",
    "konsekvensbedomning": "fastställa en konsekvensbedömning",
    "rattelse": "rätta eller ändra ett beslut",
    "inleda_utredning": "inleda utredning",
    "inte_inleda_utredning": "inte inleda utredning",
    "utredning_utan_insats": "avsluta en utredning utan insats",
    "forlanga_utredningstid": "förlänga utredningstiden i ärenden om barn",
    "uppfoljning_utan_insats": "följa upp efter en utredning utan insats",
    "uppfoljning_efter_placering": "följa upp efter en placering",
    "ovrigt": "annat",
}
"""What a point of the order is about, as far as the register asks for it by itself."""

OMRADEN: Final[dict[str, str]] = {
    "ledning_stab": "Ledning och stab",
    "stod_bistand": "Stöd och bistånd",
    "funktionsstod": "Funktionsstöd",
    "aldreomsorg": "Äldreomsorg",
    "individ_familj": "Individ- och familjeomsorg",
}
"""The areas of a list of delegationsbeslut; a delegat decides only in the own one."""
