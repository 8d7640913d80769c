"""Bars of the classes: how many in each, the name above and the number beside its bar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from api.web.charts.theme import COLOURS, CONFIG, INK, RULE, Form
from audit.barnutredning.classify import Tidsklass


@dataclass(frozen=True, slots=True)
class Klass:
    """One bar: the class's code (its colour), its name and how many."""

    code: Tidsklass
    name: str
    number: int


def klasser(bars: Sequence[Klass], form: Form) -> dict[str, Any]:
    """Specify the chart; bars keep the given order, and an empty class keeps its row."""
    import altair as alt  # noqa: PLC0415 - half a second, and only when a chart is drawn

    rows = [{"rad": row, "namn": bar.name, "antal": bar.number} for row, bar in enumerate(bars)]
    colours = [COLOURS[bar.code] for bar in bars]
    room = max((bar.number for bar in bars), default=1) * 1.12 or 1
    across = alt.X("antal:Q", axis=None, scale=alt.Scale(domain=[0, room]))
    base = alt.Chart(alt.InlineData(values=rows)).encode(y=alt.Y("rad:O", axis=None))
    track = base.mark_bar(height=14, yOffset=10, color=RULE, opacity=0.45).encode(
        x=alt.value(0), x2=alt.value(form.width)
    )
    bar = base.mark_bar(height=14, yOffset=10).encode(
        x=across,
        color=alt.Color(
            "rad:O", legend=None, scale=alt.Scale(domain=list(range(len(bars))), range=colours)
        ),
    )
    name = base.mark_text(align="left", dy=-9, color=INK).encode(x=alt.value(0), text="namn:N")
    number = base.mark_text(align="left", dx=7, dy=10, fontWeight=600, color=INK).encode(
        x=across, text=alt.Text("antal:Q", format=",")
    )
    chart = (track + bar + name + number).properties(width=form.width, height=50 * len(bars))
    specification: dict[str, Any] = chart.configure(**CONFIG).to_dict()
    return specification
