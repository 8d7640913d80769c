"""The forms of the acts that staff do on a report, and on what private utförare tell."""

from __future__ import annotations

from typing import Final

from api.web.forms.asking import (
    FILE,
    OWN_NOTE,
    day,
    hidden,
    long,
    needed,
    number,
    radio,
    select,
    short,
)
from api.web.forms.fields import FormSpec, Group
from audit.law.lagar import LAG
from audit.lexsarah import codes as c
from audit.lexsarah import codes_utredning as u
from audit.lexsarah import commands_beslut as b
from audit.lexsarah import commands_rapport as r

HANDED_ON: Final = {code: label for code, label in c.SORTERING.items() if code != "lex_sarah"}
"""Where a report goes that is not for lex Sarah."""

SORTING: Final[tuple[FormSpec, ...]] = (
    FormSpec(
        act="sort_rapport",
        way="nytt",
        command=r.SortRapport,
        label="Utred enligt lex Sarah: öppna ett nytt ärende",
        group=Group.SORTERA,
        lead="Rapporten sorteras och ett ärende öppnas på en gång. Lagrummet följer av enheten.",
        button="Öppna ärendet",
        plikt="utreda",
        fields=(
            select("enhet", "Enhet där det hände", source="enheter"),
            day("rapport_inkom", "Dagen då rapporten togs emot", today=False),
        ),
    ),
    FormSpec(
        act="sort_rapport",
        way="finns",
        command=r.SortRapport,
        label="Utred enligt lex Sarah: för till ett ärende som finns",
        group=Group.SORTERA,
        lead="När flera har rapporterat samma händelse. Varje rapport behåller sitt kvitto.",
        button="För rapporten till ärendet",
        fields=(select("arende", "Ärende", source="arenden"),),
    ),
    FormSpec(
        act="sort_rapport",
        way="vidare",
        command=r.SortRapport,
        label="Inte lex Sarah: lämna vidare",
        group=Group.SORTERA,
        lead="Rapportören får ditt svar på sin sida.",
        button="Lämna vidare",
        fields=(
            radio("utfall", "Vart lämnas rapporten?", HANDED_ON),
            short("till", "Till vem?", "Befattning eller verksamhet.", required=False),
            day("lamnad", "Dagen då den lämnades"),
            long("till_rapportor", "Svar till rapportören", "Vart rapporten gick, och varför."),
            long("skal", "Egen anteckning om skälen", required=False),
        ),
    ),
)
"""The three ways of one act."""

