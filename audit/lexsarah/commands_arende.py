"""What may be asked of an ärende as a matter on file: commands, in the imperative."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from audit.lexsarah.commands_base import Base, Deciding, Utanfor


@dataclass(frozen=True, kw_only=True)
class OpenArende(Base):
    """Open an ärende, for a report or because the nämnd itself became aware."""

    arende: UUID
    lag: str
    verksamhet: str
    enhet: str
    rapport_inkom: date
    rapport: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class ReadInArende(Base):
    """Read in an earlier ärende from another register."""

    arende: UUID
    lag: str
    verksamhet: str
    enhet: str
    rapport_inkom: date
    kallreferens: UUID
    diarienummer: str | None = None
    bedomning: str | None = None
    ivo_anmald: date | None = None
    ivo_kompletterad: date | None = None
    avslutad: date | None = None


@dataclass(frozen=True, kw_only=True)
class JoinRapport(Base):
    """Let one more report belong to the ärende."""

    arende: UUID
    rapport: UUID


@dataclass(frozen=True, kw_only=True)
class SplitRapport(Base):
    """Take a report out of the ärende."""

    arende: UUID
    rapport: UUID
    till: UUID | None = None
    skal: str | None = None


@dataclass(frozen=True, kw_only=True)
class RegisterDiarienummer(Base):
    """Register the number in the nämnd's diarium; a newer one replaces it."""

    arende: UUID
    diarienummer: str


@dataclass(frozen=True, kw_only=True)
class TakeArende(Deciding):
    """Take the ärende as its utredare, with the answer on jäv.

    `egen_rapport` answers whether one has reported oneself and what was checked then;
    at most `LONGEST_EGEN_RAPPORT` bytes, so that every answer is as long when sealed.
    """

    arende: UUID
    inget_jav: bool
    egen_rapport: str
    skal_kod: str | None = None
    skal: str | None = None


@dataclass(frozen=True, kw_only=True)
class GiveAtkomst(Base):
    """Give somebody access, to a day included or until it is ended."""

    arende: UUID
    konto: UUID
    till: date | None = None
    skal: str | None = None


@dataclass(frozen=True, kw_only=True)
class EndAtkomst(Base):
    """End somebody's access."""

    arende: UUID
    konto: UUID
    skal: str | None = None


@dataclass(frozen=True, kw_only=True)
class DeclareJav(Base):
    """Say that one is jävig; it is always about the person who says it."""

    arende: UUID
    grund: str
    skal: str | None = None


@dataclass(frozen=True, kw_only=True)
class RecordInblandad(Base):
    """Record that somebody is involved in the event, or närstående to one who is."""

    arende: UUID
    konto: UUID
    slag: str
    skal: str | None = None


@dataclass(frozen=True, kw_only=True)
class SettleJav(Base):
    """Register what was decided about somebody's jäv."""

    arende: UUID
    konto: UUID
    javig: bool
    taget: Utanfor
    skal: str | None = None


@dataclass(frozen=True, kw_only=True)
class NoteAnnanAnmalan(Base):
    """Note whether another anmälan was made, and who decided that."""

    arende: UUID
    slag: str
    utfall: str
    taget: Utanfor
    skal: str | None = None


@dataclass(frozen=True, kw_only=True)
class AttachToArende(Base):
    """Attach a file to the ärende: the SHA-256 in hex of its bytes, its size in bytes."""

    arende: UUID
    handling: UUID
    sha256: str
    storlek: int
    mediatyp: str
    filnamn: str | None = None
    beskrivning: str | None = None


@dataclass(frozen=True, kw_only=True)
class MakeUttag(Base):
    """Note that something is taken out of the register, before it is handed over."""

    arende: UUID
    slag: str
    format: str
    upplaga: str
    sha256: str | None = None
    per: date | None = None
    known_position: int | None = None
    till: str | None = None


@dataclass(frozen=True, kw_only=True)
class CorrectArende(Base):
    """Correct facts of an event of the ärende, or take the event back."""

    arende: UUID
    corrects: int
    replaced: dict[str, str]
    aterkallad: bool = False
    skal: str | None = None


ArendeCommand = (
    OpenArende
    | ReadInArende
    | JoinRapport
    | SplitRapport
    | RegisterDiarienummer
    | TakeArende
    | GiveAtkomst
    | EndAtkomst
    | DeclareJav
    | RecordInblandad
    | SettleJav
    | NoteAnnanAnmalan
    | AttachToArende
    | MakeUttag
    | CorrectArende
)
