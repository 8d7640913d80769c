"""What a program sends to read in an extract, and what it is told: the models of the API."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from pydantic import BaseModel, Field

from api.http.moments import utc
from audit.intake.import_report import ImportReport
from audit.intake.outcome import Outcome
from projections.imports.status import Import

_MADE_AT: Final = "När utdraget framställdes (UTC)."
_SHA256: Final = "Filens SHA-256, hexadecimalt. Filen själv sparas inte."


class Rader(BaseModel):
    """How the rows of a file ended."""

    nya: int = Field(description="Rader som läses in.")
    rattade: int = Field(description="Rader som ändrar något som var inläst.")
    oforandrade: int = Field(description="Rader som registret redan har.")
    avvisade: int = Field(description="Rader som inte kan läsas in.")
    hor_inte_hit: int = Field(description="Rader som mappningen säger inte ska läsas in.")


class Anmarkning(BaseModel):
    """A row that was refused or corrected: never with anything that stands in it."""

    rad: int = Field(description="Radens nummer; rubrikraden är rad 1.")
    kolumn: str = Field(description="Kolumnens rubrik, eller tom.")
    utfall: Outcome = Field(description="refused (avvisad) eller corrected (rättad).")
    orsak: str = Field(description="Varför.")


class Inlasning(BaseModel):
    """What came of a file, or would come of it."""

    slag: str = Field(description="Vad utdraget innehåller.")
    file_sha256: str = Field(description=_SHA256)
    extract_made_at: str = Field(description=_MADE_AT)
    dry_run: bool = Field(description="Sant om ingenting skrevs.")
    fortsatt: bool = Field(description="Sant om en avbruten inläsning av samma fil avslutades.")
    rader: Rader = Field(description="Hur raderna slutade.")
    handelser: int = Field(description="Händelser som skrevs, eller skulle skrivas.")
    first_lopnummer: int | None = Field(description="Inläsningens första löpnummer.")
    last_lopnummer: int | None = Field(description="Inläsningens sista löpnummer.")
    anmarkningar: list[Anmarkning] = Field(description="Alla avvisade och rättade rader.")

    @classmethod
    def of(cls, report: ImportReport) -> Inlasning:
        """Make it of a report."""
        return cls(
            slag=report.kind,
            file_sha256=report.file_sha256,
            extract_made_at=report.extract_made_at,
            dry_run=report.dry_run,
            fortsatt=report.continued,
            rader=Rader(
                nya=report.rows[Outcome.ACCEPTED],
                rattade=report.rows[Outcome.CORRECTED],
                oforandrade=report.rows[Outcome.UNCHANGED],
                avvisade=report.rows[Outcome.REFUSED],
                hor_inte_hit=report.left_out,
            ),
            handelser=report.events,
            first_lopnummer=report.first_position,
            last_lopnummer=report.last_position,
            anmarkningar=[
                Anmarkning(rad=one.row, kolumn=one.column, utfall=one.outcome, orsak=one.reason)
                for one in report.problems
            ],
        )


class TidigareInlasning(BaseModel):
    """An extract that was read in before; its numbers are absent while it is open."""

    inlasning: UUID = Field(description="Inläsningens id.")
    slag: str = Field(description="Vad utdraget innehåller.")
    file_sha256: str = Field(description=_SHA256)
    extract_made_at: str = Field(description=_MADE_AT)
    started_at: str = Field(description="När inläsningen började (UTC).")
    completed_at: str | None = Field(description="När den avslutades (UTC).")
    rader: int = Field(description="Rader i filen.")
    nya: int | None = Field(description="Rader som lästes in.")
    rattade: int | None = Field(description="Rader som ändrade något.")
    oforandrade: int | None = Field(description="Rader som registret redan hade.")
    avvisade: int | None = Field(description="Rader som inte kunde läsas in.")

    @classmethod
    def of(cls, one: Import) -> TidigareInlasning:
        """Make it of a row of the view."""
        return cls(
            inlasning=one.import_id,
            slag=one.kind,
            file_sha256=one.file_sha256,
            extract_made_at=utc(one.extract_made_at),
            started_at=utc(one.started_at),
            completed_at=utc(one.completed_at) if one.completed_at else None,
            rader=one.rows,
            nya=one.accepted,
            rattade=one.corrected,
            oforandrade=one.unchanged,
            avvisade=one.refused,
        )


_SHA256_EXAMPLE: Final = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
EXAMPLE: Final[dict[str, Any]] = {
    "slag": "handelser", "file_sha256": _SHA256_EXAMPLE,
    "extract_made_at": "2026-03-16T06:30:00.000000Z", "dry_run": True, "fortsatt": False,
    "rader": {"nya": 118, "rattade": 2, "oforandrade": 12001, "avvisade": 1, "hor_inte_hit": 0},
    "handelser": 122, "first_lopnummer": None, "last_lopnummer": None,
    "anmarkningar": [
        {"rad": 17, "kolumn": "enhet", "utfall": "refused", "orsak": "enhet: cellen är tom."}
    ],
}  # fmt: skip
EXAMPLE_LISTED: Final[dict[str, Any]] = {
    "inlasning": "5d1f0a9e-6b0c-5b51-9d3a-1f7c2e8a4b60", "slag": "handelser",
    "file_sha256": _SHA256_EXAMPLE, "extract_made_at": "2026-03-16T06:30:00.000000Z",
    "started_at": "2026-03-16T07:02:11.000000Z", "completed_at": "2026-03-16T07:02:15.000000Z",
    "rader": 12122, "nya": 118, "rattade": 2, "oforandrade": 12001, "avvisade": 1,
}  # fmt: skip
