"""What is decided in an ärende, and how it is closed and opened again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from audit.envelope import Event, words
from audit.lexsarah.taget import Taget


@dataclass(frozen=True, kw_only=True)
class BeslutRecorded(Event):
    """A beslut was taken in the service, or registered as it had been taken outside it."""

    TOPIC: ClassVar[str] = "lexsarah.beslut_recorded"

    slag: str
    utfall: str
    taget: Taget
    text: str | None = words()
    skal: str | None = words()


@dataclass(frozen=True, kw_only=True)
class ArendeClosedShort(Event):
    """An ärende was closed the short way: quickly clear that there is no missförhållande.

    `enskild_informerad` tells whether the individual was told, `enskild` when and how or why not.
    """

    TOPIC: ClassVar[str] = "lexsarah.arende_closed_short"

    avslutad: date
    stallningstagande: str
    enskild_informerad: bool
    taget: Taget
    skal: str | None = words()
    omedelbara_atgarder: str | None = words()
    enskild: str | None = words()
    till_rapportor: str | None = words()


@dataclass(frozen=True, kw_only=True)
class ArendeClosed(Event):
    """An ärende was closed the full way, with every punkt, följd and beslut in place."""

    TOPIC: ClassVar[str] = "lexsarah.arende_closed"

    avslutad: date
    bedomning: str
    taget: Taget
    text: str | None = words()
    till_rapportor: str | None = words()


@dataclass(frozen=True, kw_only=True)
class ArendeReopened(Event):
    """A closed ärende was opened again, and why; what stood in it stands."""

    TOPIC: ClassVar[str] = "lexsarah.arende_reopened"

    skal_kod: str
    skal: str | None = words()
    till_rapportor: str | None = words()


EVENTS_BESLUT: tuple[type[Event], ...] = (
    BeslutRecorded,
    ArendeClosedShort,
    ArendeClosed,
    ArendeReopened,
)
