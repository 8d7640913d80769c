"""One thing that waits for somebody: what it is, since when, until when, and on what ground."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from audit.clock import STOCKHOLM
from audit.envelope import Happened
from audit.lexsarah.acts import Stream
from audit.lexsarah.clocks import Clock
from audit.lexsarah.roles import Role


class Grund(StrEnum):
    """What the time rests on: law and the nämnd's own targets are never mixed."""

    LAG = "lag"
    """A limit of law, with a last day."""
    PLIKT = "plikt"
    """A word of law without a number: the time since is shown, and never called a breach."""
    MAL = "mal"
    """The nämnd's own day or target."""
    INGEN = "ingen"
    """Nothing but the order of the work."""


@dataclass(frozen=True, slots=True)
class Person:
    """Who looks: the account, the roles and the befattningar it holds where the thing waits."""

    konto: UUID
    roles: frozenset[Role]
    befattningar: frozenset[str] = frozenset()

    def holds(self, befattning: str) -> bool:
        """Tell whether the person holds a befattning: by an uppdrag, or by the role named so."""
        return befattning in self.befattningar or befattning in {one.value for one in self.roles}


@dataclass(frozen=True, kw_only=True, slots=True)
class Waiting:
    """One line of Att göra.

    `act` ends it, None for whoever only follows it; `senast_vardag` is the last day with weekends
    and holidays counted away; `mal` and `mal_dag` are the nämnd's own time (UTC) or last day
    beside a duty of law; `nummer` tells which åtgärd, `fara_nu` that somebody may be in danger.
    `vantar_pa` names whom it waits on: the roles that may end it, or the one befattning
    (`ansvarig`) whose own it is.
    """

    kind: str
    id: UUID
    grund: Grund
    since: date
    stream: Stream = Stream.ARENDE
    act: str | None = None
    enhet: str | None = None
    lagrum: str | None = None
    senast: date | None = None
    senast_vardag: date | None = None
    mal: datetime | None = None
    mal_dag: date | None = None
    vantar_pa: tuple[Role, ...] = ()
    ansvarig: str | None = None
    nummer: int | None = None
    fara_nu: bool = False

    @property
    def own_day(self) -> date | None:
        """Give the nämnd's own last day beside a duty of law, as a Swedish day; None without."""
        return self.mal_dag or (self.mal.astimezone(STOCKHOLM).date() if self.mal else None)

    @property
    def last_day(self) -> date | None:
        """Give the last day of law, else the nämnd's own; None where nobody has set any."""
        return self.senast or self.own_day

    def days_left(self, today: date) -> int | None:
        """Count the days to the last day, negative after it; None without one."""
        return (self.senast - today).days if self.senast else None

    def is_late(self, today: date) -> bool:
        """Tell whether the last day has passed; what only has a word of law is never late."""
        last = self.senast_vardag or self.senast
        return last is not None and today > last

    def is_past_own(self, today: date) -> bool:
        """Tell whether the nämnd's own day beside a duty of law has passed: no breach of law."""
        return self.own_day is not None and today > self.own_day


@dataclass(frozen=True, slots=True)
class Task:
    """What waits, the acts that end it, and whose own it is (`konto`), before anybody looks.

    `clock` is the one that its time is taken from.
    """

    waiting: Waiting
    acts: tuple[str, ...]
    konto: UUID | None = None
    clock: Clock | None = None

    def for_person(self, acts: Collection[str], concerns: tuple[bool, bool]) -> Waiting | None:
        """Give the line for a person who may take `acts`; None where it does not concern them.

        `concerns` tells whether it is the person's to do, where the acts allow it, and to follow.
        """
        to_do, to_follow = concerns
        act = next((one for one in self.acts if one in acts), None)
        if act is not None and to_do:
            return replace(self.waiting, act=act)
        return self.waiting if to_follow else None


def day_of(happened: Happened, otherwise: date) -> date:
    """Give the Swedish day on which something began to happen, as it was said; or the other."""
    if happened.start is None:
        return otherwise
    if len(happened.start) == len("2026-01-01"):
        return date.fromisoformat(happened.start)
    return datetime.fromisoformat(happened.start).astimezone(STOCKHOLM).date()
