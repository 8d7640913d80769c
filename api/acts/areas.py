"""The organisation and the delegationsordningar of a nämnd, read from the log and kept by version.

Their streams have fixed ids, so that who may decide is never asked of a view that lags behind.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID, uuid5

from audit.delegation import Delegation
from audit.organisation import Organisation

if TYPE_CHECKING:
    from datetime import date

    from audit.envelope import Event
    from audit.store.log import Log

MOST_ORDNINGAR = 200
"""How many delegationsordningar a nämnd can have: one a year for as long as anyone keeps count."""

State = TypeVar("State")
_Versions = tuple[tuple[UUID, int], ...]

# The newest state of each log's areas with the versions it was built of; replaced, never changed.
_kept: dict[tuple[UUID, str], tuple[_Versions, object]] = {}


def organisation_id(log: Log) -> UUID:
    """Give the id of the nämnd's one stream about its organisation."""
    return uuid5(log.id, "organisation")


def ordning_id(log: Log, number: int) -> UUID:
    """Give the id of the nämnd's delegationsordning with a number, from 1."""
    return uuid5(log.id, f"delegationsordning/{number}")


def the_organisation(log: Log) -> Organisation:
    """Give the organisation through time, as the log has it now."""
    return _state(log, "organisation", (organisation_id(log),), _organisation)


def verksamhet_of(log: Log, enhet: str | None, day: date) -> str | None:
    """Give the verksamhet that an enhet belongs to on a day, None where nobody knows."""
    found = the_organisation(log).enhet(enhet, day) if enhet else None
    return found.verksamhet if found else None


def the_delegation(log: Log) -> Delegation:
    """Give the delegationsordningar through time, as the log has them now."""
    return _state(log, "delegation", _ordningar(log.id), Delegation.from_histories)


def next_ordning_id(log: Log) -> UUID:
    """Give the id that the next delegationsordning gets."""
    ids = _ordningar(log.id)
    return ids[len(log.versions(ids))]


@lru_cache(maxsize=64)
def _ordningar(log_id: UUID) -> tuple[UUID, ...]:
    numbers = range(1, MOST_ORDNINGAR + 1)
    return tuple(uuid5(log_id, f"delegationsordning/{number}") for number in numbers)


def _organisation(histories: Sequence[Sequence[Event]]) -> Organisation:
    return Organisation.from_events([event for events in histories for event in events])


def _state(
    log: Log, name: str, ids: Sequence[UUID], build: Callable[[list[list[Event]]], State]
) -> State:
    versions = log.versions(ids)
    asked = tuple(sorted(versions.items()))
    kept = _kept.get((log.id, name))
    if kept is None or kept[0] != asked:
        kept = (asked, build(_histories(log, versions)))
        _kept[log.id, name] = kept
    found: State = kept[1]  # type: ignore[assignment] # the name says which state is kept
    return found


def _histories(log: Log, versions: Mapping[UUID, int]) -> list[list[Event]]:
    """Load streams up to the versions that were seen, so that state and versions agree."""
    loaded = log.load_many(list(versions))
    return [
        [one.event for one in loaded[stream] if one.event.originator_version <= version]
        for stream, version in versions.items()
    ]
