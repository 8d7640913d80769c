"""Charts are pure, Swedish, still, and alone."""

from __future__ import annotations

import asyncio
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from api.web.charts import Form, Klass, Matpunkt, Stapel, histogram, klasser, trend
from api.web.charts.rendering import Drawings, to_svg
from audit.barnutredning.classify import TIDSKLASS_LABELS, Tidsklass

NUMBERS = dict(zip(Tidsklass, (1059, 3, 0, 6), strict=True))
BARS = tuple(Klass(klass, TIDSKLASS_LABELS[klass], NUMBERS[klass]) for klass in Tidsklass)
POINTS = (
    Matpunkt(date(2022, 9, 30), Decimal("95.7")),
    Matpunkt(date(2022, 12, 31), Decimal("86.8")),
)
COLUMNS = (Stapel("3", 45, after=False), Stapel("4", 5, after=True))


def specifications(form: Form) -> dict[str, dict[str, Any]]:
    """Give every chart in one form."""
    return {
        "klasser": klasser(BARS, form),
        "matningar": trend(POINTS, form),
        "manader": histogram(COLUMNS, form),
    }


@pytest.mark.parametrize("form", Form)
def test_a_chart_says_its_numbers_and_asks_for_nothing(form: Form) -> None:
    """Every chart is well-formed SVG without script, address or a word of English."""
    for name, specification in specifications(form).items():
        svg = to_svg(specification)
        root = ET.fromstring(svg)
        addresses = [
            value for one in root.iter() for key, value in one.attrib.items() if "href" in key
        ]

        assert root.tag.endswith("svg"), name
        assert "<script" not in svg
        assert "aria-roledescription" not in svg
        assert not addresses


def test_numbers_are_written_the_swedish_way() -> None:
    """Thousands are kept together by a space and shares have a comma."""
    assert "1\N{NO-BREAK SPACE}059" in to_svg(klasser(BARS, Form.WIDE))
    assert "95,7\N{NO-BREAK SPACE}%" in to_svg(trend(POINTS, Form.WIDE))


def test_a_class_is_named_beside_its_colour() -> None:
    """No bar depends on its colour: its name stands above it, also where it is empty."""
    svg = to_svg(klasser(BARS, Form.NARROW))

    assert all(label in svg for label in TIDSKLASS_LABELS.values())


def test_the_same_numbers_give_the_same_picture() -> None:
    """A picture can be drawn again, byte for byte."""
    assert to_svg(klasser(BARS, Form.WIDE)) == to_svg(klasser(BARS, Form.WIDE))


def test_a_drawing_is_kept_by_its_content_until_newer_ones_push_it_out() -> None:
    """The same key is drawn once; where two are kept, the third lets the first go."""
    drawings = Drawings(keep=2)
    asked: list[str] = []

    def specify(key: str) -> dict[str, Any]:
        asked.append(key)
        return klasser(BARS, Form.WIDE)

    async def drawn(*keys: str) -> None:
        for key in keys:
            await drawings.draw((key,), partial(specify, key))

    asyncio.run(drawn("a", "a", "b", "c", "b", "a"))

    assert asked == ["a", "b", "c", "a"]


def test_a_chart_that_would_call_out_is_refused() -> None:
    """Data behind an address is not fetched, so no chart can tell anyone anything."""
    specification = histogram(COLUMNS, Form.WIDE) | {"data": {"url": "http://127.0.0.1:9/x.json"}}

    with pytest.raises(ValueError, match="not allowed"):
        to_svg(specification)
