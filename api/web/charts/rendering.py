"""From a specification to SVG: off the event loop, once per content, without any network.

Importing the converter takes half a second; nothing here does so before the first chart is drawn.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import re
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from api.web.charts.theme import NUMBERS, TIMES

_ENGLISH = re.compile(r' aria-roledescription="[^"]*"')
"""Mark containers are described in English even with `aria` off; our alternative text is Swedish."""

KEPT = 128
"""How many drawings are kept; at some 15 kB each they fit anywhere."""

_kept: OrderedDict[str, Drawing] = OrderedDict()
_one_at_a_time = threading.Lock()


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawn chart and the SHA-256 of what it was drawn from."""

    svg: str
    sha256: str


async def draw(key: tuple[object, ...], specify: Callable[[], dict[str, Any]]) -> Drawing:
    """Draw a chart in a thread; the same key gives the kept drawing.

    `key` must hold everything the specification depends on: the chart's name and its numbers.
    """
    digest = hashlib.sha256(repr(key).encode()).hexdigest()
    found = _kept.get(digest)
    return found or await asyncio.to_thread(_draw, digest, specify)


def _draw(digest: str, specify: Callable[[], dict[str, Any]]) -> Drawing:
    # The converter keeps one engine: neighbours wait instead of each starting their own,
    # and a chart that ten readers open at once is drawn once.
    with _one_at_a_time:
        if digest not in _kept:
            _kept[digest] = Drawing(to_svg(specify()), digest)
            while len(_kept) > KEPT:
                _kept.popitem(last=False)
        return _kept[digest]


def to_svg(specification: dict[str, Any]) -> str:
    """Convert a Vega-Lite specification to SVG; data from any address is refused."""
    import vl_convert  # noqa: PLC0415 - half a second, and only when a chart is drawn

    drawn: str = vl_convert.vegalite_to_svg(
        json.dumps(specification),
        allowed_base_urls=[],
        format_locale=NUMBERS,
        time_format_locale=TIMES,
    )
    return _ENGLISH.sub("", drawn)


def forget() -> None:
    """Empty the kept drawings."""
    _kept.clear()
