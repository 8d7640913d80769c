"""Whether a text looks like it holds a personnummer: for a gentle warning, never a refusal."""

from __future__ import annotations

import re
from typing import Final

_LIKE: Final = re.compile(
    r"(?<!\d)(?:19|20)?\d\d(?P<s>[-. ]?)(?P<month>\d\d)(?P=s)(?P<day>\d\d)"
    r"\s?[-+–]?\s?\d\d\s?\d\d(?!\d)"
)
_COORDINATION: Final = 60
"""What a samordningsnummer adds to its day."""


def looks_like(text: str) -> bool:
    """Tell whether some digits could be a personnummer or samordningsnummer.

    The check digit is not asked: a mistyped number names somebody all the same.
    """
    return any(
        1 <= int(found["month"]) <= 12  # noqa: PLR2004 - months of a year
        and 1 <= int(found["day"]) % _COORDINATION <= 31  # noqa: PLR2004 - days of a month
        for found in _LIKE.finditer(text)
    )
