"""Every form of ej verkställda beslut: one act each, with what it asks for."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from api.acts import VERKSTALLIGHET
from api.web.forms.asking import day, long, number, radio, select, short, yes_no
from api.web.forms.fields import Field
from api.web.forms_area.form import AreaForm, AreaForms, by_place
from audit.verkstallighet import codes
from audit.verkstallighet import commands as c
from audit.verkstallighet.kvartalet import KVARTAL
from audit.verkstallighet.replacing import CORRECTABLE, present

INSATSER: Final = {
    kod: f"{one.etikett} ({codes.LAG[one.lag]})" for kod, one in codes.INSATSER.items()
}
"""The kinds of insats with their act."""
MISSING_HINT: Final = (
    "Till exempel: två av fem dagar i veckan. Skriv inga namn: det syns i listor och rapporter."
)
"""What is missing is a fact, shown to everybody who sees figures: no words about a person."""
INSATSNAMN: Final = {kod: one.etikett for kod, one in codes.INSATSER.items()}
ORDS: Final = "Skriv koder för personer, aldrig namn. Texten sparas krypterad."


class Place(StrEnum):
    """Whose page a form belongs to."""

    BESLUT = "beslut"
    KVARTAL = "kvartal"


_ONE_BY_ONE: Final = {kod: codes.MOTTAGARE[kod] for kod in ("ivo", "revisorerna")}
_WORDS: Final = long("text", "Anteckning", ORDS, required=False)
_SPECS: Final = (
    AreaForm(
        act="register_beslut",
        command=c.RegisterBeslut,
        label="Registrera ett beslut som inte är verkställt",
        lead="De tre månaderna räknas från beslutsdagen. Dagen efter ska beslutet rapporteras.",
        button="Registrera beslutet",
        place=Place.BESLUT,
        begins=True,
        fields=(
            day("beslutad", "Beslutsdag", today=False),
            radio("lag", "Lag", codes.LAG),
            select("insats", "Insats", INSATSER),
            select("enhet", "Enhet", source="enheter"),
            yes_no("forhandsbesked", "Är det ett förhandsbesked?"),
            _WORDS,
        ),
    ),
    AreaForm(
        act="make_erbjudande",
        place=Place.BESLUT,
        command=c.MakeErbjudande,
        label="Registrera ett erbjudande",
        fields=(day("erbjudet", "Erbjudet"), _WORDS),
    ),
    AreaForm(
        act="answer_erbjudande",
        place=Place.BESLUT,
        command=c.AnswerErbjudande,
        label="Registrera svaret på erbjudandet",
        lead="Ett nej avslutar inte beslutet: det är fortsatt ej verkställt.",
        fields=(radio("svar", "Svar", codes.SVAR), day("besvarat", "Dag"), _WORDS),
        chooses="erbjudande",
    ),
    AreaForm(
        act="begin_annan_insats",
        place=Place.BESLUT,
        command=c.BeginAnnanInsats,
        label="Registrera en annan insats under tiden",
        fields=(select("insats", "Insats", INSATSER), day("fran", "Från och med"), _WORDS),
    ),
    AreaForm(
        act="end_annan_insats",
        place=Place.BESLUT,
        command=c.EndAnnanInsats,
        label="Registrera att den andra insatsen upphört",
        fields=(day("till", "Till och med"),),
        chooses="annan",
    ),
    AreaForm(
        act="state_orsak",
        place=Place.BESLUT,
        command=c.StateOrsak,
        label="Ange orsaken till dröjsmålet",
        lead="Orsaken står i individrapporten till IVO.",
        fields=(
            radio("orsak", "Orsak", codes.ORSAKER),
            day("angiven", "Dag"),
            long("text", "Orsaken i ord", ORDS, required=False),
        ),
    ),
    AreaForm(
        act="partly_verkstall",
        place=Place.BESLUT,
        command=c.PartlyVerkstall,
        label="Registrera att insatsen ges delvis",
        lead="Den del som saknas räknas som ej verkställd.",
        fields=(
            day("fran", "Delvis från och med"),
            short("saknas", "Vad saknas?", MISSING_HINT),
            _WORDS,
        ),
    ),
    AreaForm(
        act="begin_avbrott",
        place=Place.BESLUT,
        command=c.BeginAvbrott,
        label="Registrera ett avbrott",
        lead="Ett avbrott i en verkställd insats har sina egna tre månader.",
        fields=(
            day("avbruten", "Avbruten från och med"),
            radio("orsak", "Orsak", codes.AVBROTTSORSAKER),
            _WORDS,
        ),
    ),
    AreaForm(
        act="verkstall_beslut",
        place=Place.BESLUT,
        command=c.VerkstallBeslut,
        label="Registrera att beslutet är verkställt",
        lead="Beslutet är verkställt den dag insatsen har börjat.",
        button="Beslutet är verkställt",
        fields=(day("verkstallt", "Verkställt"), _WORDS),
    ),
    AreaForm(
        act="close_beslut",
        place=Place.BESLUT,
        command=c.CloseBeslut,
        label="Avsluta utan verkställighet",
        button="Avsluta",
        fields=(day("avslutat", "Avslutat"), radio("skal_kod", "Skäl", codes.AVSLUT), _WORDS),
    ),
    AreaForm(
        act="send_individrapport",
        place=Place.BESLUT,
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
    AreaForm(
        act="correct_beslut",
        place=Place.BESLUT,
        command=c.CorrectBeslut,
        label="Rätta uppgiften",
        lead="Det som stod finns kvar och syns som rättat.",
        button="Spara rättelsen",
        fields=(long("skal", "Varför rättas den?", ORDS),),
        chooses="corrects",
    ),
    AreaForm(
        act="correct_beslut",
        place=Place.BESLUT,
        command=c.CorrectBeslut,
        way="take_back",
        label="Återta uppgiften",
        lead="Uppgiften räknas sedan inte, men den finns kvar och syns som återtagen.",
        button="Återta",
        fields=(long("skal", "Varför återtas den?", ORDS),),
        chooses="corrects",
    ),
    AreaForm(
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
    AreaForm(
        act="correct_kvartal",
        command=c.CorrectKvartal,
        label="Återta en rapport som inte skickats",
        button="Återta",
        place=Place.KVARTAL,
        fields=(long("skal", "Varför återtas den?", ORDS),),
        chooses="corrects",
    ),
)

_FACTS: Final[dict[str, Field]] = {
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
    "saknas": short("saknas", "Vad saknas?", MISSING_HINT),
    "avbruten": day("avbruten", "Avbruten från och med"),
    "verkstallt": day("verkstallt", "Verkställt"),
    "avslutat": day("avslutat", "Avslutat"),
    "skal_kod": radio("skal_kod", "Skäl", codes.AVSLUT),
    "skickad": day("skickad", "Skickad"),
}

FORMS: Final = AreaForms(
    door=VERKSTALLIGHET,
    forms=by_place(_SPECS),
    correctable=CORRECTABLE,
    present=present,
    facts=_FACTS,
)
"""The forms of ej verkställda beslut, and how each fact that may be corrected is asked for."""
