"""A control that the nämnd defines: defined, changed and ended by people, with what is refused."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest

from audit.envelope import Erased, Happened
from audit.errors import InvalidInputError, StateError
from audit.internkontroll.commands_kontroll import ChangeKontroll, DefineKontroll, EndKontroll
from audit.internkontroll.events_handelse import HandelseEnded
from audit.internkontroll.kontroll import Kontroll, decide_kontroll, kwargs_of
from audit.internkontroll.kontroll_definition import Definition
from audit.internkontroll.kontroll_tid import langd_text, last_day_of
from audit.internkontroll.langd import Langd
from audit.internkontroll.mal import Mal

if TYPE_CHECKING:
    from audit.envelope import Event

KONTROLL = UUID("0193f2a0-0000-7000-8000-00000000000b")
VALUES: dict[str, Any] = {
    "kontroll": KONTROLL,
    "namn": "Hemtjänst 100 timmar eller mer följs upp inom ett år",
    "starthandelse": "beslut",
    "sluthandelse": "uppföljning",
    "inom": Langd(1, "ar"),
    "fran": date(2022, 1, 1),
    "aterkommande": Langd(1, "ar"),
    "mal": Mal("minst", "promille", 1000),
}


@dataclass(frozen=True)
class Around:
    """A day to decide on."""

    today: date = date(2022, 3, 1)


def define(**changes: Any) -> list[Event]:
    """Give the events of a control that was defined."""
    return [*decide_kontroll(DefineKontroll(**VALUES | changes), [], Around())]


def change(**changes: Any) -> ChangeKontroll:
    """Make the command that changes a control."""
    return ChangeKontroll(**VALUES | changes)


def test_a_control_is_what_it_was_defined_as() -> None:
    """Its state gives the heading, the target and what is counted."""
    state = Kontroll.from_events(define())

    assert (state.namn, state.mal, state.lagrum) == (VALUES["namn"], VALUES["mal"], None)
    assert (state.id, state.version, state.definition_version, state.galler) == (
        KONTROLL, 1, 1, True,
    )  # fmt: skip
    assert state.definition == Definition(
        starthandelse="beslut",
        sluthandelse="uppföljning",
        inom=Langd(1, "ar"),
        aterkommande=Langd(1, "ar"),
        fran=date(2022, 1, 1),
    )


def test_a_change_says_all_and_the_newest_stands() -> None:
    """A mätning that was frozen names the version it counted with."""
    events = define()
    events += decide_kontroll(
        change(inom=Langd(6, "manad"), lagrum="27 kap. 1 §"), events, Around()
    )
    state = Kontroll.from_events(events)

    assert (state.version, state.definition_version, state.lagrum) == (2, 2, "27 kap. 1 §")
    assert state.definition.inom == Langd(6, "manad")
    assert state.said is not None
    assert kwargs_of(state.said)["inom"] == Langd(6, "manad")


def test_an_ended_control_keeps_its_definition() -> None:
    """It is no longer used, and what it counted can still be counted."""
    events = define()
    command = EndKontroll(kontroll=KONTROLL, avslutad=date(2022, 3, 1), skal="ersatt")
    events += decide_kontroll(command, events, Around())
    state = Kontroll.from_events(events)

    assert (state.galler, state.definition_version, state.version) == (False, 1, 2)
    assert state.definition.starthandelse == "beslut"
    for again in (change(namn="annat"), command):
        with pytest.raises(StateError, match="avslutad"):
            decide_kontroll(again, events, Around())


def test_a_control_is_defined_once_and_before_all_else() -> None:
    """What is not there is not changed, and what is there is not defined again."""
    with pytest.raises(StateError, match="finns redan"):
        decide_kontroll(DefineKontroll(**VALUES), define(), Around())
    with pytest.raises(StateError, match="inte definierad"):
        decide_kontroll(change(), [], Around())
    with pytest.raises(LookupError):
        _ = Kontroll().definition


def test_a_change_that_changes_nothing_is_refused() -> None:
    """Unless it brings new words: those of before are sealed and not compared."""
    events = define()
    with pytest.raises(InvalidInputError, match="ändrar ingenting"):
        decide_kontroll(change(), events, Around())

    assert len(decide_kontroll(change(text="Så här räknar vi."), events, Around())) == 1


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"namn": " "}, "namn"),
        ({"namn": "n" * 201}, "namn"),
        ({"starthandelse": ""}, "starthandelse"),
        ({"sluthandelse": "x\n"}, "sluthandelse"),
        ({"inom": Langd(0, "dag")}, "inom"),
        ({"inom": Langd(11, "ar")}, "inom"),
        ({"inom": Langd(1, "kvartal")}, "inom"),
        ({"aterkommande": Langd(121, "manad")}, "aterkommande"),
        ({"fran": date(1, 1, 1)}, "fran"),
        ({"mal": Mal("hogst", "promille", 100)}, "mal"),
        ({"mal": Mal("minst", "dagar", 10)}, "mal"),
        ({"mal": Mal("minst", "promille", 1001)}, "mal"),
        ({"lagrum": ""}, "lagrum"),
        ({"text": "t" * 20_001}, "text"),
        ({"text": "\x00"}, "text"),
    ],
)
def test_what_cannot_be_counted_is_refused(changes: dict[str, Any], field: str) -> None:
    """Both when a control is defined and when it is changed, the field is named."""
    with pytest.raises(InvalidInputError) as defining:
        define(**changes)
    with pytest.raises(InvalidInputError) as changing:
        decide_kontroll(change(**changes), define(), Around())

    assert [problem.field for problem in defining.value.problems] == [field]
    assert [problem.field for problem in changing.value.problems] == [field]


@pytest.mark.parametrize("avslutad", [date(2022, 3, 2), date(2021, 12, 31)])
def test_an_end_lies_between_its_beginning_and_today(avslutad: date) -> None:
    """A day ahead, or before the control began to apply, is refused."""
    with pytest.raises(InvalidInputError, match="avslutad"):
        decide_kontroll(EndKontroll(kontroll=KONTROLL, avslutad=avslutad), define(), Around())


def test_a_gallrad_control_takes_nothing_more() -> None:
    """Order remains, and nothing else; an event of another stream is no part of it."""
    (event,) = define()
    gone = Erased(
        originator_id=KONTROLL, originator_version=1, happened=Happened.unknown(), topic=event.TOPIC
    )
    foreign = HandelseEnded(
        originator_id=KONTROLL, originator_version=1, happened=Happened.unknown(),
        sluthandelse="x", slutdatum=date(2022, 1, 1),
    )  # fmt: skip
    ended = replace(event, originator_version=2)

    assert Kontroll.from_events([gone, ended]) == Kontroll(id=KONTROLL, version=2, erased=True)
    with pytest.raises(StateError, match="gallrad"):
        decide_kontroll(change(), [gone], Around())
    with pytest.raises(TypeError):
        Kontroll.from_events([foreign])


@pytest.mark.parametrize(
    ("start", "langd", "last", "text"),
    [
        ("2022-01-31", Langd(1, "manad"), "2022-02-28", "1 månad"),
        ("2024-01-31", Langd(1, "manad"), "2024-02-29", "1 månad"),
        ("2022-11-30", Langd(3, "manad"), "2023-02-28", "3 månader"),
        ("2024-02-29", Langd(1, "ar"), "2025-02-28", "1 år"),
        ("2020-02-29", Langd(4, "ar"), "2024-02-29", "4 år"),
        ("2022-12-24", Langd(1, "vecka"), "2022-12-31", "1 vecka"),
        ("2022-12-31", Langd(2, "vecka"), "2023-01-14", "2 veckor"),
        ("2022-02-28", Langd(1, "dag"), "2022-03-01", "1 dag"),
        ("2023-12-31", Langd(60, "dag"), "2024-02-29", "60 dagar"),
    ],
)
def test_a_time_of_ones_own_is_counted_as_law_counts_and_not_moved(
    start: str, langd: Langd, last: str, text: str
) -> None:
    """By 1 § lag (1930:173): also where the last day is a Saturday, a Sunday or an eve."""
    assert last_day_of(date.fromisoformat(start), langd) == date.fromisoformat(last)
    assert langd_text(langd) == text
