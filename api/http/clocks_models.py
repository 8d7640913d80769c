"""The shape of the clocks of child protection in JSON: every field with its description."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from pydantic import BaseModel, Field

from api.http.figures import Basis, Days, Share


class Answer(BaseModel):
    """What every answer says of itself."""

    namnd: str = Field(description="Nämndens beteckning.")
    constructed: bool = Field(description="Sant om uppgifterna är konstruerade.")
    per: date = Field(description="Läget den dagen.")
    known_at: str | None = Field(description="Den tid som frågan gällde (UTC); null betyder nu.")
    basis: Basis


class ListAnswer(Answer):
    """What every stretch of a list says of itself."""

    total: int = Field(description="Antal i hela listan.")
    limit: int = Field(description="Högsta antal i svaret.")
    offset: int = Field(description="Hur många som hoppades över.")
    links: dict[str, str | None] = Field(description="Nästa och föregående stycke av listan.")


class LageFlags(BaseModel):
    """How many that carry each flag."""

    within_extension: int = Field(description="I tid tack vare en beslutad förlängning.")
    extended_after_limit: int = Field(description="Förlängd efter fristens utgång.")
    within_vardag: int = Field(
        description="Över sista dagen, men inom den vardag den flyttas till."
    )
    withheld: int = Field(description="Anmälaren fick inget svar: det var olämpligt.")


class LageAntal(BaseModel):
    """How many stand in one state."""

    lage: str = Field(description="Lägets beteckning.")
    count: int = Field(description="Antal.")
    flags: LageFlags
    arenden: str = Field(description="Adressen till anmälningarna bakom talet.")


class TidAntal(BaseModel):
    """One time of the orosanmälningar."""

    tid: str = Field(description="Tidens beteckning.")
    lagen: list[LageAntal] = Field(description="Hur många som står var.")
    in_time: Share = Field(description="Klart i tid, av dem vars tid är avgjord.")


class EnhetLagen(BaseModel):
    """One enhet's states in one time."""

    enhet: str = Field(description="Enhetens kod.")
    tid: str = Field(description="Tidens beteckning.")
    lagen: dict[str, int] = Field(description="Läge och antal.")


class Orosanmalningar(Answer):
    """Orosanmälningar by where their times stand."""

    population: str = Field(description="oppna eller inkomna.")
    start: date | None = Field(description="Periodens första dag (inkomna).")
    slut: date | None = Field(description="Periodens sista dag (inkomna).")
    total: int = Field(description="Antal anmälningar.")
    tider: list[TidAntal] = Field(description="De tre tiderna.")
    enheter: list[EnhetLagen] = Field(description="Detsamma per enhet.")


class Tidlage(BaseModel):
    """Where one time of one case stands."""

    lage: str = Field(description="Lägets beteckning.")
    lagrum: str | None = Field(description="Bestämmelsen som gällde.")
    sista_dag: date | None = Field(description="Sista dagen, utan flytt till vardag.")
    sista_dag_vardag: date | None = Field(description="Vardagen som sista dagen flyttas till.")
    klart: date | None = Field(description="Dagen det blev klart.")
    days_left: int | None = Field(description="Dagar kvar; under noll när tiden är över.")
    within_vardag: bool = Field(description="Över, men inom den vardag dagen flyttas till.")
    extended_after_limit: bool = Field(description="Förlängd efter fristens utgång.")


class Orosanmalan(BaseModel):
    """One orosanmälan in a list: facts of its times, no name and no text."""

    anmalan: UUID = Field(description="Anmälans id.")
    enhet: str = Field(description="Enhetens kod.")
    grupp: str = Field(description="barn eller ung.")
    anmalare: str = Field(description="Slag av anmälare.")
    inkom: date = Field(description="Dagen den kom in.")
    inkom_sent: bool = Field(description="Sant om den kom in sent på dagen.")
    days: int = Field(description="Dagar sedan den kom in.")
    utfall: str | None = Field(description="Vad förhandsbedömningen ledde till.")
    utredning: UUID | None = Field(description="Utredningen som inleddes.")
    skyddsbedomning: Tidlage
    forhandsbedomning: Tidlage
    aterkoppling: Tidlage | None = Field(description="Svaret till anmälaren, om det begärts.")
    utan_svar: bool = Field(description="Sant om svar inte lämnades: det var olämpligt.")


class OrosanmalningarLista(ListAnswer):
    """A stretch of the list behind a number."""

    anmalningar: list[Orosanmalan] = Field(description="Anmälningarna.")


class Uppfoljningar(Answer):
    """Uppföljningar by where their time stands."""

    population: str = Field(description="oppna eller avslutade.")
    start: date | None = Field(description="Periodens första dag (avslutade).")
    slut: date | None = Field(description="Periodens sista dag (avslutade).")
    total: int = Field(description="Antal uppföljningar.")
    lagen: dict[str, int] = Field(description="Läge och antal.")
    enheter: dict[str, dict[str, int]] = Field(description="Detsamma per enhet.")


