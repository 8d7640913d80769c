"""What surrounds a decision in the internkontroll: who asks, the day, and all that is known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from audit.internkontroll.internkontroll import Internkontroll


@dataclass(frozen=True, slots=True)
class Around:
    """`roller` are those that the person holds; `known` is all that stood before this command.

    In a batch the door gives each command what the ones before it led to:
    `replace(around, known=around.known.with_history(history_with_the_new_events))`.
    """

    roller: tuple[str, ...]
    today: date
    known: Internkontroll
