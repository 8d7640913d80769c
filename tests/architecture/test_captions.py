"""No chart and no table of data stands without a caption that says what it shows."""

from __future__ import annotations

import ast
import re
from typing import Final

from tests.support.sources import ROOT

TEMPLATES: Final = sorted((ROOT / "api/web/templates").rglob("*.html"))
BUILDERS: Final = sorted((*(ROOT / "api/web").rglob("*.py"), *(ROOT / "api/reports").rglob("*.py")))
CAPTIONED: Final = {"table": "caption", "figure": "figcaption"}
ARGUMENT: Final = {"Table": 0, "Figure": 3}
"""What is made for a page or a paper → where its caption stands among its arguments."""
NO_CHART: Final = ('alt=""', 'class="qr"')
"""What marks a picture that shows no data: an ornament, and the key of an app as a picture."""


def bare(template: str) -> list[str]:
    """Give the tables and figures of a template that have no caption, and images in no figure."""
    found = []
    for outer, inner in CAPTIONED.items():
        for part in re.findall(rf"<{outer}\b.*?</{outer}>", template, re.DOTALL):
            caption = re.search(rf"<{inner}\b.*?>(.*?)</{inner}>", part, re.DOTALL)
            if caption is None or not caption[1].strip():
                found.append(part[:80])
        template = re.sub(rf"<{outer}\b.*?</{outer}>", "", template, flags=re.DOTALL)
    pictures: list[str] = re.findall(r"<img\b[^>]*>", template)
    return found + [one for one in pictures if not any(mark in one for mark in NO_CHART)]


def test_each_table_and_each_figure_of_a_template_has_a_caption() -> None:
    """A table has a caption, seen or only heard; a picture stands in a figure with its own."""
    found = [f"{one.name}: {what}" for one in TEMPLATES for what in bare(one.read_text("utf-8"))]

    assert TEMPLATES
    assert not found


def test_what_has_no_caption_is_found() -> None:
    """A table or figure without one, with an empty one, and a picture by itself are told."""
    assert len(bare("<table><tr></tr></table>")) == 1
    assert len(bare("<figure><img src='x'><figcaption> </figcaption></figure>")) == 1
    assert len(bare("<p><img src='x'></p>")) == 1
    assert not bare("<table><caption id='a'>{{ caption }}</caption></table>")


def test_no_table_and_no_figure_is_made_with_an_empty_caption() -> None:
    """Where a caption is written out, words stand in it."""
    empty = [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for path in BUILDERS
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and _is_empty(call)
    ]

    assert not empty


def _is_empty(call: ast.Call) -> bool:
    name = getattr(call.func, "id", getattr(call.func, "attr", ""))
    if name not in ARGUMENT:
        return False
    given = {one.arg: one.value for one in call.keywords}
    if len(call.args) > ARGUMENT[name]:
        given["caption"] = call.args[ARGUMENT[name]]
    said = given.get("caption")
    return isinstance(said, ast.Constant) and not str(said.value).strip()
