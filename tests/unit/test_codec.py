"""Events become facts and words and come back the same; nothing is guessed."""

from __future__ import annotations

import types
from dataclasses import dataclass, is_dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar, get_args, get_origin, get_type_hints
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit import barnutredning, internkontroll
from audit.barnutredning import UtredningCorrected, UtredningExtended, UtredningOpened
from audit.canonical import MAX_INTEGER, canonical_bytes, parse_canonical
from audit.codec import event_from, fact_fields, facts_of, plain, sealed_parts, typed, words_of
from audit.envelope import Actor, Event, Happened, words
from audit.law import Limit
from tests.unit.barnutredning.examples import extending, history, opening

if TYPE_CHECKING:
    from audit.internkontroll import MatningFrozen

ARENDE = UUID("0193f2a0-0000-7000-8000-000000000001")
ACTOR = Actor(UUID("0193f2a0-0000-7000-8000-0000000000ff"), "utredare", "5.2.6")
EVENTS = (*barnutredning.EVENTS, *internkontroll.EVENTS)

DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))
TEXTS = st.text(st.characters(codec="ascii", exclude_characters="\x00"), min_size=1)
TIMES = st.datetimes(datetime(1000, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - bounds are bare
PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    date: DAYS,
    datetime: TIMES,
    str: TEXTS,
    int: st.integers(-MAX_INTEGER, MAX_INTEGER),
    bool: st.booleans(),
    UUID: st.uuids(),
}
HAPPENED = st.one_of(
    st.builds(Happened.on, DAYS),
    st.builds(Happened.between, DAYS, DAYS),
    st.just(Happened.unknown()),
    st.builds(Happened.at, TIMES),
)


class Colour(StrEnum):
    """An enum of an event that only these tests know."""

    RED = "red"


@dataclass(frozen=True, kw_only=True)
class Everything(Event):
    """An event with a field of each kind that facts may hold."""

    TOPIC: ClassVar[str] = "test.everything"

    number: int
    flag: bool
    colour: Colour
    moment: datetime
    limit: Limit
    counts: dict[str, int]
    groups: dict[str, tuple[str, ...]]
    days: tuple[date, ...]
    maybe: UUID | None = None
    secret: str | None = words()


def values(hint: Any) -> st.SearchStrategy[Any]:
    """Make values of a type that facts may hold."""
    arguments = [values(arg) for arg in get_args(hint) if arg not in {..., type(None)}]
    if isinstance(hint, types.UnionType):
        return st.none() | arguments[0]
    if get_origin(hint) is tuple:
        return st.lists(arguments[0], max_size=3).map(tuple)
    if get_origin(hint) is dict:
        return st.dictionaries(*arguments, max_size=3)
    if hint is Happened:
        return HAPPENED
    if is_dataclass(hint):
        made: Any = hint
        return st.builds(made, **{name: values(h) for name, h in get_type_hints(hint).items()})
    return PLAIN[hint] if hint in PLAIN else st.sampled_from(hint)


@cache
def events(event_class: Any) -> st.SearchStrategy[Event]:
    """Make events of a class, version 3 of one ärende."""
    hints = dict(fact_fields(event_class)) | dict.fromkeys(sealed_parts(event_class), str | None)
    made = {name: values(hint) for name, hint in hints.items()}
    ids = {"originator_id": st.just(ARENDE), "originator_version": st.just(3)}
    return st.builds(event_class, **ids, **made)


@pytest.mark.parametrize("event_class", [*EVENTS, Everything], ids=lambda c: c.TOPIC)
@given(data=st.data())
def test_every_event_comes_back_the_same(event_class: type[Event], data: st.DataObject) -> None:
    """Through facts, canonical bytes and back, any event of any area equals itself."""
    kind: Any = event_class
    event = data.draw(events(kind))
    facts = parse_canonical(canonical_bytes(facts_of(event, ACTOR)))

    assert event_from(event_class, ARENDE, 3, facts, words_of(event)) == event


def test_sealed_words_stand_nowhere_in_the_facts() -> None:
    """Words are kept apart from facts, by field name."""
    event = history(opening(), extending(skal="En hemlighet."))[1]

    assert words_of(event) == {"skal": "En hemlighet."}
    assert b"hemlighet" not in canonical_bytes(facts_of(event, ACTOR))


def test_facts_say_who_and_when_and_leave_out_what_is_absent() -> None:
    """Facts hold actor, time and the plain fields; an absent fact has no key."""
    facts = facts_of(history(opening())[0], ACTOR)

    assert facts["actor"]["delegation"] == "5.2.6"
    assert facts["happened"] == {"precision": "day", "start": "2022-08-10"}
    assert "anmalan_inkom" not in facts
    assert facts["limit"]["sista_dag"] == "2022-12-10"


def test_fields_are_facts_or_words_and_never_both() -> None:
    """Each field of each event is either a fact or sealed; ids stand in the entry instead."""
    for event_class in EVENTS:
        facts = {name for name, _ in fact_fields(event_class)}

        assert facts.isdisjoint(sealed_parts(event_class))
        assert facts.isdisjoint({"originator_id", "originator_version"})


def test_reasons_and_what_a_child_said_are_sealed_here() -> None:
    """Reasons, texts and names of files are sealed, and a child's words, violence, and a kommun."""
    sealed = {event_class: tuple(sealed_parts(event_class)) for event_class in EVENTS}

    assert sealed[UtredningExtended] == sealed[UtredningCorrected] == ("skal",)
    assert {parts for parts in sealed.values() if len(parts) == 1} == {
        ("skal",),
        ("barnets_ord",),
        ("vald",),
        ("kommun",),
        ("filnamn",),
        ("text",),
    }


def opened_facts(**changes: Any) -> dict[str, Any]:
    """Give the facts of an opening with some replaced; None removes one."""
    facts = facts_of(history(opening())[0], ACTOR) | changes
    return {name: fact for name, fact in facts.items() if fact is not None}


@pytest.mark.parametrize(
    "changes",
    [
        {"inledd": None},
        {"inledd": "2022-13-01"},
        {"inledd": ""},
        {"barn": "not a token"},
        {"enhet": 7},
        {"enhet": True},
        {"limit": {}},
        {"happened": {"precision": "roughly"}},
    ],
)
def test_facts_that_do_not_fit_are_refused(changes: dict[str, Any]) -> None:
    """A missing fact or one of the wrong form is an error, never a guess."""
    with pytest.raises((ValueError, KeyError)):
        event_from(UtredningOpened, ARENDE, 1, opened_facts(**changes), {})


@pytest.mark.parametrize(
    "value", [1.5, None, b"x", {1}, object()], ids=lambda one: type(one).__name__
)
def test_a_value_without_a_form_is_refused(value: object) -> None:
    """Floats, None and whatever else has no form in the facts raise TypeError."""
    with pytest.raises(TypeError):
        plain([value])


@pytest.mark.parametrize(("hint", "raw"), [(int, True), (bool, 1), (str, 1), (int, "1")])
def test_plain_types_are_exact(hint: type, raw: object) -> None:
    """True is not 1, and "1" is not 1."""
    with pytest.raises(ValueError, match="expected"):
        typed(hint, raw)


def test_tuples_within_objects_come_back_as_tuples() -> None:
    """A mätning's lists of ärenden are tuples again, so that events compare equal."""
    hint = dict(fact_fields(internkontroll.MatningFrozen))["arenden"]
    arenden: MatningFrozen | Any = typed(hint, {"inom": ["a", "b"]})

    assert arenden == {"inom": ("a", "b")}
