"""Bars of each enhet, divided by class: how many lie in each, and the sum beside the bar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from api.web.charts.theme import COLOURS, CONFIG, INK, Form
from audit.barnutredning.classify import TIDSKLASS_LABELS, Tidsklass

ROW = 46
"""Height of the room of one enhet, in pixels: its name above its bar."""


@dataclass(frozen=True, slots=True)
class Enhetsrad:
    """One bar: the name of an enhet and how many of each class, in the order of the classes."""

    name: str
    numbers: tuple[int, ...]


def rows_of(bars: Sequence[Enhetsrad]) -> list[dict[str, Any]]:
    """Give what is drawn: one row for each enhet and class that is not empty."""
    return [
        {"rad": row, "enhet": bar.name, "klass": TIDSKLASS_LABELS[klass], "ordning": order,
         "antal": number}
        for row, bar in enumerate(bars)
        for order, (klass, number) in enumerate(zip(Tidsklass, bar.numbers, strict=True))
        if number
    ]  # fmt: skip


def enheter(bars: Sequence[Enhetsrad], form: Form) -> dict[str, Any]:
    """Specify the chart; the legend names the classes, and the table beside it every number."""
    import altair as alt  # noqa: PLC0415 - half a second, and only when a chart is drawn

    sums = [
        {"rad": row, "enhet": bar.name, "summa": sum(bar.numbers)} for row, bar in enumerate(bars)
    ]
    names = [TIDSKLASS_LABELS[klass] for klass in Tidsklass]
    room = max((sum(bar.numbers) for bar in bars), default=1) * 1.12 or 1
    scale = alt.Scale(domain=[0, room])
    y = alt.Y("rad:O", axis=None)
    legend = alt.Legend(title=None, orient="bottom", columns=1, labelFontSize=13, labelLimit=0)
    parts = (
        alt.Chart(alt.InlineData(values=rows_of(bars)))
        .mark_bar(height=14, yOffset=10, stroke="white", strokeWidth=1)
        .encode(
            y=y,
            x=alt.X("antal:Q", axis=None, scale=scale, stack="zero"),
            order=alt.Order("ordning:Q"),
            color=alt.Color(
                "klass:N",
                legend=legend,
                sort=names,
                scale=alt.Scale(domain=names, range=[COLOURS[klass] for klass in Tidsklass]),
            ),
        )
    )
    base = alt.Chart(alt.InlineData(values=sums)).encode(y=y)
    name = base.mark_text(align="left", dy=-9, color=INK).encode(x=alt.value(0), text="enhet:N")
    total = base.mark_text(align="left", dx=7, dy=10, fontWeight=600, color=INK).encode(
        x=alt.X("summa:Q", axis=None, scale=scale), text=alt.Text("summa:Q", format=",")
    )
    chart = (parts + name + total).properties(width=form.width, height=ROW * max(1, len(bars)))
    specification: dict[str, Any] = chart.configure(**CONFIG).to_dict()
    return specification
