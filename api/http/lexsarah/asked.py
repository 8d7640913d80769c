"""What lists and resources of lex Sarah are asked for: filters, both times, paging."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, Field

from api.http.asked import KNOWN_AT
from api.http.moments import moment
from audit.lexsarah.roles import IvoSteg, Steg
from projections.lexsarah.cases import CaseFilter

if TYPE_CHECKING:
    from audit.store.log import Log


class KnownQuery(BaseModel):
    """As known at which moment."""

    model_config = ConfigDict(extra="forbid")
    known_at: str | None = Field(None, max_length=40, description=KNOWN_AT, examples=["2026-03-20"])

    def position(self, log: Log) -> int:
        """Give the last löpnummer of the moment; raises InvalidInputError."""
        if self.known_at is None:
            return log.head().size
        return log.position_at(moment("known_at", self.known_at))


class PagedQuery(KnownQuery):
    """A stretch of a list."""

    limit: int = Field(20, ge=1, le=200, description="Högsta antal.")
    offset: int = Field(0, ge=0, le=1_000_000_000, description="Hur många som hoppas över.")

    def filters(self) -> dict[str, str]:
        """Give what stands in the record of a reading."""
        given = self.model_dump(mode="json", exclude_none=True)
        return {name: str(value) for name, value in given.items()}


class RapporterQuery(PagedQuery):
    """Which reports."""

    vantar: bool | None = Field(None, description="Bara de som väntar på en mottagare, eller inte.")


class ArendenQuery(PagedQuery):
    """Which ärenden."""

    oppna: bool | None = Field(None, description="Bara öppna ärenden, eller bara avslutade.")
    steg: Steg | None = Field(None, description="Bara ärenden på det steget.")
    ivo: IvoSteg | None = Field(None, description="Bara ärenden i det läget mot IVO.")
    enhet: str | None = Field(None, max_length=128, description="Enhetens kod.")
    verksamhet: str | None = Field(None, max_length=128, description="Verksamhetens kod.")
    lag: str | None = Field(None, max_length=20, description="Lagens kod: sol, lss eller sol_lss.")
    bedomning: str | None = Field(None, max_length=40, description="Bedömningens kod.")
    diarienummer: str | None = Field(None, max_length=128, description="Del av diarienumret.")
    start: date | None = Field(None, description="Rapporten kom in den dagen eller senare.")
    slut: date | None = Field(None, description="Rapporten kom in den dagen eller tidigare.")

    def narrowing(self) -> CaseFilter:
        """Give what the list is narrowed to."""
        return CaseFilter(
            oppna=self.oppna,
            steg=self.steg,
            ivo=self.ivo,
            enhet=self.enhet,
            verksamhet=self.verksamhet,
            lag=self.lag,
            bedomning=self.bedomning,
            diarienummer=self.diarienummer,
            fran=self.start,
            till=self.slut,
        )
