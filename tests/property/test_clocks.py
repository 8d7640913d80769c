"""Two times, always: what is learned late changes what happened, never what was known before.

Random courses of an orosanmälan and of an uppföljning; what was known at a moment is the events
registered by then, and what stood on a day is read from them.
"""

from __future__ import annotations

from dataclasses import fields
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid5

from hypothesis import given, settings
from hypothesis import strategies as st

from audit.barnutredning import (
    CloseUtredning,
    CorrectAnmalan,
    DecideForhandsbedomning,
    DecideUppfoljning,
    EndUppfoljning,
    ExtendForhandsbedomning,
    GiveAterkoppling,
    MakeSkyddsbedomning,
    OpenUtredning,
    Orosanmalan,
    ReceiveAnmalan,
    RequestAterkoppling,
    Utredning,
    WithholdAterkoppling,
    classify_anmalan,
    classify_uppfoljning,
    decide,
    decide_anmalan,
    law_change,
)
from audit.barnutredning.orosanmalan.events import AnmalanCorrected
from audit.codec import event_from, facts_of, words_of
from audit.envelope import Actor
from audit.errors import InvalidInputError, StateError
from tests.unit.barnutredning.anmalningar import ANMALAN, BARN, UTREDNING
from tests.unit.barnutredning.examples import ARENDE, KALLREFERENS

if TYPE_CHECKING:
    from audit.barnutredning import CommandAnmalan
    from audit.envelope import Event

FIRST = date(2025, 12, 28)
SPAN = [FIRST + timedelta(days=n) for n in range(40)]
DAYS = st.sampled_from(SPAN)
"""Both sides of 2026-01-15, and two holidays."""
ACTOR = Actor(uuid5(ARENDE, "actor"), "utredare")
AROUND_NEW_ACT = st.sampled_from([date(2025, 4, 20) + timedelta(days=n) for n in range(160)])


