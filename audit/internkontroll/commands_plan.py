"""What may be asked of a year's internkontrollplan: commands. `plan` is its stream."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from audit.internkontroll.mal import Mal


@dataclass(frozen=True, kw_only=True, slots=True)
class BeginPlan:
    """Begin a year's plan; `kopia_av` copies the risks and kontrollmoment of another year's."""

    plan: UUID
    ar: int
    skala: int = 4
    kopia_av: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class AdoptPlan:
    """Register that the nämnd adopted the plan."""

    plan: UUID
    antagen: date
    paragraf: str
    diarienummer: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class RevisePlan:
    """Register that the nämnd decided to revise the plan; changes follow under it."""

    plan: UUID
    beslutad: date
    paragraf: str
    skal: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class ClosePlan:
    """Close the plan when the year is summed up."""

    plan: UUID
    avslutad: date
    paragraf: str | None = None
    text: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class AddRisk:
    """Add a risk."""

    plan: UUID
    risk: UUID
    kod: str
    kategori: str
    rubrik: str
    sannolikhet: int
    konsekvens: int
    enhet: str | None = None
    utforare: str | None = None
    text: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class ChangeRisk:
    """Judge or describe a risk anew: all of it; the words stand until new ones are given."""

    plan: UUID
    risk: UUID
    kod: str
    kategori: str
    rubrik: str
    sannolikhet: int
    konsekvens: int
    enhet: str | None = None
    utforare: str | None = None
    text: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class EndRisk:
    """Take a risk out of the plan."""

    plan: UUID
    risk: UUID
    skal: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class AddKontrollmoment:
    """Add a kontrollmoment, free or from a ready-made one (`forlaga`)."""

    plan: UUID
    kontrollmoment: UUID
    kod: str
    rubrik: str
    process: str
    kontroll: str
    metod: str
    frekvens: str
    rapporteras: tuple[int, ...]
    ansvar: str
    matt: str
    risker: tuple[UUID, ...] = ()
    mal: Mal | None = None
    lagrum: str | None = None
    forlaga: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class ChangeKontrollmoment:
    """Change a kontrollmoment: all of it."""

    plan: UUID
    kontrollmoment: UUID
    kod: str
    rubrik: str
    process: str
    kontroll: str
    metod: str
    frekvens: str
    rapporteras: tuple[int, ...]
    ansvar: str
    matt: str
    risker: tuple[UUID, ...] = ()
    mal: Mal | None = None
    lagrum: str | None = None
    forlaga: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class EndKontrollmoment:
    """Take a kontrollmoment out of the plan."""

    plan: UUID
    kontrollmoment: UUID
    skal: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class CorrectPlan:
    """Replace facts of what the nämnd decided about the plan, or take it back."""

    plan: UUID
    corrects: int
    replaced: Mapping[str, str]
    aterkallad: bool = False
    skal: str | None = None


PlanCommand = (
    BeginPlan
    | AdoptPlan
    | RevisePlan
    | ClosePlan
    | AddRisk
    | ChangeRisk
    | EndRisk
    | AddKontrollmoment
    | ChangeKontrollmoment
    | EndKontrollmoment
    | CorrectPlan
)
"""Every command of this file."""
