"""Rows of the generic extract for tests: what began, and what followed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID, uuid4, uuid5

from audit.internkontroll.commands_handelse import BeginHandelse, EndHandelse
from audit.internkontroll.handelse import Handelse, decide_handelse

if TYPE_CHECKING:
    from audit.envelope import Event

NAMES = UUID("5f0f4a36-6a0e-4d0b-9d7e-1f6a3a1b2c3d")


def begin(
    start: str, kod: str = "beslut", arende: str = "A", enhet: str = "hemtjanst-norr"
) -> BeginHandelse:
    """Make the command that begins a row of a matter on a day."""
    return BeginHandelse(
        handelse=uuid4(),
        arende=uuid5(NAMES, arende),
        enhet=enhet,
        starthandelse=kod,
        startdatum=date.fromisoformat(start),
        kallreferens=uuid4(),
    )


def history(
    start: str, slut: str | None = None, kod: str = "beslut", slutkod: str = "uppfoljning",
    arende: str = "A", enhet: str = "hemtjanst-norr",
) -> list[Event]:  # fmt: skip
    """Give the events of a row that began and, where `slut` is given, ended."""
    command = begin(start, kod, arende, enhet)
    events = [*decide_handelse(command, [])]
    if slut is not None:
        ended = EndHandelse(
            handelse=command.handelse, sluthandelse=slutkod, slutdatum=date.fromisoformat(slut)
        )
        events += decide_handelse(ended, events)
    return events


def row(
    start: str, slut: str | None = None, kod: str = "beslut", slutkod: str = "uppfoljning",
    arende: str = "A", enhet: str = "hemtjanst-norr",
) -> Handelse:  # fmt: skip
    """Give such a row as it stands."""
    return Handelse.from_events(history(start, slut, kod, slutkod, arende, enhet))
