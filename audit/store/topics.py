"""Which class stands behind each stored topic: frozen strings, checked when the log opens."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from audit.envelope import Event
from audit.errors import ConfigurationError, UnknownTopicError

Facts = dict[str, Any]
Upcast = Callable[[Facts], Facts]

_TOPIC = re.compile(r"[a-z]+(\.[a-z][a-z0-9_]*){1,2}")


class Topics:
    """The event classes by topic, with the upcast steps from older schema versions."""

    def __init__(
        self, classes: Iterable[type[Event]], upcasts: dict[tuple[str, int], Upcast]
    ) -> None:
        """Register the classes.

        Raises ConfigurationError for a missing, malformed or reused topic, or a gap in the upcasts.
        """
        self._classes: dict[str, type[Event]] = {}
        self._upcasts = dict(upcasts)
        for one in classes:
            self._register(one)
        for topic, version in self._upcasts:
            if topic not in self._classes or version >= self._classes[topic].SCHEMA:
                message = f"an upcast of {topic} from version {version} leads nowhere"
                raise ConfigurationError(message)

    def _register(self, one: type[Event]) -> None:
        if not _TOPIC.fullmatch(one.TOPIC) or "TOPIC" not in vars(one):
            message = f"{one.__name__} has no topic of its own in the form area.event_name"
            raise ConfigurationError(message)
        if one.TOPIC in self._classes:
            message = f"the topic {one.TOPIC} is used twice"
            raise ConfigurationError(message)
        steps = range(1, one.SCHEMA)
        if any((one.TOPIC, version) not in self._upcasts for version in steps):
            message = f"an upcast of {one.TOPIC} is missing"
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
        if version > newest:
            message = f"Okänd version {version} av {topic}. Den skrevs av en nyare version."
            raise UnknownTopicError(message)
        for step in range(version, newest):
            facts = self._upcasts[topic, step](facts)
        return facts

    def pairs(self) -> frozenset[tuple[str, int]]:
        """Give every (topic, schema version) that can be read."""
        return frozenset(
            (topic, version)
            for topic, one in self._classes.items()
            for version in range(1, one.SCHEMA + 1)
        )
