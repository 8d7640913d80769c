"""The small parts that pages are put together from: cells, tables, badges, figures."""

from __future__ import annotations

from dataclasses import dataclass

from api.web.models.frame import Kind, Problem


@dataclass(frozen=True, slots=True)
class Bricka:
    """A badge: a short state in words; `mark` adds a shape, `over`, `snart`, `inom` or `utan`."""

    text: str
    kind: Kind = Kind.NEUTRAL
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table: text, perhaps a link, badges and a quiet remark."""

    text: str
    href: str | None = None
    brickor: tuple[Bricka, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table; `whole` values are never broken over lines.

    `acts`: what one can do, which is of no use on paper.
    """

    name: str
    numeric: bool = False
    whole: bool = False
    acts: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table; the first cell of each row is its heading."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    empty: str = "Inga rader."


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart with its conclusion in words and the same numbers as a table."""

    wide: str
    narrow: str
    alt: str
    caption: str
    table: Table


@dataclass(frozen=True, slots=True)
class Paging:
    """Where one is in a list that spans pages."""

    page: int
    pages: int
    previous: str | None = None
    following: str | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """One option of a select field."""

    value: str
    text: str
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class DateControl:
    """The two dates one stands on, as a form that works without script.

    `fran` is asked for where a period is; `keep` are the other parts of the address;
    `shortcuts` are (text, address) pairs.
    """

    action: str
    laget: str
    registrerat: str
    fran: str | None = None
    keep: tuple[tuple[str, str], ...] = ()
    shortcuts: tuple[tuple[str, str], ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Basis:
    """What the page rests on: the line at its foot and the extracts behind it."""

    line: str
    extracts: tuple[str, ...] = ()
