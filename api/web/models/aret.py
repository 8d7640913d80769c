"""View models of the nämnd's year: what it says on a day, and the pages around it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from api.web.models.parts import Bricka


@dataclass(frozen=True, slots=True, kw_only=True)
class PunktView:
    """A punkt on a day: every column in words; what lacks is an empty text.

    `lage` says where it stands in words and shape, `lage_not` since when or until when.
    `stod` tells where it stood before it was moved, `tillagd` that it was added after the day,
    `regel` the rule that made it.
    """

    id: UUID
    arende: str
    slag: str
    ansvarig: str
    diarienummer: str
    tidigare: str
    vidare: str
    notering: str
    stod: str
    tillagd: str
    lage: Bricka
    lage_not: str
    sista_dag: date | None
    sammantrade: date | None
    regel: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MoteView:
    """A sammanträde with its punkter by the last day they have; `rubrik` is its day in words.

    `tillagt` tells that it was added after the day.
    """

    id: UUID
    dag: date
    stopptid: datetime
    rubrik: str
    stopptid_text: str
    tillagt: str
    punkter: tuple[PunktView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UppdragView:
    """A task to report a goal back, as it stands on a day."""

    id: UUID
    text: str
    senast: date
    lage: Bricka
    lage_not: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MalView:
    """A goal on a day: how it stands, of which day that is, and the tasks given for it.

    `tillagt` tells that it was added after the day; `underlag` what its newest follow-up rests on,
    empty without one or where it may not be read.
    """

    id: UUID
    kod: str
    rubrik: str
    tillagt: str
    ansvarig: str
    utfall: Bricka
    per: date | None
    underlag: str
    uppdrag: tuple[UppdragView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MalenView:
    """The goals of a year on a day; `antal` counts them by outcome, in the order of the codes.

    `senare` says what of later days is not counted, empty where nothing is.
    `words` tells whether what the outcomes rest on was read.
    """

    ar: int
    day: date
    mal: tuple[MalView, ...]
    antal: tuple[tuple[str, int], ...]
    svar: str
    senare: str
    words: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class YearView:
    """A year on a day: what needs somebody first, then by sammanträde, then what has none.

    `forst` are the late, the not treated and those due within 14 days, in that order.
    `senare` says what of later days is not counted, empty where nothing is.
    """

    ar: int
    day: date
    forst: tuple[PunktView, ...]
    moten: tuple[MoteView, ...]
    oplanerade: tuple[PunktView, ...]
    strukna: tuple[PunktView, ...]
    installda: tuple[str, ...]
    antal: tuple[tuple[str, int], ...]
    svar: str
    mal: MalenView
    senare: str
