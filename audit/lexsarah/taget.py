"""How a beslut was taken: by whom, when, and what it rests on in the delegationsordning."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, kw_only=True, slots=True)
class Taget:
    """Who decided, on which day, and with what support; stored inside the events of a beslut.

    `beslutsfattare` is a body or befattning of `audit/law/delegation.py` and never a person;
    `paragraf` is the § of the minutes; `ordning`, `punkt`, `punktslag` (ansvar | beslut) and
    `lagrum` are those of the point that gave the right, as it was then;
    `stod` is a code of `STOD`; `utanfor` marks what was decided before it was registered;
    `foregaende_franvarande` says that those named before were absent and it could not wait.
    """

    beslutsfattare: str
    beslutad: date
    stod: str
    utanfor: bool
    foregaende_franvarande: bool
    paragraf: str | None = None
    ordning: UUID | None = None
    punkt: str | None = None
    punktslag: str | None = None
    lagrum: str | None = None
