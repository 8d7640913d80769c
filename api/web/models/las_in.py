"""View models of the page that reads in extracts: the form, and one file on its way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from api.web.models.formular import Field
    from api.web.models.frame import Frame, NavLink, Notice, Problem
    from api.web.models.parts import Paging, Table


@dataclass(frozen=True, slots=True)
class KindChoice:
    """A kind of extract to choose: what a row is, its columns, and an empty file to fill in."""

    value: str
    name: str
    says: str
    columns: Table
    template: str
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class ReadInForm:
    """What is asked for before a file is looked at; a field carries what was wrong with it.

    `ready` are the mappings that come along, each with what it expects; `other_headings` unfolds
    the choice among them.
    """

    action: str
    csrf: str
    kinds: tuple[KindChoice, ...]
    kind_reason: str
    mapping: Field
    own_mapping: Field
    day: Field
    clock: Field
    file: Field
    ready: tuple[tuple[str, str], ...]
    other_headings: bool = False
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadInPage:
    """The form, and the extracts that were read in before."""

    frame: Frame
    form: ReadInForm
    earlier: Table
    paging: Paging


@dataclass(frozen=True, slots=True)
class Progress:
    """How far it has come, in rows, with the address that shows it again."""

    done: int
    total: int
    text: str
    again: str


@dataclass(frozen=True, slots=True)
class Press:
    """A button that is a form of its own."""

    action: str
    csrf: str
    text: str


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of one outcome: which lists there are, this one, its pages, all of them as a file.

    `none` says so where no row of the file has anything to look at.
    """

    lists: tuple[NavLink, ...]
    table: Table | None
    paging: Paging | None
    file: NavLink | None
    none: str = ""


@dataclass(frozen=True, slots=True)
class FilePage:
    """One file on its way: checked, being read in, read in, or refused whole."""

    frame: Frame
    heading: str
    lead: str
    facts: tuple[tuple[str, str], ...]
    counts: tuple[tuple[str, int, str], ...]
    notice: Notice | None
    progress: Progress | None
    read_in: Press | None
    discard: Press | None
    kept: str
    rows: Rows | None
    form: ReadInForm | None
    form_open: bool
    onward: NavLink | None
    back: NavLink
