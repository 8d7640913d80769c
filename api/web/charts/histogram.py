"""Columns of how many whole months finished utredningar took."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from api.web.charts.theme import CONFIG, EXTENDED, INK, WITHIN, Form


@dataclass(frozen=True, slots=True)
class Stapel:
    """One column: its span of months, how many, and whether it lies after the fourth month."""

    name: str
    number: int
    after: bool


def histogram(columns: Sequence[Stapel], form: Form) -> dict[str, Any]:
    """Specify the chart; the colour changes at four months, and the names below say so too."""
    import altair as alt  # noqa: PLC0415 - half a second, and only when a chart is drawn

    rows = [
        {"namn": column.name, "antal": column.number, "efter": column.after} for column in columns
    ]
    x = alt.X(
        "namn:O",
        sort=[column.name for column in columns],
        title="Hela månader från inledd till avslutad",
        axis=alt.Axis(labelAngle=0),
    )
    base = alt.Chart(alt.InlineData(values=rows)).encode(
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
