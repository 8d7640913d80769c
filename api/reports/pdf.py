"""A document as PDF: PDF/A-2a and PDF/UA-1 in one file, the same bytes whenever it is made.

The form is `document.typ`; what the document says goes to it as data and is never read as markup.
Only the fonts beside this file and those inside typst are used, and nothing is fetched.
"""

from __future__ import annotations

import json
import re
from dataclasses import fields
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any, Final

import typst

from api.reports.document import Block, Document, Figure, Inline, Masked, PageBreak, Text, tidy

if TYPE_CHECKING:
    from collections.abc import Mapping

_HERE: Final = resources.files("api.reports")
STANDARDS: Final = ("a-2a", "ua-1")
_RUNS: Final = frozenset({"paragraph", "quote"})
_ELSEWHERE: Final = frozenset({"png", "narrow"})
_ENDLESS: Final = re.compile(r"\S{500}(?=\S)")
"""A word that no line holds: PDF/A refuses a file with a string as long as some could be."""


def to_pdf(document: Document) -> bytes:
    """Make the PDF.

    Raises ValueError for a picture without words for it, and typst.TypstError for what else the
    two standards refuse: a heading that skips a level.
    """
    made: bytes = typst.compile(
        _form(),
        font_paths=_fonts(),
        format="pdf",
        pdf_standards=list(STANDARDS),
        sys_inputs={"document": json.dumps(as_data(document), ensure_ascii=False)},
    )
    return made


@cache
def _form() -> bytes:
    return (_HERE / "document.typ").read_bytes()


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, font_paths=[str(_HERE / "fonts")])


@cache
def covered() -> frozenset[int]:
    """Give the characters that some font of ours shows: PDF/A refuses a file with any other."""
    lines = (_HERE / "fonts" / "covered.txt").read_text(encoding="ascii").split()
    spans = (line.split("-") for line in lines)
    return frozenset(n for first, last in spans for n in range(int(first, 16), int(last, 16) + 1))


def shown(text: str) -> str:
    """Give a text in characters that the fonts have; any other is named by its number."""
    known = covered()
    fits = "".join(
        one if one == "\n" or ord(one) in known else f"[U+{ord(one):04X}]" for one in tidy(text)
    )
    return _ENDLESS.sub(lambda word: f"{word[0]}\n", fits)


def as_data(document: Document) -> dict[str, Any]:
    """Give the document as the plain data that the form reads."""
    found = {f.name: getattr(document, f.name) for f in fields(document)}
    if not document.wide:
        # The sum that a paper carries of itself stays what it was before some were wide.
        del found["wide"]
    day = document.day
    return {
        **_shown_all(found | {"blocks": [], "day": None}),
        "day": [day.year, day.month, day.day],
        "blocks": [_block(one) for one in document.blocks],
    }


def _block(block: Block) -> dict[str, Any]:
    kind = type(block).__name__.lower()
    values = {} if isinstance(block, PageBreak) else _values(block)
    if kind == "figure" and not values["alt"].strip():
        message = "a figure needs words for those who do not see it"
        raise ValueError(message)
    if isinstance(block, Figure):
        values["points"] = block.points
    if kind in _RUNS:
        values["text"] = _runs(getattr(block, "text"))  # noqa: B009 - mypy cannot follow the kind
    if kind == "bullets":
        values["items"] = [_runs(one) for one in getattr(block, "items")]  # noqa: B009
    if kind == "table":
        values["columns"] = [_values(one) for one in getattr(block, "columns")]  # noqa: B009
    return {**values, "kind": kind}


def _values(part: Any) -> dict[str, Any]:
    # The pictures for Word and for a narrow page have no place here.
    found = {f.name: getattr(part, f.name) for f in fields(part) if f.name not in _ELSEWHERE}
    return _shown_all(found)


def _shown_all(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value if name == "svg" else _plain(value) for name, value in values.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return shown(value)
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return value


def _runs(text: Text) -> list[dict[str, Any]]:
    parts: tuple[Inline, ...] = (text,) if isinstance(text, str) else text
    return [
        {
            "masked": isinstance(one, Masked),
            "text": one.text if isinstance(one, Masked) else shown(one),
        }
        for one in parts
    ]
