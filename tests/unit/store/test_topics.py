"""Topics: frozen strings, refused at start when missing, malformed or used twice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import pytest

from audit.envelope import Event
from audit.errors import ConfigurationError, UnknownTopicError
from audit.store.registry import all_topics
from audit.store.topics import Topics
from audit.upcasting import MissingStepError


@dataclass(frozen=True, kw_only=True)
class Third(Event):
    """An event in its third version."""

    TOPIC: ClassVar[str] = "prov.third"
    SCHEMA: ClassVar[int] = 3


@dataclass(frozen=True, kw_only=True)
class Nameless(Event):
    """An event that forgot its topic."""


STEPS = {
    ("prov.third", 1): lambda facts: {**facts, "two": facts["one"]},
    ("prov.third", 2): lambda facts: {**facts, "three": facts["two"]},
}


def test_facts_are_upcast_one_step_at_a_time_oldest_first():
    """A first version passes both steps, a third passes none."""
    topics = Topics([Third], STEPS)

    assert topics.upcast("prov.third", 1, {"one": 1}) == {"one": 1, "two": 1, "three": 1}
    assert topics.upcast("prov.third", 3, {"x": 1}) == {"x": 1}


def test_every_readable_pair_is_known():
    """Old versions are readable as long as their steps are there."""
    assert Topics([Third], STEPS).pairs() == {("prov.third", n) for n in (1, 2, 3)}


@pytest.mark.parametrize(
    ("classes", "steps"),
    [
        ([Nameless], {}),
        ([Third, Third], STEPS),
        ([Third], {("prov.third", 1): STEPS["prov.third", 1]}),
        ([], {("prov.gone", 1): STEPS["prov.third", 1]}),
        ([Third], {**STEPS, ("prov.third", 3): STEPS["prov.third", 1]}),
    ],
)
def test_a_mistake_in_the_register_stops_the_start(classes, steps):
    """A missing topic, a reused one, a gap in the steps or a step to nowhere is refused."""
    with pytest.raises((ConfigurationError, MissingStepError)):
        Topics(classes, steps)


def test_a_newer_version_than_we_know_is_refused():
    """Facts written by a later release are not guessed at."""
    with pytest.raises(UnknownTopicError):
        Topics([Third], STEPS).upcast("prov.third", 4, {})


def test_an_unknown_topic_is_refused():
    """A topic that nobody registered has no class."""
    with pytest.raises(UnknownTopicError):
        Topics([], {}).event_class("prov.third")


def test_the_products_own_register_is_sound():
    """All areas together register, each topic with the prefix of its area."""
    assert {topic.split(".")[0] for topic, _ in all_topics().pairs()} >= {
        "barnutredning",
        "gallring",
        "import",
        "internkontroll",
        "lasning",
        "log",
    }
