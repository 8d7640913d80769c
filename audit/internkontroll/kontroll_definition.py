"""What a control counts: one code of the extract within a time after another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from audit.internkontroll.langd import Langd


@dataclass(frozen=True, kw_only=True, slots=True)
class Definition:
    """`sluthandelse` is to come within `inom` after `starthandelse`, last day included.

    With `aterkommande` it is to come again, each time within that time after the one before.
    What was done before `fran` is not counted; what was owed on that day is, however old.
    """

    starthandelse: str
    sluthandelse: str
    inom: Langd
    aterkommande: Langd | None = None
    fran: date | None = None
