"""An ordinary nämnd, whose clock nobody moves: it sends from the start, and says at least once."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest

from api.acts import Acting, perform
from api.auth import Role as AccountRole
from api.told.ways import channels
from api.told.worker import Worker
from audit.clock import utc_now
from audit.envelope import Happened
from audit.lexsarah import commands_rapport as r
from audit.store.people import Contact
from tests.integration.told.conftest import URL
from tests.support.services import Service, running_service

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path
    from uuid import UUID

    from tests.support.database import Database
    from tests.support.post import Mailbox


@pytest.fixture
def service(migrated: Database, tmp_path: Path, box: Mailbox) -> Iterator[Service]:
    """An ordinary nämnd without a file of times, with a receiver and a stand-in."""
    post: dict[str, Any] = {
        "smtp_host": "127.0.0.1", "smtp_port": box.port, "smtp_security": "none",
        "smtp_from": "liggaren@kommunen.example", "public_url": URL,
    }  # fmt: skip
    box.to.clear()
    box.refuses, box.refuses_address = None, None
    with running_service(migrated, tmp_path, constructed=False, **post) as made:
        maja, stina = made.account(AccountRole.MOTTAGARE), made.account(AccountRole.MOTTAGARE)
        people, day = made.services.people, utc_now().date() - timedelta(days=1)
        people.set_contact(maja, Contact("maja@kommunen.example"))
        people.set_contact(stina, Contact("stina@kommunen.example"))
        people.give_uppdrag(stina, "prov", "annan", fran=day, ersatter=maja)
        yield made


def report(service: Service) -> UUID:
    """Let somebody in danger report, now."""
    rapport, rapportor = uuid4(), uuid4()
    command = r.ReceiveRapport(
        rapport=rapport, rapportor=rapportor, kanal="web", slag="handelse", fara_nu=True,
        intraffade=Happened.unknown(), vad_hande="Larmet besvarades inte.",
    )  # fmt: skip
    perform(Acting.reporter(service.services, service.log, rapportor), command)
    service.catch_up()
    return rapport


def worker(service: Service, later: timedelta = timedelta()) -> Worker:
    """Make a worker whose clock is ahead by so much."""

    def now() -> datetime:
        return utc_now() + later

    return Worker(service.services, channels(service.services.settings), now)


def test_an_ordinary_namnd_sends_without_being_told_to(service: Service, box: Mailbox) -> None:
    """At once to the receiver, two hours after that to the stand-in, and never a minute early."""
    report(service)
    told = []
    for later in (timedelta(), timedelta(minutes=119), timedelta(minutes=120)):
        box.to.clear()
        worker(service, later).look(service.log)
        told.append(sorted(box.to))

    assert told == [
        ["maja@kommunen.example"], [], ["maja@kommunen.example", "stina@kommunen.example"],
    ]  # fmt: skip


def test_a_crash_before_recording_sends_once_more(
    service: Service, box: Mailbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At least once: a process that died with the message handed over leaves it to the next."""
    rapport = report(service)

    def die(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as dying:
        dying.setattr("api.told.worker.perform", die)
        with pytest.raises(KeyboardInterrupt):
            worker(service).look(service.log)
    worker(service).look(service.log)
    topics = [one.topic for one in service.log.load_many([rapport])[rapport]]

    assert box.to == ["maja@kommunen.example"] * 2
    assert topics.count("lexsarah.meddelande_sent") == 1


def test_what_is_recorded_names_no_address(service: Service) -> None:
    """The log knows the account, the way and the role; the address lies with the account alone."""
    rapport = report(service)
    worker(service).look(service.log)
    sent = service.log.load_many([rapport])[rapport][-1]
    with service.services.pool.connection() as connection:
        facts = connection.execute(
            f"SELECT string_agg(facts, '') FROM {service.log.schema}.facts"
        ).fetchone()

    assert (sent.actor and sent.actor.role, sent.source.kind.value) == ("system", "system")
    assert facts is not None
    assert "kommunen.example" not in str(facts[0])


def test_att_gora_warns_where_nobody_is_told(migrated: Database, tmp_path: Path) -> None:
    """An ordinary nämnd without a mail server says so where its receivers begin their day."""
    with running_service(migrated, tmp_path, constructed=False) as silent:
        page = silent.browser(AccountRole.MOTTAGARE, strong=True).get("/prov/att-gora").text

    assert "Ingen får besked när en rapport kommer in" in page
    assert "LIGGARE_" not in page


def test_att_gora_is_quiet_where_people_are_told(service: Service) -> None:
    """With a mail server there is nothing to warn of."""
    page = service.browser(AccountRole.MOTTAGARE, strong=True).get("/prov/att-gora")

    assert page.status_code == 200
    assert "Ingen får besked" not in page.text
