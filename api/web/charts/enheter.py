"""Bars of each enhet, divided by class: how many lie in each, and the sum after the bar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from api.web.charts.theme import COLOURS, CONFIG, INK, Form
from api.web.formats import antal
from audit.barnutredning.classify import TIDSKLASS_LABELS, Tidsklass

ROW = 46
"""Height of the room of one enhet, in pixels: its name above its bar."""
LETTER = 8
"""Pixels that a letter of the numbers after a bar takes."""
ORDER = "Från vänster, i staplar och i tal:"
"""What the legend begins with: on paper without colours the order alone tells the parts apart."""


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


def numbers_of(bar: Enhetsrad) -> str:
    """Write the numbers that stand after a bar: `12 + 1 + 0 + 2 = 15`."""
    return f"{' + '.join(map(antal, bar.numbers))} = {antal(sum(bar.numbers))}"


def enheter(bars: Sequence[Enhetsrad], form: Form) -> dict[str, Any]:
    """Specify the chart; the legend names the classes in the order of the parts and the numbers."""
    import altair as alt  # noqa: PLC0415 - half a second, and only when a chart is drawn

    sums = [
        {
            "rad": row,
            "enhet": bar.name,
            "summa": sum(bar.numbers),
            "tal": numbers_of(bar),
        }
        for row, bar in enumerate(bars)
    ]
    names = [TIDSKLASS_LABELS[klass] for klass in Tidsklass]
    taken = LETTER * max((len(numbers_of(bar)) for bar in bars), default=0)
    widest = max((sum(bar.numbers) for bar in bars), default=1)
    room = widest * form.width / (form.width - taken) or 1
    scale = alt.Scale(domain=[0, room])
    y = alt.Y("rad:O", axis=None)
    legend = alt.Legend(
        title=ORDER,
        titleFontSize=13,
        titleFontWeight="normal",
        titleLimit=0,
        orient="bottom",
        columns=1,
        labelFontSize=13,
        labelLimit=0,
    )
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
        x=alt.X("summa:Q", axis=None, scale=scale), text="tal:N"
    )
    chart = (parts + name + total).properties(width=form.width, height=ROW * max(1, len(bars)))
    specification: dict[str, Any] = chart.configure(**CONFIG).to_dict()
    return specification
