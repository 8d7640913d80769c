"""What a page of an earlier day says in words: what of the plan has no day of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from api.web.formats import antal, datum
from audit.arsplan.standing_on import added_after

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from audit.arsplan.steps import State

OF_PLAN: Final = (
    "Att en punkt flyttas, ändras eller stryks, eller ett sammanträde ändras eller ställs in, har"
    " ingen egen dag: det räknas från den dag det registrerades."
)
OF_GOALS: Final = (
    "Att ett mål ändras eller tas bort har ingen egen dag: det räknas från den dag det"
    " registrerades."
)
ADDED: Final = "Det som lades till senare visas också, med dagen då det lades till."


def so_far(said: str, ar: int, day: date) -> str:
    """Say that there is none of something, and `än` only while the year is not over."""
    return f"{said}." if day.year > ar else f"{said} än."


def later_changes(state: State, stood: State, day: date, rule: str) -> str:
    """Say what was registered after the day and is not counted; empty where nothing was.

    `state` is the year or the goals as registered, `stood` as they stood on the day; `rule` says
    of which days its changes are.
    """
    left = len(state.standing) - len(stood.standing)
    told = [f"{_counted(left, day)} {rule}"] if left else []
    if added_after(state.standing, day):
        told.append(ADDED)
    return " ".join(told)


def _counted(left: int, day: date) -> str:
    if left == 1:
        return f"1 ändring som registrerades efter {datum(day)} räknas inte här."
    return f"{antal(left)} ändringar som registrerades efter {datum(day)} räknas inte här."


def added_later(state: State, day: date) -> dict[UUID, str]:
    """Say of what was added after a day when that was."""
    found = added_after(state.standing, day)
    return {one: f"Lades till {datum(added)}" for one, added in found.items()}
