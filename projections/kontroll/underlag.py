"""What a month's draw is made from, and whether a draw that was made can be made again.

The löpnummer of a draw follows from the month, so that nobody waits for a seed of their liking:
see `standing_of` and decision 0021.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final
from uuid import UUID

from audit.clock import end_of_day
from audit.errors import NotFoundError, StateError
from audit.internkontroll.dragning import HANDELSER, draw, lott_of
from audit.internkontroll.dragning_draw import in_order, population_sha256
from audit.store.sql import Queries
from projections.barnutredning.listing import closed_listing, listing
from projections.imports.status import BARNUTREDNINGAR, import_status
from projections.kontroll.root import root_at
from projections.kontroll.view import VIEW
from projections.snapshot import snapshot

if TYPE_CHECKING:
    from audit.internkontroll.events_dragning import DragningMade
    from audit.store.log import Log

QUERIES = Queries.load("projections.kontroll", "underlag.sql")
LASNINGAR: Final = frozenset({"lasningar", "lasningar_utanfor"})
_NOT_READ = "Sammanställningen är inte ikapp. Vänta en stund och dra då."


@dataclass(frozen=True, slots=True)
class Underlag:
    """What may be drawn: sorted references, and the sealed head that the seed follows from."""

    ar: int
    manad: int
    underlag: str
    referenser: tuple[str, ...]
    known_position: int
    known_root: str


@dataclass(frozen=True, slots=True)
class Repeated:
    """Whether a draw that was made can be made again from the register as it is now.

    `same_list` is False where the list is another now: after gallring it lacks rows.
    """

    same_list: bool
    same_draw: bool


def gather(log: Log, underlag: str, ar: int, manad: int) -> Underlag:
    """Give what a month's draw is made from; raises StateError before the view has read it.

    That the month is over is not checked here. Raises NotFoundError for an unknown underlag.
    """
    known = standing_of(log, underlag, ar, manad)
    if known == 0:
        raise StateError("Den månaden fanns inget i registret.")
    referenser = references(log, underlag, ar, manad, known)
    return Underlag(ar, manad, underlag, referenser, known, root_at(log, known).hex())


def standing_of(log: Log, underlag: str, ar: int, manad: int) -> int:
    """Give the löpnummer that a month's draw rests on; 0 where the log had not begun.

    Readings: the last entry of the month. What is read in from extracts: the end of the newest
    import after it, since a month's rows often come in the month after.
    """
    month_end = log.position_at(end_of_day(last_of(ar, manad)))
    if underlag in LASNINGAR:
        return month_end
    kinds = BARNUTREDNINGAR if underlag == "utredningar" else ("handelser",)
    newest = import_status(log, log.head().size, kinds).newest
    return max(month_end, (newest and newest.completed_position) or 0)


def references(log: Log, underlag: str, ar: int, manad: int, known: int) -> tuple[str, ...]:
    """Name all that may be drawn, sorted as the draw sorts them, as known at a löpnummer.

    Raises StateError before the views have read so far, NotFoundError for an unknown underlag.
    """
    if underlag == "lasningar":
        found = _readings(log, ar, manad)
    elif underlag == "lasningar_utanfor":
        found = _readings_outside(log, ar, manad, known)
    elif underlag == "utredningar":
        found = _utredningar(log, ar, manad, known)
    elif underlag.startswith(HANDELSER):
        found = _handelser(log, underlag.removeprefix(HANDELSER), ar, manad, known)
    else:
        message = "Det finns inget sådant underlag."
        raise NotFoundError(message)
    return tuple(in_order({str(one) for one in found}))


def repeat(log: Log, made: DragningMade) -> Repeated:
    """Make a draw again from the register: the list as it was known then, and the same steps.

    Raises StateError before the views have read so far.
    """
    found = references(log, made.underlag, made.ar, made.manad, made.known_position)
    same_list = population_sha256(found) == made.population_sha256
    drawn = draw(lott_of(made), found, made.antal)
    same_head = root_at(log, made.known_position).hex() == made.known_root
    return Repeated(same_list, same_list and same_head and drawn.dragna == made.dragna)


def last_of(ar: int, manad: int) -> date:
    """Give the last day of a month."""
    return date(ar, manad, monthrange(ar, manad)[1])


def _times(ar: int, manad: int) -> dict[str, object]:
    """Give the last microsecond before a month, and its own last one, in Swedish time."""
    before = date(ar, manad, 1) - timedelta(days=1)
    return {"after": end_of_day(before), "upto": end_of_day(last_of(ar, manad))}


def _readings(log: Log, ar: int, manad: int) -> Iterable[UUID]:
    reads = log.reads
    with reads.pool.connection() as connection:
        query = QUERIES.bind(reads.schema).lasningar
        return [row[0] for row in connection.execute(query, _times(ar, manad)).fetchall()]


def _readings_outside(log: Log, ar: int, manad: int, known: int) -> Iterable[UUID]:
    reads = log.reads
    with reads.pool.connection() as connection:
        query = QUERIES.bind(reads.schema).lasningar_av
        rows = connection.execute(query, _times(ar, manad)).fetchall()
    names = ("lasningar", "arenden", "konton")
    asked = {name: [row[at] for row in rows] for at, name in enumerate(names)}
    with log.pool.connection() as connection:
        query = QUERIES.bind(log.schema).utanfor
        return [row[0] for row in connection.execute(query, {**asked, "known": known}).fetchall()]


def _utredningar(log: Log, ar: int, manad: int, known: int) -> Iterable[UUID]:
    first, last = date(ar, manad, 1), last_of(ar, manad)
    running = listing(log, last, known, limit=None)
    closed = closed_listing(log, first, last, known, limit=None)
    if running.behind or closed.behind:
        raise StateError(_NOT_READ)
    return [row.arende_id for row in (*running.rows, *closed.rows)]


def _handelser(log: Log, kod: str, ar: int, manad: int, known: int) -> Iterable[UUID]:
    days = {"forsta": date(ar, manad, 1), "sista": last_of(ar, manad)}
    with snapshot(log, VIEW) as seen:
        if not seen.basis.covers(known):
            raise StateError(_NOT_READ)
        query = QUERIES.bind(log.schema).handelser
        return [row[0] for row in seen.fetch(query, {**days, "kod": kod, "known": known})]
