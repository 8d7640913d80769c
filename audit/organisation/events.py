"""What happens to the organisation: parts come, change name or place, merge and end.

All of it is one stream per nämnd. `kod` is the opaque code under which other areas know a part;
it is never used again. `fran` is the first day on which something applies.
Topics, versions and field names are stored for ever; `tests/golden/events` holds one of each.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from audit.envelope import Event


@dataclass(frozen=True, kw_only=True)
class VerksamhetAdded(Event):
    """A verksamhet began; `omrade` is its area in the list of delegationsbeslut.

    `beredskap` is the telephone number of its chef i beredskap.
    """

    TOPIC: ClassVar[str] = "organisation.verksamhet_added"

    kod: str
    namn: str
    fran: date
    omrade: str | None = None
    beredskap: str | None = None


@dataclass(frozen=True, kw_only=True)
class UtforareAdded(Event):
    """An utförare began: the kommun's own (`egen`) or a private one (`privat`)."""

    TOPIC: ClassVar[str] = "organisation.utforare_added"

    kod: str
    namn: str
    driftsform: str
    fran: date
    organisationsnummer: str | None = None


@dataclass(frozen=True, kw_only=True)
class EnhetAdded(Event):
    """An enhet began, in a verksamhet, run by an utförare, under one act or both."""

    TOPIC: ClassVar[str] = "organisation.enhet_added"

    kod: str
    namn: str
    verksamhet: str
    utforare: str
    lag: str
    fran: date


@dataclass(frozen=True, kw_only=True)
class DelRenamed(Event):
    """A part has another name from a day; `slag` says which kind of part."""

    TOPIC: ClassVar[str] = "organisation.del_renamed"

    slag: str
    kod: str
    namn: str
    fran: date


@dataclass(frozen=True, kw_only=True)
class EnhetMoved(Event):
    """An enhet belongs to another verksamhet or utförare, or works under another act."""

    TOPIC: ClassVar[str] = "organisation.enhet_moved"

    kod: str
    verksamhet: str
    utforare: str
    lag: str
    fran: date


@dataclass(frozen=True, kw_only=True)
class EnhetMerged(Event):
    """An enhet goes up in another from a day: it ends, and its history stays under its own code."""

    TOPIC: ClassVar[str] = "organisation.enhet_merged"

    kod: str
    till: str
    fran: date


@dataclass(frozen=True, kw_only=True)
class DelEnded(Event):
    """A part is no more from the day `upphor`."""

    TOPIC: ClassVar[str] = "organisation.del_ended"

    slag: str
    kod: str
    upphor: date


@dataclass(frozen=True, kw_only=True)
class BeredskapSet(Event):
    """The telephone number of a verksamhet's chef i beredskap, from a day; none: it has none."""

    TOPIC: ClassVar[str] = "organisation.beredskap_set"

    kod: str
    fran: date
    beredskap: str | None = None


@dataclass(frozen=True, kw_only=True)
class MalSet(Event):
    """The nämnd set a time of its own, in days, for what the law has no number for; none: no more.

    `klocka` says what for. It is the nämnd's target and never law. `paragraf` is the § of minutes.
    """

    TOPIC: ClassVar[str] = "organisation.mal_set"

    klocka: str
    fran: date
    dagar: int | None = None
    paragraf: str | None = None


EVENTS: tuple[type[Event], ...] = (
    VerksamhetAdded,
    UtforareAdded,
    EnhetAdded,
    DelRenamed,
    EnhetMoved,
    EnhetMerged,
    DelEnded,
    BeredskapSet,
    MalSet,
)
