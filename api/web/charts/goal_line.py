"""The goal in a chart of measurements: a dashed line, as long as the goal stood, and its word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from api.web.charts.theme import INK

if TYPE_CHECKING:
    import altair as alt

HALO: Final[dict[str, Any]] = {"stroke": "white", "strokeWidth": 4, "color": "white"}
"""Under a text: what it crosses does not make it unreadable."""
_LINE: Final = 15
"""Pixels from one line of a word to the next: three lines stand about the end of the goal's."""
_WORD: Final[dict[str, Any]] = {"fontSize": 13, "lineBreak": "\n", "lineHeight": _LINE}
_LETTER: Final = 7
"""Pixels that a letter takes."""
_AWAY: Final = 11
"""Pixels from a line to the middle of a word above or below it."""
_BESIDE: Final = 7
"""Pixels from the end of a line to the word after it."""


@dataclass(frozen=True, slots=True)
class Matpunkt:
    """One measurement: its date, its outcome, and the goal that it was held against, if any.

    `varde` and `mal` are on one scale (per cent, antal or days); `mal_i_ord` is the goal as the
    nämnd put it, `minst 90 %`.
    """

    per: date
    varde: Decimal
    mal: Decimal | None = None
    mal_i_ord: str = ""

    @property
    def over_line(self) -> bool:
        """Tell whether it lies on or above the line of its goal; True without one."""
        return self.mal is None or self.varde >= self.mal


@dataclass(frozen=True, slots=True)
class Stretch:
    """So many measurements in a row with one goal: the first and the last of them, counted from 0.

    One that goes on to the newest measurement has its word after it; else the word stands at
    measurement `word_at`, below the line where `word_below`.
    """

    first: int
    last: int
    mal: Decimal
    mal_i_ord: str
    word_at: int
    word_below: bool


def stretches(points: Sequence[Matpunkt]) -> tuple[Stretch, ...]:
    """Find where one goal stood; where there was none there is no line."""
    found = []
    for (mal, text), group in groupby(
        enumerate(points), lambda one: (one[1].mal, one[1].mal_i_ord)
    ):
        numbers = [number for number, _ in group]
        if mal is not None:
            found.append(Stretch(numbers[0], numbers[-1], mal, text, *_free(points, numbers)))
    return tuple(found)


def _free(points: Sequence[Matpunkt], numbers: Sequence[int]) -> tuple[int, bool]:
    """Find where a word hides nothing: where two neighbours lie on the other side of the line."""
    for number in numbers:
        sides = {one.over_line for one in points[number : number + 2]}
        if len(sides) == 1:
            return number, sides.pop()
    return numbers[0], points[numbers[0]].over_line


def goal_room(points: Sequence[Matpunkt]) -> int:
    """Give the pixels that the word after the last line takes; 0 where there is none."""
    text = points[-1].mal_i_ord if points else ""
    return _BESIDE + _LETTER * max(map(len, _lines(text))) if text else 0


def goal_layers(points: Sequence[Matpunkt], y: alt.Y, width: int) -> Iterator[alt.Chart]:
    """Draw each stretch of the goal over the whole width of its measurements.

    `y` is the axis of the measurements; the line is dashed and never their colour.
    """
    import altair as alt  # noqa: PLC0415 - half a second, and only when a chart is drawn

    days = [one.per.isoformat() for one in points]
    start = partial(alt.X, bandPosition=0, title=None)
    for one in stretches(points):
        after = one.last == len(days) - 1
        said = "\n".join(_lines(one.mal_i_ord)) if after else f"Mål: {one.mal_i_ord}"
        where = {"dag": days[one.first], "till": days[one.last], "vid": days[one.word_at]}
        row = {**where, "varde": float(one.mal), "ord": said}
        base = alt.Chart(alt.InlineData(values=[row])).encode(y=y)
        line = base.mark_rule(color=INK, strokeWidth=1.5, strokeDash=[6, 4])
        yield line.encode(x=start("dag:O"), x2=alt.X2("till:O", bandPosition=1))
        away = -_LINE if after else _AWAY if one.word_below else -_AWAY
        place = alt.value(width + _BESIDE) if after else start("vid:O")
        for look in (HALO, {"color": INK}):
            word = base.mark_text(align="left", dy=away, **_WORD, **look)
            yield word.encode(x=place, text="ord:N")


def _lines(mal_i_ord: str) -> list[str]:
    """Break a goal after its first word: the room beside the chart is narrow."""
    return ["Mål:", *mal_i_ord.split(" ", 1)]
