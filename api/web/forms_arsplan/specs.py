"""Every form of the nämnd's year and of its goals: one act each, with what it asks for."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from api.acts import ARSPLAN
from api.web.forms.asking import day, long, radio, select, short
from api.web.forms.fields import Field, FieldKind
from api.web.forms_area.form import AreaForm, AreaForms, by_place
from api.web.forms_arsplan.clock import LOCKED
from api.web.forms_arsplan.looking import held_added, held_changed
from audit.arsplan import codes
from audit.arsplan import commands as c
from audit.arsplan.replacing import CORRECTABLE, present

ORDS: Final = "Skriv aldrig namn på enskilda. Texten sparas krypterad."
OPEN: Final = "Det som står här syns för alla som ser nämndens år. Skriv aldrig namn på enskilda."
MOTEN: Final = "moten"
"""The source of the sammanträden that are held, and of the choice of none."""


class Place(StrEnum):
    """Whose page a form belongs to."""

    ARET = "aret"
    MAL = "mal"


_MOTE: Final = (
    day("dag", "Sammanträdets dag", today=False),
    day("stopptid", "Stopptid: sista dag för underlag", today=False),
    short("klockan", "Stopptid: klockslag", "Till exempel 12.00."),
)
_PLATS: Final = select("sammantrade", "Vid vilket sammanträde?", source=MOTEN)
_PUNKT: Final = (
    short("arende", "Ärende", OPEN),
    select("slag", "Slag av ärende", codes.SLAG),
    select("ansvarig", "Ansvarig", codes.BEFATTNINGAR, "Befattning, aldrig ett namn."),
    short("diarienummer", "Diarienummer", required=False),
    day("beslutad", "Tidigare beslut: dag", required=False, today=False),
    short("paragraf", "Tidigare beslut: paragraf", "Till exempel § 26.", required=False),
    Field(
        name="vidare",
        label="Beslutet går vidare till",
        kind=FieldKind.CHECKS,
        required=False,
        choices=codes.VIDARE,
    ),
    day(
        "senast",
        "Ska vara klar eller lämnad senast",
        "Bara om någon annan har satt en dag, som revisorerna för ett svar. Underlaget ska ändå in"
        " senast vid stopptiden, eller den här dagen om den är tidigare. ÅÅÅÅ-MM-DD.",
        required=False,
        today=False,
    ),
    short("notering", "Notering", required=False),
)
_MAL: Final = (
    short("kod", "Kod", "Till exempel M1. Varje kod används en gång om året."),
    short("rubrik", "Mål", OPEN),
    select("ansvarig", "Ansvarig", codes.BEFATTNINGAR, "Befattning, aldrig ett namn."),
)

_ARET: Final = (
    AreaForm(
        act="plan_sammantrade",
        command=c.PlanSammantrade,
        label="Lägg till ett sammanträde",
        lead="Underlagen till sammanträdets punkter ska vara inne senast vid stopptiden.",
        button="Lägg till sammanträdet",
        place=Place.ARET,
        fields=_MOTE,
        makes="sammantrade",
    ),
    AreaForm(
        act="change_sammantrade",
        command=c.ChangeSammantrade,
        label="Ändra dag eller stopptid",
        lead="Punkterna följer med sammanträdet. Ändringen syns bland det som har hänt.",
        button="Spara ändringen",
        place=Place.ARET,
        fields=_MOTE,
        chooses="sammantrade",
        warns=held_changed,
    ),
    AreaForm(
        act="change_sammantrade",
        command=c.ChangeSammantrade,
        label="Rätta stopptiden",
        place=Place.ARET,
        fields=_MOTE[1:],
        chooses="sammantrade",
        way=LOCKED,
        warns=held_changed,
    ),
    AreaForm(
        act="cancel_sammantrade",
        command=c.CancelSammantrade,
        label="Ställ in sammanträdet",
        lead="Punkter som inte är behandlade hamnar bland dem som ännu inte är inplanerade.",
        button="Ställ in",
        place=Place.ARET,
        fields=(long("skal", "Varför ställs det in?", ORDS),),
        chooses="sammantrade",
    ),
    AreaForm(
        act="plan_punkt",
        command=c.PlanPunkt,
        label="Lägg till en punkt",
        button="Lägg till punkten",
        place=Place.ARET,
        fields=(_PLATS, *_PUNKT),
        makes="punkt",
        warns=held_added,
    ),
    AreaForm(
        act="change_punkt",
        command=c.ChangePunkt,
        label="Ändra punkten",
        lead="Skriv punkten som den ska stå.",
        button="Spara ändringen",
        place=Place.ARET,
        fields=_PUNKT,
        chooses="punkt",
    ),
    AreaForm(
        act="move_punkt",
        command=c.MovePunkt,
        label="Flytta punkten",
        lead="Det syns var punkten stod förut. Blev den bordlagd eller återremitterad skriver du"
        " det som skäl.",
        button="Flytta",
        place=Place.ARET,
        fields=(_PLATS, long("skal", "Varför flyttas den?", ORDS, required=False)),
        chooses="punkt",
    ),
    AreaForm(
        act="deliver_punkt",
        command=c.DeliverPunkt,
        label="Registrera att underlaget har kommit in",
        button="Underlaget har kommit in",
        place=Place.ARET,
        fields=(day("levererad", "Kom in den"),),
        chooses="punkt",
    ),
    AreaForm(
        act="treat_punkt",
        command=c.TreatPunkt,
        label="Registrera att nämnden har behandlat punkten",
        button="Punkten är behandlad",
        place=Place.ARET,
        fields=(
            day("behandlad", "Behandlad den"),
            short("protokollsparagraf", "Paragraf i protokollet", "Till exempel § 60."),
        ),
        chooses="punkt",
    ),
    AreaForm(
        act="drop_punkt",
        command=c.DropPunkt,
        label="Stryk punkten",
        lead="Punkten finns kvar och syns som struken. Den föreslås inte igen.",
        button="Stryk",
        place=Place.ARET,
        fields=(long("skal", "Varför stryks den?", ORDS),),
        chooses="punkt",
    ),
)
_MALEN: Final = (
    AreaForm(
        act="set_arsmal",
        command=c.SetArsmal,
        label="Lägg till ett mål",
        button="Lägg till målet",
        place=Place.MAL,
        fields=_MAL,
        makes="mal",
    ),
    AreaForm(
        act="change_arsmal",
        command=c.ChangeArsmal,
        label="Ändra målet",
        button="Spara ändringen",
        place=Place.MAL,
        fields=_MAL,
        chooses="mal",
    ),
    AreaForm(
        act="end_arsmal",
        command=c.EndArsmal,
        label="Ta bort målet",
        lead="Målet räknas sedan inte. Det som har registrerats om det finns kvar.",
        button="Ta bort målet",
        place=Place.MAL,
        fields=(long("skal", "Varför tas det bort?", ORDS),),
        chooses="mal",
    ),
    AreaForm(
        act="assess_arsmal",
        command=c.AssessArsmal,
        label="Följ upp målet",
        button="Spara uppföljningen",
        place=Place.MAL,
        fields=(
            radio("utfall", "Hur står målet?", codes.UTFALL),
            day("per", "Läget den"),
            long("text", "Vad bygger utfallet på?", ORDS, required=False),
        ),
        chooses="mal",
    ),
    AreaForm(
        act="give_uppdrag",
        command=c.GiveUppdrag,
        label="Registrera ett uppdrag att återrapportera målet",
        lead="Nämnden har beslutat att målet ska redovisas igen, senast en viss dag.",
        button="Spara uppdraget",
        place=Place.MAL,
        fields=(
            day("beslutad", "Nämnden beslutade den"),
            short("paragraf", "Paragraf i protokollet", "Till exempel § 20."),
            select("ansvarig", "Ansvarig", codes.BEFATTNINGAR, "Befattning, aldrig ett namn."),
            day("senast", "Ska återrapporteras senast", today=False),
            long("text", "Uppdraget i ord", ORDS, required=False),
        ),
        chooses="mal",
        makes="uppdrag",
    ),
    AreaForm(
        act="answer_uppdrag",
        command=c.AnswerUppdrag,
        label="Registrera att uppdraget är återrapporterat",
        button="Uppdraget är återrapporterat",
        place=Place.MAL,
        fields=(
            day("aterrapporterad", "Återrapporterat till nämnden den"),
            short("paragraf", "Paragraf i protokollet", "Till exempel § 71."),
        ),
        chooses="uppdrag",
    ),
)


def _corrections(act: str, command: type[object], place: Place) -> tuple[AreaForm, AreaForm]:
    """Give the form that replaces facts, and the one that takes something back."""
    return (
        AreaForm(
            act=act,
            command=command,
            label="Rätta uppgiften",
            lead="Det som stod finns kvar och syns som rättat.",
            button="Spara rättelsen",
            place=place,
            fields=(long("skal", "Varför rättas den?", ORDS),),
            chooses="corrects",
        ),
        AreaForm(
            act=act,
            command=command,
            way="take_back",
            label="Återta uppgiften",
            lead="Uppgiften räknas sedan inte, men den finns kvar och syns som återtagen.",
            button="Återta",
            place=place,
            fields=(long("skal", "Varför återtas den?", ORDS),),
            chooses="corrects",
        ),
    )


_FACTS: Final[dict[str, Field]] = {
    "levererad": day("levererad", "Kom in den"),
    "behandlad": day("behandlad", "Behandlad den"),
    "protokollsparagraf": short("protokollsparagraf", "Paragraf i protokollet"),
    "utfall": radio("utfall", "Hur står målet?", codes.UTFALL),
    "per": day("per", "Läget den"),
    "beslutad": day("beslutad", "Nämnden beslutade den"),
    "paragraf": short("paragraf", "Paragraf i protokollet"),
    "ansvarig": select("ansvarig", "Ansvarig", codes.BEFATTNINGAR),
    "senast": day("senast", "Ska återrapporteras senast"),
    "aterrapporterad": day("aterrapporterad", "Återrapporterat till nämnden den"),
}

FORMS: Final = AreaForms(
    door=ARSPLAN,
    forms=by_place(
        (
            *_ARET,
            *_corrections("correct_arsplan", c.CorrectArsplan, Place.ARET),
            *_MALEN,
            *_corrections("correct_arsmal", c.CorrectArsmal, Place.MAL),
        )
    ),
    correctable=CORRECTABLE,
    present=present,
    facts=_FACTS,
)
"""The forms of the year and of its goals, and how each fact that may be corrected is asked for."""
