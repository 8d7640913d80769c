"""The nämnd's year in somebody's own calendar: counts by day, for those who act on it alone."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from api.acts import ARSPLAN, arsplan_id
from api.told.calendar import calendar_hash, new_calendar_token
from audit.arsplan import commands as c
from audit.clock import STOCKHOLM
from audit.lexsarah import Role
from audit.store.calendar import Calendars

if TYPE_CHECKING:
    from tests.integration.told.conftest import Place

AR = 2027
MARCH, APRIL = UUID(int=3), UUID(int=4)
HELD = {MARCH: date(AR, 3, 23), APRIL: date(AR, 4, 20)}
STOPP = {MARCH: date(AR, 3, 10), APRIL: date(AR, 4, 7)}
OWN_DAY = date(AR, 3, 20)
PLANTED = "Yttrande om Elsa Enskildsson"


def at(day: date, hour: int) -> datetime:
    """Give an hour of a day in Sweden."""
    return datetime.combine(day, time(hour), STOCKHOLM)


def act(place: Place, day: date, *commands: c.ArsplanCommand) -> None:
    """Let the nämndsekreterare act at nine that day: the constructed log comes to that day."""
    ARSPLAN.perform(place.work.acting(Role.NAMNDSEKRETERARE).then(at(day, 9)), *commands)
    place.work.service.catch_up()


def the_year(place: Place) -> tuple[UUID, UUID]:
    """Plan two sammanträden and three punkter, two of March; gives those two."""
    stream = arsplan_id(place.work.service.log, AR)
    first, second, third = uuid4(), uuid4(), uuid4()
    said: dict[str, Any] = {
        "slag": "annat",
        "arende": PLANTED,
        "ansvarig": "ekonom",
        "notering": "SN 2027-1",
    }
    act(
        place,
        date(AR, 1, 11),
        *(
            c.PlanSammantrade(
                arsplan=stream, ar=AR, sammantrade=one, dag=HELD[one],
                stopptid=datetime.combine(STOPP[one], time(12), STOCKHOLM),
            )
            for one in HELD
        ),
        c.PlanPunkt(arsplan=stream, ar=AR, punkt=first, sammantrade=MARCH, **said),
        c.PlanPunkt(arsplan=stream, ar=AR, punkt=second, sammantrade=MARCH, **said),
        c.PlanPunkt(arsplan=stream, ar=AR, punkt=third, senast=OWN_DAY, **said),
    )  # fmt: skip
    return first, second


def address_of(place: Place, role: Role) -> str:
    """Switch the calendar of a role's account on; gives its address."""
    token = new_calendar_token()
    calendars = Calendars(place.work.service.services.pool)
    calendars.switch_on(place.work.accounts[role], "prov", calendar_hash(token) or b"")
    return f"/kalender/{token}.ics"


def feed(place: Place, address: str) -> dict[date, str]:
    """Read a calendar as its reader does: day → what stands there; each entry is of a whole day."""
    answer = place.work.service.anyone().get(address)

    assert answer.status_code == 200
    assert not [one for one in (PLANTED, "SN 2027-1", "ekonom") if one in answer.text]
    text = answer.text.replace("\r\n ", "")
    pattern = r"DTSTART;VALUE=DATE:(\d{8})\r\nDTEND;VALUE=DATE:\d{8}\r\nSUMMARY:(.*)\r\n"
    found = re.findall(pattern, text)
    assert len(found) == text.count("BEGIN:VEVENT")
    return {date.fromisoformat(day): said.removeprefix("Liggaren: ") for day, said in found}


def test_the_year_falls_due_by_day_and_leaves_as_it_is_delivered(place: Place) -> None:
    """Two in March, one on a day of its own, the stopptid of April as one; clock moved twice."""
    first, second = the_year(place)
    stream = arsplan_id(place.work.service.log, AR)
    address = address_of(place, Role.NAMNDSEKRETERARE)
    planned = feed(place, address)
    act(place, STOPP[MARCH], c.DeliverPunkt(arsplan=stream, punkt=first, levererad=STOPP[MARCH]))
    delivered = feed(place, address)
    treated = c.TreatPunkt(
        arsplan=stream, punkt=second, behandlad=HELD[MARCH], protokollsparagraf="9"
    )
    act(place, date(AR, 4, 8), treated)

    assert planned == {
        STOPP[MARCH]: "2 saker förfaller",
        OWN_DAY: "1 sak förfaller",
        STOPP[APRIL]: "1 sak förfaller",
    }
    assert delivered == {**planned, STOPP[MARCH]: "1 sak förfaller"}
    assert feed(place, address) == {OWN_DAY: "1 sak förfaller"}


def test_only_those_who_act_on_the_year_have_it_and_it_ends_with_the_role(place: Place) -> None:
    """Kvalitet has it, an utredare and a verksamhetschef have not; without the role it is gone."""
    the_year(place)
    roles = (Role.KVALITET, Role.UTREDARE, Role.VERKSAMHETSCHEF)
    addresses = {role: address_of(place, role) for role in roles}
    found = {role: len(feed(place, one)) for role, one in addresses.items()}
    place.work.service.services.accounts.end_role(
        place.work.accounts[Role.KVALITET], "prov", Role.KVALITET.value
    )

    assert found == {Role.KVALITET: 3, Role.UTREDARE: 0, Role.VERKSAMHETSCHEF: 0}
    assert place.work.service.anyone().get(addresses[Role.KVALITET]).status_code == 404
