"""Every form of ej verkställda beslut: one act each, with what it asks for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from api.web.forms.asking import day, long, number, radio, select, short, yes_no
from api.web.forms.fields import Field
from audit.verkstallighet import codes
from audit.verkstallighet import commands as c
from audit.verkstallighet.kvartalet import KVARTAL

INSATSER: Final = {
    kod: f"{one.etikett} ({codes.LAG[one.lag]})" for kod, one in codes.INSATSER.items()
}
"""The kinds of insats with their act."""
INSATSNAMN: Final = {kod: one.etikett for kod, one in codes.INSATSER.items()}
ORDS: Final = "Skriv koder för personer, aldrig namn. Texten sparas krypterad."


class Place(StrEnum):
    """Whose page a form belongs to."""

    NEW = "nytt"
    BESLUT = "beslut"
    KVARTAL = "kvartal"


@dataclass(frozen=True, kw_only=True, slots=True)
class EvbForm:
    """The form of one act; `way` tells apart several forms of one act.

    `chooses` names what the address has chosen already: an offer, another insats, an event.
    """

    act: str
    command: type[Any]
    label: str
    fields: tuple[Field, ...]
    place: Place = Place.BESLUT
    way: str = ""
    lead: str = ""
    button: str = "Spara"
    chooses: str = ""

    @property
    def slug(self) -> str:
        """Give the form's part of an address."""
        return (self.way or self.act).replace("_", "-")


_ONE_BY_ONE: Final = {kod: codes.MOTTAGARE[kod] for kod in ("ivo", "revisorerna")}
_WORDS: Final = long("text", "Anteckning", ORDS, required=False)
_SPECS: Final = (
    EvbForm(
        act="register_beslut",
        command=c.RegisterBeslut,
        label="Registrera ett beslut som inte är verkställt",
        lead="De tre månaderna räknas från beslutsdagen. Dagen efter ska beslutet rapporteras.",
        button="Registrera beslutet",
        place=Place.NEW,
        fields=(
            day("beslutad", "Beslutsdag", today=False),
            radio("lag", "Lag", codes.LAG),
            select("insats", "Insats", INSATSER),
            select("enhet", "Enhet", source="enheter"),
            yes_no("forhandsbesked", "Är det ett förhandsbesked?"),
            _WORDS,
        ),
    ),
    EvbForm(
        act="make_erbjudande",
        command=c.MakeErbjudande,
        label="Registrera ett erbjudande",
        fields=(day("erbjudet", "Erbjudet"), _WORDS),
    ),
    EvbForm(
        act="answer_erbjudande",
        command=c.AnswerErbjudande,
        label="Registrera svaret på erbjudandet",
        lead="Ett nej avslutar inte beslutet: det är fortsatt ej verkställt.",
        fields=(radio("svar", "Svar", codes.SVAR), day("besvarat", "Dag"), _WORDS),
        chooses="erbjudande",
    ),
    EvbForm(
        act="begin_annan_insats",
        command=c.BeginAnnanInsats,
        label="Registrera en annan insats under tiden",
        fields=(select("insats", "Insats", INSATSER), day("fran", "Från och med"), _WORDS),
    ),
    EvbForm(
        act="end_annan_insats",
        command=c.EndAnnanInsats,
        label="Registrera att den andra insatsen upphört",
        fields=(day("till", "Till och med"),),
        chooses="annan",
    ),
    EvbForm(
        act="state_orsak",
        command=c.StateOrsak,
        label="Ange orsaken till dröjsmålet",
        lead="Orsaken står i individrapporten till IVO.",
        fields=(
            radio("orsak", "Orsak", codes.ORSAKER),
            day("angiven", "Dag"),
            long("text", "Orsaken i ord", ORDS, required=False),
        ),
    ),
    EvbForm(
        act="partly_verkstall",
        command=c.PartlyVerkstall,
        label="Registrera att insatsen ges delvis",
        lead="Den del som saknas räknas som ej verkställd.",
        fields=(
            day("fran", "Delvis från och med"),
            short("saknas", "Vad saknas?", "Till exempel: två av fem dagar i veckan."),
            _WORDS,
        ),
    ),
    EvbForm(
        act="begin_avbrott",
        command=c.BeginAvbrott,
        label="Registrera ett avbrott",
        lead="Ett avbrott i en verkställd insats har sina egna tre månader.",
        fields=(
            day("avbruten", "Avbruten från och med"),
            radio("orsak", "Orsak", codes.AVBROTTSORSAKER),
            _WORDS,
        ),
    ),
    EvbForm(
        act="verkstall_beslut",
        command=c.VerkstallBeslut,
        label="Registrera att beslutet är verkställt",
        lead="Beslutet är verkställt den dag insatsen har börjat.",
        button="Beslutet är verkställt",
        fields=(day("verkstallt", "Verkställt"), _WORDS),
    ),
    EvbForm(
        act="close_beslut",
        command=c.CloseBeslut,
        label="Avsluta utan verkställighet",
        button="Avsluta",
        fields=(day("avslutat", "Avslutat"), radio("skal_kod", "Skäl", codes.AVSLUT), _WORDS),
    ),
    EvbForm(
        act="send_individrapport",
        command=c.SendIndividrapport,
        label="Registrera att individrapporten skickats",
        lead="För en rapport som skickas för sig, som när beslutet har verkställts.",
        fields=(
            radio("mottagare", "Till vem?", _ONE_BY_ONE),
            radio("rapportslag", "Vad gäller rapporten?", codes.RAPPORTSLAG),
            number("ar", "År"),
            radio("kvartal", "Kvartal", {str(one): str(one) for one in KVARTAL}),
            day("skickad", "Skickad"),
        ),
    ),
    EvbForm(
        act="correct_beslut",
        command=c.CorrectBeslut,
        label="Rätta uppgiften",
        lead="Det som stod finns kvar och syns som rättat.",
        button="Spara rättelsen",
        fields=(long("skal", "Varför rättas den?", ORDS, required=False),),
        chooses="corrects",
    ),
    EvbForm(
        act="correct_beslut",
        command=c.CorrectBeslut,
        way="take_back",
        label="Återta uppgiften",
        lead="Uppgiften räknas sedan inte, men den finns kvar och syns som återtagen.",
        button="Återta",
        fields=(long("skal", "Varför återtas den?", ORDS),),
        chooses="corrects",
    ),
    EvbForm(
        act="send_kvartal",
        command=c.SendKvartal,
        label="Registrera att kvartalet är rapporterat",
        lead="Siffrorna för kvartalets sista dag sparas som de står nu och ändras aldrig.",
        button="Kvartalet är rapporterat",
        place=Place.KVARTAL,
        fields=(
            radio("mottagare", "Till vem?", codes.MOTTAGARE),
            day("skickad", "Skickad"),
        ),
    ),
    EvbForm(
        act="correct_kvartal",
        command=c.CorrectKvartal,
        label="Återta en rapport som inte skickats",
        button="Återta",
        place=Place.KVARTAL,
        fields=(long("skal", "Varför återtas den?", ORDS),),
        chooses="corrects",
    ),
)

