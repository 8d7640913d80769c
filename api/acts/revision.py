"""The door of the revisorer's granskningar."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final
from uuid import UUID

from api.acts.area import AreaDoor, roller_of
from audit.revision.acts import TABLE
from audit.revision.deciding import Around, decide
from audit.revision.events_granskning import GranskningOpened
from audit.revision.revision import Revision
from audit.roles import Role

if TYPE_CHECKING:
    from api.acts.acting import Acting
    from api.acts.perform import Pairs
    from audit.envelope import Event
    from audit.revision.commands import RevisionCommand

BEGINNINGS: Final = (GranskningOpened.TOPIC,)
"""The event that begins a granskning."""


def _decide(
    acting: Acting, command: RevisionCommand, histories: Mapping[UUID, Sequence[Event]]
) -> Pairs:
    holders = acting.people.holders(acting.log.namnd.slug, Role.REVISOR.value)
    revisorer = frozenset(one.account for one in holders)
    around = Around(roller_of(acting), acting.today, revisorer)
    history = histories[TABLE.stream_of(command)[1]]
    return REVISION.pairs(acting, command, decide(command, history, around))


REVISION: Final = AreaDoor(TABLE, BEGINNINGS, Revision.from_histories, _decide)
"""The granskningar: their state, their acts, and reading their sealed words."""
