"""What happens to an ärende as a matter on file: opened, joined, taken, and who may see it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from audit.envelope import Event, KeyPurpose, words
from audit.law.rule import Limit
from audit.lexsarah.taget import Taget


@dataclass(frozen=True, kw_only=True)
class ArendeOpened(Event):
    """An ärende was opened, most often for a report; `rapport_inkom` starts the duty to utreda.

    Without a `rapport` the nämnd itself became aware.
    """

    TOPIC: ClassVar[str] = "lexsarah.arende_opened"

    lag: str
    verksamhet: str
    enhet: str
    rapport_inkom: date
    rules: tuple[str, ...]
    lagrum: str
    rapport: UUID | None = None

    def rule_ids(self) -> tuple[str, ...]:
        """Name the rules of the duty to utreda."""
        return self.rules


@dataclass(frozen=True, kw_only=True)
class ArendeReadIn(Event):
    """An earlier ärende was read in: what another register says of it, marked as read in."""

    TOPIC: ClassVar[str] = "lexsarah.arende_read_in"

    lag: str
    verksamhet: str
    enhet: str
    rapport_inkom: date
    kallreferens: UUID
    rules: tuple[str, ...]
    lagrum: str
    diarienummer: str | None = None
    bedomning: str | None = None
    ivo_anmald: date | None = None
    ivo_kompletterad: date | None = None
    avslutad: date | None = None
    limit: Limit | None = None

    def rule_ids(self) -> tuple[str, ...]:
        """Name the rules of the duty to utreda, and of the two months where they run."""
        return (*self.rules, *((self.limit.rule,) if self.limit else ()))


@dataclass(frozen=True, kw_only=True)
class RapportJoined(Event):
    """One more report belongs to the ärende."""

    TOPIC: ClassVar[str] = "lexsarah.rapport_joined"

    rapport: UUID


@dataclass(frozen=True, kw_only=True)
class RapportSplit(Event):
    """A report no longer belongs to the ärende; `till` is the ärende it went to, if any."""

    TOPIC: ClassVar[str] = "lexsarah.rapport_split"

    rapport: UUID
    till: UUID | None = None
    skal: str | None = words()


@dataclass(frozen=True, kw_only=True)
class DiarienummerRegistered(Event):
    """The ärende has its number in the nämnd's diarium."""

    TOPIC: ClassVar[str] = "lexsarah.diarienummer_registered"

    diarienummer: str


@dataclass(frozen=True, kw_only=True)
class ArendeTaken(Event):
    """An utredare took the ärende, alone or after another (`foregaende`), and answered on jäv.

    `egen_rapport` is the answer on having reported oneself and what was checked then: always given,
    and sealed under the reporter's key, so that it never ties an account to a report.
    """

    TOPIC: ClassVar[str] = "lexsarah.arende_taken"

    utredare: UUID
    inget_jav: bool
    foregaende: UUID | None = None
    skal_kod: str | None = None
    skal: str | None = words()
    egen_rapport: str | None = words(KeyPurpose.RAPPORTOR)


@dataclass(frozen=True, kw_only=True)
class AtkomstGiven(Event):
    """Somebody may see the ärende, to a day included or until it is ended."""

    TOPIC: ClassVar[str] = "lexsarah.atkomst_given"

    konto: UUID
    till: date | None = None
    skal: str | None = words()


@dataclass(frozen=True, kw_only=True)
class AtkomstEnded(Event):
    """Somebody may no longer see the ärende."""

    TOPIC: ClassVar[str] = "lexsarah.atkomst_ended"

    konto: UUID
    skal: str | None = words()


@dataclass(frozen=True, kw_only=True)
class JavDeclared(Event):
    """Somebody said to be jävig (6 kap. 28-30 §§ kommunallagen) and takes no further part."""

    TOPIC: ClassVar[str] = "lexsarah.jav_declared"

    konto: UUID
    grund: str
    skal: str | None = words()


@dataclass(frozen=True, kw_only=True)
class InblandadRecorded(Event):
    """Somebody with an account is involved in the event, or närstående to one who is."""

    TOPIC: ClassVar[str] = "lexsarah.inblandad_recorded"

    konto: UUID
    slag: str
    skal: str | None = words()


@dataclass(frozen=True, kw_only=True)
class JavSettled(Event):
    """It was decided whether somebody is jävig, which ends the question."""

    TOPIC: ClassVar[str] = "lexsarah.jav_settled"

    konto: UUID
    javig: bool
    taget: Taget
    skal: str | None = words()


@dataclass(frozen=True, kw_only=True)
class UttagMade(Event):
    """Something was taken out of the register: `sha256` of the bytes, where there is a file.

    `per` and `known_position` say of which moment it is, so that it can be made again.
    """

    TOPIC: ClassVar[str] = "lexsarah.uttag_made"

    slag: str
    format: str
    upplaga: str
    sha256: str | None = None
    per: date | None = None
    known_position: int | None = None
    till: str | None = words()


EVENTS_ARENDE: tuple[type[Event], ...] = (
    ArendeOpened,
    ArendeReadIn,
    RapportJoined,
    RapportSplit,
    DiarienummerRegistered,
    ArendeTaken,
    AtkomstGiven,
    AtkomstEnded,
    JavDeclared,
    InblandadRecorded,
    JavSettled,
    UttagMade,
)
