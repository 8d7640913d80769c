"""What the page edition of a document shows: the same parts as its PDF and its Word file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from api.web.models.frame import Frame, NavLink, Problem


@dataclass(frozen=True, slots=True)
class PageBlock:
    """A part of the document: its kind, and what the template needs of it.

    `part` is the part itself, a table of the page's own for tables; `picture` the address of a
    chart; `level` the level of a heading on the page.
    """

    kind: str
    part: Any
    picture: str = ""
    level: int = 0


@dataclass(frozen=True, slots=True)
class DateForm:
    """The day up to which the document knows, as a form that works without script."""

    action: str
    registrerat: str
    keep: tuple[tuple[str, str], ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class DokumentPage:
    """A document as a page: where one came from, its files and editions, and its parts."""

    frame: Frame
    back: NavLink
    kind: str
    heading: str
    editions: tuple[NavLink, ...]
    files: tuple[NavLink, ...]
    dates: DateForm | None
    blocks: tuple[PageBlock, ...]
    line: str
