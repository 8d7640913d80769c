"""Draws for egenkontroll: made once a month, repeatable, reviewed one by one and summed up."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.envelope import Erased, Happened
from audit.errors import InvalidInputError, StateError
from audit.internkontroll.commands_dragning import MakeDragning, ReviewDragen
from audit.internkontroll.dragning import Dragningar, decide_dragning, lott_of
from audit.internkontroll.dragning_draw import Lott, below, draw, in_order, population_sha256
from audit.internkontroll.dragning_sammanstallning import summary
from audit.internkontroll.events_dragning import DragningMade, DragningReviewed
from audit.internkontroll.events_handelse import HandelseEnded

if TYPE_CHECKING:
    from audit.envelope import Event

STREAM = UUID("0193f2a0-0000-7000-8000-00000000000d")
MOMENT = UUID("0193f2a0-0000-7000-8000-00000000000e")
VALUES: dict[str, Any] = {
    "dragningar": STREAM,
    "ar": 2022,
    "manad": 11,
    "underlag": "lasningar",
    "referenser": [f"r{n}" for n in range(30)],
    "antal": 4,
    "known_position": 4812,
    "known_root": "ab" * 32,
    "kontrollmoment": None,
}
LOTT = Lott(known_root="ab" * 32, known_position=4812, ar=2022, manad=11, underlag="lasningar")
REFERENSER = st.sets(st.from_regex(r"[a-z0-9:-]{1,12}", fullmatch=True), min_size=1, max_size=40)


@dataclass(frozen=True)
class Around:
    """A day to decide on."""

    today: date = date(2022, 12, 5)


def make(history: list[Event], **changes: Any) -> list[Event]:
    """Make a draw and give the history with it."""
    return [*history, *decide_dragning(MakeDragning(**VALUES | changes), history, Around())]


def review(history: list[Event], referens: str, **changes: Any) -> list[Event]:
    """Review one that was drawn and give the history with it."""
    values: dict[str, Any] = {
        "dragning": 1, "granskad": date(2022, 12, 5), "utfall": "utan_anmarkning",
    }  # fmt: skip
    command = ReviewDragen(dragningar=STREAM, referens=referens, **values | changes)
    return [*history, *decide_dragning(command, history, Around())]


def made_of(history: list[Event]) -> DragningMade:
    """Give the newest draw of a history."""
    return next(event for event in reversed(history) if isinstance(event, DragningMade))


def test_a_draw_records_all_that_it_takes_to_make_it_again() -> None:
    """Population, checksum, head, seed and way stand in the event, and give the same again."""
    made = made_of(make([]))
    again = draw(lott_of(made), VALUES["referenser"], made.antal)

    assert (made.dragning, made.population, len(made.dragna)) == (1, 30, 4)
    assert made.population_sha256 == population_sha256(in_order(VALUES["referenser"]))
    assert (again.seed, again.dragna, again.algoritm) == (made.seed, made.dragna, made.algoritm)


def test_a_month_is_drawn_once_from_an_underlag_for_a_kontrollmoment() -> None:
    """Nobody draws again until the outcome suits; another month or underlag is another draw."""
    history = make([])
    again: list[dict[str, Any]] = [
        {}, {"antal": 5}, {"known_position": 4813}, {"referenser": ["a"]},
    ]  # fmt: skip
    others: list[dict[str, Any]] = [
        {"manad": 10}, {"underlag": "utredningar"}, {"kontrollmoment": MOMENT},
    ]  # fmt: skip
    for changes in again:
        with pytest.raises(StateError, match="görs inte om"):
            make(history, **changes)
    for changes in others:
        history = make(history, **changes)
    state = Dragningar.from_events(history)

    assert [one.dragning for one in state.dragningar] == [1, 2, 3, 4]
    assert (state.id, state.ar, state.version) == (STREAM, 2022, 4)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"manad": 0}, "manad"),
        ({"manad": 13}, "manad"),
        ({"manad": 12}, "manad"),
        ({"ar": 2023}, "manad"),
        ({"ar": 1999}, "ar"),
        ({"antal": 0}, "antal"),
        ({"antal": 201}, "antal"),
        ({"underlag": "allt"}, "underlag"),
        ({"underlag": "handelser:"}, "underlag"),
        ({"referenser": []}, "referenser"),
        ({"referenser": ["a", "a"]}, "referenser"),
        ({"referenser": ["a\nb"]}, "referenser"),
        ({"known_position": 0}, "known_position"),
        ({"known_root": "AB" * 32}, "known_root"),
    ],
)
def test_a_draw_that_cannot_be_made_is_refused(changes: dict[str, Any], field: str) -> None:
    """The field is named: also a month that is not over, whose list is not whole yet."""
    with pytest.raises(InvalidInputError) as refused:
        make([], **changes)

    assert [problem.field for problem in refused.value.problems] == [field]


def test_a_year_has_a_stream_of_its_own() -> None:
    """A draw of another year belongs elsewhere."""
    with pytest.raises(InvalidInputError, match="året"):
        make(make([]), ar=2021)


def test_a_short_list_is_drawn_whole() -> None:
    """More were asked for than there are: all of them, in a drawn order."""
    made = made_of(make([], referenser=["a", "b", "c"], underlag="handelser:ansökan"))

    assert sorted(made.dragna) == ["a", "b", "c"]
    assert (made.antal, made.population) == (4, 3)


def test_what_was_drawn_is_reviewed_and_the_newest_review_stands() -> None:
    """The others wait, in the order they were drawn."""
    history = make([])
    dragna = made_of(history).dragna
    history = review(history, dragna[2], utfall="anmarkning", text="Fel roll.")
    waits = Dragningar.from_events(history).waiting(1)
    history = review(history, dragna[2], utfall="utan_anmarkning")
    state = Dragningar.from_events(history)
    newest = state.granskning(1, dragna[2])

    assert waits == state.waiting(1) == (dragna[0], dragna[1], dragna[3])
    assert isinstance(newest, DragningReviewed)
    assert newest.utfall == "utan_anmarkning"
    assert (state.granskning(1, dragna[0]), state.waiting(2)) == (None, ())


@pytest.mark.parametrize(
    ("referens", "changes", "field"),
    [
        ("r-finns-inte", {}, "referens"),
        (None, {"dragning": 2}, "dragning"),
        (None, {"utfall": "bra"}, "utfall"),
        (None, {"granskad": date(2022, 12, 6)}, "granskad"),
        (None, {"granskad": date(2022, 11, 30)}, "granskad"),
        (None, {"text": "\x00"}, "text"),
    ],
)
def test_a_review_that_does_not_fit_is_refused(
    referens: str | None, changes: dict[str, Any], field: str
) -> None:
    """Only what was drawn is reviewed, after the month and not ahead of today."""
    history = make([])
    with pytest.raises(InvalidInputError) as refused:
        review(history, referens or made_of(history).dragna[0], **changes)

    assert [problem.field for problem in refused.value.problems] == [field]


def test_a_december_is_reviewed_from_the_first_of_january() -> None:
    """The day after the month is the first on which it can be drawn."""
    history = [
        *decide_dragning(
            MakeDragning(**VALUES | {"manad": 12}), [], january := Around(date(2023, 1, 1))
        )
    ]
    command = ReviewDragen(
        dragningar=STREAM, dragning=1, referens=made_of(history).dragna[0],
        granskad=date(2023, 1, 1), utfall="utreds",
    )  # fmt: skip

    assert len(decide_dragning(command, history, january)) == 1


def test_a_year_is_summed_up_by_month() -> None:
    """What was drawn, reviewed and found, and which months have no draw."""
    history = make(make([]), manad=3, antal=2)
    november, march = (Dragningar.from_events(history).dragningar[n].dragna for n in (0, 1))
    history = review(history, november[0], utfall="anmarkning")
    history = review(history, november[1])
    history = review(history, march[0], dragning=2)
    found = summary(Dragningar.from_events(history), through_month=11)

    assert [(rad.manad, rad.dragna, rad.granskade, rad.waiting) for rad in found.rader] == [
        (3, 2, 1, 1), (11, 4, 2, 2),
    ]  # fmt: skip
    assert (found.dragna, found.granskade) == (6, 3)
    assert found.utfall == {
        "utan_anmarkning": 2, "anmarkning": 1, "utreds": 0, "kunde_inte_granskas": 0,
    }  # fmt: skip
    assert found.manader_utan == (1, 2, 4, 5, 6, 7, 8, 9, 10)


def test_gallrade_draws_take_nothing_more() -> None:
    """Order remains; an event of another stream is no part of it."""
    (event,) = make([])
    gone = Erased(
        originator_id=STREAM, originator_version=1, happened=Happened.unknown(), topic=event.TOPIC
    )
    foreign = HandelseEnded(
        originator_id=STREAM, originator_version=1, happened=Happened.unknown(), sluthandelse="x",
        slutdatum=date(2022, 1, 1),
    )  # fmt: skip

    assert Dragningar.from_events([gone, replace(event, originator_version=2)]).version == 2
    with pytest.raises(StateError, match="gallrade"):
        make([gone])
    with pytest.raises(TypeError):
        Dragningar.from_events([foreign])


@given(referenser=REFERENSER, antal=st.integers(0, 45), more=st.integers(0, 5))
def test_a_draw_takes_of_the_list_without_repeating(
    referenser: set[str], antal: int, more: int
) -> None:
    """The list's own order does not matter, and a larger draw begins with the smaller one."""
    drawn = draw(LOTT, referenser, antal)
    larger = draw(LOTT, sorted(referenser, reverse=True), antal + more)

    assert len(set(drawn.dragna)) == len(drawn.dragna) == min(antal, len(referenser))
    assert referenser.issuperset(drawn.dragna)
    assert larger.dragna[: len(drawn.dragna)] == drawn.dragna
    assert (larger.seed, larger.population_sha256) == (drawn.seed, drawn.population_sha256)


