"""Which class stands behind each stored topic: frozen strings, checked when the log opens."""

from __future__ import annotations

import re
from collections.abc import Iterable

from audit.envelope import Event
from audit.errors import ConfigurationError, UnknownTopicError
from audit.upcasting import Facts, Steps, check_steps, upcast

_TOPIC = re.compile(r"[a-z]+(\.[a-z][a-z0-9_]*){1,2}")


class Topics:
    """The event classes by topic, with the upcast steps from older schema versions."""

    def __init__(self, classes: Iterable[type[Event]], steps: Steps) -> None:
        """Register the classes.

        Raises ConfigurationError for a missing, malformed or reused topic, MissingStepError for a
        gap in the upcast steps or one that leads nowhere.
        """
        self._classes: dict[str, type[Event]] = {}
        self._steps = steps
        for one in classes:
            self._register(one)
        check_steps(self._classes.values(), steps)

    def _register(self, one: type[Event]) -> None:
        if not _TOPIC.fullmatch(one.TOPIC) or "TOPIC" not in vars(one):
            message = f"{one.__name__} has no topic of its own in the form area.event_name"
            raise ConfigurationError(message)
        if one.TOPIC in self._classes:
            message = f"the topic {one.TOPIC} is used twice"
            raise ConfigurationError(message)
        self._classes[one.TOPIC] = one

    def event_class(self, topic: str) -> type[Event]:
        """Give the class behind a topic; raises UnknownTopicError."""
        try:
            return self._classes[topic]
        except KeyError:
            message = f"Okänd händelsetyp i loggen: {topic}. Den skrevs av en nyare version."
            raise UnknownTopicError(message) from None

    def upcast(self, topic: str, version: int, facts: Facts) -> Facts:
        """Bring facts of an older schema version to the present one, one step at a time.

        Raises UnknownTopicError for a version newer than this release knows.
        """
        newest = self.event_class(topic).SCHEMA
        return upcast(topic, version, newest, facts, self._steps) or {}

    def pairs(self) -> frozenset[tuple[str, int]]:
        """Give every (topic, schema version) that can be read."""
        return frozenset(
            (topic, version)
            for topic, one in self._classes.items()
            for version in range(1, one.SCHEMA + 1)
        )
