"""Delegationsordningar as programs send and read them."""

from __future__ import annotations

from datetime import date
from typing import Any, Final
from uuid import UUID

from pydantic import BaseModel, Field

from api.http.documented import API
from api.http.lexsarah.schema import Body
from audit.law.delegation import BESLUTSFATTARE, OMRADEN, SAKER

EXAMPLE_ID: Final = "0198a1c4-7d00-5c3a-9b1e-5f0d2c9a4e11"


class Lagrummet(Body):
    """Vad en punkt hänvisar till."""

    text: str = Field(min_length=1, max_length=128, description="Lagrummet som det står.")
    sfs: str | None = Field(None, max_length=20, description="Lagens nummer i SFS.")


class Punkten(Body):
    """En punkt i delegationsordningen."""

    nummer: str = Field(min_length=1, max_length=128, description="Punktens nummer.")
    slag: str = Field(pattern="^(ansvar|beslut)$", description="ansvar eller beslut.")
    sak: str = Field(max_length=128, description=f"Vad den gäller: {', '.join(SAKER)}.")
    text: str = Field(min_length=1, max_length=20_000, description="Ordningens egna ord.")
    delegater: list[str] = Field(
        min_length=1, max_length=20, description=f"Vilka som får: {', '.join(BESLUTSFATTARE)}."
    )
    lagrum: list[Lagrummet] = Field(
        default_factory=list, max_length=20, description="Vad punkten hänvisar till."
    )
    omrade: str | None = Field(
        None, max_length=128, description=f"Området som punkten gäller: {', '.join(OMRADEN)}."
    )
    anmarkning: str | None = Field(None, max_length=2000, description="Vad som inte är nämndens.")


class NyOrdning(Body):
    """En delegationsordning som nämnden har antagit, hel; den ersätter den förra."""

    namn: str = Field(min_length=1, max_length=128, description="Ordningens namn.")
    antagen: date = Field(description="Dagen då nämnden antog den.")
    galler_fran: date = Field(description="Första dagen då den gäller.")
    punkter: list[Punkten] = Field(min_length=1, max_length=500, description="Punkterna.")
    granskas_manader: int = Field(12, ge=1, le=120, description="Månader mellan granskningar.")
    paragraf: str | None = Field(None, max_length=128, description="Paragrafen i protokollet.")
    diarienummer: str | None = Field(None, max_length=128, description="Diarienumret.")


class Delegationsordning(BaseModel):
    """One order."""

    id: UUID = Field(description="Ordningens id.")
    href: str = Field(description="Ordningens adress.")
    version: int = Field(description="Ordningens version.")
    etag: str = Field(description="ETag att skicka i If-Match.")
    namn: str = Field(description="Ordningens namn.")
    antagen: date = Field(description="Dagen då nämnden antog den.")
    galler_fran: date = Field(description="Första dagen då den gäller.")
    upphor: date | None = Field(description="Första dagen då den inte längre gäller.")
    granskas_senast: date = Field(description="Dagen då den ska vara granskad.")
    galler: bool = Field(description="Sant om den gäller den dag som frågan ställs för.")
    paragraf: str | None = Field(description="Paragrafen i protokollet.")
    diarienummer: str | None = Field(description="Diarienumret.")
    punkter: list[Punkten] = Field(description="Punkterna.")


class Delegationsordningar(BaseModel):
    """All orders."""

    per: date = Field(description="Dagen som `galler` räknas för.")
    etag: str = Field(description="ETag att skicka i If-Match när en ny antas.")
    ordningar: list[Delegationsordning] = Field(description="Ordningarna, i den ordning de antogs.")


_PUNKT: Final = {
    "nummer": "4.2 p. 3",
    "slag": "beslut",
    "sak": "anmala_ivo",
    "text": "Beslut om att anmäla ett allvarligt missförhållande till IVO.",
    "delegater": ["verksamhetschef"],
    "lagrum": [{"text": "27 kap. 6 § SoL", "sfs": "2025:400"}],
}
EXAMPLE_NEW: Final[dict[str, Any]] = {
    "namn": "Delegationsordning 2026",
    "antagen": "2026-02-17",
    "galler_fran": "2026-03-01",
    "paragraf": "§ 14",
    "punkter": [_PUNKT],
}
EXAMPLE_ONE: Final[dict[str, Any]] = {
    **EXAMPLE_NEW,
    "id": EXAMPLE_ID,
    "href": f"{API}/namnder/prov/delegationsordningar/{EXAMPLE_ID}",
    "version": 1,
    "etag": '"1"',
    "upphor": None,
    "granskas_senast": "2027-02-17",
    "galler": True,
    "diarienummer": None,
    "punkter": [{**_PUNKT, "omrade": None, "anmarkning": None}],
}
EXAMPLE_ALL: Final[dict[str, Any]] = {
    "per": "2026-03-20",
    "etag": '"1"',
    "ordningar": [EXAMPLE_ONE],
}
