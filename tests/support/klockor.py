"""Orosanmälningar and what is noted in utredningar, written into a log for tests of pages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from audit.barnutredning import CommandAnmalan, OpenUtredning, ReceiveAnmalan, decide_anmalan
from audit.barnutredning import commands_handlaggning as h
from audit.barnutredning.orosanmalan import commands as c
from tests.support.histories import Register
from tests.support.logs import a_context

if TYPE_CHECKING:
    from audit.store.log import Log
    from tests.support.services import Service


class Klockor(Register):
    """Writes orosanmälningar beside utredningar; everything is recorded at noon of a day."""

    def __init__(self, log: Log) -> None:
        super().__init__(log)

    def open_of(self, barn: UUID, inledd: date, on: date, enhet: str = "enhet-1") -> UUID:
        """Open an utredning of a known child."""
        arende = uuid4()
        command = OpenUtredning(
            arende=arende, barn=barn, enhet=enhet, inledd=inledd, kallreferens=uuid4()
        )
        self.send(command, on)
        return arende

    def act(self, command: CommandAnmalan, on: date) -> None:
        """Decide a command of an orosanmälan and append what follows."""
        history = self.written.setdefault(command.anmalan, [])
        events = decide_anmalan(command, history)
        self.log.append(events, a_context(self.kind), at=datetime.combine(on, time(12), UTC))
        history.extend(events)

    def receive(self, inkom: date, on: date, **more: Any) -> UUID:
        """Receive an orosanmälan of a child of its own; gives its id."""
        anmalan = uuid4()
        facts = {"grupp": "barn", "enhet": "enhet-1", "anmalare": "19_1", **more}
        self.act(ReceiveAnmalan(anmalan=anmalan, barn=uuid4(), inkom=inkom, **facts), on)
        return anmalan

    def judge(self, anmalan: UUID, bedomd: date, on: date) -> None:
        """Make the skyddsbedömning: no need of protection."""
        self.act(c.MakeSkyddsbedomning(anmalan=anmalan, bedomd=bedomd, utfall="inget_behov"), on)

    def decide(self, anmalan: UUID, beslutad: date, utfall: str, on: date) -> None:
        """End the förhandsbedömning."""
        command = c.DecideForhandsbedomning(anmalan=anmalan, beslutad=beslutad, utfall=utfall)
        self.act(command, on)

    def ask(self, anmalan: UUID, begard: date, on: date) -> None:
        """Let the anmälare ask for an answer."""
        self.act(c.RequestAterkoppling(anmalan=anmalan, begard=begard), on)

    def lies_with(self, arende: UUID, samordnare: str, fran: date, on: date) -> None:
        """Note the samordnare of an utredning."""
        self.send(h.NoteSamordnare(arende=arende, samordnare=samordnare, fran=fran), on)

    def hear(self, arende: UUID, hord: date, on: date) -> None:
        """Note that the child was heard."""
        self.send(h.HearBarn(arende=arende, hord=hord, satt="enskilt_samtal"), on)

    def inform(self, arende: UUID, lamnad: date, on: date) -> None:
        """Note that the child and vårdnadshavare were told of the utredning."""
        till = ("barn", "vardnadshavare")
        self.send(h.GiveInformation(arende=arende, lamnad=lamnad, till=till), on)

    def follow_up(self, arende: UUID, beslutad: date, on: date) -> None:
        """Decide an uppföljning of an utredning that was closed without insats."""
        self.send(h.DecideUppfoljning(arende=arende, beslutad=beslutad), on)


@dataclass(frozen=True, slots=True)
class Cases:
    """The service, and the cases that tests ask about; all is known by 2026-03-20."""

    service: Service
    over: UUID
    soon: UUID
    anmalan: UUID
    done: UUID
    followed: UUID
    again: UUID


def filled(service: Service) -> Cases:
    """Write the cases, oldest first."""
    book = Klockor(service.log)
    over = book.open(date(2025, 10, 1), on=date(2025, 10, 1))
    book.lies_with(over, "s1", date(2025, 10, 1), on=date(2025, 10, 2))
    followed = book.open(date(2025, 10, 6), on=date(2025, 10, 6), enhet="enhet-2")
    barn = uuid4()
    first = book.open_of(barn, date(2025, 9, 1), on=date(2025, 10, 6))
    soon = book.open(date(2025, 12, 1), on=date(2025, 12, 1), enhet="enhet-2")
    book.lies_with(soon, "s2", date(2025, 12, 1), on=date(2025, 12, 2))
    book.inform(soon, date(2025, 12, 2), on=date(2025, 12, 3))
    book.hear(soon, date(2025, 12, 9), on=date(2025, 12, 10))
    book.close(first, date(2025, 12, 22), on=date(2025, 12, 22))
    again = book.open_of(barn, date(2025, 12, 22), on=date(2025, 12, 22))
    book.close(followed, date(2026, 1, 30), on=date(2026, 1, 30))
    book.follow_up(followed, date(2026, 2, 2), on=date(2026, 2, 2))
    done = book.receive(date(2026, 2, 2), on=date(2026, 2, 2))
    book.judge(done, date(2026, 2, 2), on=date(2026, 2, 3))
    book.decide(done, date(2026, 2, 12), "inte_inleda", on=date(2026, 2, 12))
    anmalan = book.receive(date(2026, 2, 20), on=date(2026, 2, 20), enhet="enhet-2")
    book.judge(anmalan, date(2026, 2, 23), on=date(2026, 2, 23))
    book.ask(anmalan, date(2026, 2, 23), on=date(2026, 2, 24))
    book.receive(date(2026, 3, 18), on=date(2026, 3, 18), enhet="enhet-2")
    book.open(date(2026, 3, 20), on=date(2026, 3, 20))
    service.catch_up()
    return Cases(service, over, soon, anmalan, done, followed, again)
