"""A risk of a year's internkontrollplan as it stands."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, kw_only=True, slots=True)
class Risk:
    """A risk as it stands; `galler` is False once it was taken out of the plan.

    `version` is that of the event that gave it its present form; `text` is sealed words and there
    only when they were loaded.
    """

    id: UUID
    kod: str
    kategori: str
    rubrik: str
    sannolikhet: int
    konsekvens: int
    enhet: str | None = None
    utforare: str | None = None
    revidering: int | None = None
    text: str | None = None
    version: int = 0
    galler: bool = True

    @property
    def varde(self) -> int:
        """Give sannolikhet × konsekvens."""
        return self.sannolikhet * self.konsekvens
