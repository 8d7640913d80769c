"""A line of the frozen measurements: the share within the limit on each measuring date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from api.web.charts.theme import CONFIG, INK, WITHIN, Form
from api.web.formats import share_text

LABELLED = {Form.WIDE: 5, Form.NARROW: 3}
"""How many of the newest points fit with their dates written out."""


HALF = 50
"""Where the axis begins when every point lies well above it."""


@dataclass(frozen=True, slots=True)
class Matpunkt:
    """One measurement: its date and the share within the limit, in per cent."""

    per: date
    andel: Decimal


def trend(points: Sequence[Matpunkt], form: Form) -> dict[str, Any]:
    """Specify the chart; ticks stand on the measuring dates, not on a calendar's quarters."""
    import altair as alt  # noqa: PLC0415 - half a second, and only when a chart is drawn

    shown = points[-LABELLED[form] :]
    rows = [
        {"dag": point.per.isoformat(), "andel": float(point.andel), "text": share_text(point.andel)}
        for point in shown
    ]
    floor = HALF if all(point.andel > HALF + 5 for point in shown) else 0
    base = alt.Chart(alt.InlineData(values=rows)).encode(
        x=alt.X("dag:O", title=None, axis=alt.Axis(labelAngle=0), scale=alt.Scale(padding=0.5)),
        y=alt.Y(
            "andel:Q",
            title=None,
            scale=alt.Scale(domain=[floor, 100], nice=False),
            axis=alt.Axis(tickCount=3, labelExpr="format(datum.value, ',') + ' %'"),
        ),
    )
    line = base.mark_line(color=WITHIN, strokeWidth=2.5)
    dot = base.mark_point(color=WITHIN, filled=True, size=70, opacity=1)
    # Near the top a label above its point would lie on the line of 100 %.
    texts = [
        base.transform_filter(where)
        .mark_text(dy=dy, fontWeight=600, color=INK)
        .encode(text="text:N")
        for where, dy in (("datum.andel <= 92", -14), ("datum.andel > 92", 18))
    ]
    chart = alt.layer(line, dot, *texts).properties(
        width=form.width - 55, height=190, padding={"top": 16, "right": 12, "left": 0, "bottom": 4}
    )
    specification: dict[str, Any] = chart.configure(**CONFIG).to_dict()
    return specification
