"""The numbers of each chart, out of a figure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from api.web.charts import Klass, Stapel
from audit.barnutredning.classify import TIDSKLASS_LABELS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from projections.barnutredning.figure import Counted

LIMIT: Final = 4
"""Months of the utredningstid: the column where the colour of the chart changes."""
LAST: Final = 7
"""The column that holds everything from so many months on."""


def bars(counted: Counted) -> tuple[Klass, ...]:
    """Give a bar per class."""
    return tuple(
        Klass(klass, TIDSKLASS_LABELS[klass], count.count)
        for klass, count in counted.classes.items()
    )


def months(counted: Mapping[int, int]) -> tuple[Stapel, ...]:
    """Give a column per whole month, the last one open upwards."""
    found = []
    for month in range(LAST + 1):
        last = month == LAST
        number = sum(n for m, n in counted.items() if m == month or (last and m > LAST))
        found.append(Stapel(f"{month}+" if last else str(month), number, month >= LIMIT))
    return tuple(found)
