"""The frozen measurements of the constructed nämnd: classed from the log's own events.

The reference of `audit/barnutredning/classify.py` is used, not the views, so that whoever compares
a frozen measurement with a view compares two things.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Final
from uuid import UUID, uuid5

from api.demo.calendar import first_of_quarter
from audit.barnutredning import Classified, Tidsklass, Utredning, classify, classify_closing
from audit.barnutredning.orosanmalan.events import EVENTS_OROSANMALAN
from audit.envelope import Context, Happened
from audit.internkontroll import FreezeMatning, decide

if TYPE_CHECKING:
    from audit.store.log import Log

KONTROLLMOMENT: Final = "barnutredningstid"
FLAGS: Final = ("extended_after_limit", "within_vardag", "closed_later")
_ALL: Final = 2**31
DECEMBER: Final = 12
_OF_ANMALAN: Final = {one.TOPIC for one in EVENTS_OROSANMALAN}


@dataclass(slots=True)
class Register:
    """The utredningar of a log as they stand, kept up to date by reading only what is new."""

    log: Log
    read_to: int = 0
    utredningar: dict[UUID, Utredning] = field(default_factory=dict)

    def catch_up(self) -> None:
        """Read what the log got since the last time."""
        found = self.log.recorder.select_notifications(self.read_to + 1, _ALL)
        changed = {UUID(str(one.originator_id)) for one in found if _is_utredning(one.topic)}
        for arende, history in self.log.load_many(sorted(changed)).items():
            self.utredningar[arende] = Utredning.from_events([one.event for one in history])
        self.read_to = max([self.read_to, *(one.id for one in found)])

    def running(self, day: date) -> Iterator[tuple[UUID, Classified]]:
        """Class what runs on a day."""
        for arende, utredning in self.utredningar.items():
            if (found := classify(utredning, day)) is not None:
                yield arende, found

    def closed(self, first: date, last: date) -> Iterator[tuple[UUID, Classified]]:
        """Class what was closed in a period, on the day of closing."""
        for arende, utredning in self.utredningar.items():
            found = classify_closing(utredning)
            if utredning.closing is None or found is None:
                continue
            if first <= utredning.closing.avslutad <= last:
                yield arende, found


def _is_utredning(topic: str) -> bool:
    return topic.startswith("barnutredning.") and topic not in _OF_ANMALAN


def groups(classified: Iterator[tuple[UUID, Classified]]) -> Mapping[str, tuple[str, ...]]:
    """Name the ärenden of each class and of each flag, empty ones too."""
    found: dict[str, list[str]] = {name: [] for name in (*map(str, Tidsklass), *FLAGS)}
    for arende, one in classified:
        found[one.tidsklass].append(str(arende))
        for flag in FLAGS:
            if getattr(one, flag):
                found[flag].append(str(arende))
    return {name: tuple(sorted(ids)) for name, ids in found.items()}


def matning_id(log: Log, population: str, first: date, last: date) -> UUID:
    """Give the id of a measurement: the same each time the demo is built."""
    return uuid5(log.id, f"demo/{KONTROLLMOMENT}/{population}/{first}/{last}")


def periods(per: date) -> tuple[date, ...]:
    """Give the first days of the periods that end on a quarter's last day: its own, the year's."""
    quarter = first_of_quarter(per)
    return (quarter, date(per.year, 1, 1)) if per.month == DECEMBER else (quarter,)


def freeze(log: Log, register: Register, per: date, context: Context, at: datetime) -> None:
    """Freeze what runs on a quarter's last day, and what was closed in each of its periods."""
    register.catch_up()
    _freeze(log, context, at, "pagaende", per, groups(register.running(per)))
    for first in periods(per):
        arenden = groups(register.closed(first, per))
        _freeze(log, context, at, "avslutade", per, arenden, first)


def is_frozen(log: Log, per: date) -> bool:
    """Tell whether the last measurement that `freeze` makes for a day is in the log."""
    return bool(log.load(matning_id(log, "avslutade", periods(per)[-1], per)))


def _freeze(
    log: Log,
    context: Context,
    at: datetime,
    population: str,
    per: date,
    arenden: Mapping[str, tuple[str, ...]],
    period_start: date | None = None,
) -> None:
    matning = matning_id(log, population, period_start or per, per)
    if log.load(matning):
        return
    head = log.head()
    command = FreezeMatning(
        matning=matning,
        happened=Happened.at(at),
        kontrollmoment=KONTROLLMOMENT,
        population=population,
        per=per,
        known_position=head.size,
        known_root=head.edge.root().hex(),
        numbers={name: len(ids) for name, ids in arenden.items()},
        arenden=arenden,
        period_start=period_start,
        period_end=per if period_start else None,
    )
    log.append(decide(command, ()), context, at=at)
