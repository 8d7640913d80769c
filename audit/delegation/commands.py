"""What may be asked of a delegationsordning: commands, in the imperative."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from audit.delegation.events import EnhetCount, Punkt


@dataclass(frozen=True, kw_only=True, slots=True)
class AdoptOrdning:
    """Register that the nämnd adopted an order; `ordning` is its new id."""

    ordning: UUID
    namn: str
    antagen: date
    galler_fran: date
    punkter: tuple[Punkt, ...]
    granskas_manader: int = 12
    paragraf: str | None = None
    diarienummer: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class ReviewOrdning:
    """Register that the nämnd reviewed the order."""

    ordning: UUID
    granskad: date
    utfall: str
    paragraf: str | None = None
    text: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class EndOrdning:
    """Register that the order no longer applies from a day."""

    ordning: UUID
    upphor: date
    paragraf: str | None = None
    skal: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class CountBeslut:
    """Register how many beslut were taken as another system has them; `rakning` is the count's id.

    The same id again replaces the count whole; then without enheter it is taken back.
    """

    rakning: UUID
    kalla: str
    enheter: tuple[EnhetCount, ...]
    fran: date | None = None
    till: date | None = None
    summa: int | None = None
    text: str | None = None


Command = AdoptOrdning | ReviewOrdning | EndOrdning | CountBeslut


def stream_of(command: Command) -> UUID:
    """Give the id of the stream that a command is about."""
    return command.rakning if isinstance(command, CountBeslut) else command.ordning
