"""The organisation: on any day what it was called, where it lay and what it has become."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest

from audit.errors import InvalidInputError
from audit.organisation import (
    AddEnhet,
    AddUtforare,
    AddVerksamhet,
    EndDel,
    MergeEnhet,
    MoveEnhet,
    Organisation,
    RenameDel,
    SetBeredskap,
    SetMal,
    decide,
)

if TYPE_CHECKING:
    from audit.envelope import Event
    from audit.organisation import Command

ORG = UUID("0193f2a0-0000-7000-8000-0000000000e1")
START, SPRING, SUMMER, AUTUMN = (
    date(2024, 1, 1),
    date(2025, 4, 1),
    date(2025, 7, 1),
    date(2025, 10, 1),
)
BASE: tuple[Command, ...] = (
    AddVerksamhet(organisation=ORG, kod="v1", namn="Äldreomsorg", fran=START, omrade="aldreomsorg"),
    AddVerksamhet(organisation=ORG, kod="v2", namn="Hemtjänst", fran=START),
    AddUtforare(organisation=ORG, kod="u1", namn="Kommunen", driftsform="egen", fran=START),
    AddUtforare(organisation=ORG, kod="u2", namn="Omsorg AB", driftsform="privat", fran=START),
)
ENHET = AddEnhet(
    organisation=ORG, kod="e1", namn="Lönnen", verksamhet="v1", utforare="u1", lag="sol", fran=START
)
OTHER = replace(ENHET, kod="e2", namn="Eken")
MERGE = MergeEnhet(organisation=ORG, kod="e1", till="e2", fran=SUMMER)


def history(*commands: Command) -> list[Event]:
    """Give the events of the base and of more commands."""
    events: list[Event] = []
    for command in (*BASE, *commands):
        events.extend(decide(command, events))
    return events


def after(*commands: Command) -> Organisation:
    """Give the organisation that commands lead to."""
    return Organisation.from_events(history(*commands))


def renamed(namn: str, fran: date, kod: str = "e1") -> RenameDel:
    """Make a command that renames an enhet."""
    return RenameDel(organisation=ORG, slag="enhet", kod=kod, namn=namn, fran=fran)


def test_a_name_is_that_of_its_day() -> None:
    """Each day has its name, in whatever order the names were registered."""
    found = after(ENHET, renamed("Nya Lönnen", AUTUMN), renamed("Stora Lönnen", SPRING))

    assert [one.namn for one in found.names("enhet", "e1")] == [
        "Lönnen", "Stora Lönnen", "Nya Lönnen",
    ]  # fmt: skip
    assert found.name("enhet", "e1", date(2025, 3, 31)) == "Lönnen"
    assert found.name("enhet", "e1", SPRING) == "Stora Lönnen"
    assert found.names("enhet", "e1")[0].till == date(2025, 3, 31)


def test_a_moved_enhet_lies_elsewhere_from_its_day() -> None:
    """Verksamhet, utförare and act follow the day, and so does the old place."""
    moved = MoveEnhet(
        organisation=ORG, kod="e1", verksamhet="v2", utforare="u2", lag="sol_lss", fran=SUMMER
    )
    found = after(ENHET, moved)
    before, now = found.enhet("e1", SPRING), found.enhet("e1", SUMMER)

    assert before is not None
    assert now is not None
    assert (before.verksamhet, before.utforare, before.lag) == ("v1", "u1", "sol")
    assert (now.verksamhet, now.utforare, now.lag) == ("v2", "u2", "sol_lss")


def test_a_merged_enhet_keeps_its_history() -> None:
    """From the day it goes up in another it is no more, and still has its name and successor."""
    found = after(ENHET, OTHER, MERGE)

    assert [one.kod for one in found.enheter(SPRING)] == ["e1", "e2"]
    assert [one.kod for one in found.enheter(SUMMER)] == ["e2"]
    assert (found.successor("e1", SPRING), found.successor("e1", SUMMER)) == ("e1", "e2")
    assert found.predecessors("e2", SUMMER) == {"e1", "e2"}
    assert found.name("enhet", "e1", AUTUMN) == "Lönnen"


def test_a_chain_of_merges_leads_to_the_last() -> None:
    """What went up in something that went up in a third has become the third."""
    third = replace(ENHET, kod="e3", namn="Asken")
    last = MergeEnhet(organisation=ORG, kod="e2", till="e3", fran=AUTUMN)

    assert after(ENHET, OTHER, third, MERGE, last).successor("e1", AUTUMN) == "e3"
    assert after(ENHET, OTHER, third, last, MERGE).successor("e1", AUTUMN) == "e3"


def test_the_number_for_danger_is_that_of_the_day() -> None:
    """The telephone number of the chef i beredskap follows the day, and can be none."""
    told = SetBeredskap(organisation=ORG, kod="v1", fran=SPRING, beredskap="070-123 45 67")
    gone = SetBeredskap(organisation=ORG, kod="v1", fran=AUTUMN)
    found = after(told, gone)

    assert [found.beredskap("v1", day) for day in (START, SPRING, AUTUMN)] == [
        None, "070-123 45 67", None,
    ]  # fmt: skip


def test_an_ended_part_is_no_more() -> None:
    """From its day an ended utförare is not listed; the others are, in order."""
    found = after(EndDel(organisation=ORG, slag="utforare", kod="u2", upphor=SUMMER))

    assert [one.kod for one in found.utforare(SPRING)] == ["u1", "u2"]
    assert [one.kod for one in found.utforare(SUMMER)] == ["u1"]
    assert [one.namn for one in found.verksamheter(SUMMER)] == ["Äldreomsorg", "Hemtjänst"]


def ended(slag: str, kod: str, upphor: date = SUMMER) -> EndDel:
    """Make a command that ends a part."""
    return EndDel(organisation=ORG, slag=slag, kod=kod, upphor=upphor)


@pytest.mark.parametrize(
    ("told", "command", "field"),
    [
        ([], replace(ENHET, kod="v1"), "kod"),
        ([], replace(ENHET, kod="å 1"), "kod"),
        ([], replace(ENHET, namn=" "), "namn"),
        ([], replace(ENHET, verksamhet="v9"), "verksamhet"),
        ([], replace(ENHET, utforare="v1"), "utforare"),
        ([], replace(ENHET, lag="hsl"), "lag"),
        ([], replace(ENHET, fran=date(2023, 12, 31)), "verksamhet"),
        ([], renamed("X", SPRING), "kod"),
        ([ENHET], renamed("X", date(2023, 1, 1)), "fran"),
        ([ENHET], ended("verksamhet", "v1"), "upphor"),
        ([replace(ENHET, fran=AUTUMN)], ended("utforare", "u1"), "upphor"),
        ([ENHET], ended("rum", "e1"), "slag"),
        ([ENHET, ended("enhet", "e1")], ended("enhet", "e1", SPRING), "kod"),
        ([ENHET], replace(MERGE, till="e1"), "till"),
        ([ENHET], MERGE, "till"),
        ([ENHET, OTHER, MERGE], replace(MERGE, fran=SPRING), "kod"),
        ([ENHET, OTHER, MERGE], MergeEnhet(organisation=ORG, kod="e2", till="e1", fran=SPRING),
         "till"),
        ([], SetBeredskap(organisation=ORG, kod="v1", fran=START, beredskap="ring!"), "beredskap"),
        ([], AddVerksamhet(organisation=ORG, kod="v3", namn="V", fran=START, omrade="x"), "omrade"),
        ([], AddUtforare(organisation=ORG, kod="u3", namn="U", driftsform="halv", fran=START),
         "driftsform"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused(told: list[Any], command: Command, field: str) -> None:
    """What is not there that day, is used already, or would leave something hanging is refused."""
    with pytest.raises(InvalidInputError) as caught:
        decide(command, history(*told))

    assert field in {problem.field for problem in caught.value.problems}


def test_an_event_is_of_the_day_it_applies() -> None:
    """Every change happened on its first day, however late it is registered."""
    assert [event.happened.start for event in history(ENHET, OTHER, MERGE)[-2:]] == [
        START.isoformat(), SUMMER.isoformat(),
    ]  # fmt: skip


def test_a_time_of_the_namnds_own_applies_from_its_day_until_taken_back() -> None:
    """Before its day there is none, after it the newest, and none where it was taken back."""
    mal = SetMal(organisation=ORG, klocka="utreda", fran=SPRING, dagar=60, paragraf="§ 26")
    found = after(mal, replace(mal, fran=AUTUMN, dagar=None))

    assert [found.mal("utreda", day) for day in (START, SPRING, AUTUMN)] == [None, 60, None]
    assert found.mal("anmala_ivo", SPRING) is None


def test_a_time_for_something_unknown_is_refused() -> None:
    """Only what the law has no number for can get one, and never less than nothing."""
    with pytest.raises(InvalidInputError) as refused:
        after(SetMal(organisation=ORG, klocka="ivo_utredning", fran=SPRING, dagar=-1))

    assert [one.field for one in refused.value.problems] == ["klocka", "dagar"]
