"""Several commands of one row in the order that the area can take them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from audit.barnutredning import decide
from audit.envelope import Event
from audit.errors import InvalidInputError, StateError

Decide = Callable[[Any, Sequence[Event]], tuple[Event, ...]]


class CommandRefusedError(Exception):
    """A command of several was refused by its area; `error` says why, `command` which."""

    def __init__(self, command: object, error: InvalidInputError | StateError) -> None:
        """Keep the command and what refused it."""
        super().__init__()
        self.command = command
        self.error = error


def in_some_order(
    commands: Sequence[object], history: Sequence[Event], decide: Decide = decide
) -> tuple[Event, ...]:
    """Give the events of the commands, each taken as soon as the area can take it.

    Where two days moved at once, one order may pass a state that cannot be and the other none.
    Raises CommandRefusedError for the first command that can be taken in no order.
    """
    events: tuple[Event, ...] = ()
    left = list(commands)
    while left:
        taken, more = _first_taken(left, [*history, *events], decide)
        events += more
        del left[taken]
    return events


def in_this_order(
    commands: Sequence[object], history: Sequence[Event], decide: Decide = decide
) -> tuple[Event, ...]:
    """Give the events of the commands, each upon what the former led to.

    Raises CommandRefusedError for the first that is refused.
    """
    events: tuple[Event, ...] = ()
    for command in commands:
        _, more = _first_taken([command], [*history, *events], decide)
        events += more
    return events


def _first_taken(
    commands: Sequence[object], history: Sequence[Event], decide: Decide
) -> tuple[int, tuple[Event, ...]]:
    refused: list[CommandRefusedError] = []
    for at, command in enumerate(commands):
        try:
            return at, decide(command, history)
        except (InvalidInputError, StateError) as error:
            refused.append(CommandRefusedError(command, error))
    raise refused[0]
