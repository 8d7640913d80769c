"""What private utförare tell the nämnd, and that staff were informed: streams of their own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from audit.envelope import Event, words
from audit.lexsarah.taget import Taget


@dataclass(frozen=True, kw_only=True)
class UtforareRapportReceived(Event):
    """A private utförare told of a report that it received (27 kap. 4 § SoL, 24 d § LSS).

    `kom_in` is the day the nämnd was told, `gjord` the day the utförare got the report.
    """

    TOPIC: ClassVar[str] = "lexsarah.utforare_rapport_received"

    utforare: str
    lag: str
    kom_in: date
    rules: tuple[str, ...]
    lagrum: str
    enhet: str | None = None
    gjord: date | None = None
    diarienummer: str | None = None
    text: str | None = words()

    def rule_ids(self) -> tuple[str, ...]:
        """Name the rules of the duty to tell the nämnd."""
        return self.rules


@dataclass(frozen=True, kw_only=True)
class UtforareAnmalanReceived(Event):
    """A private utförare told of an anmälan that it made to IVO (27 kap. 6 § SoL, 24 f § LSS).

    `gjord` is the day of the anmälan; `avser` the earlier information about the report, if any.
    """

    TOPIC: ClassVar[str] = "lexsarah.utforare_anmalan_received"

    utforare: str
    lag: str
    kom_in: date
    rules: tuple[str, ...]
    lagrum: str
    enhet: str | None = None
    gjord: date | None = None
    diarienummer: str | None = None
    ivo_diarienummer: str | None = None
    avser: UUID | None = None
    text: str | None = words()

    def rule_ids(self) -> tuple[str, ...]:
        """Name the rules of the duty to tell the nämnd."""
        return self.rules


@dataclass(frozen=True, kw_only=True)
class UtforareFollowedUp(Event):
    """The nämnd did something with what a private utförare told it."""

    TOPIC: ClassVar[str] = "lexsarah.utforare_followed_up"

    utfall: str
    datum: date
    arende: UUID | None = None
    text: str | None = words()


@dataclass(frozen=True, kw_only=True)
class PersonalInformed(Event):
    """The staff of an enhet were informed of the duties (27 kap. 3 § SoL, 24 c § LSS)."""

    TOPIC: ClassVar[str] = "lexsarah.personal_informed"

    enhet: str
    lag: str
    informerad: date
    satt: str
    taget: Taget
    rules: tuple[str, ...]
    lagrum: str
    antal: int | None = None
    text: str | None = words()

    def rule_ids(self) -> tuple[str, ...]:
        """Name the rules of the duty to inform."""
        return self.rules


EVENTS_OTHER: tuple[type[Event], ...] = (
    UtforareRapportReceived,
    UtforareAnmalanReceived,
    UtforareFollowedUp,
    PersonalInformed,
)
