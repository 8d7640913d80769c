"""What the page edition of a document shows: the same parts as its PDF and its Word file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from api.web.models.frame import Frame, NavLink


@dataclass(frozen=True, slots=True)
class PageBlock:
    """A part of the document: its kind, and what the template needs of it.

    `part` is the part itself, a table of the page's own for tables; `picture` the address of a
    chart, `narrow` that of its form for narrow screens; `level` the level of a heading on the page.
    """

    kind: str
    part: Any
    picture: str = ""
    level: int = 0
    narrow: str = ""


@dataclass(frozen=True, slots=True)
class DateField:
    """A day that is asked for: its name in the address, its label, a hint, and what was typed."""

    name: str
    label: str
    value: str
    hint: str = "ÅÅÅÅ-MM-DD"


@dataclass(frozen=True, slots=True)
class DateForm:
    """The days that the document rests on, as a form that works without script."""

    fields: tuple[DateField, ...]
    keep: tuple[tuple[str, str], ...] = ()
    shortcuts: tuple[NavLink, ...] = ()


@dataclass(frozen=True, slots=True)
class DokumentPage:
    """A document as a page: where one came from, its files and editions, and its parts.

    A `wide` one takes all the room there is, for tables of many columns.
    """

    frame: Frame
    back: NavLink
    kind: str
    heading: str
    editions: tuple[NavLink, ...]
    files: tuple[NavLink, ...]
    action: str
    dates: DateForm | None
    blocks: tuple[PageBlock, ...]
    line: str
    wide: bool = False
