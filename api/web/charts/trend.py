"""A line of measurements, one dot for each measuring date, beside the goal of each."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Final

from api.web.charts.goal_line import HALO, Matpunkt, goal_layers, goal_room
from api.web.charts.theme import CONFIG, INK, WITHIN, Form
from api.web.formats import antal, share_text

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
    taken, unit = _AXIS[enhet]
    width, height = size or (form.width - taken, HEIGHT)
    width -= goal_room(shown)
    ticks, domain = axis_of(shown, enhet)
    days = [one.per.isoformat() for one in shown]
    x = alt.X(
        "dag:O",
        title=None,
        axis=alt.Axis(labelAngle=0, labelFontSize=_LABEL, labelExpr=_dates(days, width)),
        scale=alt.Scale(type="band", domain=days, paddingInner=0, paddingOuter=0),
    )
    y = alt.Y(
        "varde:Q",
        title=None,
        scale=alt.Scale(domain=domain, nice=False, zero=False),
        axis=alt.Axis(
            values=ticks,
            labelFontSize=_LABEL,
            labelExpr=f"format(datum.value, ',') + {unit}",
        ),
    )
    rows = [
        {
            "dag": day,
            "varde": float(one.varde),
            "text": said(one.varde, enhet),
            "over": one.over_line,
        }
        for day, one in zip(days, shown, strict=True)
    ]
    base = alt.Chart(alt.InlineData(values=rows)).encode(x=x, y=y)
    line = base.mark_line(color=WITHIN, strokeWidth=2.5)
    dot = base.mark_point(color=WITHIN, filled=True, size=70, opacity=1)
    # A number never stands between its dot and the goal.
    texts = [
        base.transform_filter(where).mark_text(dy=dy, fontWeight=600, **look).encode(text="text:N")
        for where, dy in (("datum.over", -14), ("!datum.over", 17))
        for look in (HALO, {"color": INK})
    ]
    goal = goal_layers(shown, y, width)
    chart = alt.layer(*goal, line, dot, *texts).properties(
        width=width, height=height, padding={"top": 4, "right": 12, "left": 0, "bottom": 4}
    )
    specification: dict[str, Any] = chart.configure(**CONFIG).to_dict()
    return specification


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
