"""What all charts share: two widths, our colours, Swedish numbers and months, no English labels."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, Final

from api.web.formats import MONTHS, NO_BREAK
from audit.barnutredning.classify import Tidsklass

INK: Final = "#182329"
QUIET: Final = "#51616a"
RULE: Final = "#d5dde1"
WITHIN: Final = "#0f5f7d"
EXTENDED: Final = "#6fa3b5"
EXPIRED: Final = "#c79a1b"
OVER: Final = "#a63c1c"

COLOURS: Final = {
    Tidsklass.INOM: WITHIN,
    Tidsklass.OVER_INOM_FORLANGNING: EXTENDED,
    Tidsklass.OVER_FORLANGNING_UTE: EXPIRED,
    Tidsklass.OVER_UTAN_FORLANGNING: OVER,
}


class Form(StrEnum):
    """For a screen of its own width, or for a narrow one."""

    WIDE = "bred"
    NARROW = "smal"

    @property
    def width(self) -> int:
        """Give the drawing area's width in pixels."""
        return 470 if self is Form.WIDE else 270


CONFIG: Final[dict[str, Any]] = {
    # Vega would describe each mark in English; the picture's alternative text is ours.
    "aria": False,
    "background": "white",
    "padding": 0,
    "font": "Inter, Segoe UI, Helvetica, Arial, sans-serif",
    "view": {"stroke": None},
    "text": {"color": INK, "fontSize": 14},
    "axis": {
        "labelColor": QUIET,
        "labelFontSize": 13,
        "titleColor": QUIET,
        "titleFontSize": 13,
        "titleFontWeight": "normal",
        "domain": False,
        "ticks": False,
        "gridColor": RULE,
        "labelPadding": 8,
    },
}

NUMBERS: Final[dict[str, Any]] = {
    "decimal": ",",
    "thousands": NO_BREAK,
    "grouping": [3],
    "currency": ["", f"{NO_BREAK}kr"],
    "percent": f"{NO_BREAK}%",
}

TIMES: Final[dict[str, Any]] = {
    "dateTime": "%A den %d %B %Y %X",
    "date": "%Y-%m-%d",
    "time": "%H.%M.%S",
    "periods": ["fm", "em"],
    "days": ["söndag", "måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag"],
    "shortDays": ["sön", "mån", "tis", "ons", "tor", "fre", "lör"],
    "months": list(MONTHS),
    "shortMonths": [name[:3] for name in MONTHS],
}
