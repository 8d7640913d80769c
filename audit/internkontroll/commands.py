"""What may be asked of the internkontroll: commands, in the imperative."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from audit.envelope import Happened


@dataclass(frozen=True, kw_only=True, slots=True)
class FreezeMatning:
    """Freeze the numbers of a kontrollmoment as they stand at a position of the log.

    `matning` is the mätning's own id; `numbers` counts each class and flag;
    `arenden` lists the ids behind a number, under the same name;
    the period belongs to the populations `avslutade` and `inkomna`, and to no other.
    """

    matning: UUID
    happened: Happened
    kontrollmoment: str
    population: str
    per: date
    known_position: int
    known_root: str
    numbers: Mapping[str, int]
    arenden: Mapping[str, Sequence[str]]
    period_start: date | None = None
    period_end: date | None = None
