"""One ärende, and a list of them, as programs are given them."""

from __future__ import annotations

from datetime import date
from typing import Any, Final
from uuid import UUID

from pydantic import BaseModel, Field

from api.http.lexsarah.answered import Nasta
from api.http.lexsarah.examples import ARENDE, RAPPORT
from api.http.lexsarah.parts import (
    Atgard,
    Beslut,
    Frist,
    Hanvisning,
    Ivo,
    Kod,
    Kodat,
    Konsekvens,
    Lack,
    Listad,
    Punkt,
    Utredningssteg,
)


class ArendeRad(BaseModel):
    """One ärende in a list: facts only."""

    id: UUID = Field(description="Ärendets id.")
    href: str = Field(description="Ärendets adress.")
    version: int = Field(description="Ärendets version.")
    etag: str = Field(description="Ärendets ETag.")
    steg: Kodat = Field(description="Steget.")
    ivo: Kodat = Field(description="Läget mot IVO.")
    lag: Kodat = Field(description="Lagen.")
    verksamhet: str = Field(description="Verksamhetens kod.")
    enhet: str = Field(description="Enhetens kod.")
    rapport_inkom: date = Field(description="Dagen då rapporten kom in.")
    diarienummer: str | None = Field(description="Nämndens diarienummer.")
    bedomning: Kodat | None = Field(description="Bedömningen som står.")
    slutlig: bool = Field(description="Sant om bedömningen är den som utredningen ledde till.")
    utredare: UUID | None = Field(description="Kontot hos utredaren.")
    ivo_sista_dag: date | None = Field(description="Sista dag för utredningen till IVO.")
    avslutad: date | None = Field(description="Dagen då ärendet avslutades.")
    inlast: bool = Field(description="Sant om det är inläst ur ett annat register.")


class LexsarahArenden(Listad):
    """A list of ärenden that the caller may see."""

    arenden: list[ArendeRad] = Field(description="Ärendena, i den ordning rapporterna kom in.")


class LexsarahArende(BaseModel):
    """One ärende."""

    namnd: str = Field(description="Nämndens beteckning.")
    constructed: bool = Field(description="Sant om uppgifterna är konstruerade.")
    id: UUID = Field(description="Ärendets id.")
    version: int = Field(description="Ärendets version så som det visas.")
    etag: str = Field(description="ETag att skicka i If-Match.")
    position: int = Field(description="Löpnumret: allt till och med det är med.")
    per: date = Field(description="Dagen som frister räknas till.")
    words: bool = Field(description="Falskt om skyddad text inte visas för dig.")
    steg: Kodat = Field(description="Steget.")
    lag: Kodat | None = Field(description="Lagen.")
    verksamhet: str | None = Field(description="Verksamhetens kod.")
    enhet: str | None = Field(description="Enhetens kod.")
    rapport_inkom: date | None = Field(description="Dagen då rapporten kom in.")
    diarienummer: str | None = Field(description="Nämndens diarienummer.")
    bedomning: Kodat | None = Field(description="Bedömningen som står.")
    slutlig: bool = Field(description="Sant om bedömningen är den som utredningen ledde till.")
    utredare: UUID | None = Field(description="Kontot hos utredaren.")
    avslutad: date | None = Field(description="Dagen då ärendet avslutades.")
    inlast: bool = Field(description="Sant om det är inläst ur ett annat register.")
    rapporter: list[Hanvisning] = Field(description="Rapporterna som hör till ärendet.")
    frister: list[Frist] = Field(description="Tiderna, avslutade också.")
    next_acts: list[Nasta] = Field(description="Vad du får göra nu.")
    lacks: list[Lack] = Field(description="Vad som saknas för att avsluta fullständigt.")
    punkter: list[Punkt] = Field(description="De tio punkterna.")
    konsekvenser: list[Konsekvens] = Field(description="Frågorna om varje enskild.")
    utredningssteg: list[Utredningssteg] = Field(description="Stegen i utredningen.")
    atgarder: list[Atgard] = Field(description="Åtgärderna.")
    beslut: list[Beslut] = Field(description="Besluten.")
    kodlista: list[Kod] = Field(description="Koderna; namnen visas bara av open-kodlista.")
    ivo: Ivo = Field(description="Spåret till IVO.")


