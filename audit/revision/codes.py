"""The codes that the facts of a granskning may hold, with what people read for each.

A code never changes or disappears once stored; a label may.
"""

from __future__ import annotations

from typing import Final

OMRADEN: Final[dict[str, str]] = {
    "lexsarah": "Lex Sarah",
    "barnutredning": "Barnutredningar",
    "verkstallighet": "Ej verkställda beslut",
    "internkontroll": "Internkontroll",
    "arsplan": "Nämndens år",
    "delegation": "Delegationsbeslut",
}
"""The areas that a granskning may open, by the prefix of their topics."""

MED_ENSKILDA: Final = frozenset({"lexsarah", "barnutredning", "verkstallighet"})
"""The areas whose words are about individuals: there the revisorer need a ground in 12 kap. 3 §."""

GRUNDER: Final[dict[str, str]] = {
    "allmanna_synpunkter": "Handläggningen granskas från allmänna synpunkter",
    "verkstallighet": "Verkställighet av gynnande beslut eller domar",
    "ekonomisk_forlust": "Kommunen har lidit ekonomisk förlust",
}
"""When the revision covers what is decided about individuals: 12 kap. 3 § kommunallagen."""

SVAR: Final[dict[str, str]] = {"ja": "Ja", "delvis": "Delvis", "nej": "Nej"}
"""How the revisorer answer a question of theirs."""

AVSNITT: Final[dict[str, str]] = {
    "inledning": "Inledning",
    "rekommendation": "Svar på en rekommendation",
    "bedomning": "Nämndens bedömning",
    "atgarder": "Åtgärder",
    "tidplan": "Tidplan",
}
"""The parts of an answer; the second is written once for each rekommendation."""

LAGEN: Final[dict[str, str]] = {
    "ej_paborjad": "Ej påbörjad",
    "pagar": "Pågår",
    "genomford": "Genomförd",
    "genomfors_inte": "Genomförs inte",
}
"""Where a rekommendation stands when it is followed up."""
