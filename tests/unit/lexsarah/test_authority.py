"""Who decides: the point, its order, and what was decided outside, told as it was."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from audit.delegation import Delegation
from audit.lexsarah import (
    Arende,
    AuthorityRefusedError,
    Role,
    Taget,
    Utanfor,
    decide,
    next_acts,
)
from audit.lexsarah import commands_beslut as b
from audit.lexsarah import commands_utredning as u
from audit.lexsarah.acts import Stream
from audit.lexsarah.events_beslut import BeslutRecorded
from audit.lexsarah.events_ivo import IvoAnmalanMade
from tests.unit.lexsarah.asked import DAY, IVO_DAY, A, commands
from tests.unit.lexsarah.histories import arende_at
from tests.unit.lexsarah.people import acting, token

if TYPE_CHECKING:
    from audit.lexsarah import Circumstances

ANMAL = b.AnmalIvo(**IVO_DAY, utredning_bifogad=False)


def second(**changes: Any) -> Circumstances:
    """Give somebody who decides about IVO as the second delegat of the point."""
    ordinary: dict[str, Any] = {"befattningar": ("verksamhetsutvecklare",)}
    return acting(Role.BESLUTSFATTARE_IVO, **ordinary | changes)


def registered(slag: str, by: str, day: date = DAY) -> Taget:
    """Register a beslut that was taken outside, and give how it was taken."""
    told = Utanfor(beslutsfattare=by, beslutad=day, paragraf="§ 26")
    command = b.RegisterBeslut(**A, slag=slag, utfall="bifall", taget=told)
    (event,) = decide(command, arende_at("bedomt"), acting(Role.NAMNDSEKRETERARE))

    assert isinstance(event, BeslutRecorded)
    return event.taget


def test_the_first_delegat_decides() -> None:
    """The first delegat decides, and the event names point, kind and lagrum of the order."""
    (event,) = decide(ANMAL, arende_at("oppnat"), acting(Role.BESLUTSFATTARE_IVO))

    assert isinstance(event, IvoAnmalanMade)
    assert (event.taget.punkt, event.taget.punktslag) == ("4.3", "beslut")
    assert event.taget.lagrum == "14 kap. 7 § SoL, 24 f § LSS"
    assert (event.taget.stod, event.taget.utanfor) == ("punkt", False)


def test_the_next_delegat_waits_for_the_first() -> None:
    """The second delegat is refused with the point and the first, unless these are absent."""
    with pytest.raises(AuthorityRefusedError) as caught:
        decide(ANMAL, arende_at("oppnat"), second())

    assert (caught.value.punkt, caught.value.who) == ("4.3", ("verksamhetsstrateg",))


def test_the_next_delegat_decides_when_it_cannot_wait() -> None:
    """Said to be absent, those before give way, and the event says so."""
    command = replace(ANMAL, foregaende_franvarande=True)
    (event,) = decide(command, arende_at("oppnat"), second())

    assert isinstance(event, IvoAnmalanMade)
    assert event.taget.beslutsfattare == "verksamhetsutvecklare"
    assert event.taget.foregaende_franvarande


def test_a_substitute_counts_as_the_ordinary_one() -> None:
    """Whoever stands in for the first delegat decides as that one."""
    both = ("verksamhetsutvecklare", "verksamhetsstrateg")
    (event,) = decide(ANMAL, arende_at("oppnat"), second(befattningar=both))

    assert isinstance(event, IvoAnmalanMade)
    assert event.taget.beslutsfattare == "verksamhetsstrateg"


def test_an_ansvar_has_no_order() -> None:
    """A responsibility that two have is either's: the utvecklare takes the ärende at once."""
    assert decide(commands(9, 10, 1)["take_arende"], arende_at("oppnat"), acting(Role.UTREDARE))


def test_a_befattning_that_the_point_does_not_name_is_refused() -> None:
    """The right role with another befattning is told the point and who may."""
    who = acting(Role.VERKSAMHETSCHEF, befattningar=("enhetschef",))
    with pytest.raises(AuthorityRefusedError) as caught:
        decide(commands(9, 10, 1)["decide_atgarder"], arende_at("bedomt"), who)

    assert (caught.value.punkt, caught.value.who) == ("4.2 p. 3", ("verksamhetschef",))


def test_without_an_order_the_namnd_decides() -> None:
    """Where no order is in force nobody who signs in may decide."""
    who = acting(Role.BESLUTSFATTARE_IVO, delegation=Delegation())
    with pytest.raises(AuthorityRefusedError) as caught:
        decide(ANMAL, arende_at("oppnat"), who)

    assert caught.value.who == ("namnd",)


@pytest.mark.parametrize(
    ("by", "day", "stod"),
    [
        ("verksamhetschef", DAY, "punkt"),
        ("enhetschef", DAY, "saknas"),
        ("namnd", DAY, "namnd"),
        ("enhetschef", date(2023, 5, 2), "okant"),
        ("namnd", date(2023, 5, 2), "namnd"),
    ],
)
def test_a_beslut_taken_outside_is_registered_as_it_was(by: str, day: date, stod: str) -> None:
    """Whoever took it, it is registered; what it rests on follows the order of its own day."""
    taget = registered("atgarder", by, day)

    assert (taget.beslutsfattare, taget.beslutad, taget.stod) == (by, day, stod)
    assert (taget.utanfor, taget.paragraf) == (True, "§ 26")
    assert taget.ordning == (token("ordning") if day == DAY else None)


def test_a_registered_beslut_happened_when_it_was_taken() -> None:
    """The event is of the day of the beslut, however late it is registered."""
    command = commands(9, 10, 1)["register_beslut"]
    (event,) = decide(command, arende_at("bedomt"), acting(Role.MOTTAGARE))

    assert event.happened.start == DAY.isoformat()


def test_a_bedomning_made_by_a_body_is_registered() -> None:
    """Where the utskott makes the bedömning, it is registered and stands."""
    told = Utanfor(beslutsfattare="utskott", beslutad=DAY)
    command = u.RegisterBedomning(
        **A, bedomning="missforhallande", taget=told, till_rapportor="Hej."
    )
    events = [*arende_at("under_utredning")]
    events += decide(command, events, acting(Role.NAMNDSEKRETERARE))
    final = Arende.from_events(events).final

    assert final is not None
    assert final.taget is not None
    assert (final.taget.beslutsfattare, final.taget.stod) == ("utskott", "saknas")


def test_the_next_acts_are_those_that_the_person_may_take() -> None:
    """The case page can list what this person may do now, and nothing that would be refused."""
    chef = next_acts(Stream.ARENDE, arende_at("bedomt"), acting(Role.VERKSAMHETSCHEF))
    kvalitet = next_acts(Stream.ARENDE, arende_at("bedomt"), acting(Role.KVALITET))

    assert {"decide_atgarder", "plan_atgard"} <= set(chef)
    assert "close_full" not in chef
    assert kvalitet == ("read_arende_facts",)
