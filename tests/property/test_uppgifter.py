"""Notes, uppföljningar and corrections of an utredning in any order: what always holds."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from audit.barnutredning import (
    CloseUtredning,
    CorrectUppgift,
    CorrectUtredning,
    DecideUppfoljning,
    EndUppfoljning,
    GiveInformation,
    HearBarn,
    NoteAnteckning,
    OpenUtredning,
    Utredning,
    decide,
    idle,
    law_change,
    uppfoljningar,
)
from audit.barnutredning.classify import is_running
from audit.errors import InvalidInputError, StateError
from tests.unit.barnutredning.examples import ARENDE, BARN, KALLREFERENS

if TYPE_CHECKING:
    from audit.envelope import Event

DAYS = st.sampled_from([date(2025, 4, 20) + timedelta(days=n) for n in range(0, 120, 3)])
TEXTS = DAYS.map(str)
OPENED = OpenUtredning(
    arende=ARENDE, barn=BARN, enhet="e1", inledd=date(2025, 4, 20), kallreferens=KALLREFERENS
)
AUGUST = date(2025, 8, 1)
LAW = "law"
"""Stands for the day on which somebody lets the new act be written."""


def said(command: type[Any], **values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Draw a command about the utredning."""
    return st.builds(command, arende=st.just(ARENDE), **values)


def replacing(*names: str) -> st.SearchStrategy[dict[str, str]]:
    """Draw a day for one of some facts."""
    return st.sampled_from(names).flatmap(lambda name: TEXTS.map(lambda text: {name: text}))


COMMANDS = (
    st.just(LAW)
    | said(GiveInformation, lamnad=DAYS, till=st.just(("barn",)))
    | said(HearBarn, hord=DAYS, satt=st.just("observation"))
    | said(NoteAnteckning, senaste=DAYS, per=DAYS)
    | said(CloseUtredning, avslutad=DAYS, avslut=st.sampled_from(["utan_insats", "insats"]))
    | said(DecideUppfoljning, beslutad=DAYS, placering_upphorde=st.none() | DAYS)
    | said(EndUppfoljning, avslutad=DAYS, utfall=st.just("avslutad"))
    | said(
        CorrectUtredning,
        corrects=st.integers(1, 9),
        replaced=replacing("inledd", "avslutad")
        | st.sampled_from([{"avslutad": ""}, {"avslut": "insats"}, {"avslut": "utan_insats"}]),
    )
    | said(
        CorrectUppgift,
        corrects=st.integers(2, 9),
        replaced=replacing("lamnad", "hord", "senaste", "per", "beslutad", "fran", "avslutad"),
    )
    | said(
        CorrectUppgift,
        corrects=st.integers(2, 9),
        replaced=st.just({}),
        aterkallad=st.just(True),  # noqa: FBT003
    )
)


def registered(commands: list[Any]) -> list[Event]:
    """Give the events of a course; what the utredning cannot take is left out."""
    events = list(decide(OPENED, []))
    for command in commands:
        if command == LAW:
            events.extend(law_change(Utredning.from_events(events), date(2025, 12, 31)))
            continue
        try:
            events.extend(decide(command, events))
        except (InvalidInputError, StateError):
            continue
    return events


@given(st.lists(COMMANDS, max_size=14))
@settings(max_examples=150, deadline=None)
def test_an_uppfoljning_always_stands_on_its_closing(commands) -> None:
    """Whatever is corrected, its time starts on the day that it follows, and it comes after it."""
    events = registered(commands)
    state = Utredning.from_events(events)

    assert [e.originator_version for e in events] == [*range(1, len(events) + 1)]
    for one in uppfoljningar(state):
        closing = state.closing
        assert closing is not None
        assert one.limit_on(date.max).start == one.decided.fran <= one.decided.beslutad
        assert one.decided.grund == "placering" or (
            (one.decided.fran, closing.avslut) == (closing.avslutad, "utan_insats")
        )
        assert one.ended is None or one.ended.avslutad >= one.decided.fran


@given(st.lists(COMMANDS, max_size=10))
@settings(max_examples=80, deadline=None)
def test_each_moment_can_be_stood_on(commands) -> None:
    """Every prefix of what was registered is a state, and the new act adds nothing twice."""
    events = registered(commands)
    last = Utredning.from_events(events)
    changed = law_change(last, date(2025, 12, 31))

    for size in range(1, len(events) + 1):
        known = Utredning.from_events(events[:size])
        assert known.version == size
        assert (idle(known, AUGUST, 30) is None) == (not is_running(known, AUGUST))
    assert law_change(Utredning.from_events([*events, *changed]), date(2025, 12, 31)) == ()
