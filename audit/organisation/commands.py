"""What may be asked of the organisation: commands, in the imperative.

`organisation` is the id of the nämnd's one stream of this area.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, kw_only=True, slots=True)
class AddVerksamhet:
    """Add a verksamhet."""

    organisation: UUID
    kod: str
    namn: str
    fran: date
    omrade: str | None = None
    beredskap: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class AddUtforare:
    """Add an utförare, the kommun's own or a private one."""

    organisation: UUID
    kod: str
    namn: str
    driftsform: str
    fran: date
    organisationsnummer: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class AddEnhet:
    """Add an enhet to a verksamhet and an utförare that are there on that day."""

    organisation: UUID
    kod: str
    namn: str
    verksamhet: str
    utforare: str
    lag: str
    fran: date


@dataclass(frozen=True, kw_only=True, slots=True)
class RenameDel:
    """Give a part another name from a day."""

    organisation: UUID
    slag: str
    kod: str
    namn: str
    fran: date


@dataclass(frozen=True, kw_only=True, slots=True)
class MoveEnhet:
    """Move an enhet to another verksamhet, utförare or act from a day; all of it is given anew."""

    organisation: UUID
    kod: str
    verksamhet: str
    utforare: str
    lag: str
    fran: date


@dataclass(frozen=True, kw_only=True, slots=True)
class MergeEnhet:
    """Let an enhet go up in another from a day."""

    organisation: UUID
    kod: str
    till: str
    fran: date


@dataclass(frozen=True, kw_only=True, slots=True)
class EndDel:
    """End a part from a day; nothing that is there then may belong to it."""

    organisation: UUID
    slag: str
    kod: str
    upphor: date


@dataclass(frozen=True, kw_only=True, slots=True)
class SetBeredskap:
    """Set the telephone number of a verksamhet's chef i beredskap from a day."""

    organisation: UUID
    kod: str
    fran: date
    beredskap: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class SetMal:
    """Set the nämnd's own time for something, in days from a day; none: it has no such any more."""

    organisation: UUID
    klocka: str
    fran: date
    dagar: int | None = None
    paragraf: str | None = None


Command = (
    AddVerksamhet
    | AddUtforare
    | AddEnhet
    | RenameDel
    | MoveEnhet
    | MergeEnhet
    | EndDel
    | SetBeredskap
    | SetMal
)
