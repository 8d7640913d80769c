"""Uppföljningar of an utredning, their time on a day, and what a new act does to it in mid-run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from audit.barnutredning.clock import Klocka, read_klocka
from audit.barnutredning.events_uppfoljning import (
    LimitRecomputed,
    UppfoljningDecided,
    UppfoljningEnded,
)
from audit.barnutredning.making import build
from audit.law.rule import Limit, Rule
from audit.law.rules import limit, wordings_after

if TYPE_CHECKING:
    from audit.barnutredning.utredning import Utredning


@dataclass(frozen=True, slots=True)
class Uppfoljning:
    """One uppföljning: its decision, the limits that came after the first, and its end."""

    decided: UppfoljningDecided
    recomputed: tuple[LimitRecomputed, ...] = ()
    ended: UppfoljningEnded | None = None

    def limit_on(self, day: date) -> Limit:
        """Give the limit that applies on a day."""
        later = [one.limit for one in self.recomputed if one.fran <= day]
        return later[-1] if later else self.decided.limit

    def runs_on(self, day: date) -> bool:
        """Tell whether nobody had ended it before a day."""
        return self.ended is None or self.ended.avslutad >= day


def uppfoljningar(utredning: Utredning) -> tuple[Uppfoljning, ...]:
    """Give the uppföljningar of an utredning in the order they were registered.

    One ends before the next is decided, so that an end belongs to the newest before it.
    """
    found: list[Uppfoljning] = []
    for event in utredning.uppgifter:
        match event:
            case UppfoljningDecided():
                found.append(Uppfoljning(event))
            case UppfoljningEnded() if found:
                found[-1] = Uppfoljning(found[-1].decided, found[-1].recomputed, event)
            case LimitRecomputed():
                found = [_recomputed(one, event) for one in found]
    return tuple(found)


def classify_uppfoljning(utredning: Utredning, day: date) -> Klocka | None:
    """Read the time of the newest uppföljning decided by a day; None where there is none.

    The limit is the one that applied on that day: what a new act changed later is not known yet.
    """
    decided = [one for one in uppfoljningar(utredning) if one.decided.beslutad <= day]
    if not decided:
        return None
    newest = decided[-1]
    ended = newest.ended.avslutad if newest.ended else None
    at = ended if ended is not None and ended <= day else day
    return read_klocka(day, newest.limit_on(at), ended)


def law_change(utredning: Utredning, day: date) -> tuple[LimitRecomputed, ...]:
    """Give what acts that have begun to speak by a day change in the limits that run.

    A limit that had passed when the act began is not revived; one whose days stay the same is
    left alone, and only its lagrum is read anew (`audit.law.lagrum_on`). Nothing is given twice.
    2025:400 has no saving clause for what runs.
    """
    found: list[LimitRecomputed] = []
    for one in uppfoljningar(utredning):
        found.extend(_changes(one, day, utredning.version + len(found)))
    return tuple(found)


def _changes(one: Uppfoljning, day: date, version: int) -> Iterator[LimitRecomputed]:
    current = one.limit_on(date.max)
    for rule in wordings_after(current.rule, day):
        if not _runs_into(one, current, rule):
            return
        new = limit(rule, current.start)
        if new.sista_dag == current.sista_dag:
            continue
        version += 1
        yield build(
            LimitRecomputed,
            one.decided.originator_id,
            version,
            rule.valid_from,
            klocka="uppfoljning",
            handelse=one.decided.originator_version,
            fran=rule.valid_from,
            tidigare=current,
            limit=new,
        )
        current = new


def _runs_into(one: Uppfoljning, current: Limit, rule: Rule) -> bool:
    """Tell whether the time still ran on the first day of a new wording."""
    began = rule.valid_from
    return one.decided.beslutad < began <= current.sista_dag and one.runs_on(began)


def _recomputed(one: Uppfoljning, event: LimitRecomputed) -> Uppfoljning:
    if event.handelse != one.decided.originator_version:
        return one
    return Uppfoljning(one.decided, (*one.recomputed, event), one.ended)
