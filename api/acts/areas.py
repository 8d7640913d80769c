"""The organisation and the delegationsordningar of a nämnd, read from the log and kept in memory.

Their streams have fixed ids, so that who may decide is never asked of a view that lags behind.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple
from uuid import UUID, uuid5

from api.acts.folding import Folded
from audit.delegation import Delegation
from audit.delegation.events import OrdningAdopted
from audit.envelope import Erased
from audit.organisation import Organisation

if TYPE_CHECKING:
    from datetime import date

    from audit.envelope import Event
    from audit.store.log import Log

MOST_ORDNINGAR = 200
"""How many delegationsordningar a nämnd can have: one a year for as long as anyone keeps count."""


class Areas(NamedTuple):
    """Both as they stand at one moment."""

    organisation: Organisation
    delegation: Delegation


def organisation_id(log: Log) -> UUID:
    """Give the id of the nämnd's one stream about its organisation."""
    return uuid5(log.id, "organisation")


def ordning_id(log: Log, number: int) -> UUID:
    """Give the id of the nämnd's delegationsordning with a number, from 1."""
    return uuid5(log.id, f"delegationsordning/{number}")


def the_organisation(log: Log) -> Organisation:
    """Give the organisation through time, as the log has it now."""
    return the_areas(log).organisation


def verksamhet_of(log: Log, enhet: str | None, day: date) -> str | None:
    """Give the verksamhet that an enhet belongs to on a day, None where nobody knows."""
    found = the_organisation(log).enhet(enhet, day) if enhet else None
    return found.verksamhet if found else None


def the_delegation(log: Log) -> Delegation:
    """Give the delegationsordningar through time, as the log has them now."""
    return the_areas(log).delegation


def the_areas(log: Log) -> Areas:
    """Give both, as the log has them now: one question."""
    return _AREAS.at(log)


def next_ordning_id(log: Log) -> UUID:
    """Give the id that the next delegationsordning gets."""
    ids = _ordningar(log.id)
    return ids[len(log.versions(ids))]


@lru_cache(maxsize=64)
def _ordningar(log_id: UUID) -> tuple[UUID, ...]:
    numbers = range(1, MOST_ORDNINGAR + 1)
    return tuple(uuid5(log_id, f"delegationsordning/{number}") for number in numbers)


def _streams(log: Log) -> tuple[UUID, ...]:
    return (organisation_id(log), *_ordningar(log.id))


def _built(histories: Sequence[Sequence[Event]]) -> Areas:
    """Tell the orders from the organisation by what their streams begin with."""
    orders = [one for one in histories if isinstance(one[0], OrdningAdopted | Erased)]
    others = (one for one in histories if not isinstance(one[0], OrdningAdopted | Erased))
    return Areas(
        Organisation.from_events([event for one in others for event in one]),
        Delegation.from_histories(orders),
    )


_AREAS: Final = Folded((), _built, _streams)
