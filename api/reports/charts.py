"""The charts of papers: SVG for the PDF and PNG for Word, both of one specification.

Our own font is told to the converter, so that no machine's fonts change what is drawn.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from functools import cache, lru_cache
from importlib import resources
from typing import Any, Final

from api.reports.document import Figure
from api.reports.small_cells import Counted
from api.web.charts.goal_line import Matpunkt
from api.web.charts.rendering import to_svg
from api.web.charts.theme import CONFIG, INK, NUMBERS, TIMES, WITHIN, Form
from api.web.charts.trend import LABELLED, trend

_WIDTH: Final = 440
_ROW: Final = 42
_LINE_WIDTH: Final = 480
_LINE_HEIGHT: Final = 165
_SHARP: Final = 2
"""Points of the picture for Word per point of the drawing."""


def bars(rows: Sequence[Counted], alt: str, caption: str) -> Figure:
    """Draw a bar for each number, its name above and the number beside it."""
    return _figure(_specified(rows), _specified(rows, Form.NARROW.width), alt, caption)


def line(points: Sequence[Matpunkt], enhet: str, alt: str, caption: str) -> Figure:
    """Draw a line through mätningar of one unit, with the goal of each."""
    specification = trend(points, Form.WIDE, enhet, (_LINE_WIDTH, _LINE_HEIGHT))
    figure = _figure(specification, trend(points, Form.NARROW, enhet), alt, caption)
    few = LABELLED[Form.NARROW]
    shows = f"På en smal skärm visas de {few} senaste." if len(points) > few else ""
    return replace(figure, on_narrow=shows)


def drawn_narrow(figure: Figure) -> str:
    """Draw a chart in its narrow form, as SVG; empty for one that has none."""
    return _narrow(figure.narrow) if figure.narrow else ""


def _specified(rows: Sequence[Counted], width: int = _WIDTH) -> dict[str, Any]:
    import altair as alt  # noqa: PLC0415 - half a second, and only when a chart is drawn

    data = [{"rad": at, "namn": one.name, "antal": one.antal} for at, one in enumerate(rows)]
    room = max((one.antal for one in rows), default=0) * 1.1 or 1
    across = alt.X("antal:Q", axis=None, scale=alt.Scale(domain=[0, room]))
    base = alt.Chart(alt.InlineData(values=data)).encode(y=alt.Y("rad:O", axis=None))
    bar = base.mark_bar(height=12, yOffset=9, color=WITHIN).encode(x=across)
    name = base.mark_text(align="left", dy=-8, color=INK).encode(x=alt.value(0), text="namn:N")
    number = base.mark_text(align="left", dx=6, dy=9, fontWeight=600, color=INK).encode(
        x=across, text=alt.Text("antal:Q", format=",")
    )
    chart = (bar + name + number).properties(width=width, height=_ROW * max(1, len(rows)))
    specification: dict[str, Any] = chart.configure(**CONFIG).to_dict()
    return specification


def _figure(wide: dict[str, Any], narrow: dict[str, Any], alt: str, caption: str) -> Figure:
    svg, png = _drawn(json.dumps(wide, sort_keys=True))
    return Figure(svg, png, alt, caption, json.dumps(narrow, sort_keys=True))


@lru_cache(maxsize=64)
def _narrow(specification: str) -> str:
    _use_our_font()
    return to_svg(json.loads(specification))


@lru_cache(maxsize=64)
def _drawn(specification: str) -> tuple[str, bytes]:
    """Draw a chart twice, once for what it says: page, PDF and Word often follow each other."""
    _use_our_font()
    found = json.loads(specification)
    return to_svg(found), _png(found)


def _png(specification: dict[str, Any]) -> bytes:
    import vl_convert  # noqa: PLC0415 - half a second, and only when a chart is drawn

    drawn: bytes = vl_convert.vegalite_to_png(
        json.dumps(specification),
        scale=_SHARP,
        allowed_base_urls=[],
        format_locale=NUMBERS,
        time_format_locale=TIMES,
    )
    return drawn


@cache
def _use_our_font() -> None:
    import vl_convert  # noqa: PLC0415 - half a second, and only when a chart is drawn

    vl_convert.register_font_directory(str(resources.files("api.reports") / "fonts"))
