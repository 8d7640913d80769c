"""What may be asked of a row of the generic extract: commands. `handelse` is its stream."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, kw_only=True, slots=True)
class BeginHandelse:
    """Record that something began a time."""

    handelse: UUID
    arende: UUID
    enhet: str
    starthandelse: str
    startdatum: date
    kallreferens: UUID
    registrerad_i_kalla: date | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class EndHandelse:
    """Record that what was to follow did follow."""

    handelse: UUID
    sluthandelse: str
    slutdatum: date
    registrerad_i_kalla: date | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class CorrectHandelse:
    """Replace facts of an earlier event, or take it back."""

    handelse: UUID
    corrects: int
    replaced: Mapping[str, str]
    aterkallad: bool = False
    skal: str | None = None


HandelseCommand = BeginHandelse | EndHandelse | CorrectHandelse
"""Every command of this file."""
