"""What may be asked of a barnavårdsutredning: commands, in the imperative."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from audit.envelope import Happened

_UNKNOWN = Happened.unknown()


@dataclass(frozen=True, kw_only=True, slots=True)
class OpenUtredning:
    """Open an utredning: `inledd` is the day of the decision, from which the four months run.

    `barn` and `kallreferens` are random tokens; `enhet` is an opaque code.
    """

    arende: UUID
    barn: UUID
    enhet: str
    inledd: date
    kallreferens: UUID
    anmalan_inkom: date | None = None
    registrerad_i_kalla: date | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class ExtendUtredning:
    """Extend an utredning for a certain time: a decision with its day, reason, decider and end.

    `skal_kod` and `beslutsfattare` are codes of `audit/barnutredning/codes.py`; `skal` is sealed.
    """

    arende: UUID
    beslutad: date
    ny_sista_dag: date
    skal_kod: str
    beslutsfattare: str
    registrerad_i_kalla: date | None = None
    skal: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class CloseUtredning:
    """Close an utredning; `avslut` is a code of `audit/barnutredning/codes.py`."""

    arende: UUID
    avslutad: date
    avslut: str
    registrerad_i_kalla: date | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class CorrectUtredning:
    """Correct named facts of the event with version `corrects`.

    `replaced` gives new values in plain form (ISO dates, codes); an empty text removes a fact
    that may be absent.
    An empty `avslutad` withdraws a closing that never was, an empty `ny_sista_dag` an extension.
    `skal` is sealed; `happened` tells when the mistake was set right, where somebody knows.
    """

    arende: UUID
    corrects: int
    replaced: Mapping[str, str]
    skal: str | None = None
    happened: Happened = _UNKNOWN


Command = OpenUtredning | ExtendUtredning | CloseUtredning | CorrectUtredning
