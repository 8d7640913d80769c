"""View models of the registers' pages: organisation, delegationsordning, lists, Att göra."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from api.web.models.formular import Form
    from api.web.models.frame import Frame, NavLink, Notice
    from api.web.models.parts import Bricka, Paging, Table
    from api.web.models.plan import Facts, Words


@dataclass(frozen=True, slots=True)
class OrganisationPage:
    """The nämnd's organisation on a day."""

    frame: Frame
    lead: str
    day: Form
    tables: tuple[Table, ...]
    actions: tuple[NavLink, ...]
    informing: NavLink
    posters: NavLink


@dataclass(frozen=True, slots=True)
class DelPage:
    """One part of the organisation: what it is now, every name it has had, and what can be done."""

    frame: Frame
    overline: str
    heading: str
    state: Bricka
    summary: tuple[tuple[str, str], ...]
    history: Table
    informed: Table | None
    forms: tuple[Form, ...]
    links: tuple[NavLink, ...]
    back: str


@dataclass(frozen=True, slots=True)
class FormPage:
    """A page with one form and nothing else."""

    frame: Frame
    overline: str
    heading: str
    lead: str
    form: Form
    back: NavLink


@dataclass(frozen=True, slots=True)
class OrdningPage:
    """A delegationsordning as a table that can be read."""

    frame: Frame
    heading: str
    lead: str
    summary: tuple[tuple[str, str], ...]
    warnings: tuple[Notice, ...]
    table: Table | None
    events: Table | None
    earlier: Table | None
    forms: tuple[Form, ...]
    adopt: NavLink | None


@dataclass(frozen=True, slots=True)
class PreviewPage:
    """A delegationsordning out of a file, looked at before it is adopted."""

    frame: Frame
    lead: str
    summary: tuple[tuple[str, str], ...]
    warnings: tuple[Notice, ...]
    table: Table
    form: Form
    back: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of Att göra: what, where, until when, under which law, and the way to the act.

    `who` says whom it waits on where several may do it, or somebody else is to.
    """

    what: str
    href: str
    act: str
    where: str
    when: str
    extra: str
    law: str
    badge: Bricka | None
    own_target: bool = False
    who: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """Some lines under a heading."""

    id: str
    heading: str
    lead: str
    lines: tuple[Line, ...]
    empty: str


@dataclass(frozen=True, slots=True)
class AttGoraPage:
    """What waits for the signed-in person."""

    frame: Frame
    lead: str
    sections: tuple[Section, ...]
    links: tuple[NavLink, ...]


@dataclass(frozen=True, slots=True)
class CasesPage:
    """Ärenden and rapporter, narrowed by facts."""

    frame: Frame
    lead: str
    tabs: tuple[NavLink, ...]
    states: tuple[NavLink, ...]
    filter: Form
    narrowed: bool
    table: Table
    paging: Paging
    downloads: tuple[NavLink, ...]


@dataclass(frozen=True, slots=True)
class DelegationListPage:
    """The anmälan av delegationsbeslut of one month, with its statistics."""

    frame: Frame
    heading: str
    areas: tuple[tuple[str, bool], ...]
    month: str
    table: Table
    flagged: tuple[Notice, ...]
    statistics: Table
    check: str
    undated: Table | None
    elsewhere: Table | None
    choose: Form
    links: tuple[NavLink, ...]


@dataclass(frozen=True, slots=True)
class CountPage:
    """Beslut counted in another system: how many of which enhet, and what is noted of them."""

    frame: Frame
    heading: str
    lead: str
    back: NavLink
    facts: Facts
    table: Table
    notes: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class TablePage:
    """One list of lex Sarah beside the others, with the ways to register more."""

    frame: Frame
    heading: str
    lead: str
    tabs: tuple[NavLink, ...]
    table: Table
    links: tuple[NavLink, ...]
    paging: Paging | None = None
