"""What happens to an åtgärd: planned, changed, dropped, done, and what it led to.

An åtgärd's number is the version of the event that planned it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from audit.envelope import Event, words


@dataclass(frozen=True, kw_only=True)
class AtgardPlanned(Event):
    """An åtgärd was planned: who answers for it (befattning, perhaps account), and until when."""

    TOPIC: ClassVar[str] = "lexsarah.atgard_planned"

    slag: str
    ansvarig: str
    konto: UUID | None = None
    enhet: str | None = None
    senast: date | None = None
    text: str | None = words()


@dataclass(frozen=True, kw_only=True)
class AtgardChanged(Event):
    """A planned åtgärd got another owner, day or wording; all of it is given anew."""

    TOPIC: ClassVar[str] = "lexsarah.atgard_changed"

    atgard: int
    ansvarig: str
    konto: UUID | None = None
    enhet: str | None = None
    senast: date | None = None
    text: str | None = words()
    skal: str | None = words()


@dataclass(frozen=True, kw_only=True)
class AtgardDropped(Event):
    """A planned åtgärd will not be carried out, and why."""

    TOPIC: ClassVar[str] = "lexsarah.atgard_dropped"

    atgard: int
    skal: str | None = words()


@dataclass(frozen=True, kw_only=True)
class AtgardDone(Event):
    """An åtgärd was carried out."""

    TOPIC: ClassVar[str] = "lexsarah.atgard_done"

    atgard: int
    utford: date
    text: str | None = words()


@dataclass(frozen=True, kw_only=True)
class AtgardEffektAssessed(Event):
    """It was assessed what an åtgärd led to; the newest assessment stands."""

    TOPIC: ClassVar[str] = "lexsarah.atgard_effekt_assessed"

    atgard: int
    effekt: str
    bedomd: date
    text: str | None = words()


EVENTS_ATGARD: tuple[type[Event], ...] = (
    AtgardPlanned,
    AtgardChanged,
    AtgardDropped,
    AtgardDone,
    AtgardEffektAssessed,
)
