"""The terms of ej verkställda beslut: insats, erbjudande, avbrott, väntelista, kvartal."""

from __future__ import annotations

from audit.term import Term

_LAW = "34 kap. socialtjänstlagen, 28 f-28 h §§ LSS"
_IVO = "IVO:s e-tjänst för individrapporter"
_LIST = "nämndens väntelista"
_AREA = "verkstallighet"

TERMS_VERKSTALLIGHET: tuple[Term, ...] = (
    Term(
        _AREA,
        "verkställighet",
        "Verkstallighet",
        "verkställigheter",
        "the carrying-out of a gynnande beslut",
        _LAW,
        ("Enforcement",),
        ("Execution",),
    ),
    Term(
        _AREA, "verkställt", "Verkstallt", "verkställda", "carried out: the insats has begun", _LAW
    ),
    Term(_AREA, "insats", "Insats", "insatser", "what a gynnande beslut gives", _LAW),
    Term(_AREA, "annan insats", "Annan", "andra", "what the enskilde gets meanwhile", _IVO),
    Term(_AREA, "lag", "Lag", "lagar", "the act that a beslut rests on", _LAW),
    Term(_AREA, "frist", "Frist", "frister", "the three months before reporting", _LAW),
    Term(
        _AREA,
        "förhandsbesked",
        "Forhandsbesked",
        "förhandsbesked",
        "a promise to somebody who means to move in",
        _LAW,
    ),
    Term(_AREA, "erbjudande", "Erbjudande", "erbjudanden", "an offer made to the enskilde", _IVO),
    Term(_AREA, "erbjudet", "Erbjudet", "erbjudna", "the day of an offer", _IVO),
    Term(_AREA, "svar", "Svar", "svar", "the answer to an offer", _IVO),
    Term(_AREA, "besvarat", "Besvarat", "besvarade", "the day of an answer", _IVO),
    Term(_AREA, "orsak", "Orsak", "orsaker", "the short reason for the delay", _LAW),
    Term(_AREA, "angiven", "Angiven", "angivna", "the day a reason was stated", _LAW),
    Term(_AREA, "saknas", "Saknas", "saknas", "what is missing of what is given in part", _IVO),
    Term(_AREA, "avbruten", "Avbruten", "avbrutna", "the day of an avbrott", _LAW),
    Term(_AREA, "avslutat", "Avslutat", "avslutade", "left without being carried out", _IVO),
    Term(_AREA, "från", "Fran", "från", "first day", _IVO),
    Term(_AREA, "till", "Till", "till", "last day", _IVO),
    Term(
        _AREA,
        "individrapport",
        "Individrapport",
        "individrapporter",
        "the report of one beslut to IVO and the revisorer",
        _LAW,
    ),
    Term(
        _AREA, "rapportslag", "Rapportslag", "rapportslag", "why an individrapport is written", _IVO
    ),
    Term(_AREA, "rapport", "Rapporter", "rapporter", "individrapport in short", _IVO),
    Term(_AREA, "mottagare", "Mottagare", "mottagare", "to whom a quarter is reported", _LAW),
    Term(_AREA, "skickad", "Skickad", "skickade", "the day a report was sent", _LAW),
    Term(_AREA, "kvartal", "Kvartal", "kvartal", "quarter of a year", _LAW),
    Term(_AREA, "statistik", "Statistik", "statistik", "what fullmäktige is told", _LAW),
    Term(
        _AREA,
        "väntelista",
        "Vantelista",
        "väntelistor",
        "who waits, counted by month",
        _LIST,
        ("WaitingList",),
    ),
    Term(_AREA, "område", "Omrade", "områden", "the part of the nämnd that a list is for", _LIST),
    Term(_AREA, "tackat ja", "TackatJa", "tackat ja", "said yes and not moved in", _LIST),
)
"""The terms of this area; a lawyer corrects the meanings."""
