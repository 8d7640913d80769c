"""Columns of how long something took, in whole weeks or months."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from api.web.charts.goal_line import HALO
from api.web.charts.theme import CONFIG, EXTENDED, INK, WITHIN, Form

if TYPE_CHECKING:
    import altair as alt

_HEADROOM: Final = 1.25
"""The axis against the highest column: what the act's time is called stands above them all."""
_BETWEEN: Final = 3
"""Pixels from the edge of a column to the middle of the gap before it."""
MONTHS: Final = "Hela månader från inledd till avslutad"


@dataclass(frozen=True, slots=True)
class Stapel:
    """One column: its span of time, how many, and whether it lies after the act's time."""

    name: str
    number: int
    after: bool


def rows_of(columns: Sequence[Stapel]) -> list[dict[str, Any]]:
    """Give what is drawn: one row for each column, empty ones too."""
    return [
        {"namn": column.name, "antal": column.number, "efter": column.after} for column in columns
    ]


def histogram(
    columns: Sequence[Stapel], form: Form, title: str = MONTHS, limit: str = ""
) -> dict[str, Any]:
    """Specify the chart; a dashed line with its word stands where the act's time ends.

    `title` says what the names below the columns count, `limit` what the act's time is.
    """
    import altair as alt  # noqa: PLC0415 - half a second, and only when a chart is drawn

    names = [column.name for column in columns]
    scale = alt.Scale(type="band", domain=names, paddingInner=0.1, paddingOuter=0.05)
    x = alt.X("namn:O", title=title, axis=alt.Axis(labelAngle=0), scale=scale)
    top = max((column.number for column in columns), default=0) * _HEADROOM or 1
    y = alt.Y("antal:Q", title=None, axis=None, scale=alt.Scale(domain=[0, top], nice=False))
    base = alt.Chart(alt.InlineData(values=rows_of(columns))).encode(x=x, y=y)
    colour = alt.Scale(domain=[False, True], range=[WITHIN, EXTENDED])
    bars = base.mark_bar().encode(color=alt.Color("efter:N", legend=None, scale=colour))
    numbers = [
        base.mark_text(dy=-9, fontWeight=600, **look).encode(text=alt.Text("antal:Q", format=","))
        for look in (HALO, {"color": INK})
    ]
    line = _limit(columns, limit) if limit else ()
    chart = alt.layer(bars, *line, *numbers).properties(width=form.width, height=200)
    specification: dict[str, Any] = chart.configure(**CONFIG).to_dict()
    return specification


def _limit(columns: Sequence[Stapel], limit: str) -> Iterator[alt.Chart]:
    """Draw the end of the act's time before the first column after it, and name it."""
    import altair as alt  # noqa: PLC0415 - half a second, and only when a chart is drawn

    after = [column.name for column in columns if column.after][:1]
    rows = [{"namn": name, "ord": limit} for name in after]
    base = alt.Chart(alt.InlineData(values=rows)).encode(x=alt.X("namn:O", bandPosition=0))
    yield base.mark_rule(color=INK, strokeWidth=1.5, strokeDash=[6, 4], xOffset=-_BETWEEN)
    for look in (HALO, {"color": INK}):
        word = base.mark_text(align="left", dx=6, dy=7, fontSize=13, **look)
        yield word.encode(y=alt.value(0), text="ord:N")
