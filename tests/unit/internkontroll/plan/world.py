"""A nämnd's internkontroll in the tests: its streams, kept as plain lists and told by commands."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from audit.internkontroll.acts import TABLE
from audit.internkontroll.around import Around
from audit.internkontroll.deciding import decide_control
from audit.internkontroll.internkontroll import Internkontroll

if TYPE_CHECKING:
    from audit.envelope import Event
    from audit.internkontroll.acts import ControlCommand

SPACE = UUID("0193f2a0-0000-7000-8000-0000000000bb")
TODAY = date(2023, 3, 1)


def token(name: str) -> UUID:
    """Give an id that is the same in every test."""
    return uuid5(SPACE, name)


@dataclass
class World:
    """Every stream by its id, in the order begun; `today` and `roller` are those who ask."""

    today: date = TODAY
    roller: tuple[str, ...] = ("kvalitet",)
    streams: dict[UUID, list[Event]] = field(default_factory=dict)

    @property
    def known(self) -> Internkontroll:
        """Fold all that there is."""
        return Internkontroll.from_histories(list(self.streams.values()))

    def around(self, *roller: str) -> Around:
        """Give what surrounds a command."""
        return Around(roller or self.roller, self.today, self.known)

    def history(self, command: ControlCommand) -> list[Event]:
        """Give the history of the stream that a command is about."""
        return self.streams.get(TABLE.stream_of(command)[1], [])

    def tries(self, command: ControlCommand, *roller: str) -> tuple[Event, ...]:
        """Give what a command would lead to, and keep nothing of it."""
        return decide_control(command, self.history(command), self.around(*roller))

    def tell(self, *commands: ControlCommand) -> tuple[Event, ...]:
        """Do one thing after the other; give what the last led to."""
        events: tuple[Event, ...] = ()
        for command in commands:
            events = self.tries(command)
            self.streams.setdefault(TABLE.stream_of(command)[1], []).extend(events)
        return events
