"""The page of the summaries: which half-years and years there are, and their files."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from api.reports.delegation import Period
from api.web.models.papper import PeriodLinks, PeriodPage
from audit.lexsarah.codes import FORMAT, UPPLAGA

if TYPE_CHECKING:
    from api.reports.moment import Moment
    from api.web.models.frame import Frame

SUMMARY: Final = "Sammanställning"
_PERIOD: Final = re.compile(r"((?:19|2\d)\d\d)(-h[12])?", re.ASCII)
_PARTS: Final = {
    None: ((1, 1), (12, 31), "år"),
    "-h1": ((1, 1), (6, 30), "första halvåret"),
    "-h2": ((7, 1), (12, 31), "andra halvåret"),
}


def period_of(text: str) -> Period | None:
    """Read a period: `2024`, `2024-h1` or `2024-h2`; None for anything else."""
    found = _PERIOD.fullmatch(text)
    if found is None:
        return None
    year = int(found[1])
    first, last, name = _PARTS[found[2]]
    return Period(date(year, *first), date(year, *last), f"{name} {year}")


def period_page(frame: Frame, moment: Moment, editions: Sequence[str]) -> PeriodPage:
    """Make the page: this year and the one before, whole and by halves that have begun."""
    return PeriodPage(frame, moment.footer, tuple(_periods(moment.per, editions)))


def _periods(today: date, editions: Sequence[str]) -> Iterator[PeriodLinks]:
    for year in (today.year, today.year - 1):
        for part in ("", "-h2", "-h1"):
            period = period_of(f"{year}{part}")
            if period is not None and period.first <= today:
                name = period.name[:1].upper() + period.name[1:]
                links = (_link(f"{year}{part}", one, form) for one in editions
                         for form in ("pdf", "docx"))  # fmt: skip
                yield PeriodLinks(name, tuple(links))


def _link(period: str, edition: str, form: str) -> tuple[str, str]:
    address = f"sammanstallning.{form}?period={period}&upplaga={edition}"
    return f"{FORMAT[form]}: {UPPLAGA[edition].lower()}", address
