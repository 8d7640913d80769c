"""The clocks of an ärende in words: law with both last days, soft duties in days, own targets."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from api.web.formats import dagar, datum
from api.web.forms.duties import left, until
from api.web.labels import SAKERHET, named
from api.web.labels_lexsarah import KLOCKOR
from api.web.models.frame import Kind
from api.web.models.lexsarah_case import Time
from api.web.models.parts import Bricka
from audit.lexsarah.bedomning import goes_to_ivo
from audit.lexsarah.clocks import clocks, day_of
from audit.lexsarah.events_utredning import BedomningMade

if TYPE_CHECKING:
    from datetime import date

    from api.web.build.lexsarah.around import Around
    from audit.law.rule import Limit
    from audit.lexsarah.arende import Arende
    from audit.lexsarah.clocks import Clock

SOON = 14
"""Days before a last day from which it is marked."""


def times_of(arende: Arende, around: Around) -> tuple[Time, ...]:
    """Give the clocks of an ärende, those that run first."""
    found = sorted(clocks(arende), key=lambda one: one.ended is not None)
    return tuple(_time(one, arende, around) for one in found)


def _time(clock: Clock, arende: Arende, around: Around) -> Time:
    limit = clock.limit
    return Time(
        name=KLOCKOR.get(clock.name, clock.name),
        text=_text(clock, arende, around) if limit is None else _limit_text(clock, limit, around),
        lagrum=clock.lagrum,
        badge=_badge(clock, around),
        certainty=named(SAKERHET, limit.certainty) if limit else "",
        own=_own(clock, around),
    )


def _text(clock: Clock, arende: Arende, around: Around) -> str:
    """Say how long a soft duty has run: it is measured and never called a breach."""
    after, since = _began(clock, arende)
    days = ((clock.ended or around.today) - clock.started).days
    if clock.ended is None:
        ran = f"{dagar(days)} {since} {datum(clock.started)}" if days else "Sedan i dag"
        return f"{ran}. Lagen har ingen bestämd dag."
    took = f", {dagar(days)} {after} {datum(clock.started)}" if days > 0 else ""
    return f"Gjort {datum(clock.ended)}{took}."


def _began(clock: Clock, arende: Arende) -> tuple[str, str]:
    """Say after what, and since what, a soft duty runs."""
    if clock.name != "anmala_ivo":
        told = "rapporten togs emot" if arende.rapporter else "nämnden fick veta det"
        return f"efter att {told}", f"sedan {told}"
    serious = (one for one in arende.each(BedomningMade) if goes_to_ivo(one.bedomning))
    first = any(one.slag == "forsta" and day_of(one) == clock.started for one in serious)
    what = "första bedömningen" if first else "bedömningen"
    return f"efter {what}", f"sedan {what}"


def _limit_text(clock: Clock, limit: Limit, around: Around) -> str:
    last, moved = limit.sista_dag, limit.sista_dag_vardag
    both = f"Sista dag {datum(last)}" + (
        f", förskjuten till vardag {datum(moved)}" if moved != last else ""
    )
    if clock.ended is None:
        return f"{both}. {left(moved, around.today)}"
    late = (clock.ended - moved).days
    return f"{both}. Kom in {datum(clock.ended)}" + (
        f", {dagar(late)} efter sista dagen." if late > 0 else ", i tid."
    )


def _badge(clock: Clock, around: Around) -> Bricka:
    if clock.ended is not None:
        return Bricka("Klart", Kind.SUCCESS)
    if clock.limit is None:
        return Bricka("Pågår", Kind.INFO)
    days = (clock.limit.sista_dag_vardag - around.today).days
    if days < 0:
        since = clock.limit.sista_dag_vardag + timedelta(days=1)
        return Bricka(f"Över tiden sedan {datum(since)}", Kind.ERROR)
    return Bricka(f"{dagar(days)} kvar", Kind.WARNING if days <= SOON else Kind.INFO)


def _own(clock: Clock, around: Around) -> str:
    """Give the nämnd's own target, which is no law and is written so."""
    days = around.organisation.mal(clock.name, clock.started)
    if days is None:
        return ""
    day = clock.started + timedelta(days=days)
    reached = clock.ended or around.today
    state = "" if reached <= day else f", passerat med {dagar((reached - day).days)}"
    return f"{dagar(days)}: {datum(day)}{state}"


def last_days(arende: Arende, today: date) -> dict[str, str]:
    """Say of each clock that runs to a last day until when, by the name of the clock."""
    return {
        one.name: until(one, today)
        for one in clocks(arende)
        if one.limit is not None and one.ended is None
    }
