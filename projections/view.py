"""What a view is: the events it reads, the tables it keeps, and the statements that fill them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from audit.errors import ConfigurationError

if TYPE_CHECKING:
    from audit.store.sql import Queries


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a view; `key` identifies a row within a slot, and `from_position` is among it."""

    name: str
    key: tuple[str, ...] = ("arende_id", "from_position")


@dataclass(frozen=True, slots=True)
class View:
    """A group of tables that are filled together and share one position.

    `reads` gives the schema versions of each topic that the statements understand.
    `ignores` names topics, or whole areas in the form `area.`, that do not concern the view.
    Every statement takes `slot`, `after`, `upto` and gives (topic, number of events it consumed).
    """

    name: str
    reads: Mapping[str, frozenset[int]]
    ignores: frozenset[str]
    tables: tuple[Table, ...]
    queries: Queries
    statements: tuple[str, ...]

    def __post_init__(self) -> None:
        """Refuse a view that both reads and ignores a topic, or names a statement it lacks."""
        both = self.ignores.intersection(self.reads)
        lacking = set(self.statements).difference(self.queries.texts)
        if both or lacking:
            message = f"the view {self.name} contradicts itself: {sorted(both | lacking)}"
            raise ConfigurationError(message)

    def knows(self, topic: str, version: int) -> bool:
        """Tell whether the view reads this version of the topic, or ignores the topic."""
        if topic in self.reads:
            return version in self.reads[topic]
        area = topic.partition(".")[0] + "."
        return topic in self.ignores or area in self.ignores
