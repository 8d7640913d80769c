"""What happens to a delegationsordning, and what was counted of the beslut taken under it.

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


@dataclass(frozen=True, kw_only=True, slots=True)
class SlagCount:
    """How many beslut of one kind, perhaps with one outcome (bifall | avslag | annat).

    `slag` is a code of `SAKER` in `audit/law/delegation.py`, or the source's own words.
    """

    slag: str
    antal: int
    utfall: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class EnhetCount:
    """How many beslut an enhet took, and of which kinds as far as that was told.

    `enhet` is a code of the organisation, or the name that the source gives.
    """

    enhet: str
    antal: int
    varav: tuple[SlagCount, ...] = ()


@dataclass(frozen=True, kw_only=True)
class BeslutCounted(Event):
    """Beslut that stand in another system were counted, from `fran` to `till`, both included.

    Without the days the source prints no period. `kalla` is a code of `KALLA`;
    `summa` is what the source says that all are, and the enheter add up to it.
    Counted anew, the newest of a stream stands alone; without enheter nothing of it stands.
    """

    TOPIC: ClassVar[str] = "delegation.beslut_counted"

    kalla: str
    enheter: tuple[EnhetCount, ...]
    fran: date | None = None
    till: date | None = None
    summa: int | None = None
    text: str | None = words()


EVENTS: tuple[type[Event], ...] = (OrdningAdopted, OrdningReviewed, OrdningEnded, BeslutCounted)
