"""A small document: what every paper is made of, before it becomes a PDF or a Word file.

Nothing here knows of cases; nothing of what makes a paper knows of typst or Word.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

_NOT_PRINTED: Final = re.compile(
    # Control characters, marks of direction, what has no width, and halves of characters.
    "[\\x00-\\x09\\x0b-\\x1f\\x7f-\\x9f\\xad\\u061c\\u200b-\\u200f\\u2028-\\u202e"
    "\\u2060-\\u206f\\ufe00-\\ufe0f\\ufeff\\ufff9-\\uffff\\ud800-\\udfff]"
)
_WIDTH: Final = re.compile(r'<svg[^>]*?\swidth="(\d+(?:\.\d+)?)')
_POINTS_PER_PIXEL: Final = 0.66
"""Charts have letters of 13 and 14 pixels; the text of a paper has 10 points."""
_NO_WIDTH: Final = 300


@dataclass(frozen=True, slots=True)
class Masked:
    """Stands where a passage was taken away: its text is not in the document at all."""

    lagrum: str

    @property
    def text(self) -> str:
        """Give the words that stand in its place."""
        return f"[maskerat {self.lagrum}]"


Inline = str | Masked
Text = str | tuple[Inline, ...]
"""Plain text, or a row of texts and of what stands where something was taken away."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; the document's own title is above level 1."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `quiet` for what explains, in smaller letters."""

    text: Text
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody's own text, with a line about where it comes from."""

    text: Text
    source: str = ""


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list; `numbered` where the order says something."""

    items: tuple[Text, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """Names with their values, side by side."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: `share` of the width, beside the others'."""

    name: str
    share: int = 1
    numeric: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a caption; the last row stands out where `total` says that it sums up.

    `tones` shades cells, row by row, by how high what they say is: `lag`, `mellan`, `hog`, or
    empty. The words of a cell say it too.
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    empty: str = "Inget att visa."
    total: bool = False
    tones: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that must be seen first: a heading, and what it consists of."""

    heading: str
    items: tuple[str, ...] = ()
    warning: bool = True


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart: SVG for the PDF, PNG for Word, and in words for whom neither is any use.

    `narrow` specifies the same chart for a narrow screen, in JSON: drawn for the page alone, whose
    caption goes on with `on_narrow`, where that drawing shows less.
    """

    svg: str
    png: bytes
    alt: str
    caption: str
    narrow: str = ""
    on_narrow: str = ""

    @property
    def points(self) -> int:
        """Give how wide it is set, in points: its letters are no larger than the text's."""
        found = _WIDTH.search(self.svg)
        return round(float(found[1]) * _POINTS_PER_PIXEL) if found else _NO_WIDTH


@dataclass(frozen=True, slots=True)
class Ticks:
    """Boxes of a form, ticked or not."""

    label: str
    items: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class Signature:
    """Lines to write on by hand."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Code:
    """A text to be read by machines, kept character by character."""

    text: str
    label: str


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""


Block = (
    Heading
    | Paragraph
    | Quote
    | Bullets
    | Facts
    | Table
    | Notice
    | Figure
    | Ticks
    | Signature
    | Code
    | PageBreak
)


@dataclass(frozen=True, slots=True)
class Document:
    """A paper: what stands at its head and foot, and its content.

    `day` is the date that the file itself carries, so that it is the same whenever it is made;
    `edition` stands on every page. A `wide` paper lies on its side, for tables of many columns.
    """

    title: str
    namnd: str
    day: date
    footer: str
    blocks: tuple[Block, ...]
    kind: str = ""
    edition: str = ""
    constructed: bool = False
    wide: bool = False


def plain(text: Text) -> str:
    """Give a text without marks: what was taken away is told in words."""
    parts = (text,) if isinstance(text, str) else text
    return "".join(part if isinstance(part, str) else part.text for part in parts)


def tidy(text: str) -> str:
    """Take out what no document can hold or show; line ends become one kind."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return _NOT_PRINTED.sub("", lines)
