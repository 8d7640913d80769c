"""Random courses of a nämnd's year, told in commands as its days go by."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Final
from uuid import UUID, uuid5

from hypothesis import strategies as st

from audit.arsplan import commands as c
from audit.arsplan import events_arsplan as e
from audit.arsplan.around import Around
from audit.arsplan.arsplan import Arsplan
from audit.arsplan.deciding import decide
from audit.errors import InvalidInputError, StateError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from audit.envelope import Event

Step = tuple[int, str, int, int]
"""After how many days, what, and two numbers that say of which and how."""
KINDS: Final = (
    *("mote", "change_mote", "cancel_mote", "punkt", "change", "move", "move", "deliver"),
    *("treat", "move+treat", "move+treat", "change_mote+treat", "drop", "take_back"),
)
"""With a plus between: both at once, as when somebody registers afterwards what was done."""
STEPS: Final = st.lists(
    st.tuples(st.integers(0, 25), st.sampled_from(KINDS), st.integers(0, 40), st.integers(0, 40)),
    min_size=6,
    max_size=25,
)
BEGINNING: Final[tuple[Step, ...]] = (
    (0, "mote", 1, 0), (0, "mote", 2, 4), (0, "mote", 5, 9),
    (0, "punkt", 0, 0), (0, "punkt", 1, 1), (3, "punkt", 2, 2),
)  # fmt: skip


@dataclass
class Course:
    """A year that goes on: its events, and the day on which each was registered."""

    stream: UUID
    ar: int
    today: date = field(init=False)
    events: list[Event] = field(default_factory=list)
    days: list[date] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Begin on the second day of the year."""
        self.today = date(self.ar, 1, 2)

    def goes_on(self, steps: Sequence[Step]) -> list[Event]:
        """Take some steps; what the year refuses is left out. Gives what was added."""
        before = len(self.events)
        for days, kind, one, other in steps:
            self.today += timedelta(days=days)
            for name in kind.split("+"):
                command = _COMMANDS[name](self, one, other)
                if command is not None:
                    self.tell(command)
        return self.events[before:]

    def year(self, until: date = date.max) -> Arsplan:
        """Give the year as it was registered on a day."""
        found = zip(self.events, self.days, strict=True)
        return Arsplan.from_events([event for event, day in found if day <= until])

    def tell(self, command: c.ArsplanCommand) -> None:
        """Carry a command out today, where the year lets it."""
        try:
            added = decide(command, self.events, Around(("namndsekreterare",), self.today))
        except (InvalidInputError, StateError):
            return
        self.events += added
        self.days += [self.today] * len(added)


def _new(course: Course) -> UUID:
    return uuid5(course.stream, str(len(course.events)))


def _mote_id(course: Course, number: int) -> UUID:
    known = list(course.year().sammantraden) or [course.stream]
    return known[number % len(known)]


def _punkt_id(course: Course, number: int) -> UUID:
    known = list(course.year().punkter) or [course.stream]
    return known[number % len(known)]


def _days(course: Course, one: int, other: int) -> tuple[date, datetime]:
    """Give a day of the year, and a stopptid some days before it."""
    dag = date(course.ar, 1 + one % 12, 12 + other % 15)
    stopp = dag - timedelta(days=other % 10)
    return dag, datetime(stopp.year, stopp.month, stopp.day, 10, tzinfo=UTC)


def _plan_mote(course: Course, one: int, other: int) -> c.ArsplanCommand:
    dag, stopptid = _days(course, one, other)
    return c.PlanSammantrade(
        arsplan=course.stream, ar=course.ar, sammantrade=_new(course), dag=dag, stopptid=stopptid
    )


def _change_mote(course: Course, one: int, other: int) -> c.ArsplanCommand:
    dag, stopptid = _days(course, other, one)
    which = _mote_id(course, one)
    return c.ChangeSammantrade(arsplan=course.stream, sammantrade=which, dag=dag, stopptid=stopptid)


def _cancel_mote(course: Course, one: int, _: int) -> c.ArsplanCommand:
    which = _mote_id(course, one)
    return c.CancelSammantrade(arsplan=course.stream, sammantrade=which, skal="Skälet.")


def _plan_punkt(course: Course, one: int, other: int) -> c.ArsplanCommand:
    held = _mote_id(course, one) if other % 4 else None
    return c.PlanPunkt(
        arsplan=course.stream, ar=course.ar, punkt=_new(course), slag="annat",
        arende=f"Ärende {other}", ansvarig="ekonom", sammantrade=held,
    )  # fmt: skip


def _change(course: Course, one: int, other: int) -> c.ArsplanCommand:
    return c.ChangePunkt(
        arsplan=course.stream, punkt=_punkt_id(course, one), slag="annat",
        arende=f"Ärende {other}", ansvarig="ekonom",
        senast=date(course.ar, 1 + other % 12, 1) if other % 2 else None,
    )  # fmt: skip


def _move(course: Course, one: int, other: int) -> c.ArsplanCommand:
    held = _mote_id(course, other) if other % 5 else None
    return c.MovePunkt(
        arsplan=course.stream, punkt=_punkt_id(course, one), sammantrade=held, skal="Skälet."
    )


def _deliver(course: Course, one: int, other: int) -> c.ArsplanCommand:
    day = course.today - timedelta(days=other)
    return c.DeliverPunkt(arsplan=course.stream, punkt=_punkt_id(course, one), levererad=day)


def _treat(course: Course, one: int, _: int) -> c.ArsplanCommand | None:
    year, which = course.year(), _punkt_id(course, one)
    held = year.mote(year.punkter[which]) if which in year.punkter else None
    if held is None:
        return None
    return c.TreatPunkt(
        arsplan=course.stream, punkt=which, behandlad=held.dag, protokollsparagraf="§ 1"
    )


def _drop(course: Course, one: int, _: int) -> c.ArsplanCommand:
    return c.DropPunkt(arsplan=course.stream, punkt=_punkt_id(course, one), skal="Skälet.")


def _take_back(course: Course, one: int, _: int) -> c.ArsplanCommand | None:
    kinds = (e.PunktDropped, e.SammantradeCancelled, e.PunktTreated, e.PunktDelivered)
    found = [version for version, event in course.year().standing.items() if type(event) in kinds]
    if not found:
        return None
    which = found[one % len(found)]
    return c.CorrectArsplan(
        arsplan=course.stream, corrects=which, replaced={}, aterkallad=True, skal="Skälet."
    )


_COMMANDS: Final[dict[str, Callable[[Course, int, int], c.ArsplanCommand | None]]] = {
    "mote": _plan_mote,
    "change_mote": _change_mote,
    "cancel_mote": _cancel_mote,
    "punkt": _plan_punkt,
    "change": _change,
    "move": _move,
    "deliver": _deliver,
    "treat": _treat,
    "drop": _drop,
    "take_back": _take_back,
}
