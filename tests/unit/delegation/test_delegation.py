"""The delegationsordning: adopted whole, in force by date, warned of, read from a file."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid5

import pytest

from audit.delegation import (
    AdoptOrdning,
    Delegation,
    EndOrdning,
    Lagrum,
    Ordning,
    Punkt,
    ReviewOrdning,
    decide,
    notices,
    read_ordning,
)
from audit.errors import InvalidInputError, StateError
from tests.support.sources import ROOT

if TYPE_CHECKING:
    from audit.delegation import Command
    from audit.envelope import Event

FIRST = UUID("0193f2a0-0000-7000-8000-0000000000d1")
SECOND = UUID("0193f2a0-0000-7000-8000-0000000000d2")
PUNKT = Punkt(
    nummer="4.3",
    slag="beslut",
    sak="anmala_ivo",
    text="Anmäla till IVO",
    delegater=("verksamhetsstrateg", "utskott"),
    lagrum=(Lagrum(text="14 kap. 7 § SoL", sfs="2001:453"),),
)


def adopting(**changes: Any) -> AdoptOrdning:
    """Make a command that adopts an order of one point on 2024-04-16."""
    values: dict[str, Any] = {
        "ordning": FIRST,
        "namn": "Delegationsordning",
        "antagen": date(2024, 4, 16),
        "galler_fran": date(2024, 5, 1),
        "punkter": (PUNKT,),
    }
    return AdoptOrdning(**values | changes)


def history(*commands: Command) -> list[Event]:
    """Give the events that commands lead to, one after the other."""
    events: list[Event] = []
    for command in commands:
        events.extend(decide(command, events))
    return events


def state(*commands: Command) -> Ordning:
    """Give the order that commands lead to."""
    found = Ordning.from_events(history(*commands))

    assert found is not None
    return found


def demo() -> dict[str, Any]:
    """Read the demo's order as plain data."""
    path = ROOT / "audit" / "delegation" / "demo.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def test_the_newest_order_is_in_force() -> None:
    """Before the first none is, then the first, and the second replaces it whole."""
    later = adopting(ordning=SECOND, antagen=date(2025, 5, 6), galler_fran=date(2025, 6, 1))
    delegation = Delegation.from_histories([history(later), history(adopting())])
    days = [date(2024, 4, 30), date(2024, 5, 1), date(2025, 5, 31), date(2025, 6, 1)]
    found = [delegation.on(day) for day in days]

    assert [one and one.id for one in found] == [None, FIRST, FIRST, SECOND]


def test_an_ended_order_is_not_followed_by_the_one_before_it() -> None:
    """Where the newest has ended, none is in force: the older one was replaced."""
    later = adopting(ordning=SECOND, galler_fran=date(2025, 6, 1))
    ended = history(later, EndOrdning(ordning=SECOND, upphor=date(2025, 9, 1)))
    delegation = Delegation.from_histories([history(adopting()), ended])

    assert delegation.on(date(2025, 8, 31)) is not None
    assert delegation.on(date(2025, 9, 1)) is None


def test_an_areas_own_point_goes_first() -> None:
    """Asked from an area, its own point answers; from elsewhere the one for all."""
    own = replace(PUNKT, nummer="4.4", omrade="aldreomsorg", delegater=("enhetschef",))
    delegation = Delegation.from_histories([history(adopting(punkter=(PUNKT, own)))])
    day = date(2024, 6, 1)
    found = {
        area: ordning.punkt_for("anmala_ivo")
        for area in ("aldreomsorg", "funktionsstod", None)
        if (ordning := delegation.for_omrade(area).on(day))
    }

    assert {area: punkt and punkt.nummer for area, punkt in found.items()} == {
        "aldreomsorg": "4.4",
        "funktionsstod": "4.3",
        None: "4.3",
    }


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"namn": " "}, "namn"),
        ({"galler_fran": date(2024, 4, 15)}, "galler_fran"),
        ({"punkter": ()}, "minst en punkt"),
        ({"punkter": (PUNKT, PUNKT)}, "två gånger"),
        ({"punkter": (PUNKT, replace(PUNKT, nummer="4.4"))}, "två punkter ger samma sak"),
        ({"punkter": (replace(PUNKT, slag="rätt"),)}, "ansvar eller beslut"),
        ({"punkter": (replace(PUNKT, sak="allt"),)}, "saken är okänd"),
        ({"punkter": (replace(PUNKT, delegater=()),)}, "delegater"),
        ({"punkter": (replace(PUNKT, delegater=("kungen",)),)}, "delegater"),
        ({"punkter": (replace(PUNKT, omrade="rymden"),)}, "området"),
        ({"granskas_manader": 0}, "granskas_manader"),
    ],
)  # fmt: skip
def test_a_wrong_order_is_refused(changes: dict[str, Any], said: str) -> None:
    """What is wrong is named by field and point."""
    with pytest.raises(InvalidInputError) as caught:
        decide(adopting(**changes), [])

    assert said in caught.value.detail


