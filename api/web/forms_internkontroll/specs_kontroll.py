"""The forms of the nämnd's own kontroller, and of the draws of a year."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from api.web.forms.asking import day, long, needed, number, select, short
from api.web.forms_internkontroll.fields import Place, PlanForm
from api.web.forms_internkontroll.specs_matning import FIRST, SHOW
from api.web.forms_internkontroll.specs_plan import checks
from api.web.labels_internkontroll import LANGDER, MANADER
from audit.internkontroll import commands_dragning as d
from audit.internkontroll import commands_kontroll as c
from audit.internkontroll import commands_matning as m
from audit.internkontroll.dragning import GRANSKNING

_KONTROLL: Final = (
    short("namn", "Vad ska kontrollen heta?", "Till exempel Hemtjänst över 100 timmar följs upp."),
    select("starthandelse", "När det här har hänt …", source="starthandelser"),
    select("sluthandelse", "… ska det här ha hänt …", source="sluthandelser"),
    number("inom_antal", "… inom så lång tid"),
    select("inom_enhet", "Dagar, veckor, månader eller år", LANGDER),
    number(
        "aterkommande_antal",
        "Och sedan igen inom",
        "Fylls i om det ska göras om, räknat från förra gången.",
        required=False,
    ),
    needed(
        select(
            "aterkommande_enhet", "Dagar, veckor, månader eller år, för det återkommande", LANGDER
        ),
        "om det ska göras om",
    ),
    short("mal_varde", "Minst så många procent ska vara i tid", required=False),
    short("lagrum", "Lagrum eller eget beslut", required=False),
    day("fran", "Gäller från", "Det som gjordes före den dagen räknas inte."),
    long("text", "Varför kontrolleras det?", required=False),
)
DEFINE: Final = PlanForm(
    act="define_kontroll",
    command=c.DefineKontroll,
    label="Bygg en egen kontroll",
    lead="En kontroll frågar om något har hänt inom en viss tid efter något annat. "
    "Händelserna kommer ur de utdrag som är inlästa.",
    button="Spara kontrollen",
    place=Place.KONTROLL,
    begins=True,
    fields=_KONTROLL,
)
CHANGE: Final = replace(
    DEFINE,
    act="change_kontroll",
    command=c.ChangeKontroll,
    label="Ändra kontrollen",
    begins=False,
    lead="Mätningar som redan är frysta ändras inte.",
)

SPECS_KONTROLL: Final = (
    DEFINE,
    CHANGE,
    PlanForm(
        act="end_kontroll",
        command=c.EndKontroll,
        label="Sluta använda kontrollen",
        lead="Mätningarna står kvar.",
        button="Sluta använda kontrollen",
        place=Place.KONTROLL,
        fields=(day("avslutad", "Från och med"), long("skal", "Varför?")),
    ),
    PlanForm(
        act="freeze_kontroll",
        command=m.FreezeKontroll,
        label="Frys kontrollens utfall",
        lead=FIRST,
        button=SHOW,
        place=Place.KONTROLL,
        fields=(day("per", "Läget den"),),
    ),
    PlanForm(
        act="make_dragning",
        command=d.MakeDragning,
        label="Dra ett slumpvis urval",
        lead="Ingen kan styra vilka som dras: slumpen kommer ur registrets senaste "
        "kontrollstämpel. Vem som helst kan göra om dragningen och få samma urval.",
        button="Dra urvalet",
        place=Place.DRAGNINGAR,
        fields=(
            select("manad", "Månad", MANADER),
            select("underlag", "Vad dras det ur?", source="underlag"),
            number("antal", "Hur många ska dras?"),
            select("kontrollmoment", "Kontrollmoment", source="kontrollmoment", required=False),
        ),
    ),
    PlanForm(
        act="review_dragen",
        command=d.ReviewDragen,
        label="Registrera en granskning",
        button="Spara granskningen",
        place=Place.DRAGNINGAR,
        fields=(
            select("utfall", "Vad visade granskningen?", GRANSKNING),
            day("granskad", "Granskad den"),
            long("text", "Iakttagelser", required=False),
        ),
    ),
)
"""Every form of kontroller and dragningar; `checks` is for those who add one."""

__all__ = ["CHANGE", "DEFINE", "SPECS_KONTROLL", "checks"]