RAPPORT: Final[tuple[FormSpec, ...]] = (
    *SORTING,
    FormSpec(
        act="ask_fraga",
        command=r.AskFraga,
        label="Ställa en fråga till rapportören",
        group=Group.SORTERA,
        button="Ställ frågan",
        fields=(long("text", "Fråga", "Skriv enkelt. Fråga bara om det du behöver veta nu."),),
    ),
    FormSpec(
        act="answer_fraga",
        command=r.AnswerFraga,
        label="Svara på en fråga",
        lead="När rapportören svarar muntligt: skriv svaret som det gavs.",
        mine=("inlagd_av",),
        fields=(
            select("fraga", "Fråga", source="fragor"),
            long("text", "Svar"),
        ),
    ),
    FormSpec(
        act="supplement_rapport",
        command=r.SupplementRapport,
        label="Komplettera rapporten",
        lead="När rapportören berättar mer muntligt. Det står att du har skrivit in det.",
        mine=("inlagd_av",),
        fields=(long("text", "Vad rapportören lade till"),),
    ),
    FormSpec(
        act="tell_rapportor",
        command=r.TellRapportor,
        label="Skriva till rapportören",
        group=Group.SORTERA,
        lead="Texten syns för rapportören på sidan Status. Skriv aldrig namn eller skäl för ett "
        "beslut.",
        button="Skicka till rapportören",
        fields=(
            select("anledning", "Vad gäller det?", c.ANLEDNING),
            long("text", "Text till rapportören"),
        ),
    ),
    FormSpec(
        act="open_identity",
        command=r.OpenIdentity,
        label="Öppna vem rapportören är",
        group=Group.UTREDA,
        lead="Skälet sparas, och rapportören ser på sin sida att namnet har öppnats och varför. "
        "Namnet visas en gång, på nästa sida.",
        button="Öppna",
        fields=(
            radio("skal_kod", "Varför?", c.IDENTITETSSKAL),
            long("skal", "Skäl i ord", required=False),
        ),
    ),
    FormSpec(
        act="note_annan_anmalan_of_rapport",
        command=r.NoteAnnanAnmalanOfRapport,
        label="Anteckna polisanmälan, orosanmälan eller lex Maria",
        group=Group.SORTERA,
        fields=(
            radio("slag", "Vilken?", c.ANNAN_ANMALAN),
            radio("utfall", "Är den gjord?", c.GJORD),
            OWN_NOTE,
            needed(long("skal", "Varför"), "när den inte är aktuell"),
        ),
    ),
    FormSpec(
        act="attach_to_rapport",
        command=r.AttachToRapport,
        label="Bifoga en handling till rapporten",
        fields=(FILE, short("beskrivning", "Vad filen är", required=False)),
    ),
    FormSpec(
        act="correct_rapport",
        command=r.CorrectRapport,
        label="Rätta en uppgift i rapporten",
        lead="Det som stod förut står kvar bredvid det nya.",
        button="Rätta",
        fields=(
            hidden("corrects", "Händelse"),
            long("skal", "Varför uppgiften rättas", required=False),
        ),
    ),
)
"""The acts on a report."""

UTFORARE: Final[tuple[FormSpec, ...]] = (
    FormSpec(
        act="receive_utforare_rapport",
        command=b.ReceiveUtforareRapport,
        label="Ta emot en privat utförares uppgift om en rapport",
        plikt="utforare_beratta",
        fields=(
            select("utforare", "Utförare", source="privata"),
            select("enhet", "Enhet", source="enheter", required=False),
            radio("lag", "Lag", LAG),
            day("kom_in", "Dagen då nämnden fick veta det"),
            day("gjord", "Dagen då utföraren fick rapporten", required=False, today=False),
            short("diarienummer", "Diarienummer", required=False),
            long("text", "Vad utföraren berättar", required=False),
        ),
    ),
    FormSpec(
        act="receive_utforare_anmalan",
        command=b.ReceiveUtforareAnmalan,
        label="Ta emot en privat utförares uppgift om en anmälan till IVO",
        plikt="anmala_ivo",
        fields=(
            select("utforare", "Utförare", source="privata"),
            select("enhet", "Enhet", source="enheter", required=False),
            radio("lag", "Lag", LAG),
            day("kom_in", "Dagen då nämnden fick veta det"),
            day("gjord", "Dagen då utföraren anmälde", required=False, today=False),
            short("diarienummer", "Diarienummer", required=False),
            short("ivo_diarienummer", "IVO:s diarienummer", required=False),
            long("text", "Vad utföraren berättar", required=False),
        ),
    ),
    FormSpec(
        act="follow_up_utforare",
        command=b.FollowUpUtforare,
        label="Följa upp en privat utförares uppgift",
        group=Group.FOLJA_UPP,
        fields=(
            radio("utfall", "Vad gjordes?", u.UTFORARUPPFOLJNING),
            day("datum", "Dag"),
            select("arende", "Eget ärende", source="arenden", required=False),
            long("text", "Anteckning", required=False),
        ),
    ),
    FormSpec(
        act="inform_personal",
        command=b.InformPersonal,
        label="Registrera att personalen har informerats",
        plikt="informera_personal",
        fields=(
            select("enhet", "Enhet", source="enheter"),
            radio("lag", "Lag", LAG),
            day("informerad", "Dag"),
            radio("satt", "Hur?", u.INFORMATIONSSATT),
            number("antal", "Antal personer", required=False),
            long("text", "Anteckning", required=False),
        ),
    ),
)
"""The acts that start streams of their own beside the ärenden."""
