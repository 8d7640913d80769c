"""Where one time stands on a day: pure, from its two last days and the day it ended.

The unrolled last day decides, last day included, as for the classes of an utredning.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from audit.law.rule import Limit
from audit.law.rules import rule_with_id


class Lage(StrEnum):
    """Where a time stands; a soft one that is over is shown and never called a breach."""

    LOPER = "loper"
    OVER = "over"
    I_TID = "i_tid"
    FOR_SENT = "for_sent"
    BEHOVS_INTE = "behovs_inte"
    UTAN_TID = "utan_tid"
    VANTAR = "vantar"


LAGE_LABELS: dict[Lage, str] = {
    Lage.LOPER: "Tiden löper",
    Lage.OVER: "Över tiden",
    Lage.I_TID: "Klart i tid",
    Lage.FOR_SENT: "Klart efter tiden",
    Lage.BEHOVS_INTE: "Behövs inte",
    Lage.UTAN_TID: "Ingen tid i lagen",
    Lage.VANTAR: "Tiden har inte börjat",
}
"""What people read for each."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Klocka:
    """One time on a day: its limit, the last days in force, when it ended, and where it stands.

    `days_left` counts to the unrolled last day while the time runs, below zero once it is over;
    `within_vardag` tells that it is late, yet not after the day to which 2 § lag (1930:173) moves
    the last day; `extended_after_limit` that an extension was decided after the last day in force.
    """

    lage: Lage
    limit: Limit | None = None
    sista_dag: date | None = None
    sista_dag_vardag: date | None = None
    ended: date | None = None
    days_left: int | None = None
    within_vardag: bool = False
    extended_after_limit: bool = False

    @property
    def soft(self) -> bool:
        """Tell whether the act has no number here: late is shown, and never called a breach."""
        return self.limit is not None and rule_with_id(self.limit.rule).soft


def read_klocka(
    day: date,
    limit: Limit,
    ended: date | None,
    last_days: tuple[date, date] | None = None,
    *,
    extended_after_limit: bool = False,
) -> Klocka:
    """Read a time on a day; `last_days` are the two of an extension, where one is in force.

    What ended after the day asked for had not ended then.
    """
    sista_dag, vardag = last_days or (limit.sista_dag, limit.sista_dag_vardag)
    known = ended if ended is not None and ended <= day else None
    late = (known or day) > sista_dag
    if known is None:
        lage = Lage.OVER if late else Lage.LOPER
    else:
        lage = Lage.FOR_SENT if late else Lage.I_TID
    return Klocka(
        lage=lage,
        limit=limit,
        sista_dag=sista_dag,
        sista_dag_vardag=vardag,
        ended=known,
        days_left=(sista_dag - day).days if known is None else None,
        within_vardag=late and (known or day) <= vardag,
        extended_after_limit=extended_after_limit,
    )
