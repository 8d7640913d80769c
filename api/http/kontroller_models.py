"""The shape of controls without code and of draws in JSON: every field with its description."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Final, Literal
from uuid import UUID

from pydantic import BaseModel, Field

from api.http.clocks_asked import DayQuery, Enhet, Page
from api.http.clocks_models import Answer, ListAnswer
from api.http.figures import Share
from api.http.lexsarah.schema import Body
from audit.internkontroll.dragning import GRANSKNING
from audit.internkontroll.kontrollutfall import Kontrollklass

EXAMPLE_ID: Final = "0198a1c4-7d00-7c3a-9b1e-5f0d2c9a4e21"
KOD: Final = "Koden som den står i utdraget."


class Langden(Body):
    """Hur lång en tid är."""

    antal: int = Field(ge=1, le=3660, description="Hur många.")
    enhet: Literal["dag", "vecka", "manad", "ar"] = Field(description="dag, vecka, manad eller ar.")


class Malet(Body):
    """Den andel inom tiden som nämnden vill nå."""

    slag: Literal["minst"] = Field("minst", description="minst.")
    enhet: Literal["promille"] = Field("promille", description="promille: 900 är 90 procent.")
    varde: int = Field(ge=0, le=1000, description="Andelen i promille.")


class NyKontroll(Body):
    """En kontroll: något ska ha hänt inom en tid efter något annat."""

    namn: str = Field(min_length=1, max_length=200, description="Kontrollens rubrik.")
    starthandelse: str = Field(min_length=1, max_length=64, description=KOD)
    sluthandelse: str = Field(min_length=1, max_length=64, description=KOD)
    inom: Langden = Field(description="Inom vilken tid.")
    fran: date = Field(description="Från vilken dag kontrollen gäller.")
    aterkommande: Langden | None = Field(None, description="Inom vilken tid igen, varje gång.")
    mal: Malet | None = Field(None, description="Andelen inom tiden som ska nås.")
    lagrum: str | None = Field(None, max_length=200, description="Lagrum, om det finns något.")
    text: str | None = Field(None, max_length=20_000, description="Skyddad text om kontrollen.")


class AvslutaKontroll(Body):
    """Att en kontroll inte längre används."""

    avslutad: date = Field(description="Sista dagen.")
    skal: str | None = Field(None, max_length=20_000, description="Skyddad text om varför.")


class Kontrollen(BaseModel):
    """One control as it stands."""

    id: UUID = Field(description="Kontrollens id.")
    href: str = Field(description="Kontrollens adress.")
    version: int = Field(description="Versionen.")
    etag: str = Field(description="ETag att skicka i If-Match.")
    definition: int = Field(description="Versionen som talen räknas efter.")
    galler: bool = Field(description="Sant om den används.")
    namn: str = Field(description="Rubriken.")
    starthandelse: str = Field(description=KOD)
    sluthandelse: str = Field(description=KOD)
    inom: Langden = Field(description="Inom vilken tid.")
    aterkommande: Langden | None = Field(description="Inom vilken tid igen; null för en gång.")
    fran: date | None = Field(description="Från vilken dag den gäller.")
    mal: Malet | None = Field(description="Andelen inom tiden som ska nås.")
    lagrum: str | None = Field(description="Lagrum.")


class Kontrollerna(BaseModel):
    """All controls."""

    kontroller: list[Kontrollen] = Field(description="Kontrollerna.")


class Antal(BaseModel):
    """How many tillfällen stand in each class."""

    inom: int = Field(description="Gjorda inom tiden.")
    sent: int = Field(description="Gjorda för sent.")
    vantar: int = Field(description="Väntar, tiden har inte gått ut.")
    over: int = Field(description="Över tiden.")


class Utfallet(Answer):
    """What a control gives on a day."""

    antal: Antal = Field(description="Antal i varje klass.")
    andel: Share = Field(description="Inom tiden, av dem vars tid är avgjord.")
    andel_gjorda: Share = Field(description="Gjorda, av alla: även dem som väntar.")
    enheter: dict[str, Antal] = Field(description="Enhetens kod och antal i varje klass.")


class Kodantal(BaseModel):
    """How many rows have a start and an end."""

    starthandelse: str = Field(description=KOD)
    sluthandelse: str | None = Field(description="Slutets kod; null för dem utan slut.")
    antal: int = Field(description="Antal rader.")
    forsta: date = Field(description="Den första startdagen.")
    sista: date = Field(description="Den sista startdagen.")


class Koderna(BaseModel):
    """The codes of the nämnd's own rows."""

    koder: list[Kodantal] = Field(description="Koderna.")


class Tillfallet(BaseModel):
    """One time that something is to happen."""

    handelse: UUID = Field(description="Radens id.")
    enhet: str = Field(description="Enhetens kod.")
    fran: date = Field(description="Dagen som tiden räknas från.")
    sista_dag: date = Field(description="Tidens sista dag.")
    slut: date | None = Field(description="Dagen då det hände.")
    klass: str = Field(description="inom, sent, vantar eller over.")


class Tillfallena(ListAnswer):
    """The tillfällen behind a number."""

    tillfallen: list[Tillfallet] = Field(description="Tillfällena.")


