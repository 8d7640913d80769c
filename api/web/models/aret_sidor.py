"""View models of the pages around the nämnd's year: with ways on, dates and what is at the foot."""

from __future__ import annotations

from dataclasses import dataclass

from api.web.models.frame import Frame, Problem
from api.web.models.lexsarah import Link
from api.web.models.parts import Basis, DateControl, Table
from api.web.models.plan import Facts, Head
from api.web.models.verkstallighet import Happening


@dataclass(frozen=True, slots=True, kw_only=True)
class MoteSection:
    """A sammanträde with its table and what may be done with it."""

    anchor: str
    heading: str
    stopptid: str
    table: Table
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AretPage:
    """A year: what needs somebody first, then each sammanträde, then what has none.

    `nasta` leads to the next sammanträde; those in `hallna` are over and stand folded.
    `tomt` is said where there is no sammanträde at all.
    `senare` says what of later days a page of an earlier one does not count.
    """

    frame: Frame
    head: Head
    years: tuple[Link, ...]
    dates: DateControl
    basis: Basis
    senare: str
    nasta: Link | None
    counts: Facts
    first: Table | None
    hallna: tuple[MoteSection, ...]
    moten: tuple[MoteSection, ...]
    tomt: str
    oplanerade: Table
    strukna: Table | None
    installda: tuple[str, ...]
    mal: str
    pages: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PunktPage:
    """A punkt or a goal: what it says, and what has happened to it; `senare` as on the year."""

    frame: Frame
    head: Head
    dates: DateControl
    basis: Basis
    senare: str
    facts: Facts
    tasks: Table | None
    happenings: tuple[Happening, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HandelserPage:
    """What has happened in a year, the newest first."""

    frame: Frame
    head: Head
    basis: Basis
    happenings: tuple[Happening, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MalenPage:
    """The goals of a year on a day: the counts, each goal, and the tasks; `senare` as on it."""

    frame: Frame
    head: Head
    years: tuple[Link, ...]
    dates: DateControl
    basis: Basis
    senare: str
    counts: Facts
    table: Table
    tasks: Table
    ended: tuple[Link, ...]
    papers: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ForslagRad:
    """A punkt that recurs and is proposed: what it is, when it would come, whether it is ticked."""

    regel: str
    arende: str
    nar: str
    ansvarig: str
    mer: tuple[str, ...]
    checked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ForslagGrupp:
    """Those that come from the same place, with what that is."""

    heading: str
    said: tuple[str, ...]
    rader: tuple[ForslagRad, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ForslagPage:
    """What recurs and is not in the year yet, to be accepted in one press."""

    frame: Frame
    head: Head
    groups: tuple[ForslagGrupp, ...]
    action: str
    csrf: str
    key: str
    expected: int
    button: str
    problems: tuple[Problem, ...] = ()
