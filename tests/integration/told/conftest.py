"""A nämnd in which people can be told: a clock that the test moves, mail and sms that arrive."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

import pytest

from api.acts import Acting, perform
from api.auth import Role as AccountRole
from api.told.channels import Channels
from api.told.ways import channels
from api.told.worker import Worker
from audit.clock import STOCKHOLM
from audit.envelope import Happened
from audit.lexsarah import Role
from audit.lexsarah import commands_rapport as r
from audit.lexsarah.events_rapport import MeddelandeFailed, MeddelandeSent
from audit.store.people import Contact
from tests.support.lex_sarah import ENHET, VERKSAMHET, Work, working
from tests.support.post import Gateway, Mailbox, mail_server, sms_gateway
from tests.support.services import running_service

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from audit.lexsarah import Command
    from tests.support.database import Database

URL = "https://liggare.kommunen.example"
PLANTED = ("Elsa Enskildsson", "19121212-1212", "Vera Vittne", "0701-740605", "Solgården")


@dataclass
class Place:
    """The nämnd `prov`, its post, and the time that it is."""

    work: Work
    box: Mailbox
    gateway: Gateway
    ways: Channels
    moment: datetime = field(default_factory=lambda: swedish("2026-11-21 23:00"))

    def now(self) -> datetime:
        """Give the time that it is: the worker's clock."""
        return self.moment

    def worker(self) -> Worker:
        """Make a worker as another process would have."""
        return Worker(self.work.service.services, self.ways, self.now)

    def person(self, name: str, role: AccountRole, *, verksamhet: str | None = None,
               befattning: str | None = None, ersatter: UUID | None = None,
               sms: bool = True) -> UUID:  # fmt: skip
        """Add somebody who can be reached by both ways."""
        services = self.work.service.services
        account = self.work.service.account(role)
        number = f"+46{sum(name.encode()):08d}" if sms else None
        services.people.set_contact(account, Contact(f"{name}@kommunen.example", number))
        if befattning or ersatter:
            day = self.moment.date()
            services.people.give_uppdrag(
                account, "prov", befattning or "annan", fran=day, verksamhet=verksamhet,
                ersatter=ersatter,
            )  # fmt: skip
        return account

    def chef(self, name: str, verksamhet: str, *, sms: bool = True) -> UUID:
        """Add the verksamhetschef of a verksamhet."""
        role, befattning = AccountRole.VERKSAMHETSCHEF, "verksamhetschef"
        return self.person(name, role, befattning=befattning, verksamhet=verksamhet, sms=sms)

    def report(self, **more: Any) -> UUID:
        """Let somebody report now, with names in every field."""
        rapport, rapportor = uuid4(), uuid4()
        values: dict[str, Any] = {"kanal": "web", "slag": "handelse", "fara_nu": False} | more
        self.act(
            Acting.reporter(self.work.service.services, self.work.service.log, rapportor),
            r.ReceiveRapport(
                rapport=rapport, rapportor=rapportor, intraffade=Happened.unknown(),
                enhet=ENHET, lag="sol", vad_hande=PLANTED[0], var=PLANTED[4],
                vem_galler=PLANTED[1], namn=PLANTED[2], telefon=PLANTED[3], **values,
            ),
        )  # fmt: skip
        return rapport

    def act(self, acting: Acting, command: Command) -> None:
        """Perform an act now, or right after the log's last one where that is later."""
        head = self.work.service.log.head().recorded_at
        perform(replace(acting, at=self.moment if self.moment > head else None), command)

    def do(self, role: Role, command: Command) -> None:
        """Perform an act in a role, now."""
        self.act(self.work.acting(role), command)

    def look_at(self, when: str, worker: Worker | None = None) -> list[str]:
        """Move the clock and let the worker look once; gives who got mail and sms meanwhile."""
        self.moment = swedish(when)
        self.work.service.catch_up()
        mail, sms = len(self.box.to), len(self.gateway.asked)
        (worker or self.worker()).look(self.work.service.log)
        return sorted([*self.box.to[mail:], *self.gateway.numbers[sms:]])

    def messages(self, rapport: UUID) -> list[tuple[str, str, str, str]]:
        """Give what the log says of messages: the topic, to which role, by which way, what of."""
        events = [one.event for one in self.work.service.log.load_many([rapport])[rapport]]
        return [
            (type(one).__name__, one.roll, one.kanal, getattr(one, "fel", ""))
            for one in events
            if isinstance(one, MeddelandeSent | MeddelandeFailed)
        ]


def swedish(text: str) -> datetime:
    """Read a time of day in Sweden."""
    return datetime.fromisoformat(text).replace(tzinfo=STOCKHOLM)


@pytest.fixture(scope="module")
def box() -> Iterator[Mailbox]:
    """A mail server."""
    with mail_server() as made:
        yield made


@pytest.fixture(scope="module")
def gateway() -> Iterator[Gateway]:
    """An sms gateway."""
    with sms_gateway() as made:
        yield made


@pytest.fixture
def place(
    migrated: Database, tmp_path: Path, box: Mailbox, gateway: Gateway,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Place]:  # fmt: skip
    """The constructed nämnd `prov`, told to send; its first people have no addresses."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    times = tmp_path / "meddelanden.toml"
    times.write_text("[prov]\nskickar = true\n", encoding="utf-8")
    post: dict[str, Any] = {
        "smtp_host": "127.0.0.1", "smtp_port": box.port, "smtp_security": "none",
        "smtp_from": "liggaren@kommunen.example", "public_url": URL, "sms_url": gateway.url,
        "messages": times,
    }  # fmt: skip
    for kept in (box.raw, box.to, gateway.asked):
        kept.clear()
    box.refuses, box.refuses_address, gateway.status = None, None, 200
    with running_service(migrated, tmp_path, **post) as service:
        yield Place(working(service), box, gateway, channels(service.services.settings))


__all__ = ["PLANTED", "URL", "VERKSAMHET", "Place", "swedish"]
