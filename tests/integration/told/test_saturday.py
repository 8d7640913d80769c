"""A Saturday at 23.00, the receiver away: who is told, at which minute, and what leaves."""

from __future__ import annotations

import io
import json
import logging
import threading
from typing import TYPE_CHECKING

import pytest
import structlog

from api.acts import Acting
from api.auth import Role as AccountRole
from api.logging import configure
from api.told.silence import Silence, silence_of
from api.told.worker import start_worker
from audit.errors import LogUnavailableError
from audit.lexsarah import Role
from audit.lexsarah import commands_rapport as r
from audit.lexsarah.events_rapport import RapportReceived
from audit.store.people import Contact
from tests.integration.told.conftest import PLANTED, VERKSAMHET, Place, swedish

if TYPE_CHECKING:
    from pathlib import Path
    from uuid import UUID


def staffed(place: Place, *, sms: bool = False) -> UUID:
    """Give the nämnd a receiver, her stand-in and the verksamhetschef; gives the receiver."""
    maja = place.person("maja", AccountRole.MOTTAGARE, sms=sms)
    place.person("stina", AccountRole.MOTTAGARE, ersatter=maja, sms=sms)
    place.chef("vera", VERKSAMHET, sms=sms)
    return maja


def test_somebody_is_told_every_other_hour_when_somebody_may_be_in_danger(place: Place) -> None:
    """Receiver 23.00, stand-in 01.00, verksamhetschef 03.00: not a minute before, and once each."""
    staffed(place)
    rapport = place.report(fara_nu=True)
    told = {when: place.look_at(when) for when in (
        "2026-11-21 23:00", "2026-11-21 23:01", "2026-11-22 00:59", "2026-11-22 01:00",
        "2026-11-22 01:01", "2026-11-22 02:59", "2026-11-22 03:00", "2026-11-23 12:00",
    )}  # fmt: skip

    assert {when: who for when, who in told.items() if who} == {
        "2026-11-21 23:00": ["maja@kommunen.example"],
        "2026-11-22 01:00": ["maja@kommunen.example", "stina@kommunen.example"],
        "2026-11-22 03:00": ["vera@kommunen.example"],
    }
    assert place.messages(rapport) == [
        ("MeddelandeSent", "mottagare", "epost", ""),
        ("MeddelandeSent", "mottagare", "epost", ""),
        ("MeddelandeSent", "stallforetradare", "epost", ""),
        ("MeddelandeSent", "verksamhetschef", "epost", ""),
    ]


def test_without_danger_they_are_told_on_vardagar_at_ten(place: Place) -> None:
    """Monday 10.00 the stand-in, Tuesday 10.00 the verksamhetschef; Sunday is left in peace."""
    staffed(place)
    place.report()
    told = {when: place.look_at(when) for when in (
        "2026-11-21 23:00", "2026-11-22 10:00", "2026-11-23 09:59", "2026-11-23 10:00",
        "2026-11-24 09:59", "2026-11-24 10:00", "2026-11-30 10:00",
    )}  # fmt: skip

    assert {when: who for when, who in told.items() if who} == {
        "2026-11-21 23:00": ["maja@kommunen.example"],
        "2026-11-23 10:00": ["maja@kommunen.example", "stina@kommunen.example"],
        "2026-11-24 10:00": ["vera@kommunen.example"],
    }


def test_whoever_opens_it_ends_it(place: Place) -> None:
    """The stand-in opens the report at 01.20: the verksamhetschef sleeps on."""
    staffed(place)
    rapport = place.report(fara_nu=True)
    place.look_at("2026-11-21 23:00")
    place.look_at("2026-11-22 01:00")
    place.moment = swedish("2026-11-22 01:20")
    place.do(Role.MOTTAGARE, r.OpenRapport(rapport=rapport))

    assert place.look_at("2026-11-22 03:00") == []


