"""Reports as those who receive them see them: facts only, and never who reported."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from audit.store.sql import Queries
from projections.lexsarah.view import VIEW
from projections.snapshot import Basis, snapshot

if TYPE_CHECKING:
    from audit.store.log import Log

QUERIES = Queries.load("projections.lexsarah", "rapporter.sql")


@dataclass(frozen=True, slots=True)
class Message:
    """A message without content about a report: to whom, by which way, and whether it got off."""

    slag: str
    roll: str
    kanal: str
    ok: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class Report:
    """One report: what `Rapport.from_events` says of it, in plain codes.

    `inkom` is the first day on which it may have been received, by whatever way; `received_at` when
    the log learned of it, `opened_at` when somebody who receives reports first opened it.
    `arenden` are those it was sorted to. `new_answers` counts what the reporter answered or added
    since a receiver last did something with it (opened, asked, told, sorted).
    """

    rapport: UUID
    kanal: str
    slag: str
    fara_nu: bool
    forbi_chef: bool
    namngiven: bool
    enhet: str | None
    lag: str | None
    inkom: date
    received_at: datetime
    opened_at: datetime | None
    steg: str
    arenden: tuple[UUID, ...]
    fragor_obesvarade: int
    new_answers: int
    version: int
    messages: tuple[Message, ...] = ()

    @property
    def waiting(self) -> bool:
        """Tell whether it waits for a receiver: not sorted yet, or answered since."""
        return self.steg == "inkommen" or self.new_answers > 0


@dataclass(frozen=True, slots=True)
class Reports:
    """A stretch of a list: its rows, how many there are in all, and what it rests on."""

    rows: tuple[Report, ...]
    total: int
    known_position: int
    basis: Basis

    @property
    def behind(self) -> bool:
        """Tell whether the view has not yet read all that the list should rest on."""
        return not self.basis.covers(self.known_position)


def reports(
    log: Log,
    known_position: int,
    *,
    waiting: bool | None = None,
    limit: int | None = 100,
    offset: int = 0,
) -> Reports:
    """List reports, the newest first; `waiting` narrows to those that wait for a receiver, or not.

    `limit` None gives all.
    """
    return _reports(log, known_position, {"waiting": waiting, "limit": limit, "offset": offset})


def report(log: Log, rapport: UUID, known_position: int) -> Report | None:
    """Give one report as known at a löpnummer, None where there was none or it is gallrat."""
    asked = {"rapport": rapport, "waiting": None, "limit": 1, "offset": 0}
    found = _reports(log, known_position, asked)
    return found.rows[0] if found.rows else None


def _reports(log: Log, known_position: int, asked: dict[str, Any]) -> Reports:
    values = {"rapport": None, **asked, "known": known_position}
    query = QUERIES.bind(log.schema).reports
    with snapshot(log, VIEW) as seen:
        rows = seen.fetch(query, values)
        # Beyond the end there is no row to carry the number of all.
        counted = rows or seen.fetch(query, {**values, "offset": 0, "limit": 1})
    total = counted[0][-1] if counted else 0
    return Reports(tuple(_report(row) for row in rows), total, known_position, seen.basis)


def _report(row: tuple[Any, ...]) -> Report:
    values, told = list(row[:16]), row[16:21]
    values[12] = tuple(values[12])
    values.append(_messages(told))
    return Report(*values)


def _messages(told: tuple[Any, ...]) -> tuple[Message, ...]:
    return tuple(Message(*one) for one in zip(*told, strict=True)) if told[0] else ()
