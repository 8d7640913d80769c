"""Whether work on an utredning stands still: known only as far as notes are told.

JO demands that the work goes on; the newest note of the akt comes with an extract, and says
nothing of the days after that extract.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from audit.barnutredning.classify import is_running
from audit.barnutredning.events_handlaggning import AnteckningNoted, SamordnareNoted
from audit.barnutredning.uppgifter import day_of
from audit.barnutredning.utredning import Utredning


class Arbetslage(StrEnum):
    """Whether something happened in an utredning lately."""

    ARBETE_PAGAR = "arbete_pagar"
    STILLA = "stilla"
    UNDERLAG_SAKNAS = "underlag_saknas"


ARBETSLAGE_LABELS: dict[Arbetslage, str] = {
    Arbetslage.ARBETE_PAGAR: "Arbetet pågår",
    Arbetslage.STILLA: "Ingen anteckning på länge",
    Arbetslage.UNDERLAG_SAKNAS: "Underlag saknas",
}
"""What people read for each."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Idle:
    """Where the work stands on a day: the last known activity, and the days without any.

    `known_through` is the last day of which the extracts tell, None where none told of notes.
    """

    lage: Arbetslage
    last: date
    days: int
    known_through: date | None


def idle(utredning: Utredning, per: date, days: int) -> Idle | None:
    """Tell whether nothing happened for more than so many days; None where it does not run then.

    What did happen is certain; that nothing did is known only up to the newest extract.
    """
    opened = utredning.opened
    if opened is None or not is_running(utredning, per):
        return None
    last = max(opened.inledd, *_activity(utredning, per), date.min)
    known = _known_through(utredning, per, last)
    counted = (min(per, known or per) - last).days
    if (per - last).days <= days:
        lage, counted = Arbetslage.ARBETE_PAGAR, (per - last).days
    elif known is not None and counted > days:
        lage = Arbetslage.STILLA
    else:
        lage = Arbetslage.UNDERLAG_SAKNAS
    return Idle(lage=lage, last=last, days=max(counted, 0), known_through=known)


def _activity(utredning: Utredning, per: date) -> list[date]:
    # With whom it lies is told by an extract on the extract's own day: that is no work done.
    noted = [day_of(one) for one in utredning.uppgifter if not isinstance(one, SamordnareNoted)]
    decided = [one.beslutad for one in utredning.extensions]
    return [day for day in (*noted, *decided) if day <= per]


def _known_through(utredning: Utredning, per: date, last: date) -> date | None:
    """Give the last day through which an extract says that no note came after the last one."""
    told = [one for one in utredning.uppgifter if isinstance(one, AnteckningNoted)]
    return max((one.per for one in told if one.senaste <= per and one.per >= last), default=None)
