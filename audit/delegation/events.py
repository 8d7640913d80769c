"""What happens to a delegationsordning: adopted, reviewed, ended.

Topics, versions and field names are stored for ever; `tests/golden/events` holds one of each.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from audit.envelope import Event, words


@dataclass(frozen=True, kw_only=True, slots=True)
class Lagrum:
    """What a point cites: the act by its SFS number (`2001:453`), and the text as it stands."""

    text: str
    sfs: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Punkt:
    """One point: its number, what it gives (ansvar | beslut), about what, and to whom.

    `sak` is a code of `audit/law/delegation.py`, `text` the order's own words;
    `delegater` are befattningar or bodies, the first first; `omrade` limits the point to an area;
    `anmarkning` says what is not the order's own, such as a point that we placed.
    """

    nummer: str
    slag: str
    sak: str
    text: str
    delegater: tuple[str, ...]
    lagrum: tuple[Lagrum, ...] = ()
    omrade: str | None = None
    anmarkning: str | None = None

    @property
    def lagrum_text(self) -> str:
        """Give what it cites as one text, empty where it cites nothing."""
        return ", ".join(one.text for one in self.lagrum)


@dataclass(frozen=True, kw_only=True)
class OrdningAdopted(Event):
    """A delegationsordning was adopted: a whole one, which replaces the one before it.

    It is to be reviewed every `granskas_manader` months.
    """

    TOPIC: ClassVar[str] = "delegation.ordning_adopted"

    namn: str
    antagen: date
    galler_fran: date
    granskas_manader: int
    punkter: tuple[Punkt, ...]
    paragraf: str | None = None
    diarienummer: str | None = None


@dataclass(frozen=True, kw_only=True)
class OrdningReviewed(Event):
    """The nämnd reviewed the order; one that must change is adopted anew."""

    TOPIC: ClassVar[str] = "delegation.ordning_reviewed"

    granskad: date
    utfall: str
    paragraf: str | None = None
    text: str | None = words()


@dataclass(frozen=True, kw_only=True)
class OrdningEnded(Event):
    """The order no longer applies from the day `upphor`, though none replaces it."""

    TOPIC: ClassVar[str] = "delegation.ordning_ended"

    upphor: date
    paragraf: str | None = None
    skal: str | None = words()


EVENTS: tuple[type[Event], ...] = (OrdningAdopted, OrdningReviewed, OrdningEnded)
