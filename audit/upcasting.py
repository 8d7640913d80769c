"""How facts stored in an old version reach today's: one step per version, oldest first, no gaps."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from audit.envelope import Event
from audit.errors import UnknownTopicError

Facts = dict[str, Any]
Upcast = Callable[[Facts], Facts]
Steps = Mapping[tuple[str, int], Upcast]


class MissingStepError(UnknownTopicError):
    """An upcasting step is missing, or leads to a version that no event has."""


def upcast(
    topic: str, version: int, target: int, facts: Facts | None, steps: Steps
) -> Facts | None:
    """Bring facts from the version they were stored in to the target version.

    The facts given are left as they were; None (removed by gallring) stays None.
    Raises UnknownTopicError for a version newer than the target or below 1,
    MissingStepError for a gap.
    """
    if not 1 <= version <= target:
        message = f"{topic} v{version} är okänd för den här versionen av Liggare."
        raise UnknownTopicError(message)
    if facts is None:
        return None
    for step in range(version, target):
        facts = _step(topic, step, steps)(dict(facts))
    return facts


def check_steps(events: Iterable[type[Event]], steps: Steps) -> None:
    """Refuse to start where the steps do not lead every topic from version 1 to its present one.

    Raises MissingStepError for a gap and for a step that leads nowhere.
    """
    wanted = {(event.TOPIC, version) for event in events for version in range(1, event.SCHEMA)}
    odd = sorted(wanted.symmetric_difference(steps))
    if odd:
        named = ", ".join(f"{topic} v{version}" for topic, version in odd)
        message = f"Stegen mellan versioner stämmer inte: {named}."
        raise MissingStepError(message)


def _step(topic: str, version: int, steps: Steps) -> Upcast:
    try:
        return steps[topic, version]
    except KeyError:
        message = f"Steget från {topic} v{version} saknas."
        raise MissingStepError(message) from None
