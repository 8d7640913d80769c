"""What may be asked of the nämnd's year and of its goals: commands.

`arsplan` and `arsmal` are their streams, one of each a year.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID


@dataclass(frozen=True, kw_only=True, slots=True)
class PlanSammantrade:
    """Plan a sammanträde; `stopptid` is a time with offset, on or before the day."""

    arsplan: UUID
    ar: int
    sammantrade: UUID
    dag: date
    stopptid: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class ChangeSammantrade:
    """Give a sammanträde another day or stopptid; its punkter follow it."""

    arsplan: UUID
    sammantrade: UUID
    dag: date
    stopptid: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class CancelSammantrade:
    """Register that a sammanträde is not held."""

    arsplan: UUID
    sammantrade: UUID
    skal: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class PlanPunkt:
    """Take a punkt into the year; without a sammanträde it is not planned in yet."""

    arsplan: UUID
    ar: int
    punkt: UUID
    slag: str
    arende: str
    ansvarig: str
    sammantrade: UUID | None = None
    senast: date | None = None
    diarienummer: str | None = None
    beslutad: date | None = None
    paragraf: str | None = None
    vidare: tuple[str, ...] = ()
    notering: str | None = None
    regel: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class ChangePunkt:
    """Describe a punkt anew: all of it."""

    arsplan: UUID
    punkt: UUID
    slag: str
    arende: str
    ansvarig: str
    senast: date | None = None
    diarienummer: str | None = None
    beslutad: date | None = None
    paragraf: str | None = None
    vidare: tuple[str, ...] = ()
    notering: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class MovePunkt:
    """Move a punkt to another sammanträde, or to none."""

    arsplan: UUID
    punkt: UUID
    sammantrade: UUID | None = None
    skal: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class DeliverPunkt:
    """Register that the papers of a punkt came in."""

    arsplan: UUID
    punkt: UUID
    levererad: date


@dataclass(frozen=True, kw_only=True, slots=True)
class TreatPunkt:
    """Register that the nämnd treated a punkt at its sammanträde."""

    arsplan: UUID
    punkt: UUID
    behandlad: date
    protokollsparagraf: str


@dataclass(frozen=True, kw_only=True, slots=True)
class DropPunkt:
    """Take a punkt out of the year, with a reason."""

    arsplan: UUID
    punkt: UUID
    skal: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class CorrectArsplan:
    """Replace the day or § of a delivery or a treatment, or take it back."""

    arsplan: UUID
    corrects: int
    replaced: Mapping[str, str]
    aterkallad: bool = False
    skal: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class SetArsmal:
    """Set a goal of the year."""

    arsmal: UUID
    ar: int
    mal: UUID
    kod: str
    rubrik: str
    ansvarig: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ChangeArsmal:
    """Word a goal anew: all of it."""

    arsmal: UUID
    mal: UUID
    kod: str
    rubrik: str
    ansvarig: str


@dataclass(frozen=True, kw_only=True, slots=True)
class EndArsmal:
    """Give a goal up, with a reason."""

    arsmal: UUID
    mal: UUID
    skal: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class AssessArsmal:
    """Follow a goal up: met, partly, not, or no result yet."""

    arsmal: UUID
    mal: UUID
    utfall: str
    per: date
    text: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class GiveUppdrag:
    """Register the nämnd's task to report a goal back by a day."""

    arsmal: UUID
    mal: UUID
    uppdrag: UUID
    beslutad: date
    paragraf: str
    ansvarig: str
    senast: date
    text: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class AnswerUppdrag:
    """Register that the task was reported back to the nämnd."""

    arsmal: UUID
    uppdrag: UUID
    aterrapporterad: date
    paragraf: str


@dataclass(frozen=True, kw_only=True, slots=True)
class CorrectArsmal:
    """Replace facts of a follow-up or a task, or take it back."""

    arsmal: UUID
    corrects: int
    replaced: Mapping[str, str]
    aterkallad: bool = False
    skal: str | None = None


PunktCommand = (
    PlanPunkt | ChangePunkt | MovePunkt | DeliverPunkt | TreatPunkt | DropPunkt | CorrectArsplan
)
SammantradeCommand = PlanSammantrade | ChangeSammantrade | CancelSammantrade
ArsmalCommand = (
    SetArsmal
    | ChangeArsmal
    | EndArsmal
    | AssessArsmal
    | GiveUppdrag
    | AnswerUppdrag
    | CorrectArsmal
)
ArsplanCommand = SammantradeCommand | PunktCommand | ArsmalCommand
"""Every command that a person may give here."""
