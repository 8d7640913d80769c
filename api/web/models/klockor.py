"""View models of the pages of the clocks: the dashboard, lists, one case's limits, lead times."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from api.web.models.formular import Form
    from api.web.models.frame import Frame, Kind, NavLink
    from api.web.models.pages import Draft, Happening
    from api.web.models.parts import Basis, Bricka, DateControl, Figure, Paging, Table


@dataclass(frozen=True, slots=True)
class Tile:
    """One number of the dashboard's first row, with what it counts and where it is listed."""

    number: int
    text: str
    href: str
    kind: Kind
    note: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the dashboard: tables under a heading, perhaps a chart beside the first of them.

    `stacked` puts a wide table above its chart instead of beside it; `links` are the ways on.
    """

    id: str
    heading: str
    lead: str = ""
    tables: tuple[Table, ...] = ()
    figure: Figure | None = None
    links: tuple[NavLink, ...] = ()
    stacked: bool = False


@dataclass(frozen=True, slots=True)
class DashboardPage:
    """How the nämnd's internkontroll stands: what is over its time first.

    `seen` tells whoever only audits what the page shows, and why no more.
    """

    frame: Frame
    heading: str
    lead: str
    sections: tuple[NavLink, ...]
    tiles: tuple[Tile, ...]
    parts: tuple[Part, ...]
    filter: Form
    narrowed: bool
    basis: Basis
    seen: str = ""


@dataclass(frozen=True, slots=True)
class ClockListPage:
    """One list of cases by the state of a time; `seen` as on the dashboard."""

    frame: Frame
    heading: str
    lead: str
    sections: tuple[NavLink, ...]
    lists: tuple[NavLink, ...]
    states: tuple[NavLink, ...]
    table: Table
    paging: Paging
    downloads: tuple[NavLink, ...]
    filter: Form
    narrowed: bool
    basis: Basis
    seen: str = ""


@dataclass(frozen=True, slots=True)
class AnmalanPage:
    """One orosanmälan: where its three times stand, under which law, and what happened.

    `next` tells whoever works there what to do; `responsible` tells others whose it is.
    """

    frame: Frame
    heading: str
    states: tuple[Bricka, ...]
    summary: tuple[tuple[str, str], ...]
    limits: Table | None
    links: tuple[NavLink, ...]
    draft: Draft | None
    happenings: tuple[Happening, ...]
    dates: DateControl
    back: str
    basis: Basis
    erased: str = ""
    next: str = ""
    responsible: str = ""


@dataclass(frozen=True, slots=True)
class DevelopmentPage:
    """Lead times of a period, and each measurement through time."""

    frame: Frame
    heading: str
    lead: str
    sections: tuple[NavLink, ...]
    parts: tuple[Part, ...]
    filter: Form
    basis: Basis
