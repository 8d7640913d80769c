"""Whether a fact that stands in clear holds a personnummer, which no plan or mätning needs."""

from __future__ import annotations

import re
from typing import Final

_LIKE: Final = re.compile(r"(?<!\d)(?:\d\d)?(\d\d(\d\d)(\d\d))\s?[-+–]?\s?(\d{4})(?!\d)", re.ASCII)
_MONTHS: Final = range(1, 13)
# A samordningsnummer has 60 added to its day.
_DAYS: Final = frozenset({*range(1, 32), *range(61, 92)})
_TEN: Final = 10


def holds_personnummer(text: str) -> bool:
    """Tell whether a text holds a personnummer or samordningsnummer, its check digit right.

    It is refused and cannot be passed by, so a case number or a telephone number may stand.
    """
    return any(
        int(found[2]) in _MONTHS and int(found[3]) in _DAYS and _checks(found[1] + found[4])
        for found in _LIKE.finditer(text)
    )


def _checks(digits: str) -> bool:
    """Add the digits up, every other one doubled (Luhn's algorithm)."""
    doubled = (int(one) * (2 - at % 2) for at, one in enumerate(digits))
    return sum(each // _TEN + each % _TEN for each in doubled) % _TEN == 0
