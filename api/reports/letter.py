"""What a tjänsteskrivelse begins with: its day, its diarienummer, who writes and to whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from api.reports.document import Block, Facts
from api.web.formats import datum
from audit.clock import STOCKHOLM

if TYPE_CHECKING:
    from datetime import date

    from api.reports.moment import Moment

LETTER: Final = "Tjänsteskrivelse"
NONE: Final = frozenset({"", "–"})
_FIRST: Final = ("Datum", "Diarienummer", "Från", "Till")
"""What a tjänsteskrivelse begins with, in order."""


def sender(namnd: str) -> str:
    """Name who writes to the nämnd: it has no other name for its förvaltning in the register."""
    return f"Förvaltningen för {namnd}"


def written(moment: Moment) -> date:
    """Give the day of a paper: that of the last registration that it knows of."""
    return moment.recorded_at.astimezone(STOCKHOLM).date()


def addressed(blocks: Iterable[Block], moment: Moment, diarienummer: str = "") -> Iterator[Block]:
    """Give the parts of a letter: its first facts begin with its day, number, sender and receiver.

    `diarienummer` stands where the facts have none of their own; where there is none, no row.
    """
    headed = False
    for block in blocks:
        if isinstance(block, Facts) and not headed:
            headed = True
            yield Facts(_rows(block, moment, diarienummer))
        else:
            yield block


def _rows(facts: Facts, moment: Moment, diarienummer: str) -> tuple[tuple[str, str], ...]:
    own = {name: value for name, value in facts.rows if value not in NONE}
    head = {
        "Datum": datum(written(moment)),
        "Diarienummer": own.get("Diarienummer", diarienummer),
        "Från": sender(moment.namnd),
        "Till": own.get("Till", moment.namnd),
    }
    rest = ((name, value) for name, value in facts.rows if name not in _FIRST)
    return (*((name, text) for name, text in head.items() if text), *rest)