def test_nothing_of_the_content_leaves(place: Place, capsys: pytest.CaptureFixture[str]) -> None:
    """No planted name, enhet, nämnd or id is in a message, a header, a request or a log line."""
    lines = io.StringIO()
    handlers, level = logging.getLogger().handlers[:], logging.getLogger().level
    staffed(place, sms=True)
    configure("json", lines)
    rapport = place.report(fara_nu=True)
    for when in ("2026-11-21 23:00", "2026-11-22 01:00", "2026-11-22 03:00"):
        # At last the mail server refuses, so that a failure is written down as well.
        place.box.refuses = "451 senare" if when.endswith("03:00") else None
        place.look_at(when)
    logging.getLogger().handlers[:] = handlers
    logging.getLogger().setLevel(level)
    structlog.reset_defaults()
    left = b"\n".join(place.box.raw).decode() + json.dumps(place.gateway.asked)
    left += lines.getvalue() + "".join(capsys.readouterr())

    assert (len(place.box.raw), len(place.gateway.asked)) == (3, 4)
    assert '"event": "message"' in lines.getvalue()
    found = [one for one in (*PLANTED, "Prov", "prov", str(rapport), rapport.hex, "rapport")
             if one in left]  # fmt: skip
    assert found == []
    # Addresses are where they must be, and in no line of the service's own log.
    assert "maja" not in lines.getvalue()


def test_two_workers_at_once_send_once(place: Place) -> None:
    """Several look at the same moment: one of them sends, the others leave it to that one."""
    staffed(place)
    rapport = place.report(fara_nu=True)
    place.work.service.catch_up()
    threads = [
        threading.Thread(target=place.worker().look, args=(place.work.service.log,))
        for _ in range(4)
    ]
    for one in threads:
        one.start()
    for one in threads:
        one.join()

    assert place.box.to == ["maja@kommunen.example"]
    assert len(place.messages(rapport)) == 1


def test_a_restarted_service_sends_nothing_twice(place: Place) -> None:
    """What was told stands in the log: another worker, with no memory, is quiet."""
    staffed(place)
    place.report(fara_nu=True)

    assert place.look_at("2026-11-21 23:00", place.worker()) == ["maja@kommunen.example"]
    assert place.look_at("2026-11-21 23:30", place.worker()) == []


def test_a_mail_server_that_is_down_sends_sms_and_is_tried_again(place: Place) -> None:
    """Failures are events with their number; when nothing works at first, it works later."""
    staffed(place, sms=True)
    rapport = place.report(fara_nu=True)
    place.box.refuses, place.gateway.status = "451 senare", 503
    worker = place.worker()
    at_night = [place.look_at(f"2026-11-21 23:{minute:02d}", worker) for minute in (0, 1, 6)]
    place.box.refuses = None
    later = place.look_at("2026-11-21 23:21", worker)

    kinds = [(kind, kanal) for kind, _, kanal, _ in place.messages(rapport)]

    # Numbers were tried, and no telephone rang.
    assert all(one.startswith("+46") for told in at_night for one in told)
    assert "maja@kommunen.example" in later
    assert kinds[:6] == [("MeddelandeFailed", "epost"), ("MeddelandeFailed", "sms")] * 3
    assert ("MeddelandeSent", "epost") in kinds[6:]


def test_when_no_way_reaches_the_receiver_the_stand_in_is_told_early(place: Place) -> None:
    """An address that does not exist and no number: the stand-in is told in the same minute."""
    maja = place.person("maja", AccountRole.MOTTAGARE, sms=False)
    place.person("stina", AccountRole.MOTTAGARE, ersatter=maja)
    place.report()
    place.box.refuses_address = "550 okänd"

    # Stina's e-mail is refused as well; her telephone is not.
    (number,) = place.look_at("2026-11-21 23:00")
    assert number.startswith("+46")


def test_without_any_address_the_verksamhetschef_is_told_at_once(place: Place) -> None:
    """Nobody to tell is no reason to wait."""
    place.chef("vera", VERKSAMHET)
    place.person(
        "annan", AccountRole.VERKSAMHETSCHEF, befattning="verksamhetschef", verksamhet="v2"
    )
    place.report()

    assert place.look_at("2026-11-21 23:00") == ["vera@kommunen.example"]


