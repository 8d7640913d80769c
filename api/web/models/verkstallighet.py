"""View models of ej verkställda beslut: the list, one, a quarter, and the waiting list."""

from __future__ import annotations

from dataclasses import dataclass

from api.web.models.formular import Field, Form
from api.web.models.frame import Frame, NavLink
from api.web.models.lexsarah import Link
from api.web.models.parts import Basis, Figure, Paging, Table
from api.web.models.plan import Facts, Head, Words


@dataclass(frozen=True, slots=True, kw_only=True)
class BeslutListPage:
    """The beslut that wait, or all, with what they are and for how long."""

    frame: Frame
    head: Head
    filters: tuple[Link, ...]
    table: Table
    paging: Paging
    downloads: tuple[NavLink, ...]
    day: Form
    basis: Basis


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """One thing that happened to a beslut: the day, what, and the ways to correct it."""

    heading: str
    facts: Facts
    text: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BeslutPage:
    """One beslut: what it is on a day, under which law it is reported, and what has happened.

    `reports` are its individrapporter by quarter, `reports_note` what their last days rest on.
    """

    frame: Frame
    head: Head
    facts: Facts
    reports: Table
    reports_note: str
    happenings: tuple[Happening, ...]
    corrections: tuple[Words, ...]
    papers: tuple[Link, ...]
    day: Form
    basis: Basis


@dataclass(frozen=True, slots=True, kw_only=True)
class KvartalPage:
    """The work of a quarter: individrapporter, statistics, and what has been reported.

    `reports` and `statistics` are None before it has begun; `reports_note` is as on a beslut.
    """

    frame: Frame
    head: Head
    reports: Table | None
    reports_note: str
    statistics: Table | None
    told: tuple[Words, ...]
    papers: tuple[Link, ...]
    quarters: tuple[Link, ...]
    paging: Paging
    downloads: tuple[NavLink, ...]
    day: Form
    basis: Basis


@dataclass(frozen=True, slots=True, kw_only=True)
class ListaPage:
    """The waiting list of an område by month, as a chart and as a table.

    `total` and `rows` are None in a year of which nothing is registered.
    """

    frame: Frame
    head: Head
    omraden: tuple[Link, ...]
    total: Figure | None
    rows: Table | None
    notes: tuple[str, ...]
    months: tuple[Link, ...]
    downloads: tuple[NavLink, ...]


@dataclass(frozen=True, slots=True)
class Grupp:
    """The inputs of a form that belong together, under what they are about."""

    heading: str
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ManadPage:
    """The form in which a month of the waiting list is counted; `groups` are its inputs.

    A month to come has no inputs: `form` then says only why.
    """

    frame: Frame
    head: Head
    form: Form
    groups: tuple[Grupp, ...]
