"""Bars of each enhet, divided by class: how many lie in each, and the sum after the bar."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from api.web.charts.theme import COLOURS, CONFIG, INK, Form
from api.web.formats import antal
from audit.barnutredning.classify import TIDSKLASS_LABELS, Tidsklass

if TYPE_CHECKING:
    import altair as alt

ROW = 46
"""Height of the room of one enhet, in pixels: its name above its bar."""
LETTER = 8
"""Pixels that a letter of the numbers after a bar takes."""
_LEAST = 4
"""The longest bar takes at least one part in so many of the width."""
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

    taken = LETTER * max((len(numbers_of(bar)) for bar in bars), default=0)
    left = max(form.width - taken, form.width // _LEAST)
    widest = max((sum(bar.numbers) for bar in bars), default=1)
    scale = alt.Scale(domain=[0, widest * form.width / left or 1])
    layers = (_parts(bars, scale), *_words(bars, scale))
    chart = alt.layer(*layers).properties(width=form.width, height=ROW * max(1, len(bars)))
    specification: dict[str, Any] = chart.configure(**CONFIG).to_dict()
    return specification


def _parts(bars: Sequence[Enhetsrad], scale: alt.Scale) -> alt.Chart:
    """Draw the parts of the bars from left to right, and the legend in the same order."""
    import altair as alt  # noqa: PLC0415 - half a second, and only when a chart is drawn

    names = [TIDSKLASS_LABELS[klass] for klass in Tidsklass]
    colours = alt.Scale(domain=names, range=[COLOURS[klass] for klass in Tidsklass])
    look: dict[str, Any] = {"titleFontSize": 13, "titleFontWeight": "normal", "labelFontSize": 13}
    legend = alt.Legend(title=ORDER, orient="bottom", columns=1, titleLimit=0, labelLimit=0, **look)
    made = alt.Chart(alt.InlineData(values=rows_of(bars)))
    drawn: alt.Chart = made.mark_bar(height=14, yOffset=10, stroke="white", strokeWidth=1).encode(
        y=alt.Y("rad:O", axis=None),
        x=alt.X("antal:Q", axis=None, scale=scale, stack="zero"),
        order=alt.Order("ordning:Q"),
        color=alt.Color("klass:N", legend=legend, sort=names, scale=colours),
    )
    return drawn


def _words(bars: Sequence[Enhetsrad], scale: alt.Scale) -> Iterator[alt.Chart]:
    """Write the name above each bar and its numbers after it."""
    import altair as alt  # noqa: PLC0415 - half a second, and only when a chart is drawn

    rows = [
        {"rad": row, "enhet": bar.name, "summa": sum(bar.numbers), "tal": numbers_of(bar)}
        for row, bar in enumerate(bars)
    ]
    base = alt.Chart(alt.InlineData(values=rows)).encode(y=alt.Y("rad:O", axis=None))
    name = base.mark_text(align="left", dy=-9, color=INK)
    yield name.encode(x=alt.value(0), text="enhet:N")
    total = base.mark_text(align="left", dx=7, dy=10, fontWeight=600, color=INK)
    yield total.encode(x=alt.X("summa:Q", axis=None, scale=scale), text="tal:N")