def test_the_nearest_chef_is_passed_by_when_the_reporter_asks(place: Place) -> None:
    """The verksamhetschef is the nearest where the enhet has no enhetschef: another one is told."""
    place.work.service.services.accounts.end_role(
        place.work.accounts[Role.ENHETSCHEF], "prov", "enhetschef"
    )
    place.work.service.services.accounts.end_role(
        place.work.accounts[Role.VERKSAMHETSCHEF], "prov", "verksamhetschef"
    )
    place.chef("vera", VERKSAMHET)
    place.person(
        "annan", AccountRole.VERKSAMHETSCHEF, befattning="verksamhetschef", verksamhet="v2"
    )
    place.report(forbi_chef=True)

    assert place.look_at("2026-11-21 23:00") == ["annan@kommunen.example"]


def test_the_utredare_is_told_when_the_reporter_writes(place: Place) -> None:
    """A supplement after the sorting goes to the utredare, and to nobody else."""
    staffed(place)
    people = place.work.service.services.people
    people.set_contact(place.work.accounts[Role.UTREDARE], Contact("uno@kommunen.example"))
    rapport = place.report()
    place.do(Role.MOTTAGARE, r.OpenRapport(rapport=rapport))
    arende = place.work.open_arende(rapport)
    place.work.take(arende)
    place.look_at("2026-11-22 08:00")
    log = place.work.service.log
    received = log.load_many([rapport])[rapport][0].event
    assert isinstance(received, RapportReceived)
    reporter = Acting.reporter(place.work.service.services, log, received.rapportor)
    place.act(reporter, r.SupplementRapport(rapport=rapport, text="En sak till."))

    assert place.look_at("2026-11-22 08:01") == ["uno@kommunen.example"]


def test_a_log_that_takes_nothing_gets_the_message_recorded_when_it_does(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The message goes once, though the log was unwritable when it went."""
    staffed(place)
    rapport = place.report()
    place.work.service.catch_up()
    worker, log = place.worker(), place.work.service.log
    with monkeypatch.context() as unwritable:
        unwritable.setattr(log.parts.committer, "submit", _refuse)
        for _ in range(3):
            with pytest.raises(LogUnavailableError):
                worker.look(log)
    worker.look(log)

    assert place.box.to == ["maja@kommunen.example"]
    assert place.messages(rapport) == [("MeddelandeSent", "mottagare", "epost", "")]


def _refuse(batch: object) -> None:
    del batch
    raise LogUnavailableError


def test_a_constructed_namnd_sends_nothing_unless_it_is_told_to(
    place: Place, tmp_path: Path
) -> None:
    """The demo writes to nobody; and says so."""
    staffed(place)
    place.report(fara_nu=True)
    (tmp_path / "meddelanden.toml").write_text("", encoding="utf-8")

    told = place.look_at("2026-11-21 23:00")
    silence = silence_of(place.work.service.services, place.work.service.log)

    assert (told, silence) == ([], Silence.CONSTRUCTED)


def test_the_times_of_the_namnd_are_used(place: Place, tmp_path: Path) -> None:
    """Forty minutes instead of two hours, as the nämnd's file says."""
    text = "[prov]\nskickar = true\nfara_minuter = 40\n"
    (tmp_path / "meddelanden.toml").write_text(text, encoding="utf-8")
    staffed(place)
    place.report(fara_nu=True)
    place.look_at("2026-11-21 23:00")

    assert "stina@kommunen.example" in place.look_at("2026-11-21 23:40")


def test_the_thread_starts_tells_and_stops(place: Place) -> None:
    """The hook of the service: it begins by itself, and ends when it is told to."""
    staffed(place)
    place.report(fara_nu=True)
    place.work.service.catch_up()
    stop = start_worker(place.work.service.services, now=place.now, ways=place.ways)
    deadline = threading.Event()
    while not place.box.to and not deadline.wait(0.02):
        pass
    stop()
    stop()

    assert place.box.to == ["maja@kommunen.example"]
    assert [one.name for one in threading.enumerate() if one.name == "told"] == []


def test_without_any_way_nothing_begins(place: Place) -> None:
    """No settings, no thread."""
    start_worker(place.work.service.services, ways={})()

    assert [one.name for one in threading.enumerate() if one.name == "told"] == []
