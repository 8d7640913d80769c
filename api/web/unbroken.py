"""What stands on one line in a page: dates, lagrum, numbers with their unit, diarienummer.

Only the finished HTML is touched, and only with a class: the words and their bytes stay as they
were, so that what is copied, compared, searched or written to a file is the same text.
"""

from __future__ import annotations

import re
from typing import Final

from markupsafe import Markup

_MONTHS: Final = (
    "januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december"
)
_UNITS: Final = (
    "dag(?:ar(?:na|s)?)?|vecka|veckor|månad(?:er(?:na|s)?)?|år|timm(?:e|ar)|minut(?:er)?|"
    "procent|kronor|kr|ärende(?:n)?|utredning(?:ar)?|%"
)
_LAWS: Final = "SoL|LSS|LVU|LVM|KL|FL|OSL"
_PARAGRAPH: Final = r"\d+(?:\s[a-z])?"
_PARTS: Final = (
    r"\d{4}-\d{2}-\d{2}(?:\s\d{2}[.:]\d{2})?",
    rf"\d{{1,2}}\s(?:{_MONTHS})\b(?:\s\d{{4}}\b)?",
    rf"(?:\d+\skap\.\s)?{_PARAGRAPH}(?:(?:–|\soch\s){_PARAGRAPH})?\s§§?(?:\s(?:{_LAWS})\b)?",
    r"§§?\s\d+(?:–\d+)?",
    r"(?:[Kk]ontrollnummer|[Ll]öpnummer|[Aa]rtikel|[Kk]vartal|[Vv]ecka)\s\d+(?:\s\d{3}(?!\d))*",
    r"[A-ZÅÄÖ]{2,6}[\s-]\d{4}[-/]\d+",
    rf"\d+(?:\s\d{{3}}(?!\d))*(?:[,–]\d+)?\s(?:{_UNITS})(?!\w)",
)
_WHOLE: Final = re.compile(rf"(?<![\w&#:/.-])[(”]*(?:{'|'.join(_PARTS)})[)”.,;:?!]*")
_TEXT: Final = re.compile(r">[^<\d§]*[\d§][^<]*")
_AS_WRITTEN: Final = re.compile(
    r"(<(textarea|select|script|style|svg|pre|code|title)\b.*?</\2\s*>)", re.DOTALL
)
"""Parts of a page whose text takes no markup, or shows exactly what was written."""
_JOINED: Final = {ord(" "): "\N{NO-BREAK SPACE}", ord("-"): "-\N{WORD JOINER}"}


def obrutet(html: str) -> Markup:
    """Keep each date, lagrum, number with unit and diarienummer of finished HTML on one line."""
    pieces = _AS_WRITTEN.split(html)
    free, kept = pieces[0::3], [*pieces[1::3], ""]
    done = (_TEXT.sub(_mark, part) + same for part, same in zip(free, kept, strict=True))
    return Markup("".join(done))  # noqa: S704 - the page as it was made, with classes


def obruten_rubrik(name: str) -> str:
    """Keep the same together in a column's name that a card shows from an attribute.

    It takes no markup; what is shown so is drawn by the stylesheet and is never copied.
    """
    return _WHOLE.sub(lambda found: found[0].translate(_JOINED), name)


def _mark(text: re.Match[str]) -> str:
    return _WHOLE.sub(_whole, text[0])


def _whole(found: re.Match[str]) -> str:
    # A function, not a template: half the time, and every page passes here.
    return f'<span class="hel">{found[0]}</span>'
