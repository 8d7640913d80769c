"""What surrounds a command and is not in the stream: who acts, when, and under which order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol
from uuid import UUID

from audit.lexsarah.roles import Role


class Punkt(Protocol):
    """One point of a delegationsordning, as far as lex Sarah asks for it."""

    @property
    def nummer(self) -> str:
        """Give its number in the order: `4.2 p. 3`."""

    @property
    def slag(self) -> str:
        """Give `beslut` or `ansvar`."""

    @property
    def delegater(self) -> Sequence[str]:
        """Give the codes of those who may, the first first."""

    @property
    def lagrum_text(self) -> str:
        """Give the lagrum that it cites."""


class Ordning(Protocol):
    """A delegationsordning in force on a day."""

    @property
    def id(self) -> UUID:
        """Give its id."""

    def punkt_for(self, sak: str) -> Punkt | None:
        """Give the point about a matter, None where the order has none."""


class Delegation(Protocol):
    """The delegationsordningar of a nämnd through time."""

    def on(self, day: date) -> Ordning | None:
        """Give the one in force on a day, None where none is known."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Circumstances:
    """Who acts, in which role, on which day, and what is known of that person outside the stream.

    `konto` is the account, for a reporter the random id of the report's reporter;
    `befattningar` are the codes of what the person is employed as, substitutes included;
    `verksamheter` are those that the person heads;
    `javig` tells that an ärende of the report counts the person as involved;
    `forbi` that its reporter asked for the person to be passed by, as the nearest chef.
    """

    konto: UUID
    roll: Role
    today: date
    befattningar: tuple[str, ...] = ()
    verksamheter: frozenset[str] = frozenset()
    javig: bool = False
    forbi: bool = False
    delegation: Delegation | None = None