def test_an_order_is_adopted_once() -> None:
    """A changed order is a new one; one that ended takes nothing more."""
    ended = history(adopting(), EndOrdning(ordning=FIRST, upphor=date(2025, 9, 1)))
    review = ReviewOrdning(ordning=FIRST, granskad=date(2025, 5, 1), utfall="oforandrad")
    for command, events in ((adopting(), history(adopting())), (review, ended), (review, [])):
        with pytest.raises(StateError):
            decide(command, events)


def test_a_review_moves_the_next_one() -> None:
    """An order is due a year after its adoption, and a year after each review."""
    review = ReviewOrdning(ordning=FIRST, granskad=date(2025, 3, 31), utfall="oforandrad")

    assert state(adopting()).review_due == date(2025, 4, 16)
    assert state(adopting(), review).review_due == date(2026, 3, 31)


def test_a_review_before_the_adoption_is_refused() -> None:
    """Nothing is reviewed before it is there, nor ended before it applies."""
    review = ReviewOrdning(ordning=FIRST, granskad=date(2024, 4, 15), utfall="oforandrad")
    for command in (review, EndOrdning(ordning=FIRST, upphor=date(2024, 4, 30))):
        with pytest.raises(InvalidInputError):
            decide(command, history(adopting()))


def test_a_repealed_act_is_warned_of_from_its_day() -> None:
    """An order that cites the old SoL is warned of from 2025-07-01, and not before."""
    ordning = state(adopting())
    before = {one.kind for one in notices(ordning, date(2025, 6, 30))}
    after = [one for one in notices(ordning, date(2025, 7, 1)) if one.kind == "upphavd_lag"]

    assert "upphavd_lag" not in before
    assert [one.punkt for one in after] == ["4.3"]
    assert "2001:453" in after[0].sentence


def test_a_late_review_and_lacking_points_are_warned_of() -> None:
    """The day after the review was due it is said, and so is what nobody was given."""
    ordning = state(adopting())
    on_time = {one.kind for one in notices(ordning, date(2025, 4, 16))}
    late = {one.kind for one in notices(ordning, date(2025, 4, 17))}

    assert "granskning" not in on_time
    assert {"granskning", "utan_punkt"} <= late


def test_the_demos_order_holds_the_published_points() -> None:
    """Each published point is there with its kind and delegats, in order."""
    ordning = state(read_ordning(FIRST, demo()))
    found = {p.nummer: (p.slag, p.delegater) for p in ordning.adopted.punkter}

    assert found["4.3"] == ("beslut", ("verksamhetsstrateg", "verksamhetsutvecklare", "utskott"))
    assert found["4.2 p. 1"] == ("ansvar", ("verksamhetsstrateg", "verksamhetsutvecklare"))
    assert found["4.2 p. 3"] == ("beslut", ("verksamhetschef",))
    assert found["5.2.6"] == ("beslut", ("utskott",))
    assert len(found) == 17


def test_the_demo_says_what_was_placed_by_us() -> None:
    """No point of the published order names the grade: ours says that the demo put it there."""
    punkt = state(read_ordning(FIRST, demo())).punkt_for("utreda")

    assert punkt is not None
    assert punkt.anmarkning is not None
    assert "I demonämnden ligger den" in punkt.anmarkning


@pytest.mark.parametrize(
    "change",
    [
        {"namnd": "x"},
        {"antagen": "2024-04-16"},
        {"namn": 7},
        {"punkt": [{"nummer": "1"}]},
        {"punkt": [{"fel": "1"}]},
        {"punkt": [{"nummer": 1, "slag": "beslut"}]},
    ],
)
def test_a_file_of_the_wrong_form_is_refused(change: dict[str, Any]) -> None:
    """Nothing in the file is passed over or guessed."""
    with pytest.raises(InvalidInputError):
        read_ordning(uuid5(FIRST, "x"), demo() | change)
