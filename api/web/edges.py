"""The tags around the values of a table's columns, made once for all its rows."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from api.web.unbroken import obruten_rubrik

if TYPE_CHECKING:
    from api.web.models.parts import Column

_MOST: Final = 512
"""Tables whose tags are kept: their columns come from the code, of which there are fewer."""
_START: Final = Markup(
    '<{} data-rubrik="{}" class="table-ng__cell{}{}"><span class="tabell__varde">'
)
_HEAD: Final = Markup('th role="rowheader" scope="row"')
_CELL: Final = Markup('td role="cell"')
_END: Final = Markup("</span></{}>")


@dataclass(frozen=True, slots=True)
class Edges:
    """What stands before a value of a column, before one that says nothing, and after."""

    start: Markup
    empty: Markup
    end: Markup


@lru_cache(maxsize=_MOST)
def edges(columns: tuple[Column, ...]) -> tuple[Edges, ...]:
    """Give the tags around each column's values; the first column holds the rows' headings."""
    return tuple(_of(column, first=place == 0) for place, column in enumerate(columns))


def _of(column: Column, *, first: bool) -> Edges:
    tag = _HEAD if first else _CELL
    marks = {"tal": column.numeric, "hel": column.whole, "bara-skarm": column.acts}
    classes = "".join(f" {name}" for name, holds in marks.items() if holds)
    name = obruten_rubrik(column.name)
    return Edges(
        start=_START.format(tag, name, "", classes),
        empty=_START.format(tag, name, "" if first else " tom", classes),
        end=_END.format("th" if first else "td"),
    )
