"""The door of the nämnd's year: its sammanträden, punkter and goals."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final
from uuid import UUID, uuid5

from api.acts import periods
from api.acts.area import AreaDoor, roller_of
from api.acts.insyn import opening
from api.acts.internkontroll import INTERNKONTROLL
from api.acts.revision import REVISION
from audit.arsplan.acts import TABLE
from audit.arsplan.around import Around
from audit.arsplan.aterkommande import (
    Aterrapport,
    Grund,
    Kontrollrapportering,
    Revisionssvar,
    proposed,
)
from audit.arsplan.deciding import decide
from audit.arsplan.events_arsmal import ArsmalSet
from audit.arsplan.events_arsplan import PunktPlanned, SammantradePlanned
from audit.arsplan.namndens_ar import NamndensAr

if TYPE_CHECKING:
    from api.acts.acting import Acting
    from api.acts.perform import Pairs
    from audit.arsplan.commands import ArsplanCommand, PlanPunkt
    from audit.envelope import Event
    from audit.revision.svarsfrist import Svarsfrist
    from audit.store.log import Log

BEGINNINGS: Final = (SammantradePlanned.TOPIC, PunktPlanned.TOPIC, ArsmalSet.TOPIC)
"""The events that may begin the streams of this area."""


def arsplan_id(log: Log, ar: int) -> UUID:
    """Give the id of the stream of a year."""
    return uuid5(log.id, f"arsplan/{ar}")


def arsmal_id(log: Log, ar: int) -> UUID:
    """Give the id of the stream of a year's goals."""
    return uuid5(log.id, f"mal/{ar}")


def punkt_id(log: Log, ar: int, regel: str) -> UUID:
    """Give the id of a punkt that recurs by a rule: the same whoever accepts it."""
    return uuid5(arsplan_id(log, ar), regel)


def _decide(
    acting: Acting, command: ArsplanCommand, histories: Mapping[UUID, Sequence[Event]]
) -> Pairs:
    around = Around(roller_of(acting), acting.today)
    history = histories[TABLE.stream_of(command)[1]]
    return ARSPLAN.pairs(acting, command, decide(command, history, around))


ARSPLAN: Final = AreaDoor(
    TABLE, BEGINNINGS, NamndensAr.from_histories, _decide, opening("arsplan", periods.of_arsplan)
)
"""The nämnd's year: its state, its acts, and reading its sealed words."""


def grund(log: Log, ar: int) -> Grund:
    """Give what the recurring punkter of a year are made from, as the log has it now.

    The kontrollmoment of the year's plan, what the revisorer wait for, and the tasks of goals of
    any year that are not reported back. `proposed` takes those whose day lies in the year.
    """
    plan = INTERNKONTROLL.state(log).planer.get(ar)
    moments = plan.gallande_kontrollmoment if plan else ()
    return Grund(
        kontrollmoment=tuple(Kontrollrapportering(one.kod, one.rapporteras) for one in moments),
        svar=awaited(log),
        aterrapporter=tuple(_aterrapporter(log)),
    )


def awaited(log: Log) -> tuple[Revisionssvar, ...]:
    """Give what the revisorer wait for, as the log has it now: answers and yttranden."""
    return tuple(_svar(one) for one in REVISION.state(log).waiting())


def forslag(log: Log, ar: int) -> tuple[PlanPunkt, ...]:
    """Propose the recurring punkter that a year does not have yet, as commands for one batch.

    What was dropped counts as had. A person accepts them; nothing is made here.
    """
    state = ARSPLAN.state(log).plan(ar)
    return proposed(
        arsplan_id(log, ar), ar, state, grund(log, ar), lambda regel: punkt_id(log, ar, regel)
    )


def _svar(one: Svarsfrist) -> Revisionssvar:
    about = svar_id(one.granskning, one.anmarkning)
    return Revisionssvar(about, one.rubrik, one.forfaller, one.diarienummer, one.ar)


def svar_id(granskning: UUID, anmarkning: int | None) -> UUID:
    """Name an answer by its granskning, and a yttrande by its granskning and number."""
    if anmarkning is None:
        return granskning
    return uuid5(granskning, f"anmarkning/{anmarkning}")


def svar_regel(granskning: UUID, anmarkning: int | None) -> str:
    """Give the rule that an answer or a yttrande stands under in the year."""
    return f"svar/{svar_id(granskning, anmarkning)}"


def _aterrapporter(log: Log) -> Iterator[Aterrapport]:
    for arsmal in ARSPLAN.state(log).mal.values():
        for mal in arsmal.gallande:
            for one in mal.uppdrag:
                if one.aterrapporterad is None:
                    given = one.given
                    text = f"mål {mal.kod}, {mal.rubrik}"
                    yield Aterrapport(one.id, text, given.ansvarig, given.senast)
