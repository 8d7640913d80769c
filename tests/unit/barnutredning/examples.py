"""Small makers of commands and histories, with values that a test may replace."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from audit.barnutredning import (
    CloseUtredning,
    CorrectUtredning,
    ExtendUtredning,
    OpenUtredning,
    Utredning,
    decide,
)

if TYPE_CHECKING:
    from audit.barnutredning import Command, CommandHandlaggning
    from audit.envelope import Event

ARENDE = UUID("0193f2a0-0000-7000-8000-000000000001")
BARN = UUID("5f0f4a36-6a0e-4d0b-9d7e-1f6a3a1b2c3d")
KALLREFERENS = UUID("8a2d9a1e-1c7e-4b5f-8f3a-2b9c4d5e6f70")
INLEDD = date(2022, 8, 10)
SISTA_DAG = date(2022, 12, 10)
"""Four months after INLEDD: a Saturday, which 2 § moves to Monday 2022-12-12."""


def opening(**changes: Any) -> OpenUtredning:
    """Make a command that opens an utredning on INLEDD."""
    values: dict[str, Any] = {
        "arende": ARENDE,
        "barn": BARN,
        "enhet": "e1",
        "inledd": INLEDD,
        "kallreferens": KALLREFERENS,
    }
    return OpenUtredning(**values | changes)


def extending(**changes: Any) -> ExtendUtredning:
    """Make a command that extends it in time, to 2023-02-10."""
    values: dict[str, Any] = {
        "arende": ARENDE,
        "beslutad": date(2022, 12, 1),
        "ny_sista_dag": date(2023, 2, 10),
        "skal_kod": "utlatande",
        "beslutsfattare": "utskott",
    }
    return ExtendUtredning(**values | changes)


def closing(**changes: Any) -> CloseUtredning:
    """Make a command that closes it on 2022-12-05, in time."""
    values: dict[str, Any] = {
        "arende": ARENDE,
        "avslutad": date(2022, 12, 5),
        "avslut": "insats",
    }
    return CloseUtredning(**values | changes)


def correcting(version: int, **replaced: str) -> CorrectUtredning:
    """Make a command that corrects facts of the event with a version."""
    return CorrectUtredning(arende=ARENDE, corrects=version, replaced=replaced)


def history(*commands: Command | CommandHandlaggning) -> list[Event]:
    """Give the events that commands lead to, one after the other."""
    return continued([], *commands)


def continued(events: list[Event], *commands: Command | CommandHandlaggning) -> list[Event]:
    """Give the events so far with those that more commands lead to."""
    events = list(events)
    for command in commands:
        events.extend(decide(command, events))
    return events


def state(*commands: Command | CommandHandlaggning) -> Utredning:
    """Give the state that commands lead to."""
    return Utredning.from_events(history(*commands))
