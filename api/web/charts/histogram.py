"""Columns of how long something took, in whole weeks or months."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from api.web.charts.theme import CONFIG, EXTENDED, INK, WITHIN, Form

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


def histogram(columns: Sequence[Stapel], form: Form, title: str = MONTHS) -> dict[str, Any]:
    """Specify the chart; the colour changes where the act's time ends, and the names say so too.

    `title` says what the names below the columns count.
    """
    import altair as alt  # noqa: PLC0415 - half a second, and only when a chart is drawn

    x = alt.X(
        "namn:O",
        sort=[column.name for column in columns],
        title=title,
        axis=alt.Axis(labelAngle=0),
    )
    base = alt.Chart(alt.InlineData(values=rows_of(columns))).encode(
        x=x, y=alt.Y("antal:Q", title=None, axis=None)
    )
    colour = alt.Scale(domain=[False, True], range=[WITHIN, EXTENDED])
    bars = base.mark_bar().encode(color=alt.Color("efter:N", legend=None, scale=colour))
    text = base.mark_text(dy=-9, fontWeight=600, color=INK).encode(
        text=alt.Text("antal:Q", format=",")
    )
    chart = (bars + text).properties(width=form.width, height=200)
    specification: dict[str, Any] = chart.configure(**CONFIG).to_dict()
    return specification
