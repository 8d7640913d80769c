"""The clocks of an ärende: what began to run, when, under which law, and when it ended.

Only the two months to IVO have a last day; the others are words of law that are measured and shown.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from audit.clock import STOCKHOLM, parse_utc
from audit.envelope import Event, Precision
from audit.law.rule import Limit
from audit.lexsarah.arende import Arende
from audit.lexsarah.bedomning import goes_to_ivo
from audit.lexsarah.contradictions import ivo_anmald
from audit.lexsarah.events_ivo import IvoAnmalanMade, IvoUtredningArrived, IvoUtredningSent
from audit.lexsarah.events_utredning import BedomningMade, OmedelbaraAtgarderAssessed


@dataclass(frozen=True, slots=True)
class Clock:
    """One clock: its name, its lagrum as written in the log, its first and last day.

    `ended` is None while it runs; `limit` is None where the law has no number.
    """

    name: str
    lagrum: str
    started: date
    ended: date | None
    limit: Limit | None = None


def clocks(arende: Arende) -> tuple[Clock, ...]:
    """List the clocks of an ärende, ended ones too, in the order they began to matter."""
    return (*_utreda(arende), *_ivo(arende))


def _utreda(arende: Arende) -> Iterator[Clock]:
    opening = arende.opening
    if opening is None:
        return
    assessed, closing = arende.last(OmedelbaraAtgarderAssessed), arende.closing
    day = assessed.taget.beslutad if assessed else None
    yield Clock("omedelbara_atgarder", opening.lagrum, opening.rapport_inkom, day)
    closed = closing.avslutad if closing else None
    yield Clock("utreda", opening.lagrum, opening.rapport_inkom, closed)


def _ivo(arende: Arende) -> Iterator[Clock]:
    gjord = ivo_anmald(arende)
    serious = _serious(arende, made=gjord is not None)
    started = day_of(serious) if serious else None
    if serious and serious.lagrum and started:
        yield Clock("anmala_ivo", serious.lagrum, started, gjord)
    limit = _limit(arende)
    if limit is not None:
        yield Clock("ivo_utredning", limit.lagrum, limit.start, _came_in(arende), limit)


def _serious(arende: Arende, *, made: bool) -> BedomningMade | None:
    """Give the bedömning that started the duty to notify: a lowered one ends it, if not yet done.

    The first serious one counts, however often it was made again.
    """
    first: BedomningMade | None = None
    for one in arende.each(BedomningMade):
        if goes_to_ivo(one.bedomning):
            first = first or one
        elif not made:
            first = None
    return first


def _limit(arende: Arende) -> Limit | None:
    made = arende.last(IvoAnmalanMade)
    if made is not None:
        return made.limit
    return arende.read_in.limit if arende.read_in else None


def _came_in(arende: Arende) -> date | None:
    arrived, sent = arende.last(IvoUtredningArrived), arende.last(IvoUtredningSent)
    if arrived is not None:
        return arrived.kom_in
    return sent.kom_in if sent else None


def day_of(event: Event) -> date | None:
    """Give the first Swedish day on which an event may have happened, None where nobody knows."""
    start = event.happened.start
    if start is None:
        return None
    if event.happened.precision is Precision.TIME:
        return parse_utc(start).astimezone(STOCKHOLM).date()
    return date.fromisoformat(start)
