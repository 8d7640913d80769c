"""Limits that a new act changes while they run: found in the log, and counted anew by an event.

What changes a limit is the act and nobody's decision, so the service writes it, as itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from audit.barnutredning import Utredning, law_change
from audit.barnutredning.codes_handlaggning import KLOCKA
from audit.barnutredning.events import UtredningCorrected
from audit.barnutredning.events_uppfoljning import EVENTS_UPPFOLJNING, UppfoljningEnded
from audit.envelope import Actor, Context, Source, SourceKind
from audit.errors import VersionConflictError
from audit.law.rules import RULES, wordings_after
from audit.store.founding import SYSTEM, new_request
from audit.store.importing import Progress, no_progress, turn
from audit.store.sql import Queries

if TYPE_CHECKING:
    from audit.store.log import Log

QUERIES: Final = Queries.load("audit.store", "queries/law_changes.sql")
AT_ONCE: Final = 500
"""Ärenden that are loaded at a time."""

_LIMITS: Final = [e.TOPIC for e in EVENTS_UPPFOLJNING if e is not UppfoljningEnded]
_TOUCHING: Final = [UtredningCorrected.TOPIC, *(event.TOPIC for event in EVENTS_UPPFOLJNING)]


@dataclass(frozen=True, slots=True)
class LawChanges:
    """What a look came to: ärenden looked at, limits counted anew, and ärenden left for next time.

    `upto` is the löpnummer through which everything was looked at.
    """

    looked_at: int
    recomputed: int
    left: int
    upto: int


def recompute_limits(
    log: Log,
    day: date,
    *,
    after: int = 0,
    at: datetime | None = None,
    dry_run: bool = False,
    progress: Progress = no_progress,
) -> LawChanges:
    """Count anew the limits that acts in force by a day have changed; run again it does nothing.

    `after` is the löpnummer through which a look of the same day has gone: only ärenden with
    something newer are looked at. `at` sets the time of a constructed log.
    Raises StateError while an import runs, and what the log raises.
    """
    upto = log.head().size
    arenden = _candidates(log, day, after, upto)
    if not arenden:
        return LawChanges(0, 0, 0, upto)
    if dry_run:
        return _all(log, arenden, day, upto, None, progress)
    # An import has decided on what it read: an event in between would stop it half-way.
    with turn(log):
        return _all(log, arenden, day, upto, _Writing(at), progress)


def began_between(before: date, day: date) -> bool:
    """Tell whether a wording of a rule that may change a limit began after one day, by another."""
    return any(rule.name in KLOCKA and before < rule.valid_from <= day for rule in RULES)


@dataclass(frozen=True, slots=True)
class _Writing:
    """That something is to be written, and at which time in a constructed log."""

    at: datetime | None


def _candidates(log: Log, day: date, after: int, upto: int) -> list[UUID]:
    """Find by their facts alone the ärenden that an act may concern; no stream is read here."""
    wordings = list(_superseded(day))
    if not wordings:
        return []
    sql = QUERIES.bind(log.schema)
    values: dict[str, Any] = {
        "rules": [rule for rule, _ in wordings],
        "began": [began for _, began in wordings],
        "topics": _LIMITS,
        "upto": upto,
    }
    with log.pool.connection() as connection:
        if not after:
            return [row[0] for row in connection.execute(sql.running_into, values).fetchall()]
        since = {"after": after, "upto": upto, "topics": _TOUCHING}
        touched = [row[0] for row in connection.execute(sql.touched, since).fetchall()]
        if not touched:
            return []
        rows = connection.execute(sql.running_into_of, values | {"arenden": touched}).fetchall()
    return [row[0] for row in rows]


def _superseded(day: date) -> Iterator[tuple[str, date]]:
    """Give the rules that a later wording has taken over from by a day, and when it began."""
    for rule in RULES:
        later = wordings_after(rule.id, day) if rule.name in KLOCKA else ()
        if later:
            yield rule.id, later[0].valid_from


def _all(
    log: Log,
    arenden: Sequence[UUID],
    day: date,
    upto: int,
    writing: _Writing | None,
    progress: Progress,
) -> LawChanges:
    recomputed = left = 0
    for first in range(0, len(arenden), AT_ONCE):
        some = arenden[first : first + AT_ONCE]
        for history in log.load_many(some).values():
            events = law_change(Utredning.from_events([one.event for one in history]), day)
            if not events:
                continue
            try:
                if writing is not None:
                    log.append(events, _context(), at=writing.at)
            except VersionConflictError:
                left += 1
            else:
                recomputed += len(events)
        progress(min(first + AT_ONCE, len(arenden)), len(arenden))
    return LawChanges(len(arenden), recomputed, left, upto)


def _context() -> Context:
    return Context(Actor(SYSTEM, "system"), Source(SourceKind.SYSTEM), new_request())
