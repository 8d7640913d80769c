"""What may be asked of an orosanmälan: commands, in the imperative."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from audit.envelope import Happened

_UNKNOWN = Happened.unknown()


@dataclass(frozen=True, kw_only=True, slots=True)
class ReceiveAnmalan:
    """Receive an orosanmälan about one child: `anmalan` is a random id, `barn` a random token.

    `inkom_sent` says that it came late in the day; `pagaende` names the utredning that runs.
    """

    anmalan: UUID
    barn: UUID
    grupp: str
    enhet: str
    inkom: date
    anmalare: str
    inkom_sent: bool = False
    pagaende: UUID | None = None
    kallreferens: UUID | None = None
    registrerad_i_kalla: date | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class MakeSkyddsbedomning:
    """Judge whether the child needs protection at once; `skal` is sealed."""

    anmalan: UUID
    bedomd: date
    utfall: str
    registrerad_i_kalla: date | None = None
    skal: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class ExtendForhandsbedomning:
    """Extend the förhandsbedömning for synnerliga skäl; `skal` is sealed."""

    anmalan: UUID
    beslutad: date
    ny_sista_dag: date
    skal_kod: str
    beslutsfattare: str | None = None
    registrerad_i_kalla: date | None = None
    skal: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class DecideForhandsbedomning:
    """Decide to open an utredning or not, or note that one runs; `skal` is sealed."""

    anmalan: UUID
    beslutad: date
    utfall: str
    utredning: UUID | None = None
    beslutsfattare: str | None = None
    registrerad_i_kalla: date | None = None
    skal: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class RequestAterkoppling:
    """Note that the anmälare asked to be told what became of the anmälan."""

    anmalan: UUID
    begard: date
    registrerad_i_kalla: date | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class GiveAterkoppling:
    """Note that the anmälare was told; nobody need have asked."""

    anmalan: UUID
    lamnad: date
    registrerad_i_kalla: date | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class WithholdAterkoppling:
    """Note that the anmälare asked and was not told; `skal` is sealed."""

    anmalan: UUID
    beslutad: date
    skal_kod: str
    registrerad_i_kalla: date | None = None
    skal: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class CorrectAnmalan:
    """Correct named facts of the event with version `corrects`, or take it back whole."""

    anmalan: UUID
    corrects: int
    replaced: Mapping[str, str]
    aterkallad: bool = False
    skal: str | None = None
    happened: Happened = _UNKNOWN


CommandAnmalan = (
    ReceiveAnmalan
    | MakeSkyddsbedomning
    | ExtendForhandsbedomning
    | DecideForhandsbedomning
    | RequestAterkoppling
    | GiveAterkoppling
    | WithholdAterkoppling
    | CorrectAnmalan
)
