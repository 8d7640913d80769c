"""What may be asked of a control that the nämnd defines: commands. `kontroll` is its stream."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from audit.internkontroll.langd import Langd
from audit.internkontroll.mal import Mal


@dataclass(frozen=True, kw_only=True, slots=True)
class DefineKontroll:
    """Define a control: `sluthandelse` within a time after `starthandelse`."""

    kontroll: UUID
    namn: str
    starthandelse: str
    sluthandelse: str
    inom: Langd
    fran: date
    aterkommande: Langd | None = None
    mal: Mal | None = None
    lagrum: str | None = None
    text: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class ChangeKontroll:
    """Change a control: all of it."""

    kontroll: UUID
    namn: str
    starthandelse: str
    sluthandelse: str
    inom: Langd
    fran: date
    aterkommande: Langd | None = None
    mal: Mal | None = None
    lagrum: str | None = None
    text: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class EndKontroll:
    """Stop using a control."""

    kontroll: UUID
    avslutad: date
    skal: str | None = None


KontrollCommand = DefineKontroll | ChangeKontroll | EndKontroll
"""Every command of this file."""
