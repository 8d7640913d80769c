"""What may be asked of a report: commands, in the imperative."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from audit.envelope import Happened
from audit.lexsarah.commands_base import Base, Utanfor


@dataclass(frozen=True, kw_only=True)
class ReceiveRapport(Base):
    """Receive a report; entering it for someone else is `inlagd_av` with a way of `INLAGD`.

    `happened` is when it was first received. `rapportor` is drawn at random for each report.
    `text_sha256` binds the words for a receipt: salted, SHA-256 in hex.
    The last seven are words; of them `vad_hande` is the one that must be there.
    """

    rapport: UUID
    rapportor: UUID
    kanal: str
    slag: str
    fara_nu: bool
    intraffade: Happened
    forbi_chef: bool = False
    enhet: str | None = None
    lag: str | None = None
    inlagd_av: UUID | None = None
    text_sha256: str | None = None
    vad_hande: str | None = None
    var: str | None = None
    gjorde_direkt: str | None = None
    vem_galler: str | None = None
    namn: str | None = None
    telefon: str | None = None
    konto: str | None = None


@dataclass(frozen=True, kw_only=True)
class SupplementRapport(Base):
    """Add to a report."""

    rapport: UUID
    text: str
    inlagd_av: UUID | None = None
    text_sha256: str | None = None


@dataclass(frozen=True, kw_only=True)
class OpenRapport(Base):
    """Open a report; only the first time becomes an event."""

    rapport: UUID


@dataclass(frozen=True, kw_only=True)
class NoteMeddelande(Base):
    """Note that a message was handed over, or with `fel` that it failed at an attempt."""

    rapport: UUID
    slag: str
    kanal: str
    roll: str
    konto: UUID | None = None
    fel: str | None = None
    forsok: int = 1


@dataclass(frozen=True, kw_only=True)
class IssueKvitto(Base):
    """Note that a receipt was given for an event of the report."""

    rapport: UUID
    avser: int
    lopnummer: int


@dataclass(frozen=True, kw_only=True)
class AskFraga(Base):
    """Ask the reporter something."""

    rapport: UUID
    text: str


@dataclass(frozen=True, kw_only=True)
class AnswerFraga(Base):
    """Answer a question, by the version of the event that asked it."""

    rapport: UUID
    fraga: int
    text: str
    inlagd_av: UUID | None = None
    text_sha256: str | None = None


@dataclass(frozen=True, kw_only=True)
class TellRapportor(Base):
    """Write to the reporter."""

    rapport: UUID
    anledning: str
    text: str
    arende: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class OpenIdentity(Base):
    """Open who the reporter is, for a reason."""

    rapport: UUID
    skal_kod: str
    skal: str | None = None


@dataclass(frozen=True, kw_only=True)
class SortRapport(Base):
    """Sort a report: `lex_sarah` needs the ärende, any other outcome a day and a reply."""

    rapport: UUID
    utfall: str
    arende: UUID | None = None
    lamnad: date | None = None
    till: str | None = None
    skal: str | None = None
    till_rapportor: str | None = None


@dataclass(frozen=True, kw_only=True)
class NoteAnnanAnmalanOfRapport(Base):
    """Note whether another anmälan was made because of a report, and who decided that."""

    rapport: UUID
    slag: str
    utfall: str
    taget: Utanfor
    skal: str | None = None


@dataclass(frozen=True, kw_only=True)
class AttachToRapport(Base):
    """Attach a file to a report: the SHA-256 in hex of its bytes, its size in bytes."""

    rapport: UUID
    handling: UUID
    sha256: str
    storlek: int
    mediatyp: str
    filnamn: str | None = None
    beskrivning: str | None = None


@dataclass(frozen=True, kw_only=True)
class CorrectRapport(Base):
    """Correct facts of an event of a report; an empty text removes one that may be absent."""

    rapport: UUID
    corrects: int
    replaced: dict[str, str]
    skal: str | None = None


RapportCommand = (
    ReceiveRapport
    | SupplementRapport
    | OpenRapport
    | NoteMeddelande
    | IssueKvitto
    | AskFraga
    | AnswerFraga
    | TellRapportor
    | OpenIdentity
    | SortRapport
    | NoteAnnanAnmalanOfRapport
    | AttachToRapport
    | CorrectRapport
)
