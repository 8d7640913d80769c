"""What of the nämnd's year, answers and quarter falls due, in the reminder: no word of it."""

from __future__ import annotations

import io
import logging
from datetime import date
from typing import TYPE_CHECKING, Any, Final
from uuid import uuid4

import structlog

from api.acts import REVISION, VERKSTALLIGHET, arsplan_id, kvartal_id
from api.logging import configure
from api.told.messages import words
from audit.arsplan import commands as c
from audit.lexsarah import Role
from audit.revision import commands as r
from audit.store.calendar import Calendars
from audit.store.people import Contact
from audit.verkstallighet import commands as v
from tests.integration.told.conftest import URL
from tests.integration.told.test_year_in_calendar import (
    AR,
    OWN_DAY,
    PLANTED,
    STOPP,
    act,
    address_of,
    at,
    feed,
    the_year,
)

if TYPE_CHECKING:
    import pytest

    from tests.integration.told.conftest import Place

ACTS_ON_IT: Final = (Role.NAMNDSEKRETERARE, Role.KVALITET)
QUARTER, ANSWER = date(AR, 1, 31), date(AR, 2, 5)


def wanting(place: Place) -> list[str]:
    """Let four people want reminders; gives the addresses of those who act on the year."""
    services = place.work.service.services
    for role in (*ACTS_ON_IT, Role.UTREDARE, Role.VERKSAMHETSCHEF):
        account = place.work.accounts[role]
        services.people.set_contact(account, Contact(f"{role.value}@kommunen.example"))
        Calendars(services.pool).want_reminder(account, "prov", wanted=True)
    return sorted(f"{role.value}@kommunen.example" for role in ACTS_ON_IT)


def test_what_of_the_year_is_not_delivered_reminds_those_who_act_on_it(
    place: Place, capsys: pytest.CaptureFixture[str]
) -> None:
    """A week before the stopptid, till it has come in; nothing it says is in mail or log lines."""
    first, second = the_year(place)
    stream, reminded = arsplan_id(place.work.service.log, AR), wanting(place)
    lines, handlers = io.StringIO(), logging.getLogger().handlers[:]
    level = logging.getLogger().level
    configure("json", lines)
    told = {day: place.look_at(f"{AR}-{day} 09:00") for day in ("03-02", "03-03")}
    place.box.refuses = "451 senare"
    place.look_at(f"{AR}-03-04 09:00")
    place.box.refuses = None
    act(place, date(AR, 3, 5), *(
        c.DeliverPunkt(arsplan=stream, punkt=one, levererad=date(AR, 3, 5))
        for one in (first, second)
    ))  # fmt: skip
    # The stopptid of March is ahead with nothing left to deliver; the third has a day of its own.
    told |= {day: place.look_at(f"{AR}-{day} 09:00") for day in ("03-08", "03-12", "03-15")}
    logging.getLogger().handlers[:] = handlers
    logging.getLogger().setLevel(level)
    structlog.reset_defaults()
    left = b"\n".join(place.box.raw).decode() + lines.getvalue() + "".join(capsys.readouterr())

    assert {day: who for day, who in told.items() if who} == {"03-03": reminded, "03-15": reminded}
    assert (OWN_DAY - date(AR, 3, 15)).days < (OWN_DAY - date(AR, 3, 12)).days == 8
    assert '"event": "reminder_not_sent"' in lines.getvalue()
    said = {one.get_content().replace("\r\n", "\n") for one in place.box.messages}
    assert said == {words(URL).body}
    assert [one for one in (PLANTED, "Enskildsson", "SN 2027", "ekonom", "prov", str(STOPP))
            if one in left] == []  # fmt: skip


def test_the_revisorers_answer_and_the_quarter_fall_due_in_mail_and_calendar_alike(
    place: Place,
) -> None:
    """An answer on its day, a quarter's reports to three by the end of its window, until sent."""
    log, reminded = place.work.service.log, wanting(place)
    granskning, day = uuid4(), date(AR, 1, 11)
    office = place.work.acting(Role.NAMNDSEKRETERARE).then(at(day, 10))
    about: dict[str, Any] = {"granskning": granskning}
    REVISION.perform(
        office,
        r.OpenGranskning(**about, rubrik=PLANTED, brev=day),
        r.RequestSvar(**about, begart=day, forfaller=ANSWER),
    )
    VERKSTALLIGHET.perform(
        place.work.acting(Role.KVALITET).then(at(day, 11)),
        v.RegisterBeslut(
            beslut=uuid4(), beslutad=date(2026, 6, 1), lag="sol", insats="hemtjanst", enhet="e1",
            text=PLANTED,
        ),
    )  # fmt: skip
    place.work.service.catch_up()
    addresses = [address_of(place, one) for one in (*ACTS_ON_IT, Role.UTREDARE)]
    before = [feed(place, one) for one in addresses]
    told = {one: place.look_at(f"{AR}-{one} 09:00") for one in ("01-22", "01-25")}
    sent: dict[str, Any] = {"kvartal": kvartal_id(log, 2026, 4), "ar": 2026, "nummer": 4}
    after = []
    for hour, to in enumerate(("ivo", "fullmaktige", "revisorerna"), 8):
        VERKSTALLIGHET.perform(
            place.work.acting(Role.NAMNDSEKRETERARE).then(at(date(AR, 1, 26), hour)),
            v.SendKvartal(**sent, mottagare=to, skickad=date(AR, 1, 26)),
        )
        place.work.service.catch_up()
        after.append(feed(place, addresses[0]).get(QUARTER, ""))
    told |= {one: place.look_at(f"{AR}-{one} 09:00") for one in ("01-27", "01-29")}
    given = r.GiveSvar(**about, lamnat=date(AR, 2, 4))
    REVISION.perform(office.then(at(date(AR, 2, 4), 9)), given)

    due = {QUARTER: "3 saker förfaller", ANSWER: "1 sak förfaller"}
    assert before == [due, due, {}]
    assert after == ["2 saker förfaller", "1 sak förfaller", ""]
    assert feed(place, addresses[0]) == {}
    assert {one: who for one, who in told.items() if who} == {"01-25": reminded, "01-29": reminded}
    assert PLANTED not in b"\n".join(place.box.raw).decode()
