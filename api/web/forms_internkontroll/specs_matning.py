"""The forms of a mätning: registered, frozen, its underlag, rättelser, texts, and presented."""

from __future__ import annotations

from typing import Final

from api.web.forms.asking import FILE, day, long, needed, number, radio, select, short
from api.web.forms_internkontroll.fields import Place, PlanForm
from api.web.labels_internkontroll import ENHETER
from audit.internkontroll import commands as f
from audit.internkontroll import commands_matning as c
from audit.internkontroll.codes import AVSNITT, NAMNDENS_UTFALL

_NUMBERS: Final = (
    day("per", "Mätdag", "Dagen som siffrorna gäller."),
    radio("enhet", "Vad räknas?", ENHETER),
    number(
        "taljare", "Utfall", "Hur många det var. Av en andel: hur många som klarade kontrollen."
    ),
    needed(number("namnare", "Av hur många?"), "för en andel"),
    long("metod", "Hur gjordes mätningen?"),
)
_MORE: Final = (
    day("period_start", "Periodens första dag", required=False, today=False),
    day("period_end", "Periodens sista dag", required=False, today=False),
    number("urval", "Antal granskade", required=False),
    number("population", "Antal som urvalet drogs ur", required=False),
    long(
        "uppdelning",
        "Uppdelning",
        "En rad för varje del, med antal: till exempel Hemtjänst norr: 12.",
        required=False,
    ),
)
FIRST: Final = (
    "Registret räknar och visar först vad som skulle frysas. Inget sparas förrän du har sett det."
)
SHOW: Final = "Visa vad som fryses"
REGISTER: Final = PlanForm(
    act="register_matning",
    command=c.RegisterMatning,
    label="Registrera en mätning",
    button="Registrera mätningen",
    place=Place.PLAN,
    fields=(
        *_NUMBERS,
        *_MORE,
        long("text", "Kommentar", required=False),
        needed(FILE, "underlag till mätningen"),
    ),
)

SPECS_MATNING: Final = (
    REGISTER,
    PlanForm(
        act="freeze_matning",
        command=f.FreezeMatning,
        label="Frys mätningen",
        lead=FIRST,
        button=SHOW,
        place=Place.PLAN,
        fields=(day("per", "Läget den"),),
    ),
    PlanForm(
        act="freeze_matning",
        command=f.FreezeMatning,
        way="freeze_period",
        label="Frys mätningen av en period",
        lead=FIRST,
        button=SHOW,
        place=Place.PLAN,
        fields=(
            day("period_start", "Periodens första dag", today=False),
            day("per", "Periodens sista dag", "Läget räknas på den dagen."),
        ),
    ),
    PlanForm(
        act="attach_underlag",
        command=c.AttachUnderlag,
        label="Lägg till underlag",
        button="Spara filen",
        place=Place.MATNING,
        fields=(FILE,),
    ),
    PlanForm(
        act="correct_matning",
        command=c.CorrectMatning,
        label="Rätta mätningen",
        lead="Det som stod förut finns kvar och syns bredvid.",
        button="Registrera rättelsen",
        place=Place.MATNING,
        fields=(*_NUMBERS, *_MORE, long("skal", "Varför rättas den?")),
    ),
    PlanForm(
        act="correct_matning",
        command=c.CorrectMatning,
        way="take_back_matning",
        label="Ta tillbaka mätningen",
        lead="Mätningen står kvar i registret som återkallad och räknas inte längre.",
        button="Ta tillbaka mätningen",
        place=Place.MATNING,
        fields=(long("skal", "Varför tas den tillbaka?"),),
    ),
    PlanForm(
        act="write_text",
        command=c.WriteText,
        label="Skriv i rapporten till nämnden",
        lead="Den nyaste texten under varje rubrik är den som trycks.",
        button="Spara texten",
        place=Place.MATNING,
        fields=(select("avsnitt", "Rubrik", AVSNITT), long("text", "Text")),
    ),
    PlanForm(
        act="present_result",
        command=c.PresentResult,
        label="Registrera att resultatet är redovisat för nämnden",
        button="Resultatet är redovisat",
        place=Place.MATNING,
        fields=(
            day("sammantrade", "Sammanträdesdag"),
            short("paragraf", "Paragraf i protokollet", "Till exempel § 26."),
            select("utfall", "Vad beslutade nämnden?", NAMNDENS_UTFALL),
            long("text", "Beslutet i ord", required=False),
        ),
    ),
)
"""Every form of a mätning."""
