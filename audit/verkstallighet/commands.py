"""What may be asked of ej verkställda beslut: commands, in the imperative.

`beslut`, `kvartal` and `vantelista` are the streams that they are about.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, kw_only=True, slots=True)
class RegisterBeslut:
    """Register a gynnande beslut that waits to be carried out."""

    beslut: UUID
    beslutad: date
    lag: str
    insats: str
    enhet: str
    forhandsbesked: bool = False
    kallreferens: UUID | None = None
    registrerad_i_kalla: date | None = None
    text: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class MakeErbjudande:
    """Register an offer; its number is given by the stream."""

    beslut: UUID
    erbjudet: date
    text: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class AnswerErbjudande:
    """Register what became of an offer."""

    beslut: UUID
    erbjudande: int
    svar: str
    besvarat: date
    text: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class BeginAnnanInsats:
    """Register another insats meanwhile; its number is given by the stream."""

    beslut: UUID
    insats: str
    fran: date
    text: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class EndAnnanInsats:
    """Register that the other insats ended."""

    beslut: UUID
    annan: int
    till: date


@dataclass(frozen=True, kw_only=True, slots=True)
class StateOrsak:
    """State why it is delayed."""

    beslut: UUID
    orsak: str
    angiven: date
    text: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class PartlyVerkstall:
    """Register that only part of the insats is given from a day on."""

    beslut: UUID
    fran: date
    saknas: str
    text: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class BeginAvbrott:
    """Register that the carrying-out stopped."""

    beslut: UUID
    avbruten: date
    orsak: str
    text: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class VerkstallBeslut:
    """Register that the insats has begun."""

    beslut: UUID
    verkstallt: date
    registrerad_i_kalla: date | None = None
    text: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class CloseBeslut:
    """Register that the beslut will not be carried out."""

    beslut: UUID
    avslutat: date
    skal_kod: str
    text: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class SendIndividrapport:
    """Register that the individrapport of a quarter went to IVO or to the revisorer."""

    beslut: UUID
    mottagare: str
    ar: int
    kvartal: int
    rapportslag: str
    skickad: date


@dataclass(frozen=True, kw_only=True, slots=True)
class CorrectBeslut:
    """Replace facts of an earlier event, or take it back."""

    beslut: UUID
    corrects: int
    replaced: Mapping[str, str]
    aterkallad: bool = False
    skal: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class SendKvartal:
    """Report a quarter to IVO, the revisorer or fullmäktige, with the numbers of its last day."""

    kvartal: UUID
    ar: int
    nummer: int
    mottagare: str
    skickad: date


@dataclass(frozen=True, kw_only=True, slots=True)
class CorrectKvartal:
    """Take back a report that was never sent."""

    kvartal: UUID
    corrects: int
    skal: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class CountVantelista:
    """Count the waiting list of an område for a month; what is left out was not measured."""

    vantelista: UUID
    ar: int
    manad: int
    omrade: str
    antal: Mapping[str, int]
    tackat_ja: Mapping[str, int]


BeslutCommand = (
    RegisterBeslut
    | MakeErbjudande
    | AnswerErbjudande
    | BeginAnnanInsats
    | EndAnnanInsats
    | StateOrsak
    | PartlyVerkstall
    | BeginAvbrott
    | VerkstallBeslut
    | CloseBeslut
    | SendIndividrapport
    | CorrectBeslut
)
KvartalCommand = SendKvartal | CorrectKvartal
VerkstallighetCommand = BeslutCommand | KvartalCommand | CountVantelista
"""Every command that a person may give here."""
