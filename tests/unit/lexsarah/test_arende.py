"""Ärenden: who sees them, who has them, what was read in, and the streams beside them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from audit.errors import InvalidInputError
from audit.lexsarah import (
    AccessRefusedError,
    Arende,
    IvoSteg,
    Role,
    Steg,
    clocks,
    decide,
    demand,
)
from audit.lexsarah import commands_arende as a
from audit.lexsarah import commands_beslut as b
from audit.lexsarah import commands_utredning as u
from audit.lexsarah.events_other import PersonalInformed
from audit.lexsarah.plikter import PLIKTER
from tests.unit.lexsarah.asked import BY_NAMND, OPENING, WRITTEN, A, commands
from tests.unit.lexsarah.histories import Story, arende_at
from tests.unit.lexsarah.people import acting, token

TAKE = a.TakeArende(**A, inget_jav=True, egen_rapport="Nej")


def sees(role: Role, steg: str = "bedomt", **changes: Any) -> bool:
    """Say whether somebody sees an ärende."""
    try:
        demand("read_arende", arende_at(steg), acting(role, **changes))
    except AccessRefusedError:
        return False
    return True


def test_only_those_who_need_to_know_see_it() -> None:
    """Another utredare, another verksamhet's chef and an enhetschef without access see nothing."""
    stranger = token("stranger")

    assert sees(Role.UTREDARE)
    assert sees(Role.UTREDARE, steg="oppnat", konto=stranger)
    assert not sees(Role.UTREDARE, konto=stranger)
    assert not sees(Role.VERKSAMHETSCHEF, verksamheter=frozenset({"v2"}))
    assert not sees(Role.ENHETSCHEF, konto=stranger)


def test_access_lasts_to_its_day() -> None:
    """Access to a day holds that day and not the next."""
    given = a.GiveAtkomst(**A, konto=token("guest"), till=date(2026, 3, 25))
    story = Story(list(arende_at("bedomt"))).tell(Role.UTREDARE, given)
    state = Arende.from_events(story.events)

    assert state.has_atkomst(token("guest"), date(2026, 3, 25))
    assert not state.has_atkomst(token("guest"), date(2026, 3, 26))


def test_a_javig_utredare_leaves_the_arende_free() -> None:
    """When the utredare turns out jävig, another can take it without anybody giving access."""
    story = Story(list(arende_at("under_utredning")))
    story.tell(Role.UTREDARE, a.DeclareJav(**A, grund="narstaende"))
    other = replace(TAKE, skal_kod="jav")
    story.tell(Role.UTREDARE, other, konto=token("stranger"))

    assert Arende.from_events(story.events).utredare == token("stranger")


def test_settled_jav_is_no_more() -> None:
    """Once it is decided that somebody is not jävig, the newest word counts."""
    story = Story(list(arende_at("under_utredning")))
    story.tell(Role.UTREDARE, a.DeclareJav(**A, grund="narstaende"))
    settled = a.SettleJav(**A, konto=token("utredare"), javig=False, taget=BY_NAMND)
    story.tell(Role.NAMNDSEKRETERARE, settled)

    assert not Arende.from_events(story.events).counts_as_javig(token("utredare"))


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"inget_jav": False}, "inget_jav"),
        ({"egen_rapport": ""}, "egen_rapport"),
        ({"egen_rapport": "å" * 101}, "egen_rapport"),
    ],
)
def test_whoever_takes_it_answers_on_jav(changes: dict[str, Any], field: str) -> None:
    """Jäv and an own report are answered, the latter as briefly by everyone."""
    with pytest.raises(InvalidInputError) as caught:
        decide(replace(TAKE, **changes), arende_at("oppnat"), acting(Role.UTREDARE))

    assert field in {problem.field for problem in caught.value.problems}


def test_taking_over_needs_a_reason() -> None:
    """A change of utredare says why."""
    second = acting(Role.UTREDARE, konto=token("second utredare"))
    with pytest.raises(InvalidInputError) as caught:
        decide(TAKE, arende_at("under_utredning"), second)

    assert [problem.field for problem in caught.value.problems] == ["skal_kod"]


def test_the_code_of_a_person_has_no_room_for_a_name() -> None:
    """What stands in clear is Enskild A or Personal 1, never a name or a personnummer."""
    for kod in ("Elsa Andersson", "19121212-1212", "enskild a", "Enskild ABCD"):
        command = u.RecordKod(**A, kod=kod, slag="enskild", namn="Elsa")
        with pytest.raises(InvalidInputError):
            decide(command, arende_at("under_utredning"), acting(Role.UTREDARE))