class TillfalleQuery(DayQuery, Page):
    """Which tillfällen are asked for."""

    klass: Kontrollklass | None = Field(None, description="Bara den klassen.")
    enhet: Enhet = None


Kod = Annotated[str, Field(max_length=64, pattern=r"^[^\x00]*$", description=KOD)]


class PreviewQuery(DayQuery):
    """What a control would be, before it is saved."""

    starthandelse: Kod = ""
    sluthandelse: Kod = ""
    antal: int = Field(1, ge=1, le=3660, description="Tidens längd.")
    enhet: Literal["dag", "vecka", "manad", "ar"] = Field("ar", description="Tidens enhet.")
    igen_antal: int | None = Field(None, ge=1, le=3660, description="Tiden tills det ska ske igen.")
    igen_enhet: Literal["dag", "vecka", "manad", "ar"] = Field("ar", description="Dess enhet.")
    fran: date | None = Field(None, description="Från vilken dag kontrollen skulle gälla.")


class NyDragning(Body):
    """Vad som ska dras. Listan och kontrollstämpeln tar tjänsten fram; ingen väljer dem."""

    manad: int = Field(ge=1, le=12, description="Månaden.")
    underlag: str = Field(
        min_length=1, max_length=80,
        description="lasningar, lasningar_utanfor, utredningar, eller handelser: och en kod.",
    )  # fmt: skip
    antal: int = Field(ge=1, le=200, description="Hur många som ska dras.")
    kontrollmoment: UUID | None = Field(None, description="Kontrollmomentet, om det hör till ett.")


class NyGranskning(Body):
    """Vad granskningen av något som drogs gav."""

    dragning: int = Field(ge=1, le=100_000, description="Dragningens nummer.")
    referens: str = Field(min_length=1, max_length=64, description="Beteckningen som drogs.")
    granskad: date = Field(description="Dagen då den granskades.")
    utfall: str = Field(max_length=64, description=f"Något av {', '.join(GRANSKNING)}.")
    text: str | None = Field(None, max_length=20_000, description="Skyddad text om granskningen.")


class Granskningen(BaseModel):
    """One that was drawn, with its newest review."""

    referens: str = Field(description="Beteckningen.")
    granskad: date | None = Field(description="Dagen då den granskades; null om den väntar.")
    utfall: str | None = Field(description="Vad granskningen gav.")


class DragningensFakta(BaseModel):
    """One draw: all that it takes to make it again, but the list."""

    dragning: int = Field(description="Dragningens nummer under året.")
    ar: int = Field(description="Året.")
    manad: int = Field(description="Månaden.")
    underlag: str = Field(description="Vad som drogs ur.")
    kontrollmoment: UUID | None = Field(description="Kontrollmomentet.")
    population: int = Field(description="Hur många det fanns att dra ur.")
    population_sha256: str = Field(description="Kontrollsumma för den sorterade listan.")
    antal: int = Field(description="Hur många som begärdes.")
    known_position: int = Field(description="Löpnumret som dragningen vilar på.")
    known_root: str = Field(description="Roten för loggens träd vid det löpnumret.")
    seed: str = Field(description="Fröet som följer av det.")
    algoritm: str = Field(description="Sättet att dra.")


class Dragningen(DragningensFakta):
    """One draw with the reviews of what was drawn."""

    dragna: list[Granskningen] = Field(description="Vad som drogs, i den ordning det drogs.")


class Dragningsunderlaget(DragningensFakta):
    """One draw with its list: what a revisor's own program needs."""

    dragna: list[str] = Field(description="Vad som drogs, i den ordning det drogs.")
    referenser: list[str] = Field(description="Listan ur registret, så som det var känt då.")


class Dragningsaret(BaseModel):
    """A year's draws and their summary."""

    ar: int = Field(description="Året.")
    version: int = Field(description="Versionen.")
    etag: str = Field(description="ETag att skicka i If-Match.")
    dragningar: list[Dragningen] = Field(description="Dragningarna.")
    dragna: int = Field(description="Hur många som drogs under året.")
    granskade: int = Field(description="Hur många av dem som är granskade.")
    utfall: dict[str, int] = Field(description="Utfall och antal.")


class Upprepad(BaseModel):
    """Whether a draw comes out again from the register as it is now."""

    samma_lista: bool = Field(description="Listan är densamma; efter gallring kan den sakna rader.")
    samma_dragning: bool = Field(description="Samma lista och stämpel ger samma dragning.")


LANGD: Final[dict[str, Any]] = {"antal": 1, "enhet": "ar"}
NY_KONTROLL: Final[dict[str, Any]] = {
    "namn": "Hemtjänst 100 timmar eller mer följs upp inom ett år",
    "starthandelse": "beslut",
    "sluthandelse": "uppfoljning",
    "inom": LANGD,
    "aterkommande": LANGD,
    "fran": "2022-01-01",
    "mal": {"slag": "minst", "enhet": "promille", "varde": 1000},
}
KONTROLL: Final[dict[str, Any]] = {
    **NY_KONTROLL,
    "id": EXAMPLE_ID,
    "href": f"/api/v1/namnder/prov/kontroller/{EXAMPLE_ID}",
    "version": 1,
    "etag": '"1"',
    "definition": 1,
    "galler": True,
    "lagrum": None,
}
