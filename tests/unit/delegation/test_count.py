"""Beslut counted elsewhere: numbers that add up, replaced whole, taken back whole."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from audit.delegation import BeslutCounted, EnhetCount, ReviewOrdning, SlagCount, decide
from audit.envelope import Happened
from audit.errors import InvalidInputError, StateError
from tests.support.beslutsantal import ALL, ENHETER, RAKNING, counting
from tests.unit.delegation.test_delegation import adopting

MARCH = (date(2024, 3, 1), date(2024, 3, 31))


def unit(antal: int, *parts: int, name: str = "A") -> EnhetCount:
    """Give an enhet with so many beslut, and so many of each of some kinds."""
    varav = tuple(SlagCount(slag=f"s{n}", antal=part) for n, part in enumerate(parts))
    return EnhetCount(enhet=name, antal=antal, varav=varav)


def test_the_published_statistics_are_taken_as_they_stand() -> None:
    """Eleven units without a period, whose sum is the printed one."""
    (event,) = decide(counting(), [])

    assert isinstance(event, BeslutCounted)
    assert sum(one.antal for one in event.enheter) == event.summa == ALL
    assert (event.fran, event.happened) == (None, Happened.unknown())


def test_a_count_of_a_period_happened_in_it() -> None:
    """Its days, both included, say when the beslut were taken."""
    (event,) = decide(counting(period=MARCH), [])

    assert event.happened == Happened.between(*MARCH)


def test_counted_anew_it_is_the_next_version() -> None:
    """The newest count of a stream is whole in itself; without units it is taken back."""
    first = decide(counting(), [])
    (second,) = decide(counting(enheter=(), summa=None), first)

    assert (second.originator_version, second.originator_id) == (2, RAKNING)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"summa": ALL + 1}, "summa"),
        ({"enheter": (), "summa": None}, "enheter"),
        ({"enheter": (unit(3, 2, 2),), "summa": 3}, "enheter"),
        ({"enheter": (unit(1), unit(2)), "summa": 3}, "enheter"),
        ({"enheter": (unit(-1),), "summa": -1}, "enheter"),
        ({"enheter": (unit(1, name=" "),), "summa": 1}, "enheter"),
        ({"period": (MARCH[1], MARCH[0])}, "till"),
    ],
)
def test_what_does_not_add_up_is_refused(changes: dict[str, Any], field: str) -> None:
    """Sums, parts, names and days that cannot be are named by their field."""
    with pytest.raises(InvalidInputError) as found:
        decide(counting(**changes), [])

    assert [problem.field for problem in found.value.problems] == [field]


def test_a_kind_told_twice_or_an_unknown_outcome_is_refused() -> None:
    """The parts of a unit are different ones, with outcomes that are known."""
    part = SlagCount(slag="inleda_utredning", antal=1, utfall="kanske")
    one = EnhetCount(enhet="A", antal=2, varav=(part, part))

    with pytest.raises(InvalidInputError) as found:
        decide(counting(enheter=(one,), summa=2), [])
    assert len(found.value.problems) == 3


def test_counts_and_orders_are_streams_of_their_own() -> None:
    """A count is never written into an order's stream, nor reviewed as one."""
    adopted, counted = decide(adopting(), []), decide(counting(), [])
    review = ReviewOrdning(ordning=RAKNING, granskad=MARCH[0], utfall="oforandrad")

    with pytest.raises(StateError):
        decide(counting(enheter=ENHETER), adopted)
    with pytest.raises(StateError):
        decide(review, counted)
