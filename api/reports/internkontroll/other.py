"""The other population of utredningar beside a mätning's own: named apart, and never mixed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from api.reports.internkontroll import counting
from api.reports.internkontroll.asked_again import BEHIND, ask_again
from api.reports.internkontroll.model import Other
from audit.errors import StateError
from audit.internkontroll.roles import Steg
from projections.barnutredning.figure import closed, running

if TYPE_CHECKING:
    from api.reports.internkontroll.telling import Asked
    from projections.barnutredning.figure import Closed, Running

_NOT_THE_SAME: Final = "Det här är inte samma utredningar som ovan. Talen läggs aldrig ihop."
_OTHER: Final = {
    "barnutredningstid": (
        "Ett annat mått: utredningar som har avslutats sedan årets början",
        _NOT_THE_SAME,
    ),
    "barnutredningstid_avslutade": (
        "Ett annat mått: utredningar som pågick på periodens sista dag",
        _NOT_THE_SAME,
    ),
}


def other_of(asked: Asked) -> Other | None:
    """Tell the other population of utredningar: named apart, and never mixed."""
    matning = asked.matning
    if matning.matt not in _OTHER:
        return None
    heading, explained = _OTHER[matning.matt]
    start = date(matning.per.year, 1, 1)
    found: Running | Closed
    if matning.matt == "barnutredningstid":
        found = closed(asked.log, start, matning.per, asked.moment.number)
        words = counting.closed_words(counting.span_of(start, matning.per))
    else:
        found = running(asked.log, matning.per, asked.moment.number)
        words = counting.running_words(matning.per)
    if found.behind:
        raise StateError(BEHIND)
    return Other(heading, explained, words, counting.of_view(found), _frozen_other(asked, start))


def _frozen_other(asked: Asked, start: date) -> str:
    """Say what the other measure's own frozen mätning of the day said, where it is known anew."""
    running_too = asked.matning.matt == "barnutredningstid_avslutade"
    alike = (
        one
        for one in asked.state.matningar.values()
        if one.steg is Steg.FRYST and one.per == asked.matning.per
        if one.matt == ("barnutredningstid" if running_too else "barnutredningstid_avslutade")
        if running_too or one.period == (start, one.per)
    )
    again = (ask_again(asked.log, asked.state, one, asked.moment.number) for one in alike)
    return next((one.both for one in again if one), "")
