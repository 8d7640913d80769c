"""The forms of an ärende as a matter on file: its reports, its people, its papers."""

from __future__ import annotations

from typing import Final

from api.web.forms.asking import (
    FILE,
    JAV,
    OWN_NOTE,
    UTANFOR,
    day,
    hidden,
    long,
    needed,
    radio,
    select,
    short,
    yes_no,
)
from api.web.forms.fields import FormSpec, Group
from audit.lexsarah import codes as c
from audit.lexsarah import commands_arende as a

ARENDE: Final[tuple[FormSpec, ...]] = (
    FormSpec(
        act="open_arende",
        command=a.OpenArende,
        label="Öppna ett ärende",
        group=Group.SORTERA,
        lead="När nämnden själv har fått veta något och ingen rapport finns. Finns en rapport "
        "öppnas ärendet från rapportens sida.",
        button="Öppna ärendet",
        plikt="utreda",
        fields=(
            select("enhet", "Enhet där det hände", source="enheter"),
            day("rapport_inkom", "Dagen då nämnden fick veta det"),
        ),
    ),
    FormSpec(
        act="join_rapport",
        command=a.JoinRapport,
        label="Föra en rapport till ärendet",
        group=Group.SORTERA,
        lead="När flera har rapporterat samma händelse. Varje rapport behåller sitt kvitto.",
        button="För rapporten hit",
        fields=(select("rapport", "Rapport", source="rapporter"),),
    ),
    FormSpec(
        act="split_rapport",
        command=a.SplitRapport,
        label="Skilja en rapport från ärendet",
        group=Group.SORTERA,
        lead="Ärendets tider ändras inte av det. Rapporten kan sedan sorteras på nytt.",
        button="Skilj ut rapporten",
        fields=(
            select("rapport", "Rapport", source="egna_rapporter"),
            select("till", "Ärendet som den hör till i stället", source="arenden", required=False),
            long("skal", "Varför", required=False),
        ),
    ),
    FormSpec(
        act="register_diarienummer",
        command=a.RegisterDiarienummer,
        label="Registrera diarienummer",
        group=Group.SORTERA,
        fields=(short("diarienummer", "Diarienummer", "Till exempel SN 2026-14."),),
    ),
    FormSpec(
        act="note_annan_anmalan",
        command=a.NoteAnnanAnmalan,
        label="Anteckna polisanmälan, orosanmälan eller lex Maria i ärendet",
        group=Group.SORTERA,
        lead="Alla tre ska vara besvarade innan ärendet kan avslutas på det fullständiga sättet.",
        fields=(
            radio("slag", "Vilken?", c.ANNAN_ANMALAN),
            radio("utfall", "Är den gjord?", c.GJORD),
            OWN_NOTE,
            needed(long("skal", "Varför"), "när den inte är aktuell"),
        ),
    ),
    FormSpec(
        act="take_arende",
        command=a.TakeArende,
        label="Ta ärendet som utredare",
        group=Group.UTREDA,
        lead="Att själv ha lämnat en rapport är inget hinder. Är du jävig anmäler du det "
        "i stället.",
        button="Ta ärendet",
        lagrum=JAV,
        fields=(
            yes_no("inget_jav", "Jag har inget jäv"),
            short(
                "egen_rapport",
                "Har du själv lämnat en rapport om det här?",
                "Svara ja eller nej, och vad som då har kontrollerats. Högst 200 tecken.",
            ),
            needed(
                select("skal_kod", "Varför ärendet byter utredare", c.UTREDARSKAL),
                "när någon annan har haft det",
            ),
            long("skal", "Skäl i ord", required=False),
        ),
    ),
    FormSpec(
        act="give_atkomst",
        command=a.GiveAtkomst,
        label="Ge någon åtkomst till ärendet",
        lead="Bara den som behöver det för sitt arbete.",
        button="Ge åtkomst",
        fields=(
            select("konto", "Vem?", source="konton"),
            day("till", "Till och med", "Tomt betyder tills vidare.", required=False, today=False),
            long("skal", "Varför", required=False),
        ),
    ),
    FormSpec(
        act="end_atkomst",
        command=a.EndAtkomst,
        label="Avsluta någons åtkomst",
        button="Avsluta åtkomsten",
        fields=(
            select("konto", "Vem?", source="atkomst"),
            long("skal", "Varför", required=False),
        ),
    ),
    FormSpec(
        act="declare_jav",
        command=a.DeclareJav,
        label="Anmäla jäv",
        lead="Det gäller alltid dig själv. Efteråt kan du inte göra något mer i ärendet förrän "
        "frågan är avgjord.",
        button="Anmäl jäv",
        lagrum=JAV,
        fields=(
            radio("grund", "På vilken grund?", c.JAVSGRUND),
            long("skal", "Skäl i ord", required=False),
        ),
    ),
    FormSpec(
        act="record_inblandad",
        command=a.RecordInblandad,
        label="Ange vem som är inblandad",
        lead="Den som anges kan inte längre göra något i ärendet. Att ha lämnat en rapport är "
        "inte att vara inblandad.",
        lagrum=JAV,
        fields=(
            select("konto", "Vem?", source="konton"),
            radio("slag", "Hur?", c.INBLANDAD),
            long("skal", "Skäl i ord", required=False),
        ),
    ),
    FormSpec(
        act="settle_jav",
        command=a.SettleJav,
        label="Avgöra en fråga om jäv",
        lagrum=JAV,
        fields=(
            select("konto", "Vem gäller det?", source="javfragor"),
            yes_no("javig", "Är personen jävig?"),
            UTANFOR,
            long("skal", "Skäl i ord", required=False),
        ),
    ),
    FormSpec(
        act="attach_to_arende",
        command=a.AttachToArende,
        label="Bifoga en handling till ärendet",
        fields=(FILE, short("beskrivning", "Vad filen är", required=False)),
    ),
    FormSpec(
        act="correct_arende",
        command=a.CorrectArende,
        label="Rätta en uppgift i ärendet",
        lead="Det som stod förut står kvar bredvid det nya.",
        button="Rätta",
        fields=(
            hidden("corrects", "Händelse"),
            long("skal", "Varför uppgiften rättas", required=False),
        ),
    ),
)
"""The acts on an ärende as a matter on file."""
