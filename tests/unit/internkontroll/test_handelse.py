"""A row of the generic extract: it begins, ends, is corrected and taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from audit.envelope import Erased, Event, Happened
from audit.errors import InvalidInputError, StateError
from audit.internkontroll.commands_handelse import CorrectHandelse, EndHandelse
from audit.internkontroll.decide_handelse import decide_handelse
from audit.internkontroll.events_handelse import HandelseBegun, HandelseCorrected, HandelseEnded
from audit.internkontroll.handelse import Handelse
from tests.unit.internkontroll.handelser import begin, history


def ending(events: list[Event], **changes: Any) -> EndHandelse:
    """Make the command that ends a row."""
    values: dict[str, Any] = {"sluthandelse": "uppfoljning", "slutdatum": date(2022, 9, 1)}
    return EndHandelse(handelse=events[0].originator_id, **values | changes)


def correcting(events: list[Event], corrects: int, **replaced: str) -> CorrectHandelse:
    """Make the command that corrects an event of a row."""
    return CorrectHandelse(handelse=events[0].originator_id, corrects=corrects, replaced=replaced)


def withdrawing(events: list[Event], corrects: int) -> CorrectHandelse:
    """Make the command that takes an event of a row back."""
    handelse = events[0].originator_id
    return CorrectHandelse(handelse=handelse, corrects=corrects, replaced={}, aterkallad=True)


def test_a_row_begins_and_ends() -> None:
    """Both events happened on their days, and the state holds both."""
    events = history("2022-03-01", "2022-09-01")
    state = Handelse.from_events(events)

    assert [type(event) for event in events] == [HandelseBegun, HandelseEnded]
    assert [event.happened.start for event in events] == ["2022-03-01", "2022-09-01"]
    assert (state.id, state.version) == (events[0].originator_id, 2)
    assert (state.begun, state.ended) == tuple(events)


@pytest.mark.parametrize("events", [history("2022-03-01"), history("2022-03-01", "2022-09-01")])
def test_a_row_begins_once(events: list[Event]) -> None:
    """What stands is corrected, not begun anew."""
    with pytest.raises(StateError, match="redan registrerad"):
        decide_handelse(begin("2022-03-01"), events)


def test_a_row_ends_once_and_not_before_it_began() -> None:
    """An end needs a beginning, and stands alone."""
    events = history("2022-03-01", "2022-09-01")
    with pytest.raises(StateError, match="redan ett slut"):
        decide_handelse(ending(events), events)
    with pytest.raises(StateError, match="inte börjat"):
        decide_handelse(ending(events), [])


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"starthandelse": ""}, "starthandelse"),
        ({"starthandelse": "a" * 65}, "starthandelse"),
        ({"starthandelse": " beslut"}, "starthandelse"),
        ({"starthandelse": "beslut;2"}, "starthandelse"),
        ({"starthandelse": "beslut 19121212"}, "starthandelse"),
        ({"starthandelse": "a\u030angstrom"}, "starthandelse"),
        ({"enhet": " "}, "enhet"),
        ({"enhet": "e" * 65}, "enhet"),
        ({"enhet": "e\x00"}, "enhet"),
        ({"startdatum": date(1949, 12, 31)}, "startdatum"),
        ({"startdatum": date(2150, 1, 1)}, "startdatum"),
        ({"registrerad_i_kalla": date(9999, 12, 31)}, "registrerad_i_kalla"),
    ],
)
def test_a_beginning_that_cannot_be_meant_is_refused(changes: dict[str, Any], field: str) -> None:
    """The field is named, and its value is not repeated."""
    with pytest.raises(InvalidInputError) as refused:
        decide_handelse(replace(begin("2022-03-01"), **changes), [])

    assert {problem.field for problem in refused.value.problems} == {field}
    assert "19121212" not in refused.value.detail


@pytest.mark.parametrize(
    "kod", ["Beslut hemtjänst 100 h", "ansökan-2", "beslut_uppföljning", "§ 4"]
)
def test_a_code_may_be_what_the_source_says(kod: str) -> None:
    """Words of a source are codes too, as long as they are letters and digits."""
    command = replace(begin("2022-03-01"), starthandelse=kod)
    if kod.startswith("§"):
        with pytest.raises(InvalidInputError, match="starthandelse"):
            decide_handelse(command, [])
        return
    (event,) = decide_handelse(command, [])

    assert isinstance(event, HandelseBegun)
    assert event.starthandelse == kod


def test_an_end_before_the_beginning_is_refused_also_by_correction() -> None:
    """The end is on the day of the beginning, or later."""
    events = history("2022-03-01", "2022-03-01")
    with pytest.raises(InvalidInputError, match="före startdatum"):
        decide_handelse(ending(events, slutdatum=date(2022, 2, 28)), events[:1])
    for command in (
        correcting(events, 1, startdatum="2022-03-02"),
        correcting(events, 2, slutdatum="2022-02-28"),
    ):
        with pytest.raises(InvalidInputError, match="före startdatum"):
            decide_handelse(command, events)


def test_a_correction_replaces_facts_and_moves_the_day() -> None:
    """Both versions stay in the history; the state is the corrected one."""
    events = history("2022-03-01", "2022-09-01")
    events += decide_handelse(
        correcting(events, 1, startdatum="2022-03-02", enhet="hemtjanst-norr"), events
    )
    events += decide_handelse(correcting(events, 2, slutdatum="2022-09-02"), events)
    state, first = Handelse.from_events(events), events[2]

    assert isinstance(first, HandelseCorrected)
    assert first.replaced == {"startdatum": "2022-03-02"}
    assert state.begun is not None
    assert state.ended is not None
    assert (state.begun.startdatum, state.ended.slutdatum) == (date(2022, 3, 2), date(2022, 9, 2))
    assert state.begun.happened == Happened.on(date(2022, 3, 2))


def test_a_fact_that_may_be_absent_is_removed_by_an_empty_text() -> None:
    """The day of registration goes; the start code does not."""
    command = replace(begin("2022-03-01"), registrerad_i_kalla=date(2022, 3, 4))
    events: list[Event] = [*decide_handelse(command, [])]
    events += decide_handelse(correcting(events, 1, registrerad_i_kalla=""), events)
    state = Handelse.from_events(events)

    assert state.begun is not None
    assert state.begun.registrerad_i_kalla is None
    with pytest.raises(InvalidInputError, match="kan inte tas bort"):
        decide_handelse(correcting(events, 1, starthandelse=""), events)


@pytest.mark.parametrize(
    ("corrects", "replaced", "field"),
    [
        (3, {"enhet": "e2"}, "corrects"),
        (1, {"slutdatum": "2022-09-02"}, "replaced"),
        (1, {"kallreferens": "x"}, "replaced"),
        (1, {"startdatum": "1 mars"}, "startdatum"),
        (1, {"startdatum": "20220301"}, "startdatum"),
        (1, {"enhet": "hemtjanst-norr"}, "replaced"),
        (2, {}, "replaced"),
    ],
)
def test_a_correction_that_does_not_fit_is_refused(
    corrects: int, replaced: dict[str, str], field: str
) -> None:
    """What is not there, cannot be corrected, has the wrong form or changes nothing."""
    events = history("2022-03-01", "2022-09-01")
    with pytest.raises(InvalidInputError) as refused:
        decide_handelse(correcting(events, corrects, **replaced), events)

    assert [problem.field for problem in refused.value.problems] == [field]


def test_a_taking_back_is_given_alone() -> None:
    """It replaces nothing besides."""
    events = history("2022-03-01")
    command = replace(withdrawing(events, 1), replaced={"enhet": "e2"})
    with pytest.raises(InvalidInputError, match="ges ensamt"):
        decide_handelse(command, events)


def test_a_row_taken_back_can_begin_anew() -> None:
    """With the beginning goes the end; what comes next is a beginning."""
    events = history("2022-03-01", "2022-09-01")
    events += decide_handelse(withdrawing(events, 1), events)
    gone = Handelse.from_events(events)
    events += decide_handelse(
        replace(begin("2022-04-01"), handelse=events[0].originator_id), events
    )
    state = Handelse.from_events(events)

    assert (gone.begun, gone.ended, gone.version) == (None, None, 3)
    assert state.begun is events[3]
    assert (state.ended, state.version) == (None, 4)


def test_an_end_taken_back_leaves_the_beginning() -> None:
    """The row waits again, and may end on another day."""
    events = history("2022-03-01", "2022-09-01")
    events += decide_handelse(withdrawing(events, 2), events)
    waits = Handelse.from_events(events)
    events += decide_handelse(ending(events, slutdatum=date(2022, 10, 1)), events)
    state = Handelse.from_events(events)

    assert waits.ended is None
    assert waits.begun is not None
    assert state.ended is events[3]


def test_a_gallrad_row_takes_nothing_more() -> None:
    """Order remains, and nothing else."""
    events = history("2022-03-01", "2022-09-01")
    gone: list[Event] = [
        Erased(
            originator_id=event.originator_id,
            originator_version=event.originator_version,
            happened=Happened.unknown(),
            topic=event.TOPIC,
        )
        for event in events
    ]

    assert Handelse.from_events(gone).version == 2
    with pytest.raises(StateError, match="gallrad"):
        decide_handelse(withdrawing(gone, 1), gone)


def test_an_event_of_another_stream_is_refused() -> None:
    """A state is made of its own events, in order."""
    events = history("2022-03-01")
    correction = HandelseCorrected(
        originator_id=uuid4(), originator_version=2, happened=Happened.unknown(), corrects=2,
        replaced={}, aterkallad=True,
    )  # fmt: skip
    with pytest.raises(LookupError):
        Handelse.from_events([*events, correction])
    with pytest.raises(TypeError):
        Handelse.from_events(
            [Event(originator_id=uuid4(), originator_version=1, happened=Happened.unknown())]
        )