FORMS: Final[dict[tuple[Place, str], EvbForm]] = {(one.place, one.slug): one for one in _SPECS}
"""Page and slug → the form."""

FACTS: Final[dict[str, Field]] = {
    "beslutad": day("beslutad", "Beslutsdag"),
    "lag": radio("lag", "Lag", codes.LAG),
    "enhet": select("enhet", "Enhet", source="enheter"),
    "forhandsbesked": radio("forhandsbesked", "Förhandsbesked", {"true": "Ja", "false": "Nej"}),
    "registrerad_i_kalla": day("registrerad_i_kalla", "Registrerad i källan", required=False),
    "insats": select("insats", "Insats", INSATSER),
    "erbjudet": day("erbjudet", "Erbjudet"),
    "svar": radio("svar", "Svar", codes.SVAR),
    "besvarat": day("besvarat", "Besvarat"),
    "fran": day("fran", "Från och med"),
    "till": day("till", "Till och med"),
    "orsak": radio("orsak", "Orsak", {**codes.ORSAKER, **codes.AVBROTTSORSAKER}),
    "angiven": day("angiven", "Angiven"),
    "saknas": short("saknas", "Vad saknas?"),
    "avbruten": day("avbruten", "Avbruten från och med"),
    "verkstallt": day("verkstallt", "Verkställt"),
    "avslutat": day("avslutat", "Avslutat"),
    "skal_kod": radio("skal_kod", "Skäl", codes.AVSLUT),
    "skickad": day("skickad", "Skickad"),
}
"""How each fact that may be corrected is asked for."""
