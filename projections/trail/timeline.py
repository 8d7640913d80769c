"""Everything recorded of one ärende: when it happened, when registered, what was corrected."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from audit.clock import STOCKHOLM
from audit.envelope import Actor, Erased, Event, Happened, Precision, Recorded, Source, SourceKind

if TYPE_CHECKING:
    from audit.store.log import Log


@dataclass(frozen=True, slots=True)
class Item:
    """One event on the timeline.

    `registered` is the day it was registered where people work: in the source system where the
    import said so, here where it was registered here, None where that does not appear.
    `days_late` counts from the day it happened to that day, None where either is unknown.
    `corrects` names the version that this event corrects, `replaced` what it replaced by what;
    `corrected_by` names the versions that correct this one, as known at the timeline's löpnummer.
    `erased` says that gallring removed what it said.
    """

    version: int
    topic: str
    position: int
    recorded_at: datetime
    happened: Happened
    registered: date | None
    days_late: int | None
    source: Source
    actor: Actor | None
    event: Event
    erased: bool
    corrects: int | None
    replaced: tuple[tuple[str, str], ...]
    corrected_by: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """An ärende's events in order, as known at a löpnummer; empty where there was none by then."""

    arende_id: UUID
    known_position: int
    items: tuple[Item, ...]

    @property
    def gallrad_at(self) -> datetime | None:
        """Give when the ärende was gallrat, as far as was known."""
        times = (item.recorded_at for item in self.items if item.topic == "gallring.executed")
        return next(times, None)


def timeline(log: Log, arende_id: UUID, known_position: int) -> Timeline:
    """Give the timeline of an ärende from the log itself, with its sealed words.

    The caller has recorded the reading.
    What was gallrat stands there emptied, also as known at an earlier löpnummer.
    """
    history = log.load(arende_id, known_position=known_position)
    return Timeline(arende_id, known_position, items_of(history))


def items_of(history: Sequence[Recorded]) -> tuple[Item, ...]:
    """Lay out recorded events as a timeline."""
    corrected_by: dict[int, list[int]] = {}
    for one in history:
        if (target := _corrects(one.event)) is not None:
            corrected_by.setdefault(target, []).append(one.event.originator_version)
    return tuple(_item(one, corrected_by) for one in history)


def _item(one: Recorded, corrected_by: dict[int, list[int]]) -> Item:
    event = one.event
    happened, registered = _day(event.happened), _registered(one)
    late = (registered - happened).days if registered and happened else None
    return Item(
        version=event.originator_version,
        topic=one.topic,
        position=one.position,
        recorded_at=one.recorded_at,
        happened=event.happened,
        registered=registered,
        days_late=late,
        source=one.source,
        actor=one.actor,
        event=event,
        erased=isinstance(event, Erased),
        corrects=_corrects(event),
        replaced=tuple(sorted(getattr(event, "replaced", {}).items())),
        corrected_by=tuple(corrected_by.get(event.originator_version, ())),
    )


def _corrects(event: Event) -> int | None:
    """Give the version that an event corrects: the field has this name in every area."""
    found: int | None = getattr(event, "corrects", None)
    return found


def _registered(one: Recorded) -> date | None:
    """Give the day of registration; an import's own time tells only when a file was read in."""
    if isinstance(one.event, Erased):
        return None
    told: date | None = getattr(one.event, "registrerad_i_kalla", None)
    if told is not None or one.source.kind is SourceKind.IMPORT:
        return told
    return one.recorded_at.astimezone(STOCKHOLM).date()


def _day(happened: Happened) -> date | None:
    """Give the day it happened; of an interval its last day, None where nobody knows."""
    text = happened.end if happened.precision is Precision.INTERVAL else happened.start
    if text is None:
        return None
    if happened.precision is Precision.TIME:
        return datetime.fromisoformat(text).astimezone(STOCKHOLM).date()
    return date.fromisoformat(text)
