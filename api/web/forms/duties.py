"""What stands above a form: under which law, until when, and the point that gives the right."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

from api.acts import circumstances
from api.web.formats import dagar, datum
from api.web.models.lexsarah import Duty
from audit.law.delegation import BESLUTSFATTARE
from audit.law.rule import NoRuleError
from audit.lexsarah import Clock, clocks
from audit.lexsarah.acts import Stream
from audit.lexsarah.plikter import plikt

if TYPE_CHECKING:
    from datetime import date

    from api.web.forms.situation import Situation
    from audit.lexsarah.circumstances import Punkt

Line = tuple[str, str]


def duty_of(situation: Situation) -> Duty:
    """Give the lines above a form."""
    return Duty((*_law(situation), *_until(situation), *_point(situation)))


def _law(situation: Situation) -> Iterator[Line]:
    spec = situation.spec
    if spec.lagrum:
        yield "Lagrum", spec.lagrum
    elif spec.plikt:
        opening = situation.arende.opening
        lag = opening.lag if opening else "sol"
        lag = "sol" if spec.plikt == "anmala_brister" else lag
        try:
            yield "Lagrum", plikt(spec.plikt, lag, situation.today).lagrum
        except NoRuleError:
            return


def _until(situation: Situation) -> Iterator[Line]:
    if situation.spec.stream is not Stream.ARENDE:
        return
    for clock in clocks(situation.arende):
        if clock.name == situation.spec.clock and clock.ended is None:
            yield "Lagrum", clock.lagrum
            yield "Till när", until(clock, situation.today)


def until(clock: Clock, today: date) -> str:
    """Say until when: both last days where the law has a number, else how long it has run."""
    if clock.limit is None:
        days = (today - clock.started).days
        passed = f" Det har gått {dagar(days)}." if days else ""
        return f"Utan bestämd dag i lagen.{passed}"
    last, moved = clock.limit.sista_dag, clock.limit.sista_dag_vardag
    text = f"Sista dag {datum(last)}"
    if moved != last:
        text += f", förskjuten till vardag {datum(moved)}"
    return f"{text}. {left(moved, today)}"


def left(last: date, today: date) -> str:
    """Say how many days are left, or since when it is late."""
    days = (last - today).days
    if days < 0:
        return f"Över tiden sedan {datum(last + timedelta(days=1))}."
    return "Sista dagen är i dag." if days == 0 else f"{dagar(days)} kvar."


def _who(punkt: Punkt) -> str:
    """Name a point and its delegats; in a point about beslut the first decides first."""
    names = [BESLUTSFATTARE.get(code, code) for code in punkt.delegater]
    if punkt.slag != "beslut":
        return f"punkt {punkt.nummer} (ansvar): {' eller '.join(names)}"
    later = f"; vid frånvaro {', '.join(names[1:])}" if names[1:] else ""
    return f"punkt {punkt.nummer} (beslut, anmäls till nämnden): {names[0]}{later}"


def _point(situation: Situation) -> Iterator[Line]:
    """Name the point of the delegationsordning that the act rests on."""
    sak = situation.act.sak
    if sak is None:
        return
    around = circumstances(situation.acting, situation.act.stream, situation.events)
    for one in around:
        ordning = one.delegation.on(situation.today) if one.delegation else None
        punkt = ordning.punkt_for(sak) if ordning else None
        if punkt is not None:
            yield "Rätt att göra det", _who(punkt)
        return
