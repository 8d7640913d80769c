"""Facts of old versions reach today's by one step per version, oldest first."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

import pytest

from audit import barnutredning, internkontroll
from audit.envelope import Event
from audit.errors import UnknownTopicError
from audit.upcasting import MissingStepError, check_steps, upcast

if TYPE_CHECKING:
    from audit.upcasting import Facts, Steps


class Renamed(Event):
    """An event whose facts changed twice."""

    TOPIC: ClassVar[str] = "test.renamed"
    SCHEMA: ClassVar[int] = 3


def upcast_v1_v2(facts: Facts) -> Facts:
    """Rename a fact."""
    facts["unit"] = facts.pop("office")
    return facts


def upcast_v2_v3(facts: Facts) -> Facts:
    """Add a fact that follows from another."""
    return facts | {"length": len(facts["unit"])}


STEPS = {("test.renamed", 1): upcast_v1_v2, ("test.renamed", 2): upcast_v2_v3}
STORED: dict[int, Facts] = {
    1: {"office": "north"},
    2: {"unit": "north"},
    3: {"unit": "north", "length": 5},
}


@pytest.mark.parametrize("version", STORED)
def test_every_stored_version_becomes_the_present_one(version: int) -> None:
    """Whatever version was stored, the same facts come out."""
    assert upcast("test.renamed", version, 3, STORED[version], STEPS) == STORED[3]


def test_what_was_stored_is_left_as_it_was() -> None:
    """A step that works in place changes a copy."""
    stored = {"office": "north"}
    upcast("test.renamed", 1, 3, stored, STEPS)

    assert stored == {"office": "north"}


def test_what_gallring_removed_stays_removed() -> None:
    """Facts that are no longer there pass through as None."""
    assert upcast("test.renamed", 1, 3, None, STEPS) is None


def test_a_missing_step_is_refused() -> None:
    """A gap in the steps is an error, never skipped over."""
    with pytest.raises(MissingStepError, match="v2"):
        upcast("test.renamed", 1, 3, STORED[1], {("test.renamed", 1): upcast_v1_v2})


@pytest.mark.parametrize("version", [0, -1, 4])
def test_an_unknown_version_is_refused(version: int) -> None:
    """A version from a later release, or none at all, is unknown."""
    with pytest.raises(UnknownTopicError, match=f"v{version}"):
        upcast("test.renamed", version, 3, {}, STEPS)


@pytest.mark.parametrize(
    "steps",
    [
        {("test.renamed", 1): upcast_v1_v2},
        STEPS | {("test.renamed", 3): upcast_v2_v3},
        STEPS | {("test.other", 1): upcast_v1_v2},
    ],
)
def test_steps_that_do_not_fit_the_events_are_refused_at_start(steps: Steps) -> None:
    """A gap, a step beyond the present version and one of an unknown topic stop the start."""
    with pytest.raises(MissingStepError):
        check_steps([Renamed], steps)


def test_the_steps_of_every_area_fit_its_events() -> None:
    """Each area has exactly the steps that its events' versions need."""
    check_steps([Renamed], STEPS)
    for area in (barnutredning, internkontroll):
        check_steps(area.EVENTS, area.UPCASTS)
