"""A line of measurements, one dot for each measuring date, beside the goal of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from api.web.charts.goal_line import HALO, Matpunkt, goal_layers, goal_room
from api.web.charts.theme import CONFIG, INK, WITHIN, Form
from api.web.formats import antal, share_text

if TYPE_CHECKING:
    import altair as alt

LABELLED = {Form.WIDE: 5, Form.NARROW: 3}
"""How many of the newest points fit with their dates written out."""
HALF = 50
"""Where the axis of shares begins when every point and goal lies well above it."""
HEIGHT: Final = 210
_AXIS: Final = {"promille": (50, "' %'"), "antal": (30, "''"), "dagar": (76, "' dagar'")}
"""Unit → the pixels that the names on the axis take, and what stands after a number there."""
_LABEL: Final = 12
_DATE: Final = 70
"""Pixels that a date takes below its measurement."""
_ROOM: Final = Decimal("0.16")
"""Part of the axis that is kept free above and below, for what is written beside points."""


def trend(
    points: Sequence[Matpunkt],
    form: Form,
    enhet: str = "promille",
    size: tuple[int, int] | None = None,
) -> dict[str, Any]:
    """Specify the chart; ticks stand on the measuring dates, not on a calendar's quarters.

    `enhet` is the unit of the points, a code of `MATENHETER`; `size` the drawing area's width and
    height in pixels, where that is not the form's own.
    """
    import altair as alt  # noqa: PLC0415 - half a second, and only when a chart is drawn

    shown = points[-LABELLED[form] :]
    width, height = size or (form.width - _AXIS[enhet][0], HEIGHT)
    width -= goal_room(shown)
    x, y = _dates_axis(shown, width), _outcomes_axis(shown, enhet)
    layers = (*goal_layers(shown, y, width), *_outcomes(shown, enhet, x, y))
    chart = alt.layer(*layers).properties(
        width=width, height=height, padding={"top": 4, "right": 12, "left": 0, "bottom": 4}
    )
    specification: dict[str, Any] = chart.configure(**CONFIG).to_dict()
    return specification


def _dates_axis(points: Sequence[Matpunkt], width: int) -> alt.X:
    """Give each measurement a room of its own; the dates stand below."""
    import altair as alt  # noqa: PLC0415 - half a second, and only when a chart is drawn

    days = [one.per.isoformat() for one in points]
    return alt.X(
        "dag:O",
        title=None,
        axis=alt.Axis(labelAngle=0, labelFontSize=_LABEL, labelExpr=_dates(days, width)),
        scale=alt.Scale(type="band", domain=days, paddingInner=0, paddingOuter=0),
    )


def _outcomes_axis(points: Sequence[Matpunkt], enhet: str) -> alt.Y:
    import altair as alt  # noqa: PLC0415 - half a second, and only when a chart is drawn

    ticks, domain = axis_of(points, enhet)
    said_after = f"format(datum.value, ',') + {_AXIS[enhet][1]}"
    return alt.Y(
        "varde:Q",
        title=None,
        scale=alt.Scale(domain=domain, nice=False, zero=False),
        axis=alt.Axis(values=ticks, labelFontSize=_LABEL, labelExpr=said_after),
    )


def _outcomes(points: Sequence[Matpunkt], enhet: str, x: alt.X, y: alt.Y) -> Iterator[alt.Chart]:
    """Draw the line, its dots, and what each is; no number stands between its dot and the goal."""
    import altair as alt  # noqa: PLC0415 - half a second, and only when a chart is drawn

    rows = [
        {
            "dag": one.per.isoformat(),
            "varde": float(one.varde),
            "text": said(one.varde, enhet),
            "over": one.over_line,
        }
        for one in points
    ]
    base = alt.Chart(alt.InlineData(values=rows)).encode(x=x, y=y)
    yield base.mark_line(color=WITHIN, strokeWidth=2.5)
    yield base.mark_point(color=WITHIN, filled=True, size=70, opacity=1)
    for where, dy in (("datum.over", -14), ("!datum.over", 17)):
        for look in (HALO, {"color": INK}):
            text = base.transform_filter(where).mark_text(dy=dy, fontWeight=600, **look)
            yield text.encode(text="text:N")


def _dates(days: Sequence[str], width: int) -> str:
    """Write the dates; every other one a line lower where they would run into each other."""
    if width >= len(days) * _DATE:
        return "datum.label"
    return f"indexof({days!r}, datum.label) % 2 ? ['', datum.label] : datum.label"


def said(varde: Decimal, enhet: str) -> str:
    """Write an outcome as it stands beside its dot: `86,8 %`, `12`; the axis names the unit."""
    return share_text(varde) if enhet == "promille" else antal(int(varde))


def axis_of(points: Sequence[Matpunkt], enhet: str) -> tuple[list[float], list[float]]:
    """Give the numbers that stand on the axis, and from where to where it goes."""
    values = [one.varde for one in points] + [one.mal for one in points if one.mal is not None]
    if enhet == "promille":
        low = HALF if all(one > HALF + 5 for one in values) else 0
        top = 100
    else:
        low, top = 0, _nice(max(values, default=Decimal(2)))
    room = float((top - low) * _ROOM)
    return [low, (low + top) / 2, top], [low - room, top + room]


def _nice(highest: Decimal) -> int:
    """Give the nearest number from `highest` on that is easily read, and that half of is too."""
    ten = 1
    while highest > 10 * ten:
        ten *= 10
    return next(step * ten for step in (2, 4, 6, 10) if step * ten >= highest)
