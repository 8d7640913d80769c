"""A draw a month in 2024 among the utredningar, with what the reviews gave; constructed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Final

from api.acts import INTERNKONTROLL, dragningar_id
from api.demo.lexsarah.step import Ids, Step, step
from audit.internkontroll.commands_dragning import MakeDragning, ReviewDragen
from projections.kontroll.underlag import gather
from projections.registry import VIEWS
from projections.runner import catch_up

if TYPE_CHECKING:
    from collections.abc import Callable

AR: Final = 2024
NUMBER: Final = 5
MADE: Final = ("2024-02-05", "2024-03-05", "2024-04-05")
REVIEWED: Final = ("2024-02-19", "2024-03-18", "2024-04-22")
OUTCOMES: Final = (
    ("utan_anmarkning", "utan_anmarkning", "utan_anmarkning", "anmarkning", "utan_anmarkning"),
    ("utan_anmarkning",) * NUMBER,
    ("utan_anmarkning", "utan_anmarkning", "anmarkning"),
)
"""What the reviews of each month gave; of the last one two are not reviewed yet."""


def steps() -> Iterator[Step]:
    """Tell each draw and, two weeks later, its reviews."""
    for month, (made, reviewed) in enumerate(zip(MADE, REVIEWED, strict=True), 1):
        yield step(made, "08:30", "kvalitet", _draw(month))
        day = date.fromisoformat(reviewed)
        reviews = (
            _review(month, place, outcome, day) for place, outcome in enumerate(OUTCOMES[month - 1])
        )
        yield step(reviewed, "13:00", "kvalitet", *reviews)


def _draw(month: int) -> Callable[[Ids], MakeDragning]:
    return lambda ids: _made(ids, month)


def _made(ids: Ids, month: int) -> MakeDragning:
    for view in VIEWS:
        catch_up(ids.log, view)
    found = gather(ids.log, "utredningar", AR, month)
    return MakeDragning(
        dragningar=dragningar_id(ids.log, AR),
        ar=AR,
        manad=month,
        underlag="utredningar",
        referenser=found.referenser,
        antal=NUMBER,
        known_position=found.known_position,
        known_root=found.known_root,
    )


def _review(month: int, place: int, utfall: str, day: date) -> Callable[[Ids], ReviewDragen]:
    def reviewed(ids: Ids) -> ReviewDragen:
        made = INTERNKONTROLL.state(ids.log).dragningar[AR].dragningar[month - 1]
        return ReviewDragen(
            dragningar=dragningar_id(ids.log, AR),
            dragning=made.dragning,
            referens=made.dragna[place],
            granskad=day,
            utfall=utfall,
        )

    return reviewed
