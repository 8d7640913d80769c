"""Attempts at telling one person something: by which way next and when, or that all ways failed.

E-mail is tried before sms, which is tried as soon as the e-mail has failed once.
Where it is urgent both go at once, for a mailbox at work is not read at night.
A failed way is tried again for as long as the message is wanted, with longer and longer waits.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final
from uuid import UUID

from audit.clock import parse_utc
from audit.envelope import Precision, Recorded
from audit.lexsarah.events_rapport import MeddelandeFailed, MeddelandeSent

WAITS: Final = tuple(timedelta(minutes=one) for one in (1, 5, 15, 30, 60))
"""How long to wait after the first, second … failure of one way; the last one goes on."""

WAIT_FOR_ADDRESS: Final = timedelta(days=1)
"""How long to wait where the address itself was refused: until somebody may have mended it."""

TRIES: Final = 4
"""After so many failures a way counts as failed, and somebody else is told; it is tried still."""


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody who may be told, and the ways that are open, the first first; perhaps none."""

    konto: UUID
    kanaler: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A message to one person by one way, not before a moment; `forsok` counts from 1."""

    at: datetime
    slag: str
    roll: str
    konto: UUID
    kanal: str
    forsok: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One thing to tell one person from a moment on; what came before a version does not count.

    `every_way`: by each way that is open, and not only by the first that works.
    """

    start: datetime
    slag: str
    roll: str
    person: Recipient
    after: int = 0
    every_way: bool = False


def moment_of(recorded: Recorded) -> datetime:
    """Give when a message went or failed: what was noted with it, else the log's own time."""
    happened = recorded.event.happened
    if happened.precision is Precision.TIME and happened.start:
        return parse_utc(happened.start)
    return recorded.recorded_at.astimezone(UTC)


def is_sent(history: Sequence[Recorded], telling: Telling, kanal: str | None = None) -> bool:
    """Tell whether the message was handed over, by one way or by any."""
    found = _messages(history, telling, MeddelandeSent)
    return any(kanal in {None, event.kanal} for _, event in found)


def next_attempts(history: Sequence[Recorded], telling: Telling) -> list[Due]:
    """Give the next attempt, of each way where all are to be used; none where it is done."""
    if telling.every_way:
        return [
            _next(history, telling, kanal, telling.start)
            for kanal in telling.person.kanaler
            if not is_sent(history, telling, kanal)
        ]
    if is_sent(history, telling):
        return []
    found, begins = [], telling.start
    for kanal in telling.person.kanaler:
        found.append(_next(history, telling, kanal, begins))
        failures = _failures(history, telling, kanal)
        if not failures:
            break
        begins = failures[0][0]
    return sorted(found, key=lambda due: due.at)[:1]


def failed_at(history: Sequence[Recorded], telling: Telling) -> datetime | None:
    """Give when the last way failed for good as far as waiting goes; None while one may do."""
    latest = telling.start
    for kanal in telling.person.kanaler:
        given_up = _given_up(_failures(history, telling, kanal))
        if given_up is None:
            return None
        latest = max(latest, given_up)
    return None if is_sent(history, telling) else latest


def _next(history: Sequence[Recorded], telling: Telling, kanal: str, begins: datetime) -> Due:
    failures = _failures(history, telling, kanal)
    return Due(
        at=_again(failures) if failures else begins,
        slag=telling.slag,
        roll=telling.roll,
        konto=telling.person.konto,
        kanal=kanal,
        forsok=len(failures) + 1,
    )


def _again(failures: list[tuple[datetime, str]]) -> datetime:
    moment, fel = failures[-1]
    if fel == "adress":
        return moment + WAIT_FOR_ADDRESS
    return moment + WAITS[min(len(failures), len(WAITS)) - 1]


def _given_up(failures: list[tuple[datetime, str]]) -> datetime | None:
    for number, (moment, fel) in enumerate(failures, 1):
        if fel == "adress" or number >= TRIES:
            return moment
    return None


def _failures(
    history: Sequence[Recorded], telling: Telling, kanal: str
) -> list[tuple[datetime, str]]:
    return [
        (moment_of(recorded), event.fel)
        for recorded, event in _messages(history, telling, MeddelandeFailed)
        if isinstance(event, MeddelandeFailed) and event.kanal == kanal
    ]


def _messages(
    history: Sequence[Recorded],
    telling: Telling,
    kind: type[MeddelandeSent | MeddelandeFailed],
) -> Iterator[tuple[Recorded, MeddelandeSent | MeddelandeFailed]]:
    wanted = (telling.slag, telling.roll, telling.person.konto)
    for recorded in history:
        event = recorded.event
        if (
            isinstance(event, kind)
            and event.originator_version > telling.after
            and (event.slag, event.roll, event.konto) == wanted
        ):
            yield recorded, event
