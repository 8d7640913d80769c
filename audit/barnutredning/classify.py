"""Which class an utredning belongs to on a day: the reference that every view must agree with.

The classes are those of the internkontroll: they use the unrolled last days, last day included.
Only what was decided by that day counts, however late it was registered.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from audit.barnutredning.events import UtredningExtended, UtredningOpened
from audit.barnutredning.utredning import Utredning
from audit.law.rule import Limit


class Tidsklass(StrEnum):
    """Where an utredning stands towards its time; `OVER_INOM_FORLANGNING` is no breach."""

    INOM = "inom"
    OVER_INOM_FORLANGNING = "over_inom_forlangning"
    OVER_FORLANGNING_UTE = "over_forlangning_ute"
    OVER_UTAN_FORLANGNING = "over_utan_forlangning"


TIDSKLASS_LABELS: dict[Tidsklass, str] = {
    Tidsklass.INOM: "Inom fyra månader",
    Tidsklass.OVER_INOM_FORLANGNING: "Över, inom beslutad förlängning",
    Tidsklass.OVER_FORLANGNING_UTE: "Över, förlängningen har löpt ut",
    Tidsklass.OVER_UTAN_FORLANGNING: "Över, utan beslut om förlängning",
}
"""What people read for each class."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Classified:
    """An utredning on a day: its class, the flags, and its days since the opening (day 0).

    `extended_after_limit`: an extension was decided after the last day then in force;
    `within_vardag`: over, yet within the day to which 2 § lag (1930:173) moves the last day;
    `closed_later`: the day it was closed, where that is known and lies after the day asked for.
    """

    tidsklass: Tidsklass
    days: int
    extended_after_limit: bool
    within_vardag: bool
    closed_later: date | None


def is_running(utredning: Utredning, day: date) -> bool:
    """Tell whether an utredning runs on a day: opened by then, and not closed by then."""
    opened, closing = utredning.opened, utredning.closing
    if opened is None or opened.inledd > day:
        return False
    return closing is None or closing.avslutad > day


def classify(utredning: Utredning, day: date) -> Classified | None:
    """Class an utredning that runs on a day; None where it does not run then."""
    if utredning.opened is None or not is_running(utredning, day):
        return None
    closed_later = utredning.closing.avslutad if utredning.closing else None
    return _classified(utredning, utredning.opened, day, closed_later)


def classify_closing(utredning: Utredning) -> Classified | None:
    """Class a closed utredning on the day it was closed; None where it is not closed."""
    if utredning.opened is None or utredning.closing is None:
        return None
    return _classified(utredning, utredning.opened, utredning.closing.avslutad, None)


def extended_after_limit(utredning: Utredning, extension: UtredningExtended) -> bool:
    """Tell whether an extension was decided after the (unrolled) last day then in force."""
    return extension.beslutad > utredning.limit_before(extension)


def _classified(
    utredning: Utredning, opened: UtredningOpened, day: date, closed_later: date | None
) -> Classified:
    extensions = [x for x in utredning.extensions if x.beslutad <= day]
    tidsklass, vardag = _tidsklass(opened.limit, extensions, day)
    breach = tidsklass in {Tidsklass.OVER_FORLANGNING_UTE, Tidsklass.OVER_UTAN_FORLANGNING}
    return Classified(
        tidsklass=tidsklass,
        days=(day - opened.inledd).days,
        extended_after_limit=any(extended_after_limit(utredning, x) for x in extensions),
        within_vardag=breach and day <= vardag,
        closed_later=closed_later,
    )


def _tidsklass(
    limit: Limit, extensions: list[UtredningExtended], day: date
) -> tuple[Tidsklass, date]:
    """Give the class, and the vardag to which the last day in force is moved."""
    longest = max(extensions, key=lambda extension: extension.ny_sista_dag, default=None)
    if day <= limit.sista_dag:
        return Tidsklass.INOM, limit.sista_dag_vardag
    if longest is None:
        return Tidsklass.OVER_UTAN_FORLANGNING, limit.sista_dag_vardag
    if day <= longest.ny_sista_dag:
        return Tidsklass.OVER_INOM_FORLANGNING, longest.ny_sista_dag_vardag
    return Tidsklass.OVER_FORLANGNING_UTE, longest.ny_sista_dag_vardag
