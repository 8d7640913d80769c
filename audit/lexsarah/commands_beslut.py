"""What may be asked about beslut, IVO and closing, and of the other streams: commands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from audit.lexsarah.commands_base import Base, Deciding, Utanfor


@dataclass(frozen=True, kw_only=True)
class DecideAtgarder(Deciding):
    """Decide on measures after the utredning, today."""

    arende: UUID
    utfall: str
    text: str
    skal: str | None = None


@dataclass(frozen=True, kw_only=True)
class RegisterBeslut(Base):
    """Register a beslut that was taken outside the service, as it was taken."""

    arende: UUID
    slag: str
    utfall: str
    taget: Utanfor
    text: str | None = None
    skal: str | None = None


@dataclass(frozen=True, kw_only=True)
class AnmalIvo(Deciding):
    """Decide today to notify IVO; `gjord` is the day it is sent."""

    arende: UUID
    gjord: date
    satt: str
    utredning_bifogad: bool
    text: str | None = None


@dataclass(frozen=True, kw_only=True)
class RegisterIvoAnmalan(Base):
    """Register an anmälan to IVO that was already made."""

    arende: UUID
    gjord: date
    satt: str
    utredning_bifogad: bool
    taget: Utanfor
    text: str | None = None


@dataclass(frozen=True, kw_only=True)
class SendUtredningIvo(Base):
    """Send the finished utredning after the anmälan."""

    arende: UUID
    skickad: date
    satt: str
    kom_in: date | None = None


@dataclass(frozen=True, kw_only=True)
class RegisterIvoArrival(Base):
    """Register the day on which the finished utredning came in to IVO."""

    arende: UUID
    kom_in: date


@dataclass(frozen=True, kw_only=True)
class AnmalBrister(Deciding):
    """Decide today to notify IVO of brister (27 kap. 7 § SoL)."""

    arende: UUID
    slag: str
    gjord: date
    satt: str
    text: str | None = None


@dataclass(frozen=True, kw_only=True)
class RegisterBrister(Base):
    """Register an anmälan of brister that was already made."""

    arende: UUID
    slag: str
    gjord: date
    satt: str
    taget: Utanfor
    text: str | None = None


@dataclass(frozen=True, kw_only=True)
class RegisterIvoDiarienummer(Base):
    """Register IVO's own number; a newer one replaces it."""

    arende: UUID
    ivo_diarienummer: str


@dataclass(frozen=True, kw_only=True)
class CloseShort(Deciding):
    """Close the short way; `enskild` says when and how the individual was told, or why not."""

    arende: UUID
    avslutad: date
    stallningstagande: str
    enskild_informerad: bool
    skal: str
    omedelbara_atgarder: str
    enskild: str
    till_rapportor: str | None = None


@dataclass(frozen=True, kw_only=True)
class CloseFull(Deciding):
    """Close the full way."""

    arende: UUID
    avslutad: date
    text: str | None = None
    till_rapportor: str | None = None


@dataclass(frozen=True, kw_only=True)
class ReopenArende(Base):
    """Open a closed ärende again."""

    arende: UUID
    skal_kod: str
    skal: str
    till_rapportor: str | None = None


@dataclass(frozen=True, kw_only=True)
class ReceiveUtforareRapport(Base):
    """Receive a private utförare's information about a report."""

    uppgift: UUID
    utforare: str
    lag: str
    kom_in: date
    enhet: str | None = None
    gjord: date | None = None
    diarienummer: str | None = None
    text: str | None = None


@dataclass(frozen=True, kw_only=True)
class ReceiveUtforareAnmalan(Base):
    """Receive a private utförare's information about an anmälan to IVO."""

    uppgift: UUID
    utforare: str
    lag: str
    kom_in: date
    enhet: str | None = None
    gjord: date | None = None
    diarienummer: str | None = None
    ivo_diarienummer: str | None = None
    avser: UUID | None = None
    text: str | None = None


@dataclass(frozen=True, kw_only=True)
class FollowUpUtforare(Base):
    """Say what was done with a private utförare's information."""

    uppgift: UUID
    utfall: str
    datum: date
    arende: UUID | None = None
    text: str | None = None


@dataclass(frozen=True, kw_only=True)
class InformPersonal(Deciding):
    """Register that the staff of an enhet were informed (27 kap. 3 § SoL, 24 c § LSS)."""

    information: UUID
    enhet: str
    lag: str
    informerad: date
    satt: str
    antal: int | None = None
    text: str | None = None


BeslutCommand = (
    DecideAtgarder
    | RegisterBeslut
    | AnmalIvo
    | RegisterIvoAnmalan
    | SendUtredningIvo
    | RegisterIvoArrival
    | AnmalBrister
    | RegisterBrister
    | RegisterIvoDiarienummer
    | CloseShort
    | CloseFull
    | ReopenArende
)

OtherCommand = ReceiveUtforareRapport | ReceiveUtforareAnmalan | FollowUpUtforare | InformPersonal
