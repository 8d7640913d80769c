"""Who reads what is noted of a delegationsordning and of counted beslut: recorded before shown.

The order, its days, outcomes and the numbers are facts of no case; what somebody wrote beside them
is sealed like every text. Of a delegationsbeslut itself there are words in its ärende alone: they
are read there (`api/acts/reading.py`), and a granskning opens them with the area of the ärende.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from api.acts import periods
from api.acts.areas import the_delegation
from api.acts.insyn import opened
from api.acts.sight import MASKED, Sight, filters_of, within
from audit.delegation import BeslutCounted, OrdningEnded, OrdningReviewed
from audit.errors import NotFoundError
from audit.revision.insyn import Sokt
from audit.roles import Role
from audit.store.reading import Reading, record_reading

if TYPE_CHECKING:
    from uuid import UUID

    from api.acts.acting import Acting
    from api.acts.insyn import Period
    from audit.envelope import Event, Recorded

OMRADE: Final = "delegation"
READERS: Final = frozenset({Role.NAMNDSEKRETERARE, Role.KVALITET, Role.BESLUTSFATTARE_IVO})
"""Who reads the notes by role: those who see the list of every delegationsbeslut by their work.

The revisor sees the list too, and reads the notes within a granskning alone.
"""


@dataclass(frozen=True, slots=True)
class Noted:
    """What is recorded of an order or of a count; its words came with it where `sight.words`."""

    sight: Sight
    history: list[Recorded]

    @property
    def events(self) -> list[Event]:
        """Give the events alone."""
        return [one.event for one in self.history]


def read_noted_ordning(acting: Acting, ordning: UUID) -> Noted:
    """Let a person read an order, with what is noted of its reviews and its end where they may.

    An order of which nothing can be noted yet is read by nobody. Raises NotFoundError, and
    LogUnavailableError where the reading cannot be recorded: then nothing is shown.
    """
    known = the_delegation(acting.log)
    found = known.ordning(ordning)
    if found is None:
        message = "Det finns ingen sådan delegationsordning."
        raise NotFoundError(message)
    facts = _facts(acting, ordning)
    if not any(isinstance(one.event, (OrdningReviewed, OrdningEnded)) for one in facts):
        return Noted(MASKED, facts)
    period = periods.of_ordning(found, known.ordningar)
    return _read(acting, facts, "delegationsordning", period)


def read_rakning(acting: Acting, rakning: UUID) -> Noted:
    """Let a person read a count of beslut, with what is noted of it where they may.

    Raises NotFoundError, and LogUnavailableError where the reading cannot be recorded.
    """
    facts = _facts(acting, rakning)
    counted = [one.event for one in facts if isinstance(one.event, BeslutCounted)]
    if not counted:
        message = "Det finns ingen sådan räkning."
        raise NotFoundError(message)
    period = (counted[-1].fran, counted[-1].till)
    return _read(acting, facts, "delegationsrakning", period)


def _read(acting: Acting, facts: list[Recorded], what: str, period: Period) -> Noted:
    """Say how the person sees the words; who sees them has read, and that is recorded first."""
    stream = facts[0].event.originator_id
    sight = _sight(acting, stream, period)
    if sight.role is None:
        return Noted(MASKED, facts)
    reading = Reading(what, stream, filters_of(sight.granskning))
    record_reading(acting.log, acting.context(sight.role), reading)
    return Noted(sight, acting.log.load(stream))


def _sight(acting: Acting, stream: UUID, period: Period) -> Sight:
    by_role = next((one for one in acting.roles if one in READERS), None)
    if by_role is not None:
        return Sight(by_role)
    fran, till = period
    return within(opened(acting, Sokt(omrade=OMRADE, strom=stream, fran=fran, till=till)))


def _facts(acting: Acting, stream: UUID) -> list[Recorded]:
    return acting.log.load_many([stream]).get(stream, [])
