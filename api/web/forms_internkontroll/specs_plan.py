"""The forms of a year's plan: begun, adopted, revised, closed, its risks and kontrollmoment."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from api.web.forms.asking import day, long, number, radio, select, short
from api.web.forms.fields import Field, FieldKind
from api.web.forms_internkontroll.fields import Place, PlanForm
from api.web.labels_internkontroll import GRANSER, MANADER
from audit.internkontroll import commands_plan as c
from audit.internkontroll.codes import FREKVENSER, RISKKATEGORIER

KL_6_6: Final = "6 kap. 6 § kommunallagen (2017:725)"


def checks(name: str, label: str, hint: str = "", source: str = "") -> Field:
    """Ask for any number of a list."""
    return Field(
        name=name, label=label, kind=FieldKind.CHECKS, hint=hint, source=source, required=False
    )


MAL: Final = (
    select(
        "mal_slag",
        "Mål",
        GRANSER,
        "Ett utfall utanför målet öppnar en avvikelse. Utan mål öppnas ingen.",
        required=False,
    ),
    short("mal_varde", "Målets tal", "Till exempel 90 eller 97,5.", required=False),
)
"""The two inputs of a tolerance or target."""

_RISK: Final = (
    short("rubrik", "Vad kan gå fel?"),
    radio("kategori", "Slag av risk", RISKKATEGORIER),
    Field(
        name="sannolikhet",
        label="Hur sannolikt är det?",
        kind=FieldKind.RADIO,
        source="sannolikheter",
    ),
    Field(
        name="konsekvens",
        label="Hur stora blir följderna?",
        kind=FieldKind.RADIO,
        source="konsekvenser",
    ),
    select("enhet", "Enhet som risken gäller", source="enheter", required=False),
    select("utforare", "Privat utförare som risken gäller", source="utforare", required=False),
    long("text", "Varför bedöms risken så?", required=False),
    short("kod", "Kod i planen", "Till exempel R3. Den står i matrisen."),
)
_KONTROLLMOMENT: Final = (
    short("rubrik", "Kontrollmoment", "Nämndens egen rubrik."),
    short("process", "Process eller rutin"),
    replace(long("kontroll", "Vad kontrolleras?"), checked=False),
    replace(long("metod", "Hur görs kontrollen?"), checked=False),
    select("frekvens", "Hur ofta?", FREKVENSER),
    replace(checks("rapporteras", "Redovisas för nämnden i"), choices=MANADER, required=True),
    short("ansvar", "Kontrollansvarig", "Befattning, aldrig en persons namn."),
    select("matt", "Varifrån kommer siffrorna?", source="matt"),
    *MAL,
    checks("risker", "Risker som kontrollen svarar mot", source="risker"),
    short("lagrum", "Lagrum", required=False),
    short("kod", "Kod i planen", "Till exempel K3."),
)
_SKAL: Final = long("skal", "Varför?")

BEGIN: Final = PlanForm(
    act="begin_plan",
    command=c.BeginPlan,
    label="Börja ett års plan",
    lead="Planen är ett utkast tills nämnden har antagit den. Allt går att ändra fram till dess.",
    button="Börja planen",
    place=Place.PLAN,
    begins=True,
    lagrum=KL_6_6,
    fields=(
        number("ar", "År"),
        select("kopia_av", "Utgå från en tidigare plan", source="planer", required=False),
        Field(
            name="skala",
            label="Skala för sannolikhet och konsekvens",
            kind=FieldKind.RADIO,
            hint="Så många steg har sannolikheten, och lika många konsekvensen. "
            "Utgår du från en tidigare plan gäller den planens skala.",
            choices={"3": "Tre steg", "4": "Fyra steg", "5": "Fem steg"},
        ),
        checks(
            "forlagor",
            "Kontrollmoment att börja med",
            "Färdiga kontrollmoment och nämndens egna kontroller. Du kan lägga till fler sedan.",
            source="forlagor",
        ),
    ),
)

SPECS_PLAN: Final = (
    BEGIN,
    PlanForm(
        act="adopt_plan",
        command=c.AdoptPlan,
        label="Registrera att nämnden har antagit planen",
        button="Planen är antagen",
        place=Place.PLAN,
        lagrum=KL_6_6,
        fields=(
            day("antagen", "Sammanträdesdag"),
            short("paragraf", "Paragraf i protokollet", "Till exempel § 168."),
            short("diarienummer", "Diarienummer", required=False),
        ),
    ),
    PlanForm(
        act="revise_plan",
        command=c.RevisePlan,
        label="Registrera att nämnden reviderar planen",
        lead="Ändringar efter att planen är antagen görs under nämndens beslut om revidering.",
        button="Registrera revideringen",
        place=Place.PLAN,
        fields=(
            day("beslutad", "Sammanträdesdag"),
            short("paragraf", "Paragraf i protokollet"),
            long("skal", "Varför revideras planen?", required=False),
        ),
    ),
    PlanForm(
        act="close_plan",
        command=c.ClosePlan,
        label="Avsluta planen",
        lead="När året är summerat avslutas planen. Efter det tar den inte emot fler ändringar.",
        button="Avsluta planen",
        place=Place.PLAN,
        fields=(
            day("avslutad", "Dag"),
            short("paragraf", "Paragraf i protokollet", required=False),
            long("text", "Sammanfattning av året", required=False),
        ),
    ),
    PlanForm(
        act="add_risk",
        command=c.AddRisk,
        label="Lägg till en risk",
        button="Lägg till risken",
        place=Place.PLAN,
        fields=_RISK,
    ),
    PlanForm(
        act="change_risk",
        command=c.ChangeRisk,
        label="Bedöm risken på nytt",
        place=Place.PLAN,
        fields=_RISK,
    ),
    PlanForm(
        act="end_risk",
        command=c.EndRisk,
        label="Ta bort risken ur planen",
        button="Ta bort risken",
        place=Place.PLAN,
        fields=(_SKAL,),
    ),
    PlanForm(
        act="add_kontrollmoment",
        command=c.AddKontrollmoment,
        way="pick_kontrollmoment",
        label="Välj färdiga kontrollmoment",
        lead="Du kan ändra rubrik, mål och allt annat efteråt.",
        button="Lägg till de valda",
        place=Place.PLAN,
        fields=(checks("forlagor", "Kontrollmoment", source="forlagor"),),
    ),
    PlanForm(
        act="add_kontrollmoment",
        command=c.AddKontrollmoment,
        label="Skriv ett eget kontrollmoment",
        button="Lägg till kontrollmomentet",
        place=Place.PLAN,
        fields=_KONTROLLMOMENT,
    ),
    PlanForm(
        act="change_kontrollmoment",
        command=c.ChangeKontrollmoment,
        label="Ändra kontrollmomentet",
        place=Place.PLAN,
        fields=_KONTROLLMOMENT,
    ),
    PlanForm(
        act="end_kontrollmoment",
        command=c.EndKontrollmoment,
        label="Ta bort kontrollmomentet ur planen",
        button="Ta bort kontrollmomentet",
        place=Place.PLAN,
        fields=(_SKAL,),
    ),
)
"""Every form of a plan."""
