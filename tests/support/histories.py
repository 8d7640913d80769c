"""Utredningar for tests of views: commands decided by the domain and appended to a log."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from audit.barnutredning import (
    CloseUtredning,
    Command,
    CommandHandlaggning,
    CorrectUtredning,
    ExtendUtredning,
    OpenUtredning,
    decide,
)
from audit.envelope import SourceKind
from tests.support.logs import a_context

if TYPE_CHECKING:
    from audit.envelope import Event
    from audit.store.batch import Appended
    from audit.store.log import Log


class Register:
    """Writes utredningar into a log, one append per command, and remembers what it wrote."""

    def __init__(self, log: Log, kind: SourceKind = SourceKind.CLI) -> None:
        self.log = log
        self.kind = kind
        self.written: dict[UUID, list[Event]] = {}

    def send(
        self,
        command: Command | CommandHandlaggning,
        on: date | None = None,
        at: datetime | None = None,
    ) -> Appended:
        """Decide a command and append what follows; `on` (noon) or `at` dates a constructed log."""
        history = self.written.setdefault(command.arende, [])
        events = decide(command, history)
        moment = datetime.combine(on, time(12), UTC) if on else at
        appended = self.log.append(events, a_context(self.kind), at=moment)
        history.extend(events)
        return appended

    def open(
        self,
        inledd: date,
        *,
        on: date | None = None,
        at: datetime | None = None,
        enhet: str = "enhet-1",
    ) -> UUID:
        """Open an utredning of a child of its own; gives its id."""
        arende = uuid4()
        command = OpenUtredning(
            arende=arende, barn=uuid4(), enhet=enhet, inledd=inledd, kallreferens=uuid4()
        )
        self.send(command, on, at)
        return arende

    def extend(
        self, arende: UUID, beslutad: date, ny_sista_dag: date, on: date | None = None
    ) -> Appended:
        """Extend an utredning."""
        command = ExtendUtredning(
            arende=arende,
            beslutad=beslutad,
            ny_sista_dag=ny_sista_dag,
            skal_kod="polisutredning",
            beslutsfattare="utskott",
        )
        return self.send(command, on)

    def close(self, arende: UUID, avslutad: date, on: date | None = None) -> Appended:
        """Close an utredning."""
        command = CloseUtredning(arende=arende, avslutad=avslutad, avslut="utan_insats")
        return self.send(command, on)

    def correct(self, arende: UUID, corrects: int, on: date | None = None, **new: str) -> Appended:
        """Correct facts of an earlier event."""
        return self.send(CorrectUtredning(arende=arende, corrects=corrects, replaced=new), on)
