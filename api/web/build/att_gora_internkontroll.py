"""The part of Att göra that comes from the internkontroll: åtgärder that are not done yet."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from api.web.formats import datum, senast
from api.web.forms_internkontroll.specs_avvikelse import ANSVARIGA
from api.web.labels import named
from api.web.models.frame import Kind
from api.web.models.parts import Bricka
from api.web.models.register import Line, Section

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from api.seeing import WaitingAtgard
    from api.web.build.att_gora import Surroundings

LEAD: Final = (
    "Åtgärder efter en avvikelse som inte är gjorda. Sista dagen är nämndens egen, inte lagens."
)


def control_section(waiting: Sequence[WaitingAtgard], around: Surroundings) -> Section:
    """Make the section: the person's own first, then what somebody else is to do."""
    lines = tuple(_line(one, around) for one in waiting)
    return Section("internkontroll", "Åtgärder i internkontrollen", LEAD, lines, "")


def _line(one: WaitingAtgard, around: Surroundings) -> Line:
    opened = one.avvikelse.opened
    kod = opened.enhet if opened else None
    ansvarig = named(ANSVARIGA, one.atgard.ansvarig)
    return Line(
        what="Genomför åtgärden" if one.own else "En åtgärd är inte genomförd",
        href=f"/{around.namnd}/internkontroll/avvikelser/{one.avvikelse.id}",
        act=one.atgard.rubrik,
        where=around.enhet(kod) if kod else "Hela nämnden",
        when=senast(one.atgard.forfaller, (one.atgard.forfaller - around.today).days),
        extra="",
        law="",
        badge=_badge(one, around.today),
        who="" if one.own else f"Väntar på: {ansvarig[:1].lower()}{ansvarig[1:]}",
    )


def _badge(one: WaitingAtgard, today: date) -> Bricka | None:
    if not one.atgard.late(today):
        return None
    since = datum(one.atgard.forfaller + timedelta(days=1))
    return Bricka(f"Över tiden sedan {since} (egen tid)", Kind.NEUTRAL)
