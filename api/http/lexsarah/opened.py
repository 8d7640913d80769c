"""What is opened for a reason and shown once: who a report's reporter is, and the kodlista."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from pydantic import BaseModel, Field

from audit.envelope import KeyPurpose
from audit.lexsarah.events_rapport import RapportReceived
from audit.lexsarah.events_utredning import KodRecorded

if TYPE_CHECKING:
    from audit.store.log import Log

OPENS = frozenset({"open_identity", "open_kodlista"})
"""The acts whose answer shows what they open."""


class Oppnad(BaseModel):
    """A person that was opened."""

    kod: str | None = Field(description="Koden i kodlistan; null för rapportören.")
    namn: str | None = Field(description="Namnet.")
    telefon: str | None = Field(description="Rapportörens telefon.")
    konto: str | None = Field(description="Rapportörens konto, när rapporten lämnades inloggad.")
    uppgifter: str | None = Field(description="Fler uppgifter i kodlistan.")


def opened(log: Log, act: str, stream: UUID) -> list[Oppnad]:
    """Show what an act opened; that it was opened, and why, is recorded already."""
    return _identity(log, stream) if act == "open_identity" else _kodlista(log, stream)


def _identity(log: Log, rapport: UUID) -> list[Oppnad]:
    history = log.load(rapport, purposes=(KeyPurpose.RAPPORTOR,))
    return [
        Oppnad(
            kod=None,
            namn=one.event.namn,
            telefon=one.event.telefon,
            konto=one.event.konto,
            uppgifter=None,
        )
        for one in history
        if isinstance(one.event, RapportReceived)
    ]


def _kodlista(log: Log, arende: UUID) -> list[Oppnad]:
    history = log.load(arende, purposes=(KeyPurpose.KODLISTA,))
    newest = {one.event.kod: one.event for one in history if isinstance(one.event, KodRecorded)}
    return [
        Oppnad(kod=kod, namn=one.namn, telefon=None, konto=None, uppgifter=one.uppgifter)
        for kod, one in newest.items()
    ]
