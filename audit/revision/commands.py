"""What may be asked of a granskning: commands, in the imperative. `granskning` is the stream."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from audit.revision.insyn import Insyn


@dataclass(frozen=True, kw_only=True, slots=True)
class OpenGranskning:
    """Register the revisorer's letter; `insyn` None opens nothing."""

    granskning: UUID
    rubrik: str
    brev: date
    diarienummer: str | None = None
    insyn: Insyn | None = None
    text: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class ChangeInsyn:
    """Change what is opened, to whom or until when: the whole of it anew."""

    granskning: UUID
    insyn: Insyn
    skal: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class ExtendInsyn:
    """Move the last day to a later one."""

    granskning: UUID
    sista_dag: date
    skal: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class EndInsyn:
    """Close what is open, at once."""

    granskning: UUID
    skal: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class ReceiveRapport:
    """Register the revisorer's report."""

    granskning: UUID
    rapport: date
    inkom: date


@dataclass(frozen=True, kw_only=True, slots=True)
class RegisterFraga:
    """Register a question of the revisorer; its number is given by the stream."""

    granskning: UUID
    rubrik: str


@dataclass(frozen=True, kw_only=True, slots=True)
class AnswerFraga:
    """Register how the revisorer answered a question, and why."""

    granskning: UUID
    fraga: int
    svar: str
    text: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class RegisterRekommendation:
    """Register what the revisorer recommend; its number is given by the stream."""

    granskning: UUID
    rubrik: str
    text: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class FollowUpRekommendation:
    """Say where a rekommendation stands."""

    granskning: UUID
    rekommendation: int
    lage: str
    foljd_upp: date
    text: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class RequestSvar:
    """Register by when the revisorer ask for an answer."""

    granskning: UUID
    begart: date
    forfaller: date


@dataclass(frozen=True, kw_only=True, slots=True)
class WriteSvar:
    """Write a part of the answer, whole."""

    granskning: UUID
    avsnitt: str
    rekommendation: int | None = None
    text: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class GiveSvar:
    """Register that the nämnd gave its answer."""

    granskning: UUID
    lamnat: date
    paragraf: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class RegisterAnmarkning:
    """Register an anmärkning for a year, with its reason; its number is given by the stream."""

    granskning: UUID
    ar: int
    rubrik: str
    riktad: date
    text: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class RequestYttrande:
    """Register by when the nämnd is to explain itself about an anmärkning."""

    granskning: UUID
    anmarkning: int
    begart: date
    forfaller: date


@dataclass(frozen=True, kw_only=True, slots=True)
class WriteYttrande:
    """Write a part of a yttrande, whole."""

    granskning: UUID
    anmarkning: int
    avsnitt: str
    text: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class GiveYttrande:
    """Register that the nämnd gave its yttrande."""

    granskning: UUID
    anmarkning: int
    lamnat: date
    paragraf: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class CloseGranskning:
    """Close the granskning: everything asked for is given."""

    granskning: UUID
    avslutad: date
    text: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class ReopenGranskning:
    """Open again what was closed too early."""

    granskning: UUID
    skal: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class CorrectGranskning:
    """Replace facts of an earlier event, or take it back."""

    granskning: UUID
    corrects: int
    replaced: Mapping[str, str]
    aterkallad: bool = False
    skal: str | None = None


InsynCommand = OpenGranskning | ChangeInsyn | ExtendInsyn | EndInsyn
RapportCommand = (
    ReceiveRapport
    | RegisterFraga
    | AnswerFraga
    | RegisterRekommendation
    | FollowUpRekommendation
    | RegisterAnmarkning
)
SvarCommand = RequestSvar | WriteSvar | GiveSvar
YttrandeCommand = RequestYttrande | WriteYttrande | GiveYttrande
RevisionCommand = (
    InsynCommand
    | RapportCommand
    | SvarCommand
    | YttrandeCommand
    | CloseGranskning
    | ReopenGranskning
    | CorrectGranskning
)
"""Every command that a person may give here."""
