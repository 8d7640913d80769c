"""Columns of how long finished utredningar took, in steps of thirty days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from api.web.charts.theme import CONFIG, INK, OVER, WITHIN, Form


@dataclass(frozen=True, slots=True)
class Stapel:
    """One column: its span of days, how many were within the limit and how many over it."""

    name: str
    inom: int
    over: int


def histogram(columns: Sequence[Stapel], form: Form) -> dict[str, Any]:
    """Specify the chart; what was over the limit stands on top and is named in the table."""
    import altair as alt

    parts = (("inom", WITHIN), ("over", OVER))
    rows = [
        {"namn": column.name, "del": part, "antal": getattr(column, part)}
        for column in columns
        for part, _ in parts
    ]
    sums = [{"namn": column.name, "antal": column.inom + column.over} for column in columns]
    small = {"labelFontSize": 11} if form is Form.NARROW else {}
    names = [column.name for column in columns]
    x = alt.X("namn:O", sort=names, title="Dagar", axis=alt.Axis(labelAngle=0, **small))
    y = alt.Y("antal:Q", title=None, axis=None)
    bars = (
        alt.Chart(alt.Data(values=rows))
        .mark_bar()
        .encode(
            x=x,
            y=y,
            color=alt.Color(
                "del:N",
                legend=None,
                scale=alt.Scale(
                    domain=[part for part, _ in parts], range=[colour for _, colour in parts]
                ),
            ),
            order=alt.Order("del:N"),
        )
    )
    text = (
        alt.Chart(alt.Data(values=sums))
        .mark_text(dy=-9, fontWeight=600, color=INK)
        .encode(x=x, y=y, text=alt.Text("antal:Q", format=","))
    )
    chart = (bars + text).properties(width=form.width, height=200)
    return chart.configure(**CONFIG).to_dict()
