"""The shape of figures and lists in JSON: every field with its Swedish description."""

from __future__ import annotations

from datetime import date
from typing import Any, Final
from uuid import UUID

from pydantic import BaseModel, Field


class Checkpoint(BaseModel):
    """The signed checkpoint that covers the answer."""

    size: int = Field(description="Loggens storlek vid kontrollstämpeln.")
    note: str = Field(description="Kontrollstämpeln, en signed note enligt C2SP.")


class Basis(BaseModel):
    """What an answer rests on."""

    position: int = Field(description="Löpnumret: allt till och med det är med.")
    recorded_at: str | None = Field(description="Loggens tid för det löpnumret (UTC).")
    checkpoint: Checkpoint
    behind: bool = Field(description="Sant om vyn inte har läst allt: talen är då inte aktuella.")
    view_position: int = Field(description="Hur långt vyn har läst.")
    stopped_at: str | None = Field(description="När vyn stannade, om den har stannat.")
    error: str | None = Field(description="Varför vyn stannade.")


class Flags(BaseModel):
    """How many that carry each flag."""

    extended_after_limit: int = Field(description="Förlängd efter fristens utgång.")
    within_vardag: int = Field(
        description="Över sista dagen, men inom den vardag den flyttas till."
    )
    closed_later: int = Field(description="Avslutad senare, så vitt då var registrerat.")


class KlassCount(BaseModel):
    """One class of the measure."""

    klass: str = Field(description="Klassens beteckning.")
    count: int = Field(description="Antal utredningar.")
    flags: Flags
    arenden: str = Field(description="Adressen till ärendena bakom talet.")


class Share(BaseModel):
    """A share, with the numbers it is made of."""

    count: int = Field(description="Antal inom.")
    of: int = Field(description="Av hur många.")
    percent: float | None = Field(
        description="Procent med en decimal; null om det inte finns några."
    )


class Days(BaseModel):
    """Days from the opening."""

    median: float | None = Field(description="Median i dagar.")
    mean: float | None = Field(description="Medelvärde i dagar, en decimal.")


class Barnutredningstid(BaseModel):
    """The figure barnutredningstid of one nämnd."""

    namnd: str = Field(description="Nämndens beteckning.")
    constructed: bool = Field(description="Sant om uppgifterna är konstruerade.")
    population: str = Field(description="pagaende eller avslutade.")
    per: date | None = Field(description="Läget den dagen (pagaende).")
    start: date | None = Field(description="Periodens första dag (avslutade).")
    slut: date | None = Field(description="Periodens sista dag (avslutade).")
    known_at: str | None = Field(description="Den tid som frågan gällde (UTC); null betyder nu.")
    basis: Basis
    total: int = Field(description="Antal utredningar.")
    flags: Flags
    classes: list[KlassCount] = Field(description="De fyra klasserna.")
    within_four_months: Share
    within_limit: Share = Field(description="Inom fyra månader eller beslutad förlängning.")
    days: Days
    arenden: str = Field(description="Adressen till alla ärenden i figuren.")


class Arende(BaseModel):
    """One utredning in a list: facts of its times, no name and no text."""

    arende: UUID = Field(description="Ärendets id.")
    enhet: str = Field(description="Enhetens kod.")
    inledd: date = Field(description="Dagen den inleddes.")
    sista_dag: date = Field(description="Sista dagen enligt lag, utan flytt till vardag.")
    sista_dag_vardag: date = Field(description="Vardagen som sista dagen flyttas till.")
    lagrum: str = Field(description="Bestämmelsen som gällde.")
    forlangd_till: date | None = Field(description="Längsta beslutade förlängning.")
    avslutad: date | None = Field(description="Dagen den avslutades.")
    days: int = Field(description="Dagar från inledning.")
    days_over: int = Field(description="Dagar över gällande sista dag.")
    klass: str = Field(description="Klassens beteckning.")
    flags: list[str] = Field(description="Flaggor.")
    samordnare: str | None = Field(description="Samordnarens kod den dagen; null om den saknas.")
    handelser: str = Field(description="Adressen till ärendets händelser.")


class Arenden(BaseModel):
    """A stretch of the list behind a number."""

    namnd: str = Field(description="Nämndens beteckning.")
    constructed: bool = Field(description="Sant om uppgifterna är konstruerade.")
    basis: Basis
    total: int = Field(description="Antal i hela listan.")
    limit: int = Field(description="Högsta antal i svaret.")
    offset: int = Field(description="Hur många som hoppades över.")
    arenden: list[Arende] = Field(description="Ärendena.")
    links: dict[str, str | None] = Field(description="Nästa och föregående stycke av listan.")


_BASIS: Final[dict[str, Any]] = {
    "position": 412,
    "recorded_at": "2023-02-21T08:15:00.000000Z",
    "checkpoint": {"size": 420, "note": "liggare/exempel/…/konstruerad\n420\n…\n"},
    "behind": False,
    "view_position": 420,
    "stopped_at": None,
    "error": None,
}
_FLAGS: Final = {"extended_after_limit": 0, "within_vardag": 0, "closed_later": 0}
_LIST: Final = "/api/v1/namnder/exempel/internkontroll/barnutredningstid/arenden?per=2022-12-31"
EXAMPLE_FIGURE: Final[dict[str, Any]] = {
    "namnd": "exempel",
    "constructed": True,
    "population": "pagaende",
    "per": "2022-12-31",
    "start": None,
    "slut": None,
    "known_at": None,
    "basis": _BASIS,
    "total": 68,
    "flags": {**_FLAGS, "closed_later": 2},
    "classes": [{"klass": "inom", "count": 59, "flags": _FLAGS, "arenden": f"{_LIST}&klass=inom"}],
    "within_four_months": {"count": 59, "of": 68, "percent": 86.8},
    "within_limit": {"count": 62, "of": 68, "percent": 91.2},
    "days": {"median": 61.5, "mean": 68.4},
    "arenden": _LIST,
}
EXAMPLE_LIST: Final[dict[str, Any]] = {
    "namnd": "exempel",
    "constructed": True,
    "basis": _BASIS,
    "total": 1,
    "limit": 20,
    "offset": 0,
    "arenden": [
        {
            "arende": "0189f7c4-0000-7000-8000-000000000001",
            "enhet": "e1",
            "inledd": "2022-06-01",
            "sista_dag": "2022-10-01",
            "sista_dag_vardag": "2022-10-03",
            "lagrum": "11 kap. 2 § SoL (2001:453)",
            "forlangd_till": None,
            "avslutad": None,
            "days": 213,
            "days_over": 91,
            "klass": "over_utan_forlangning",
            "flags": [],
            "samordnare": "s1",
            "handelser": "/api/v1/namnder/exempel/arenden/0189f7c4-…/handelser",
        }
    ],
    "links": {"next": None, "prev": None},
}