@given(
    change=st.sampled_from(
        [
            {"known_root": "ac" * 32}, {"known_position": 4813}, {"ar": 2023}, {"manad": 10},
            {"underlag": "utredningar"}, {"kontrollmoment": MOMENT},
        ]
    )
)  # fmt: skip
def test_all_that_a_draw_is_made_for_changes_its_seed(change: dict[str, Any]) -> None:
    """Head, month, underlag and kontrollmoment each; and so does one reference more."""
    seed = draw(LOTT, ["a", "b"], 1).seed

    assert draw(replace(LOTT, **change), ["a", "b"], 1).seed != seed
    assert draw(LOTT, ["a", "b", "c"], 1).seed != seed


@given(bound=st.integers(1, 2**40), over=st.integers(0, 2**40))
def test_no_number_comes_more_often_than_another(bound: int, over: int) -> None:
    """Words beyond the last whole multiple of the bound are thrown away, and no others."""
    usable = 2**64 - 2**64 % bound
    words = [usable + over % (2**64 - usable)] if usable < 2**64 else []

    assert usable % bound == 0
    assert below(bound, iter([*words, usable - 1])) == bound - 1
    assert below(bound, iter([*words, 0])) == 0


def test_every_reference_is_drawn_about_as_often_as_another() -> None:
    """Of 600 draws of one of six, each comes between 60 and 140 times."""
    referenser = [f"r{n}" for n in range(6)]
    drawn = [draw(replace(LOTT, known_position=n), referenser, 1).dragna[0] for n in range(600)]

    assert all(60 <= drawn.count(one) <= 140 for one in referenser)


def test_a_list_that_repeats_itself_is_no_list() -> None:
    """Whoever stands twice would be drawn twice as often."""
    for referenser, antal in ((["a", "a"], 1), (["a"], -1)):
        with pytest.raises(ValueError, match="without repetition"):
            draw(LOTT, referenser, antal)
