"""One report, and a list of them, as programs are given them: never who reported."""

from __future__ import annotations

from datetime import date
from typing import Any, Final
from uuid import UUID

from pydantic import BaseModel, Field

from api.http.lexsarah.answered import Nasta
from api.http.lexsarah.examples import ARENDE, RAPPORT
from api.http.lexsarah.parts import Hanvisning, Kodat, Listad


class RapportRad(BaseModel):
    """One report in a list: facts only."""

    id: UUID = Field(description="Rapportens id.")
    href: str = Field(description="Rapportens adress.")
    version: int = Field(description="Rapportens version.")
    etag: str = Field(description="Rapportens ETag.")
    steg: Kodat = Field(description="Steget.")
    slag: Kodat = Field(description="Om det har hänt eller är en risk.")
    kanal: Kodat = Field(description="Hur den lämnades.")
    fara_nu: bool = Field(description="Sant om någon kan vara i fara nu.")
    forbi_chef: bool = Field(description="Sant om närmaste chef ska gås förbi.")
    namngiven: bool = Field(description="Sant om ett namn har lämnats.")
    enhet: str | None = Field(description="Enhetens kod.")
    lag: str | None = Field(description="Lagens kod.")
    inkom: date = Field(description="Dagen då den först togs emot.")
    received_at: str = Field(description="När loggen fick den (UTC).")
    opened_at: str | None = Field(description="När den först öppnades (UTC).")
    arenden: list[UUID] = Field(description="Ärenden som den är sorterad till.")
    fragor_obesvarade: int = Field(description="Frågor som väntar på svar.")
    nya_svar: int = Field(description="Svar och tillägg som ingen har sett.")


class LexsarahRapporter(Listad):
    """A list of reports that the caller may read."""

    rapporter: list[RapportRad] = Field(description="Rapporterna, den nyaste först.")


class Fraga(BaseModel):
    """A question to the reporter."""

    nummer: int = Field(description="Frågans nummer.")
    text: str | None = Field(description="Frågan (skyddad text).")
    svar: list[str] = Field(description="Svaren (skyddad text).")


class LexsarahRapport(BaseModel):
    """One report with its words."""

    namnd: str = Field(description="Nämndens beteckning.")
    constructed: bool = Field(description="Sant om uppgifterna är konstruerade.")
    id: UUID = Field(description="Rapportens id.")
    version: int = Field(description="Rapportens version så som den visas.")
    etag: str = Field(description="ETag att skicka i If-Match.")
    position: int = Field(description="Löpnumret: allt till och med det är med.")
    steg: Kodat = Field(description="Steget.")
    slag: Kodat | None = Field(description="Om det har hänt eller är en risk.")
    kanal: Kodat | None = Field(description="Hur den lämnades.")
    fara_nu: bool = Field(description="Sant om någon kan vara i fara nu.")
    forbi_chef: bool = Field(description="Sant om närmaste chef ska gås förbi.")
    namngiven: bool = Field(description="Sant om ett namn har lämnats; vem visar open-identity.")
    enhet: str | None = Field(description="Enhetens kod.")
    lag: str | None = Field(description="Lagens kod.")
    inkom: dict[str, Any] | None = Field(description="När den först togs emot, och hur säkert.")
    intraffade: dict[str, Any] | None = Field(description="När det hände, enligt rapporten.")
    oppnad: bool = Field(description="Sant om någon som tar emot rapporter har öppnat den.")
    arenden: list[Hanvisning] = Field(description="Ärenden som den är sorterad till.")
    vad_hande: str | None = Field(description="Vad som hände (skyddad text).")
    var: str | None = Field(description="Var (skyddad text).")
    vem_galler: str | None = Field(
        description="Vem det gäller (skyddad text); null för den som inte utreder."
    )
    gjorde_direkt: str | None = Field(description="Vad som gjordes direkt (skyddad text).")
    tillagg: list[str] = Field(description="Tillägg (skyddad text).")
    fragor: list[Fraga] = Field(description="Frågor till rapportören, med svar.")
    next_acts: list[Nasta] = Field(description="Vad du får göra nu.")


_HOME: Final = "/api/v1/namnder/prov/lex-sarah"
_SAME: Final[dict[str, Any]] = {
    "id": RAPPORT,
    "version": 2,
    "etag": '"2"',
    "steg": {"kod": "inkommen", "label": "inkommen"},
    "slag": {"kod": "handelse", "label": "Det har hänt"},
    "kanal": {"kod": "web", "label": "Formuläret, utan inloggning"},
    "fara_nu": False,
    "forbi_chef": False,
    "namngiven": True,
    "enhet": "e1",
    "lag": "sol",
}
EXAMPLE_LIST: Final[dict[str, Any]] = {
    "namnd": "prov",
    "constructed": True,
    "position": 4812,
    "behind": False,
    "read_position": 733,
    "total": 1,
    "limit": 20,
    "offset": 0,
    "rapporter": [
        {
            **_SAME,
            "href": f"{_HOME}/rapporter/{RAPPORT}",
            "inkom": "2026-03-10",
            "received_at": "2026-03-10T05:41:12.000000Z",
            "opened_at": None,
            "arenden": [],
            "fragor_obesvarade": 0,
            "nya_svar": 0,
        }
    ],
}
EXAMPLE_ONE: Final[dict[str, Any]] = {
    "namnd": "prov",
    "constructed": True,
    **_SAME,
    "position": 4812,
    "inkom": {"precision": "day", "start": "2026-03-10"},
    "intraffade": {"precision": "day", "start": "2026-03-09"},
    "oppnad": True,
    "arenden": [{"id": ARENDE, "href": f"{_HOME}/arenden/{ARENDE}"}],
    "vad_hande": "Larmet ringde tre gånger under natten utan att någon kom.",
    "var": "Plan 2",
    "vem_galler": "Lägenhet 14",
    "gjorde_direkt": "Ringde bakjouren.",
    "tillagg": [],
    "fragor": [{"nummer": 2, "text": "Vilka larm ringde?", "svar": ["Larmen på plan 2."]}],
    "next_acts": [
        {
            "act": "sort_rapport",
            "label": "Sortera rapporten",
            "href": f"{_HOME}/rapporter/{RAPPORT}/sort-rapport",
        }
    ],
}
