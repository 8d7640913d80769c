"""The terms of the revision: granskning, insyn, fråga, rekommendation, anmärkning, yttrande."""

from __future__ import annotations

from audit.term import Term

_KL = "12 kap. kommunallagen"
_RAPPORT = "revisorernas rapport"
_BREV = "revisorernas brev"
_DOKUMENT = "nämndens dokument"
_AREA = "revision"

TERMS_REVISION: tuple[Term, ...] = (
    Term(_AREA, "revision", "Revision", "revisioner", "the examination of the kommun's nämnder",
         _KL),
    Term(_AREA, "insyn", "Insyn", "insyner", "what a granskning opens, to whom and until when",
         _KL),
    Term(_AREA, "brev", "Brev", "brev", "the letter by which a granskning is announced", _BREV),
    Term(_AREA, "område", "Omraden", "områden", "an area that a granskning opens", _BREV),
    Term(_AREA, "ström", "Strom", "strömmar", "one matter that a granskning opens", "Liggare"),
    Term(_AREA, "person", "Person", "personer", "somebody whom the revisorer's letter names",
         _BREV),
    Term(_AREA, "grund", "Grund", "grunder",
         "why revision covers what is decided about individuals", _KL),
    Term(_AREA, "sökt", "Sokt", "sökta", "what somebody asks to read", "Liggare"),
    Term(_AREA, "rapport", "Rapport", "rapporter", "what the revisorer reported", _RAPPORT),
    Term(_AREA, "fråga", "Fraga", "frågor", "what the revisorer set out to answer", _RAPPORT),
    Term(_AREA, "svar", "Svar", "svar",
         "the revisorer's answer to a fråga; the nämnd's answer to them", _RAPPORT),
    Term(_AREA, "rekommendation", "Rekommendation", "rekommendationer",
         "what the revisorer recommend", _RAPPORT, ("Recommendation",)),
    Term(_AREA, "läge", "Lage", "lägen", "where a rekommendation stands", _DOKUMENT),
    Term(_AREA, "anmärkning", "Anmarkning", "anmärkningar",
         "the revisorer's remark against a nämnd, with its reason", _KL),
    Term(_AREA, "riktad", "Riktad", "riktade", "the day an anmärkning was directed", _KL),
    Term(_AREA, "yttrande", "Yttrande", "yttranden",
         "the nämnd's own explanation about an anmärkning", _DOKUMENT),
    Term(_AREA, "svarsfrist", "Svarsfrist", "svarsfrister", "something to be answered by a day",
         _BREV),
    Term(_AREA, "begärt", "Begart", "begärda", "the day an answer was asked for", _BREV),
    Term(_AREA, "lämnat", "Lamnat", "lämnade", "the day an answer was given", _DOKUMENT),
    Term(_AREA, "avsnitt", "Avsnitt", "avsnitt", "a part of an answer", _DOKUMENT),
)  # fmt: skip
"""The terms of this area; a lawyer corrects the meanings."""
