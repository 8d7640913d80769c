"""A kontrollmoment of a year's internkontrollplan as it stands."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from audit.internkontroll.mal import Mal


@dataclass(frozen=True, kw_only=True, slots=True)
class Kontrollmoment:
    """A kontrollmoment as it stands; `galler` is False once it was taken out of the plan."""

    id: UUID
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
    revidering: int | None = None
    version: int = 0
    galler: bool = True
