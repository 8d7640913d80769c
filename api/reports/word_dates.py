"""Dates in Word that are never broken at their hyphens."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

if TYPE_CHECKING:
    from docx.document import Document as Word

_DATE: Final = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"


def keep_dates(word: Word) -> None:
    """Put hyphens that do not break into every date of the text; it reads and sorts as before."""
    for text in list(word.element.body.iter(qn("w:t"))):
        if text.text and _DATE.search(text.text):
            _replace(text, _DATE.sub("\\1\0\\2\0\\3", text.text).split("\0"))


def _replace(text: Any, parts: list[str]) -> None:
    """Put the parts where the text stood, a hyphen that does not break between each two."""
    for at, part in enumerate(parts):
        if at:
            text.addprevious(OxmlElement("w:noBreakHyphen"))
        piece = OxmlElement("w:t")
        piece.text = part
        piece.set(_SPACE, "preserve")
        text.addprevious(piece)
    text.getparent().remove(text)
