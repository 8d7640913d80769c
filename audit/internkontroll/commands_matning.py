"""What may be asked of a mätning besides freezing: commands. `matning` is its stream."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from audit.internkontroll.uppdelning import Del


@dataclass(frozen=True, kw_only=True, slots=True)
class FreezeKontroll:
    """Freeze the outcome of a control that the nämnd defined, at a position of the log."""

    matning: UUID
    kontroll: UUID
    definition: int
    per: date
    known_position: int
    known_root: str
    numbers: Mapping[str, int]
    handelser: Mapping[str, Sequence[str]]


@dataclass(frozen=True, kw_only=True, slots=True)
class RegisterMatning:
    """Register the outcome of a kontrollmoment by hand."""

    matning: UUID
    kontrollmoment: UUID
    ar: int
    per: date
    enhet: str
    taljare: int
    metod: str
    namnare: int | None = None
    period_start: date | None = None
    period_end: date | None = None
    urval: int | None = None
    population: int | None = None
    uppdelning: tuple[Del, ...] = ()
    text: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class AttachUnderlag:
    """Attach a file that the mätning rests on."""

    matning: UUID
    handling: UUID
    sha256: str
    storlek: int
    mediatyp: str
    filnamn: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class CorrectMatning:
    """Replace facts of what was registered, or take it back."""

    matning: UUID
    corrects: int
    replaced: Mapping[str, str]
    aterkallad: bool = False
    skal: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class WriteText:
    """Write a part of the report about the mätning: `avsnitt` is one of its headings."""

    matning: UUID
    avsnitt: str
    text: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class PresentResult:
    """Register that the outcome was presented to the nämnd."""

    matning: UUID
    sammantrade: date
    paragraf: str
    utfall: str
    text: str | None = None


MatningCommand = (
    FreezeKontroll | RegisterMatning | AttachUnderlag | CorrectMatning | WriteText | PresentResult
)
"""Every command of this file."""