def said(command: type[Any], **values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Draw a command about the anmälan."""
    return st.builds(command, anmalan=st.just(ANMALAN), **values)


RECEIVED = said(
    ReceiveAnmalan,
    barn=st.just(BARN),
    grupp=st.sampled_from(["barn", "ung"]),
    enhet=st.just("mottagning"),
    inkom=st.sampled_from(SPAN[:20]),
    anmalare=st.sampled_from(["19_1", "19_2", "annan"]),
    inkom_sent=st.booleans(),
    pagaende=st.none() | st.just(UTREDNING),
)
HAPPENINGS = (
    said(MakeSkyddsbedomning, bedomd=DAYS, utfall=st.just("behov"))
    | said(ExtendForhandsbedomning, beslutad=DAYS, ny_sista_dag=DAYS, skal_kod=st.just("inte_natt"))
    | said(
        DecideForhandsbedomning,
        beslutad=DAYS,
        utfall=st.sampled_from(["inleda", "inte_inleda", "pagar_redan"]),
    )
    | said(RequestAterkoppling, begard=DAYS)
    | said(GiveAterkoppling, lamnad=DAYS)
    | said(WithholdAterkoppling, beslutad=DAYS, skal_kod=st.just("olampligt"))
)
DAY_FACTS = {
    "inkom": DAYS, "bedomd": DAYS, "beslutad": DAYS, "begard": DAYS, "lamnad": DAYS,
    "ny_sista_dag": DAYS,
}  # fmt: skip
CORRECTIONS = said(
    CorrectAnmalan,
    corrects=st.integers(1, 8),
    replaced=st.sampled_from(sorted(DAY_FACTS)).flatmap(
        lambda name: DAY_FACTS[name].map(lambda day: {name: day.isoformat()})
    ),
) | said(
    CorrectAnmalan,
    corrects=st.integers(2, 8),
    replaced=st.just({}),
    aterkallad=st.just(True),  # noqa: FBT003
)
COURSES = st.tuples(RECEIVED, st.lists(HAPPENINGS | CORRECTIONS, max_size=9))


def registered(course: tuple[CommandAnmalan, list[CommandAnmalan]]) -> list[Event]:
    """Give the events of a course; what the anmälan cannot take is left out."""
    first, others = course
    events = list(decide_anmalan(first, []))
    for command in others:
        events.extend(tried(command, events))
    return events


def tried(command: CommandAnmalan, events: list[Event]) -> tuple[Event, ...]:
    """Give what a command leads to, nothing where it is refused."""
    try:
        return decide_anmalan(command, events)
    except (InvalidInputError, StateError):
        return ()


def read(events: list[Event]) -> list[Any]:
    """Read every day of the span, as known from some events."""
    state = Orosanmalan.from_events(events)
    return [classify_anmalan(state, day) for day in SPAN]


def day_of(event: Event) -> date:
    """Give the day on which an event happened."""
    return date.fromisoformat(event.happened.start or "")


@given(COURSES)
@settings(max_examples=70, deadline=None)
def test_now_equals_now(course) -> None:
    """Known at the last position is what is known; every event comes back from its facts."""
    events = registered(course)
    stored = [
        event_from(type(e), ANMALAN, e.originator_version, facts_of(e, ACTOR), words_of(e))
        for e in events
    ]

    assert [e.originator_version for e in events] == [*range(1, len(events) + 1)]
    assert stored == events
    assert read(stored) == read(events)


@given(COURSES, HAPPENINGS | CORRECTIONS)
@settings(max_examples=70, deadline=None)
def test_what_is_learned_late_changes_nothing_that_was_known(course, command) -> None:
    """At every earlier position every day reads as it did before."""
    events = registered(course)
    known = [read(events[:position]) for position in range(1, len(events) + 1)]
    later = [*events, *tried(command, events)]

    assert [read(later[:position]) for position in range(1, len(events) + 1)] == known


@given(COURSES, HAPPENINGS)
@settings(max_examples=120, deadline=None)
def test_what_happened_changes_its_own_day_and_later_ones_only(course, command) -> None:
    """However late it is registered, the days before it happened read as they did."""
    events = registered(course)
    made = tried(command, events)
    before, after = read(events), read([*events, *made])
    days = [day_of(event) for event in made]

    for day, old, new in zip(SPAN, before, after, strict=True):
        if not days or day < days[0]:
            assert old == new


@given(COURSES, DAYS)
@settings(max_examples=100, deadline=None)
def test_a_late_skyddsbedomning_is_seen_on_the_happened_axis(course, day) -> None:
    """From its own day on the time has ended, at the latest then."""
    events = registered(course)
    command = MakeSkyddsbedomning(anmalan=ANMALAN, bedomd=day, utfall="behov")
    made = tried(command, events)
    found = classify_anmalan(Orosanmalan.from_events([*events, *made]), day)

    if made:
        assert found is not None
        assert found.skyddsbedomning.ended is not None
        assert found.skyddsbedomning.ended <= day


@given(COURSES)
@settings(max_examples=70, deadline=None)
def test_the_limits_of_a_correction_are_those_of_an_anmalan_that_was_right_at_once(course) -> None:
    """Corrected or registered right from the start, the times are the same."""
    events = registered(course)
    state = Orosanmalan.from_events(events)
    received = state.received
    assert received is not None
    named = {f.name for f in fields(ReceiveAnmalan)} & {f.name for f in fields(received)}
    command = ReceiveAnmalan(anmalan=ANMALAN, **{name: getattr(received, name) for name in named})
    (fresh,) = decide_anmalan(command, [])
    clean = Orosanmalan.from_events([fresh])

    assert state.limit_skyddsbedomning == clean.limit_skyddsbedomning
    assert state.limit_forhandsbedomning == clean.limit_forhandsbedomning
    if not any(isinstance(event, AnmalanCorrected) for event in events):
        assert state.received == fresh


@given(AROUND_NEW_ACT, st.integers(0, 30), st.none() | st.integers(0, 200), AROUND_NEW_ACT)
@settings(max_examples=100, deadline=None)
def test_a_new_act_changes_no_day_before_it(closed, wait, ended, day) -> None:
    """Before its first day every answer is the old one; applied twice it adds nothing."""
    decided = closed + timedelta(days=wait)
    commands: list[Any] = [
        OpenUtredning(
            arende=ARENDE,
            barn=BARN,
            enhet="e1",
            inledd=date(2025, 2, 1),
            kallreferens=KALLREFERENS,
        ),
        CloseUtredning(arende=ARENDE, avslutad=closed, avslut="utan_insats"),
        DecideUppfoljning(arende=ARENDE, beslutad=decided),
    ]
    if ended is not None:
        at = decided + timedelta(days=ended)
        commands.append(EndUppfoljning(arende=ARENDE, avslutad=at, utfall="avslutad"))
    events: list[Event] = []
    for command in commands:
        events.extend(decide(command, events))
    old = Utredning.from_events(events)
    new = Utredning.from_events([*events, *law_change(old, date(2026, 6, 1))])

    assert law_change(new, date(2026, 6, 1)) == ()
    if day < date(2025, 7, 1):
        assert classify_uppfoljning(new, day) == classify_uppfoljning(old, day)
