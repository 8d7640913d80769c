"""The terms of the nämnd's year: sammanträde, stopptid, punkt, årsmål, uppdrag."""

from __future__ import annotations

from audit.term import Term

_KL = "kommunallagen"
_PLAN = "nämndens årsplan"
_MAL = "nämndens måluppföljning"
_AREA = "arsplan"

TERMS_ARSPLAN: tuple[Term, ...] = (
    Term(_AREA, "årsplan", "Arsplan", "årsplaner", "the nämnd's year: what is due when", _PLAN,
         ("YearPlan",)),
    Term(_AREA, "sammanträde", "Sammantrade", "sammanträden", "meeting of the nämnd", _KL,
         ("CommitteeMeeting",)),
    Term(_AREA, "stopptid", "Stopptid", "stopptider",
         "the time at which papers for a sammanträde must have come in", _PLAN),
    Term(_AREA, "dag", "Dag", "dagar", "the day of a sammanträde", _PLAN),
    Term(_AREA, "punkt i årsplanen", "PunktIArsplanen", "punkter i årsplanen",
         "one matter in the year", _PLAN, ("AgendaItem",)),
    Term(_AREA, "slag", "Slag", "slag", "the kind of a punkt", _PLAN),
    Term(_AREA, "senast", "Senast", "senast", "the last day, set by somebody", _PLAN),
    Term(_AREA, "vidare", "Vidare", "vidare", "where a beslut is sent next", _PLAN),
    Term(_AREA, "notering", "Notering", "noteringar", "the note beside a punkt", _PLAN),
    Term(_AREA, "regel", "Regel", "regler", "the rule by which a punkt recurs", "Liggare"),
    Term(_AREA, "levererad", "Levererad", "levererade", "the day the papers came in", _PLAN),
    Term(_AREA, "behandlad", "Behandlad", "behandlade", "the day the nämnd treated a punkt",
         _PLAN),
    Term(_AREA, "protokollsparagraf", "Protokollsparagraf", "protokollsparagrafer",
         "the § under which the nämnd treated a punkt", _KL),
    Term(_AREA, "årsmål", "Arsmal", "årsmål", "a goal of the nämnd for a year", _MAL,
         ("YearGoal",)),
    Term(_AREA, "mål", "Mal", "mål", "årsmål in short", _MAL),
    Term(_AREA, "utfall", "Utfall", "utfall", "whether a goal is met", _MAL),
    Term(_AREA, "uppdrag", "Uppdrag", "uppdrag", "a task that the nämnd gives", _MAL),
    Term(_AREA, "återrapporterad", "Aterrapporterad", "återrapporterade",
         "the day a task was reported back", _MAL),
)  # fmt: skip
"""The terms of this area; a lawyer corrects the meanings."""
