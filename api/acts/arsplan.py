"""The door of the nämnd's year: its sammanträden, punkter and goals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final
from uuid import UUID, uuid5

from api.acts.area import AreaDoor, roller_of
from audit.arsplan.acts import TABLE
from audit.arsplan.around import Around
from audit.arsplan.deciding import decide
from audit.arsplan.events_arsmal import ArsmalSet
from audit.arsplan.events_arsplan import PunktPlanned, SammantradePlanned
from audit.arsplan.namndens_ar import NamndensAr

if TYPE_CHECKING:
    from api.acts.acting import Acting
    from api.acts.perform import Pairs
    from audit.arsplan.commands import ArsplanCommand
    from audit.envelope import Event
    from audit.store.log import Log

BEGINNINGS: Final = (SammantradePlanned.TOPIC, PunktPlanned.TOPIC, ArsmalSet.TOPIC)
"""The events that may begin the streams of this area."""


def arsplan_id(log: Log, ar: int) -> UUID:
    """Give the id of the stream of a year."""
    return uuid5(log.id, f"arsplan/{ar}")


def arsmal_id(log: Log, ar: int) -> UUID:
    """Give the id of the stream of a year's goals."""
    return uuid5(log.id, f"mal/{ar}")


def punkt_id(log: Log, ar: int, regel: str) -> UUID:
    """Give the id of a punkt that recurs by a rule: the same whoever accepts it."""
    return uuid5(arsplan_id(log, ar), regel)


def _decide(
    acting: Acting, command: ArsplanCommand, histories: Mapping[UUID, Sequence[Event]]
) -> Pairs:
    around = Around(roller_of(acting), acting.today)
    history = histories[TABLE.stream_of(command)[1]]
    return ARSPLAN.pairs(acting, command, decide(command, history, around))


ARSPLAN: Final = AreaDoor(TABLE, BEGINNINGS, NamndensAr.from_histories, _decide)
"""The nämnd's year: its state, its acts, and reading its sealed words."""
