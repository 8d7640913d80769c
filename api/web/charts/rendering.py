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
"""Mark containers are described in English even with `aria` off; our own text is Swedish."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawn chart and the SHA-256 of what it was drawn from."""

    svg: str
    sha256: str


class Drawings:
    """Draws charts in threads and keeps the newest, by what they were drawn from."""

    def __init__(self, keep: int = 128) -> None:
        """Keep so many; at some 5 kB each they fit anywhere."""
        self._keep = keep
        self._kept: OrderedDict[str, Drawing] = OrderedDict()
        # The converter keeps one engine: neighbours wait instead of each starting their own,
        # and a chart that ten readers open at once is drawn once.
        self._one_at_a_time = threading.Lock()

    async def draw(self, key: tuple[object, ...], specify: Callable[[], dict[str, Any]]) -> Drawing:
        """Draw a chart; the same key gives the kept drawing.

        `key` must hold everything the specification depends on: the chart's name and its numbers.
        """
        digest = hashlib.sha256(repr(key).encode()).hexdigest()
        found = self._kept.get(digest)
        if found is not None:
            return found
        return await asyncio.to_thread(self._draw, digest, specify)

    def _draw(self, digest: str, specify: Callable[[], dict[str, Any]]) -> Drawing:
        with self._one_at_a_time:
            drawn = self._kept.pop(digest, None) or Drawing(to_svg(specify()), digest)
            self._kept[digest] = drawn
            while len(self._kept) > self._keep:
                self._kept.popitem(last=False)
            return drawn


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


draw = Drawings().draw
