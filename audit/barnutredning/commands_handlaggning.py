"""What may be noted in an utredning and after it: commands, in the imperative."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from audit.envelope import Happened

_UNKNOWN = Happened.unknown()


@dataclass(frozen=True, kw_only=True, slots=True)
class GiveInformation:
    """Note that those concerned were told of the utredning; `till` holds codes of `INFORMERAD`."""

    arende: UUID
    lamnad: date
    till: tuple[str, ...]
    registrerad_i_kalla: date | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class WithholdInformation:
    """Note that särskilda skäl spoke against telling some of those concerned; `skal` is sealed."""

    arende: UUID
    beslutad: date
    till: tuple[str, ...]
    beslutsfattare: str | None = None
    registrerad_i_kalla: date | None = None
    skal: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class HearBarn:
    """Note that the child was heard; `barnets_ord` is sealed."""

    arende: UUID
    hord: date
    satt: str
    registrerad_i_kalla: date | None = None
    barnets_ord: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class NoteBarnNotHeard:
    """Note that the child was not heard, and why."""

    arende: UUID
    noterad: date
    skal_kod: str
    registrerad_i_kalla: date | None = None
    skal: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class NoteVald:
    """Note whether violence came to light: `vald` is a code of `VALD`, and is sealed."""

    arende: UUID
    noterad: date
    vald: str
    registrerad_i_kalla: date | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class NoteAnteckning:
    """Note the day of the newest note in the akt, as an extract tells it through the day `per`."""

    arende: UUID
    senaste: date
    per: date


@dataclass(frozen=True, kw_only=True, slots=True)
class NoteSamordnare:
    """Note which samordnare the utredning lies with from a day: an opaque code, never a name."""

    arende: UUID
    samordnare: str
    fran: date
    registrerad_i_kalla: date | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class NoteBarnMoved:
    """Note that the child changed vistelsekommun; `kommun` is sealed."""

    arende: UUID
    flyttade: date
    utfall: str
    registrerad_i_kalla: date | None = None
    kommun: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class DecideUppfoljning:
    """Decide an uppföljning; `placering_upphorde` is given where it follows a placement."""

    arende: UUID
    beslutad: date
    placering_upphorde: date | None = None
    beslutsfattare: str | None = None
    registrerad_i_kalla: date | None = None
    skal: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class EndUppfoljning:
    """End the uppföljning that runs; `utredning` is the new one, where that is what ended it."""

    arende: UUID
    avslutad: date
    utfall: str
    utredning: UUID | None = None
    registrerad_i_kalla: date | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class CorrectUppgift:
    """Correct named facts of the event with version `corrects`, or take it back whole."""

    arende: UUID
    corrects: int
    replaced: Mapping[str, str]
    aterkallad: bool = False
    skal: str | None = None
    happened: Happened = _UNKNOWN


CommandHandlaggning = (
    GiveInformation
    | WithholdInformation
    | HearBarn
    | NoteBarnNotHeard
    | NoteVald
    | NoteAnteckning
    | NoteSamordnare
    | NoteBarnMoved
    | DecideUppfoljning
    | EndUppfoljning
    | CorrectUppgift
)
