"""What may be asked of an utredning and its åtgärder: commands, in the imperative."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from audit.lexsarah.commands_base import Base, Deciding, Utanfor


@dataclass(frozen=True, kw_only=True)
class AssessOmedelbaraAtgarder(Deciding):
    """Assess whether something must be done at once."""

    arende: UUID
    utfall: str
    text: str | None = None


@dataclass(frozen=True, kw_only=True)
class MakeForstaBedomning(Base):
    """Make a first bedömning; lowering one needs words for the reporter."""

    arende: UUID
    bedomning: str
    skal: str
    till_rapportor: str | None = None


@dataclass(frozen=True, kw_only=True)
class MakeBedomning(Deciding):
    """Make or change the bedömning that the utredning leads to."""

    arende: UUID
    bedomning: str
    skal: str
    till_rapportor: str | None = None


@dataclass(frozen=True, kw_only=True)
class RegisterBedomning(Base):
    """Register a bedömning that was made outside the service, as it was made."""

    arende: UUID
    bedomning: str
    taget: Utanfor
    skal: str | None = None
    till_rapportor: str | None = None


@dataclass(frozen=True, kw_only=True)
class RecordKod(Base):
    """Give a person a code in the kodlista, or say anew who it stands for."""

    arende: UUID
    kod: str
    slag: str
    namn: str
    uppgifter: str | None = None


@dataclass(frozen=True, kw_only=True)
class OpenKodlista(Base):
    """Open the kodlista, for a reason."""

    arende: UUID
    skal_kod: str
    skal: str | None = None


@dataclass(frozen=True, kw_only=True)
class WriteUtredningssteg(Base):
    """Write down a step of the utredning; `happened` is when it took place."""

    arende: UUID
    slag: str
    art: str
    datum: date
    text: str
    kalla: str
    namn: str
    titel: str
    koder: tuple[str, ...] = ()
    ersatter: int | None = None


@dataclass(frozen=True, kw_only=True)
class AnswerPunkt(Base):
    """Answer one of the ten punkter, or say with reasons (`skal`) that it does not apply."""

    arende: UUID
    punkt: str
    aktuell: bool
    datum: date
    art: str | None = None
    ersatter: int | None = None
    text: str | None = None
    kalla: str | None = None
    namn: str | None = None
    titel: str | None = None
    skal: str | None = None


@dataclass(frozen=True, kw_only=True)
class AnswerKonsekvens(Base):
    """Answer a question about one Enskild of the kodlista; `text` says why where it is no."""

    arende: UUID
    kod: str
    fraga: str
    svar: str
    datum: date | None = None
    satt: str | None = None
    text: str | None = None


@dataclass(frozen=True, kw_only=True)
class NoteIngenEnskild(Base):
    """Say with reasons that no Enskild is concerned."""

    arende: UUID
    skal: str


@dataclass(frozen=True, kw_only=True)
class PlanAtgard(Base):
    """Plan an åtgärd: who answers for it, and until when."""

    arende: UUID
    slag: str
    ansvarig: str
    text: str
    konto: UUID | None = None
    enhet: str | None = None
    senast: date | None = None


@dataclass(frozen=True, kw_only=True)
class ChangeAtgard(Base):
    """Change a planned åtgärd; all of it is given anew."""

    arende: UUID
    atgard: int
    ansvarig: str
    text: str
    konto: UUID | None = None
    enhet: str | None = None
    senast: date | None = None
    skal: str | None = None


@dataclass(frozen=True, kw_only=True)
class DropAtgard(Base):
    """Say with reasons that a planned åtgärd will not be carried out."""

    arende: UUID
    atgard: int
    skal: str


@dataclass(frozen=True, kw_only=True)
class DoAtgard(Base):
    """Note that an åtgärd was carried out."""

    arende: UUID
    atgard: int
    utford: date
    text: str | None = None


@dataclass(frozen=True, kw_only=True)
class AssessEffekt(Base):
    """Assess what an åtgärd led to."""

    arende: UUID
    atgard: int
    effekt: str
    bedomd: date
    text: str | None = None


UtredningCommand = (
    AssessOmedelbaraAtgarder
    | MakeForstaBedomning
    | MakeBedomning
    | RegisterBedomning
    | RecordKod
    | OpenKodlista
    | WriteUtredningssteg
    | AnswerPunkt
    | AnswerKonsekvens
    | NoteIngenEnskild
    | PlanAtgard
    | ChangeAtgard
    | DropAtgard
    | DoAtgard
    | AssessEffekt
)