class Lasning(BaseModel):
    """One reading of an ärende."""

    recorded_at: str = Field(description="När (UTC).")
    account: UUID | None = Field(description="Kontot; null om det är gallrat.")
    role: str | None = Field(description="Rollen som läsaren hade.")
    what: str = Field(description="Vad som lästes.")
    granskning: UUID | None = Field(description="Granskningen som en revisor läste inom.")
    position: int = Field(description="Löpnumret i läsloggen.")


class Lasningar(BaseModel):
    """Who has read an ärende."""

    arende: UUID = Field(description="Ärendets id.")
    lasningar: list[Lasning] = Field(description="Läsningarna, den senaste först; högst 500.")


_STEG: Final = {"kod": "under_utredning", "label": "under utredning"}
_GRADE: Final = {"kod": "missforhallande", "label": "Missförhållande"}
_SAME: Final[dict[str, Any]] = {
    "id": ARENDE,
    "version": 14,
    "etag": '"14"',
    "steg": _STEG,
    "lag": {"kod": "sol", "label": "Socialtjänstlagen"},
    "verksamhet": "v1",
    "enhet": "e1",
    "rapport_inkom": "2026-03-10",
    "diarienummer": "SN 2026-14",
    "bedomning": _GRADE,
    "slutlig": False,
    "utredare": "0198a1c3-0f00-7e21-a1b2-90c4d7e6f803",
    "avslutad": None,
    "inlast": False,
}
_NOT_YET: Final = {"kod": "inte_anmalt", "label": "inte anmält till IVO"}
_HOME: Final = "/api/v1/namnder/prov/lex-sarah"
EXAMPLE_LIST: Final[dict[str, Any]] = {
    "namnd": "prov",
    "constructed": True,
    "position": 4812,
    "behind": False,
    "read_position": 733,
    "total": 1,
    "limit": 20,
    "offset": 0,
    "arenden": [
        {**_SAME, "href": f"{_HOME}/arenden/{ARENDE}", "ivo": _NOT_YET, "ivo_sista_dag": None}
    ],
}
EXAMPLE_ONE: Final[dict[str, Any]] = {
    "namnd": "prov",
    "constructed": True,
    **_SAME,
    "position": 4812,
    "per": "2026-03-20",
    "words": True,
    "rapporter": [{"id": RAPPORT, "href": f"{_HOME}/rapporter/{RAPPORT}"}],
    "frister": [
        {
            "namn": "utreda",
            "lagrum": "27 kap. 5 § socialtjänstlagen (2025:400)",
            "start": "2026-03-10",
            "slut": None,
            "sista_dag": None,
            "sista_dag_vardag": None,
            "dagar_kvar": None,
            "dagar": 10,
            "sakerhet": None,
        }
    ],
    "next_acts": [
        {
            "act": "answer_punkt",
            "label": "Svara på en punkt i utredningen",
            "href": f"{_HOME}/arenden/{ARENDE}/answer-punkt",
        }
    ],
    "lacks": [{"kod": "punkt:orsaker", "text": "Punkten är obesvarad: Orsaker."}],
    "punkter": [{"punkt": {"kod": "orsaker", "label": "Orsaker"}, "svar": []}],
    "konsekvenser": [],
    "utredningssteg": [],
    "atgarder": [],
    "beslut": [],
    "kodlista": [{"kod": "Enskild A", "slag": {"kod": "enskild", "label": "Enskild"}}],
    "ivo": {
        "steg": _NOT_YET,
        "anmald": None,
        "anmalan": None,
        "skickad": None,
        "kom_in": None,
        "diarienummer": None,
    },
}
EXAMPLE_READERS: Final[dict[str, Any]] = {
    "arende": ARENDE,
    "lasningar": [
        {
            "recorded_at": "2026-03-20T09:15:00.000000Z",
            "account": "0198a1c3-0f00-7e21-a1b2-90c4d7e6f803",
            "role": "utredare",
            "what": "lexsarah_arende",
            "granskning": None,
            "position": 733,
        }
    ],
}
