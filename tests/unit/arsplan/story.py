"""The year 2024 of one nämnd told in commands; the days of its sammanträden are constructed."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from audit.arsplan import commands as c
from audit.arsplan.around import Around
from audit.arsplan.arsmal import Arsmal
from audit.arsplan.arsplan import Arsplan
from audit.arsplan.aterkommande import Grund, Kontrollrapportering, Revisionssvar, proposed
from audit.arsplan.deciding import decide

if TYPE_CHECKING:
    from audit.envelope import Event

ARSPLAN = UUID(int=1)
ARSMAL = UUID(int=2)
PLANNED = date(2024, 1, 8)
"""When the year was planned."""
LATER = date(2025, 3, 1)
DAYS = {
    2: date(2024, 2, 21), 3: date(2024, 3, 20), 4: date(2024, 4, 24), 5: date(2024, 5, 29),
    6: date(2024, 6, 19), 8: date(2024, 8, 28), 9: date(2024, 9, 25), 10: date(2024, 10, 23),
    11: date(2024, 11, 27), 12: date(2024, 12, 11),
}  # fmt: skip
GRUND = Grund(
    kontrollmoment=(Kontrollrapportering("K1", (5, 9)), Kontrollrapportering("K2", (9,))),
    svar=(
        Revisionssvar(UUID(int=61), "anmärkning för 2023", date(2024, 5, 6)),
        Revisionssvar(UUID(int=62), "granskning", date(2024, 6, 7), "SN 2024-62"),
    ),
)


def mote(month: int) -> UUID:
    """Give the id of a month's sammanträde."""
    return UUID(int=100 + month)


def stopptid(month: int) -> datetime:
    """Give noon in Sweden twelve days or so before the sammanträde of a month."""
    day = DAYS[month]
    return datetime(day.year, day.month, day.day - 9, 10, tzinfo=UTC)


def new_id(regel: str) -> UUID:
    """Give the id of a punkt by its rule."""
    return uuid5(ARSPLAN, regel)


class Told:
    """A history that grows by commands."""

    def __init__(self, today: date = LATER) -> None:
        """Begin with nothing, on a day."""
        self.today = today
        self.history: list[Event] = []

    def tell(self, command: c.ArsplanCommand, role: str = "namndsekreterare") -> Event:
        """Carry a command out and give its event."""
        (event,) = decide(command, self.history, Around((role,), self.today))
        self.history.append(event)
        return event

    @property
    def arsplan(self) -> Arsplan:
        """Give the year as it stands."""
        return Arsplan.from_events(self.history)

    @property
    def arsmal(self) -> Arsmal:
        """Give the goals as they stand."""
        return Arsmal.from_events(self.history)


def the_moten() -> Told:
    """Give the year with its sammanträden alone."""
    told = Told(PLANNED)
    for month, day in DAYS.items():
        told.tell(
            c.PlanSammantrade(
                arsplan=ARSPLAN, ar=2024, sammantrade=mote(month), dag=day, stopptid=stopptid(month)
            )
        )
    told.today = LATER
    return told


def the_year() -> Told:
    """Give the year with its sammanträden and every punkt that recurs by rule."""
    told = the_moten()
    told.today = PLANNED
    for command in proposed(ARSPLAN, 2024, told.arsplan, GRUND, new_id):
        told.tell(command)
    told.today = LATER
    return told


def goal(number: int) -> UUID:
    """Give the id of a goal by its number."""
    return UUID(int=200 + number)


def the_goals() -> Told:
    """Give 16 goals, all set and none followed up."""
    told = Told()
    for number in range(1, 17):
        told.tell(
            c.SetArsmal(
                arsmal=ARSMAL, ar=2022, mal=goal(number), kod=f"M{number}",
                rubrik=f"Konstruerat mål {number}", ansvarig="forvaltningschef",
            )
        )  # fmt: skip
    return told
