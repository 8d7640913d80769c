"""What every way out of a message is, and what can go wrong on each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol


class NotSentError(Exception):
    """A message was not taken; `fel` is a code of `FEL`, and nothing else of it is kept."""

    def __init__(self, fel: str) -> None:
        """Keep the code: what a server says may hold an address."""
        super().__init__(fel)
        self.fel = fel


class Channel(Protocol):
    """One way out."""

    def send(self, to: str) -> None:
        """Hand the message over to an address or number; raises NotSentError."""


Channels = Mapping[str, Channel]
"""The ways that are open here, by the codes of `MEDDELANDEKANAL`."""