def test_a_step_needs_all_four_of_its_marks() -> None:
    """Text, source, name and title are there, and every code stands in the kodlista."""
    bare = u.WriteUtredningssteg(**A, **WRITTEN | {"kalla": "", "titel": ""}, slag="intervju")
    with pytest.raises(InvalidInputError) as caught:
        decide(bare, arende_at("under_utredning"), acting(Role.UTREDARE))
    unknown = u.WriteUtredningssteg(**A, **WRITTEN, slag="intervju", koder=("Chef 1",))

    assert {problem.field for problem in caught.value.problems} == {"kalla", "titel"}
    with pytest.raises(InvalidInputError):
        decide(unknown, arende_at("under_utredning"), acting(Role.UTREDARE))


@pytest.mark.parametrize(
    ("fraga", "svar", "field"),
    [
        ("barnets_ord", "ja", "text"),
        ("egen_berattelse", "ja", "datum"),
        ("handelse_berattad", "ja", "satt"),
        ("utfall_berattat", "nej", "text"),
        ("foretradare", "inte_aktuellt", "text"),
    ],
)
def test_an_answer_about_an_enskild_is_whole(fraga: str, svar: str, field: str) -> None:
    """Yes says when and how, with the child's own words; no says why not."""
    command = u.AnswerKonsekvens(**A, kod="Enskild A", fraga=fraga, svar=svar)
    with pytest.raises(InvalidInputError) as caught:
        decide(command, arende_at("under_utredning"), acting(Role.UTREDARE))

    assert field in {problem.field for problem in caught.value.problems}


def test_an_earlier_arende_is_read_in_where_it_stood() -> None:
    """A read-in ärende has its grade, its day at IVO with the two months, and can go on."""
    told: dict[str, Any] = {
        "kallreferens": token("source"),
        "diarienummer": "SN 2025-9",
        "bedomning": "allvarligt_missforhallande",
        "ivo_anmald": date(2026, 2, 1),
    }
    command = a.ReadInArende(**OPENING | {"rapport_inkom": date(2026, 1, 20)}, **told)
    story = Story().tell(Role.SYSTEM, command)
    state = Arende.from_events(story.events)

    assert (state.steg, state.ivo) == (Steg.OPPNAT, IvoSteg.ANMALT)
    assert state.bedomning == "allvarligt_missforhallande"
    assert [one.name for one in clocks(state)][-1] == "ivo_utredning"
    story.tell(Role.UTREDARE, TAKE)


def test_a_closed_one_is_read_in_closed() -> None:
    """An ärende that was closed before stands closed, and can be opened again."""
    told: dict[str, Any] = {"kallreferens": token("source"), "avslutad": date(2026, 3, 15)}
    story = Story().tell(Role.SYSTEM, a.ReadInArende(**OPENING, **told))

    assert Arende.from_events(story.events).steg is Steg.AVSLUTAT


def test_brister_are_no_duty_before_2026() -> None:
    """27 kap. 7 § speaks from 2026-01-01, and not before."""
    command = b.RegisterBrister(
        **A, slag="olamplig", gjord=date(2025, 12, 31), satt="post", taget=BY_NAMND
    )
    with pytest.raises(InvalidInputError) as caught:
        decide(command, arende_at("bedomt"), acting(Role.NAMNDSEKRETERARE))

    assert [problem.field for problem in caught.value.problems] == ["gjord"]


def test_informed_staff_is_of_its_day_and_act() -> None:
    """The information is of the day it was given, with the point and the duty of that day."""
    command = commands(9, 10, 1)["inform_personal"]
    (event,) = decide(command, [], acting(Role.ENHETSCHEF))

    assert isinstance(event, PersonalInformed)
    assert event.happened.start == "2026-03-10"
    assert (event.taget.punkt, event.rules) == (
        "4.2 p. 2",
        ("informera_personal_sol.sfs_2025_400",),
    )


def test_the_wordings_of_a_duty_never_overlap() -> None:
    """On any day at most one wording of each duty speaks, and every duty is soft."""
    days = [date(2025, 6, 30), date(2025, 7, 1), date(2025, 12, 31), date(2026, 1, 1)]
    for day in days:
        names = [rule.name for rule in PLIKTER if rule.speaks_on(day)]

        assert len(set(names)) == len(names)
    assert all(rule.soft and rule.length is None for rule in PLIKTER)