class Uppfoljning(BaseModel):
    """One uppföljning in a list."""

    arende: UUID = Field(description="Utredningens id.")
    enhet: str = Field(description="Enhetens kod.")
    beslutad: date = Field(description="Dagen den beslutades.")
    grund: str = Field(description="Vad den följer: utredning eller placering.")
    fran: date = Field(description="Dagen som tiden räknas från.")
    omraknad: bool = Field(description="Sant om en ny lag ändrade tiden medan den löpte.")
    utfall: str | None = Field(description="Hur den avslutades.")
    tid: Tidlage


class UppfoljningarLista(ListAnswer):
    """A stretch of the list behind a number."""

    uppfoljningar: list[Uppfoljning] = Field(description="Uppföljningarna.")


class Handlaggning(Answer):
    """Utredningar that run, by what is noted in them."""

    total: int = Field(description="Antal utredningar som pågår.")
    barn_hort: int = Field(description="Barnet har kommit till tals.")
    barn_inte_hort: dict[str, int] = Field(description="Inte hört: skälets kod och antal.")
    barn_utan_anteckning: int = Field(description="Varken hört eller antecknat varför inte.")
    information_lamnad: int = Field(description="De som berörs har fått information.")
    information_undanhallen: int = Field(description="Ingen information: särskilda skäl.")
    information_saknas: int = Field(description="Varken lämnad eller beslutad att inte lämnas.")
    barn_flyttat: int = Field(description="Barnet har bytt vistelsekommun.")
    dagar: int = Field(description="Dagar utan anteckning som räknas som stilla.")
    arbete: dict[str, int] = Field(description="Om arbetet pågår: läge och antal.")


class HandlaggningArende(BaseModel):
    """One utredning in a list, with the days on which things were noted."""

    arende: UUID = Field(description="Ärendets id.")
    enhet: str = Field(description="Enhetens kod.")
    samordnare: str | None = Field(description="Samordnarens kod; null om den saknas.")
    inledd: date = Field(description="Dagen den inleddes.")
    days: int = Field(description="Dagar från inledning.")
    sista_dag: date = Field(description="Sista dagen enligt lag.")
    hord: date | None = Field(description="Dagen barnet kom till tals.")
    inte_hord: str | None = Field(description="Varför barnet inte hörts.")
    informerad: date | None = Field(description="Dagen information lämnades.")
    undanhallen: date | None = Field(description="Dagen det beslutades att inte lämna den.")
    flyttade: date | None = Field(description="Dagen barnet bytte vistelsekommun.")
    arbete: str = Field(description="Om arbetet pågår.")
    senast: date = Field(description="Dagen något senast hände.")
    stilla_dagar: int = Field(description="Dagar utan anteckning, så långt underlaget räcker.")
    kant_till: date | None = Field(description="Till och med den dagen säger utdragen något.")


class HandlaggningLista(ListAnswer):
    """A stretch of the list behind a number."""

    arenden: list[HandlaggningArende] = Field(description="Utredningarna.")


class Lank(BaseModel):
    """One utredning of a chain."""

    arende: UUID = Field(description="Ärendets id.")
    enhet: str = Field(description="Enhetens kod.")
    inledd: date = Field(description="Dagen den inleddes.")
    avslutad: date | None = Field(description="Dagen den avslutades; null om den pågår.")
    days: int = Field(description="Dagar.")
    gap: int | None = Field(description="Dagar från närmast föregående avslut.")


class Kedja(BaseModel):
    """Utredningar of one child in a row."""

    days: int = Field(description="Dagar sammanlagt.")
    pagar: bool = Field(description="Sant om en av dem pågår.")
    utredningar: list[Lank] = Field(description="Utredningarna, den äldsta först.")


class Kedjor(ListAnswer):
    """A stretch of the list of chains."""

    inom: int = Field(description="Högst så många dagar från avslut till ny utredning.")
    kedjor: list[Kedja] = Field(description="Kedjorna, den längsta först.")


class Ledtid(Answer):
    """How long what ended in a period took."""

    matt: str = Field(description="utredning eller forhandsbedomning.")
    start: date = Field(description="Periodens första dag.")
    slut: date = Field(description="Periodens sista dag.")
    total: int = Field(description="Antal.")
    days: Days
    within: Share = Field(description="Inom lagens egen tid.")
    within_extension: int = Field(description="Över den, men inom en beslutad förlängning.")
    veckor: dict[int, int] = Field(description="Hela veckor och antal.")
    manader: dict[int, int] = Field(description="Hela månader och antal (bara utredningar).")
