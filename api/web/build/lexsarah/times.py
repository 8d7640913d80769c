"""The clocks of an ärende in words: law with both last days, soft duties in days, own targets."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from api.web.formats import dagar, datum
from api.web.forms.duties import left
from api.web.labels import SAKERHET, named
from api.web.labels_lexsarah import KLOCKOR
from api.web.models.frame import Kind
from api.web.models.lexsarah_case import Time
from api.web.models.parts import Bricka
from audit.lexsarah.clocks import clocks

if TYPE_CHECKING:
    from api.web.build.lexsarah.around import Around
    from audit.law.rule import Limit
    from audit.lexsarah.arende import Arende
    from audit.lexsarah.clocks import Clock

SOON = 14
"""Days before a last day from which it is marked."""


def times_of(arende: Arende, around: Around) -> tuple[Time, ...]:
    """Give the clocks of an ärende, those that run first."""
    found = sorted(clocks(arende), key=lambda one: one.ended is not None)
    return tuple(_time(one, around) for one in found)


def _time(clock: Clock, around: Around) -> Time:
    limit = clock.limit
    return Time(
        name=KLOCKOR.get(clock.name, clock.name),
        text=_text(clock, around) if limit is None else _limit_text(clock, limit, around),
        lagrum=clock.lagrum,
        badge=_badge(clock, around),
        certainty=named(SAKERHET, limit.certainty) if limit else "",
        own=_own(clock, around),
    )


def _text(clock: Clock, around: Around) -> str:
    """Say how long a soft duty has run: it is measured and never called a breach."""
    if clock.ended is not None:
        took = (clock.ended - clock.started).days
        after = f", efter {dagar(took)}" if took > 0 else ""
        return f"Gjort {datum(clock.ended)}{after}."
    days = (around.today - clock.started).days
    since = f"{dagar(days)} sedan {datum(clock.started)}" if days else "Sedan i dag"
    return f"{since}. Lagen har ingen bestämd dag."


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
        return Bricka(f"Över tiden sedan {datum(clock.limit.sista_dag_vardag)}", Kind.ERROR)
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
