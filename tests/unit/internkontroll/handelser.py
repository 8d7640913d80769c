"""Rows of the generic extract for tests: what began, and what followed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID, uuid4, uuid5

from audit.envelope import Happened
from audit.intake.events import ImportCompleted, ImportStarted
from audit.internkontroll.commands_handelse import BeginHandelse, EndHandelse
from audit.internkontroll.decide_handelse import decide_handelse
from audit.internkontroll.handelse import Handelse

if TYPE_CHECKING:
    from datetime import datetime

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


def an_import(made_at: datetime, *events: Event) -> list[Event]:
    """Surround events by the beginning and end of an import of the generic extract."""
    stream, happened = uuid4(), Happened.at(made_at)
    begun = ImportStarted(
        originator_id=stream, originator_version=1, happened=happened, kind="handelser",
        file_sha256="ab" * 32, extract_made_at=made_at, rows=1, events_to_write=len(events),
    )  # fmt: skip
    ended = ImportCompleted(
        originator_id=stream, originator_version=2, happened=happened, accepted=1, unchanged=0,
        corrected=0, refused=0,
    )  # fmt: skip
    return [begun, *events, ended]
