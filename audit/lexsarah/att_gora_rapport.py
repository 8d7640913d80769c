"""What waits in a report: to be opened, to be sorted, and what its reporter has said since."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, datetime

from audit.envelope import Event
from audit.law.rule import NoRuleError
from audit.lexsarah.acts import Stream
from audit.lexsarah.events_rapport import (
    FragaAnswered,
    FragaAsked,
    RapportOpened,
    RapportorTold,
    RapportReceived,
    RapportSorted,
    RapportSupplemented,
)
from audit.lexsarah.plikter import Plikt, plikt
from audit.lexsarah.rapport import Rapport
from audit.lexsarah.roles import Steg
from audit.lexsarah.waiting import Grund, Task, Waiting, day_of

_STAFF = (RapportOpened, RapportSorted, FragaAsked, RapportorTold)
"""What staff do with a report: what its reporter said before has then been seen."""


def in_rapport(
    rapport: Rapport, acts: Collection[str], mal: datetime | None = None
) -> tuple[Waiting, ...]:
    """List what waits in a report for somebody who may take `acts`, nothing for anybody else.

    `mal` is the nämnd's own time for opening it.
    """
    if rapport.received is None or "read_rapport" not in acts:
        return ()
    tasks = _tasks(rapport, rapport.received, mal)
    found = (task.for_person(acts, (True, False)) for task in tasks)
    return tuple(one for one in found if one is not None)


def new_answers(rapport: Rapport) -> tuple[Event, ...]:
    """Give what the reporter answered or added after staff last did anything with the report."""
    seen = max((e.originator_version for e in rapport.events if isinstance(e, _STAFF)), default=0)
    return tuple(
        event
        for event in rapport.events
        if isinstance(event, FragaAnswered | RapportSupplemented)
        and event.inlagd_av is None
        and event.originator_version > seen
    )


def _tasks(rapport: Rapport, received: RapportReceived, mal: datetime | None) -> Iterator[Task]:
    came = day_of(received.happened, date.max)
    lagrum = _lagrum(received, came)
    if rapport.steg is Steg.INKOMMEN:
        kind, act = ("sortera", "sort_rapport") if rapport.opened else ("oppna", "open_rapport")
        waiting = Waiting(
            kind=kind,
            id=received.originator_id,
            stream=Stream.RAPPORT,
            grund=Grund.PLIKT,
            since=came,
            enhet=received.enhet,
            lagrum=lagrum,
            mal=None if rapport.opened else mal,
            fara_nu=received.fara_nu,
        )
        yield Task(waiting, (act,))
    if rapport.opened and (answers := new_answers(rapport)):
        waiting = Waiting(
            kind="svar",
            id=received.originator_id,
            stream=Stream.RAPPORT,
            grund=Grund.INGEN,
            since=day_of(answers[0].happened, came),
            enhet=received.enhet,
        )
        yield Task(waiting, ("tell_rapportor", "ask_fraga"))


def _lagrum(received: RapportReceived, came: date) -> str | None:
    """Cite the duty to utreda, which began when the report came; None before the act is known."""
    try:
        found: Plikt | None = plikt("utreda", received.lag, came) if received.lag else None
    except NoRuleError:
        found = None
    return found.lagrum if found else None
