"""What may be asked of an avvikelse: commands, in the imperative. `avvikelse` is its stream."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from audit.internkontroll.mal import Mal


@dataclass(frozen=True, kw_only=True, slots=True)
class OpenAvvikelse:
    """Open an avvikelse, from the outcome of a mätning or from what a person found."""

    avvikelse: UUID
    kontrollmoment: UUID
    ar: int
    oppnad: date
    rubrik: str
    matning: UUID | None = None
    utfall: int | None = None
    mal: Mal | None = None
    enhet: str | None = None
    text: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class AnalyseAvvikelse:
    """Write the analysis of the cause."""

    avvikelse: UUID
    analyserad: date
    text: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class PlanAtgard:
    """Plan an åtgärd; its number is given by the stream."""

    avvikelse: UUID
    rubrik: str
    ansvarig: str
    forfaller: date
    text: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class ChangeAtgard:
    """Give an åtgärd another owner, day or heading."""

    avvikelse: UUID
    atgard: int
    rubrik: str
    ansvarig: str
    forfaller: date
    skal: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class DoAtgard:
    """Note that an åtgärd was done."""

    avvikelse: UUID
    atgard: int
    gjord: date
    text: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class DropAtgard:
    """Decide that an åtgärd will not be done."""

    avvikelse: UUID
    atgard: int
    beslutad: date
    skal: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class AssessEffekt:
    """Judge the effect of an åtgärd that was done."""

    avvikelse: UUID
    atgard: int
    bedomd: date
    effekt: str
    text: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class FollowUpAvvikelse:
    """Follow the avvikelse up."""

    avvikelse: UUID
    foljd_upp: date
    matning: UUID | None = None
    text: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class PresentAvvikelse:
    """Register that the avvikelse was presented to the nämnd."""

    avvikelse: UUID
    sammantrade: date
    paragraf: str


@dataclass(frozen=True, kw_only=True, slots=True)
class CloseAvvikelse:
    """Close the avvikelse."""

    avvikelse: UUID
    avslutad: date
    utfall: str
    text: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class ReopenAvvikelse:
    """Open a closed avvikelse again."""

    avvikelse: UUID
    oppnad: date
    skal: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class CorrectAvvikelse:
    """Replace facts of an earlier event, or take it back."""

    avvikelse: UUID
    corrects: int
    replaced: Mapping[str, str]
    aterkallad: bool = False
    skal: str | None = None


AvvikelseCommand = (
    OpenAvvikelse
    | AnalyseAvvikelse
    | PlanAtgard
    | ChangeAtgard
    | DoAtgard
    | DropAtgard
    | AssessEffekt
    | FollowUpAvvikelse
    | PresentAvvikelse
    | CloseAvvikelse
    | ReopenAvvikelse
    | CorrectAvvikelse
)
"""Every command of this file."""
