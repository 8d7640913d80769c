"""The parts that resources of lex Sarah are made of: what a program reads of each."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from pydantic import BaseModel, Field

if TYPE_CHECKING:
    from audit.lexsarah import Taget


class Kodat(BaseModel):
    """A code with what people read for it."""

    kod: str = Field(description="Koden.")
    label: str = Field(description="Vad den betyder.")

    @classmethod
    def of(cls, kod: str, labels: Mapping[str, str]) -> Kodat:
        """Give a code with its label; one that is not known here is its own."""
        return cls(kod=kod, label=labels.get(kod, kod))


class Listad(BaseModel):
    """What every list says of itself."""

    namnd: str = Field(description="Nämndens beteckning.")
    constructed: bool = Field(description="Sant om uppgifterna är konstruerade.")
    position: int = Field(description="Löpnumret som listan vilar på.")
    behind: bool = Field(description="Sant om vyn inte har läst så långt än.")
    read_position: int = Field(description="Löpnumret som läsningen fick i läsloggen.")
    total: int = Field(description="Hur många det är i allt.")
    limit: int = Field(description="Högsta antal som ges.")
    offset: int = Field(description="Hur många som hoppades över.")


class Frist(BaseModel):
    """One clock: a limit of law with both last days, or a duty whose word is no number."""

    namn: str = Field(description="Vilken tid det är.")
    lagrum: str = Field(description="Lagrummet, som det lästes när tiden började.")
    start: date = Field(description="Första dagen.")
    slut: date | None = Field(description="Dagen den tog slut; null medan den löper.")
    sista_dag: date | None = Field(description="Sista dag; null där lagen inte har något tal.")
    sista_dag_vardag: date | None = Field(description="Sista dag när helger räknas bort.")
    dagar_kvar: int | None = Field(description="Dagar kvar till sista_dag; negativt efter den.")
    dagar: int = Field(description="Dagar som den har löpt.")
    sakerhet: str | None = Field(description="Hur säker regeln är: high, medium eller low.")


class Lack(BaseModel):
    """What lacks before the full closing."""

    kod: str = Field(description="Vad som saknas, i kod, som i problemets `lacks`.")
    text: str = Field(description="Vad som saknas, i ord.")


class Beslutad(BaseModel):
    """Who decided, and with what support."""

    beslutsfattare: str = Field(description="Organet eller befattningen.")
    beslutad: date = Field(description="Dagen.")
    stod: Kodat = Field(description="Vad beslutet vilar på.")
    utanfor: bool = Field(description="Sant om det togs utanför Liggaren.")
    paragraf: str | None = Field(description="Paragrafen i protokollet.")
    punkt: str | None = Field(description="Punkten i delegationsordningen.")
    lagrum: str | None = Field(description="Lagrummet som punkten anger.")

    @classmethod
    def of(cls, taget: Taget, stod: Mapping[str, str]) -> Beslutad:
        """Write a beslut's support."""
        return cls(
            beslutsfattare=taget.beslutsfattare,
            beslutad=taget.beslutad,
            stod=Kodat.of(taget.stod, stod),
            utanfor=taget.utanfor,
            paragraf=taget.paragraf,
            punkt=taget.punkt,
            lagrum=taget.lagrum,
        )


class Svar(BaseModel):
    """One answer to a punkt."""

    version: int = Field(description="Svarets nummer.")
    aktuell: bool = Field(description="Falskt om punkten inte är aktuell.")
    art: str | None = Field(description="Faktisk omständighet eller bedömning, i kod.")
    datum: date = Field(description="Dagen det dokumenterades.")
    text: str | None = Field(description="Svaret (skyddad text).")
    kalla: str | None = Field(description="Källan (skyddad text).")
    namn: str | None = Field(description="Vem som dokumenterade (skyddad text).")
    titel: str | None = Field(description="Dennes titel (skyddad text).")
    skal: str | None = Field(description="Varför den inte är aktuell (skyddad text).")


class Punkt(BaseModel):
    """One of the ten punkter of the utredning."""

    punkt: Kodat = Field(description="Punkten.")
    svar: list[Svar] = Field(description="Svaren som står; tomt om den är obesvarad.")


class Konsekvens(BaseModel):
    """One question about one Enskild."""

    kod: str = Field(description="Den enskildes kod i kodlistan.")
    fraga: Kodat = Field(description="Frågan.")
    svar: str | None = Field(description="ja, nej, inte_aktuellt; null om den är obesvarad.")
    datum: date | None = Field(description="Dagen som svaret gäller.")
    satt: str | None = Field(description="På vilket sätt, i kod.")
    text: str | None = Field(description="Svaret i ord (skyddad text).")


class Atgard(BaseModel):
    """One åtgärd."""

    nummer: int = Field(description="Åtgärdens nummer.")
    slag: Kodat = Field(description="Vad den är till för.")
    steg: str = Field(description="Var den står: planerad, utförd eller inte längre aktuell.")
    ansvarig: str = Field(description="Befattningen som ansvarar.")
    senast: date | None = Field(description="Sista dag, nämndens egen.")
    utford: date | None = Field(description="Dagen den utfördes.")
    effekt: str | None = Field(description="Vad den ledde till, i kod.")
    text: str | None = Field(description="Åtgärden (skyddad text).")


class Ivo(BaseModel):
    """The track to IVO."""

    steg: Kodat = Field(description="Var ärendet står mot IVO.")
    anmald: date | None = Field(description="Dagen då anmälan gjordes.")
    anmalan: Beslutad | None = Field(description="Vem som beslutade om anmälan.")
    skickad: date | None = Field(description="Dagen då utredningen skickades.")
    kom_in: date | None = Field(description="Dagen då utredningen kom in till IVO.")
    diarienummer: str | None = Field(description="IVO:s diarienummer.")


class Utredningssteg(BaseModel):
    """One step of the utredning."""

    version: int = Field(description="Stegets nummer.")
    slag: Kodat = Field(description="Slag av steg.")
    art: str = Field(description="Faktisk omständighet eller bedömning, i kod.")
    datum: date = Field(description="Dagen det dokumenterades.")
    koder: list[str] = Field(description="Koder i kodlistan.")
    text: str | None = Field(description="Vad som kom fram (skyddad text).")
    kalla: str | None = Field(description="Källan (skyddad text).")
    namn: str | None = Field(description="Vem som dokumenterade (skyddad text).")
    titel: str | None = Field(description="Dennes titel (skyddad text).")


class Beslut(BaseModel):
    """One beslut."""

    version: int = Field(description="Beslutets nummer.")
    slag: Kodat = Field(description="Vad det gäller.")
    utfall: str = Field(description="Utfallet, i kod.")
    taget: Beslutad = Field(description="Vem som beslutade.")
    text: str | None = Field(description="Beslutet (skyddad text).")


class Kod(BaseModel):
    """One code of the kodlista; who it is, an act of its own shows."""

    kod: str = Field(description="Koden.")
    slag: Kodat = Field(description="Vem koden står för.")


class Hanvisning(BaseModel):
    """Another resource."""

    id: UUID = Field(description="Dess id.")
    href: str = Field(description="Dess adress.")
