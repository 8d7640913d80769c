"""The codes that an orosanmälan's facts may hold, with what people read for each.

A code never changes or disappears once stored; a label may.
"""

from __future__ import annotations

GRUPP: dict[str, str] = {"barn": "Barn", "ung": "Ung, 18-20 år"}
"""Whom an anmälan concerns: the bedömningar are due for both, the utredningstid for barn."""

ANMALARE: dict[str, str] = {
    "19_1": "Myndighet eller yrkesverksam",
    "19_2": "Verksam inom familjerådgivning",
    "19_3": "Barnombudsmannen",
    "annan": "Någon annan",
}
"""Who made it; the codes are the sections of the present act, and only those three get an answer.

The label names no section: which act applied is known from the day the anmälan came in.
"""

WITH_ANSWER = frozenset({"19_1", "19_2", "19_3"})
"""The anmälare whom 19 kap. 6 § gives an answer on request."""

SKYDDSBEHOV: dict[str, str] = {
    "inget_behov": "Inget behov av omedelbart skydd",
    "behov": "Behov av omedelbart skydd",
}
"""What a skyddsbedömning led to."""

SYNNERLIGA_SKAL: dict[str, str] = {
    "polisforhor": "Ett polisförhör måste hållas först",
    "inte_natt": "Familjen har inte kunnat nås trots försök",
    "annat": "Annat synnerligt skäl",
}
"""Why a förhandsbedömning may take longer; work load and lack of people are no such reason."""

FORHANDSUTFALL: dict[str, str] = {
    "inleda": "Utredning inleds",
    "inte_inleda": "Utredning inleds inte",
    "pagar_redan": "En utredning pågår redan",
}
"""How a förhandsbedömning ended; the last is no beslut, because none is needed."""

INGET_SVAR: dict[str, str] = {"olampligt": "Olämpligt med hänsyn till omständigheterna"}
"""Why an anmälare who asked got no answer."""
