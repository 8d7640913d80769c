"""The forms of an avvikelse: opened, analysed, its åtgärder, followed up, presented, closed."""

from __future__ import annotations

from typing import Final

from api.web.forms.asking import day, long, radio, select, short
from api.web.forms_internkontroll.fields import Place, PlanForm
from audit.internkontroll import commands_avvikelse as c
from audit.internkontroll.codes import AVVIKELSE_UTFALL, EFFEKT
from audit.law.delegation import BEFATTNINGAR

ANSVARIGA: Final = {kod: one[:1].upper() + one[1:] for kod, one in BEFATTNINGAR.items()}
"""Who can be responsible: a befattning, never a person."""
_ATGARD: Final = (
    short("rubrik", "Vad ska göras?"),
    select("ansvarig", "Ansvarig", ANSVARIGA),
    day("forfaller", "Klart senast", today=False),
)
PLAN_ATGARD: Final = PlanForm(
    act="plan_atgard",
    command=c.PlanAtgard,
    label="Planera en åtgärd",
    button="Planera åtgärden",
    place=Place.AVVIKELSE,
    fields=(*_ATGARD, long("text", "Mer om åtgärden", required=False)),
)
ANALYSE: Final = PlanForm(
    act="analyse_avvikelse",
    command=c.AnalyseAvvikelse,
    label="Skriv analysen",
    lead="Vad beror avvikelsen på?",
    button="Spara analysen",
    place=Place.AVVIKELSE,
    fields=(long("text", "Analys av orsaken"), day("analyserad", "Dag")),
)

SPECS_AVVIKELSE: Final = (
    PlanForm(
        act="open_avvikelse",
        command=c.OpenAvvikelse,
        label="Öppna en avvikelse",
        lead="När utfallet av en mätning ligger utanför målet öppnas avvikelsen av sig själv. "
        "Här öppnar du en som någon har sett utan mätning.",
        button="Öppna avvikelsen",
        place=Place.PLAN,
        fields=(
            short("rubrik", "Vad avviker?"),
            day("oppnad", "Dag"),
            select("enhet", "Enhet", source="enheter", required=False),
            long("text", "Beskrivning"),
        ),
    ),
    ANALYSE,
    PLAN_ATGARD,
    PlanForm(
        act="change_atgard",
        command=c.ChangeAtgard,
        label="Ändra åtgärden",
        place=Place.AVVIKELSE,
        fields=(*_ATGARD, long("skal", "Varför ändras den?", required=False)),
    ),
    PlanForm(
        act="do_atgard",
        command=c.DoAtgard,
        label="Registrera att åtgärden är utförd",
        button="Åtgärden är utförd",
        place=Place.AVVIKELSE,
        fields=(day("gjord", "Utförd den"), long("text", "Vad gjordes?", required=False)),
    ),
    PlanForm(
        act="drop_atgard",
        command=c.DropAtgard,
        label="Registrera att åtgärden inte blir av",
        button="Åtgärden blir inte av",
        place=Place.AVVIKELSE,
        fields=(day("beslutad", "Beslutat den"), long("skal", "Varför?")),
    ),
    PlanForm(
        act="assess_effekt",
        command=c.AssessEffekt,
        label="Bedöm effekten av åtgärden",
        button="Spara bedömningen",
        place=Place.AVVIKELSE,
        fields=(
            radio("effekt", "Hade åtgärden den effekt som ni ville?", EFFEKT),
            day("bedomd", "Bedömt den"),
            long("text", "Vad visar det?", required=False),
        ),
    ),
    PlanForm(
        act="follow_up_avvikelse",
        command=c.FollowUpAvvikelse,
        label="Följ upp avvikelsen",
        button="Spara uppföljningen",
        place=Place.AVVIKELSE,
        fields=(
            day("foljd_upp", "Följd upp den"),
            select("matning", "Mätning som visar läget nu", source="matningar", required=False),
            long("text", "Vad visar uppföljningen?"),
        ),
    ),
    PlanForm(
        act="present_avvikelse",
        command=c.PresentAvvikelse,
        label="Registrera att avvikelsen är redovisad för nämnden",
        button="Avvikelsen är redovisad",
        place=Place.AVVIKELSE,
        fields=(
            day("sammantrade", "Sammanträdesdag"),
            short("paragraf", "Paragraf i protokollet", "Till exempel § 26."),
        ),
    ),
    PlanForm(
        act="close_avvikelse",
        command=c.CloseAvvikelse,
        label="Avsluta avvikelsen",
        button="Avsluta avvikelsen",
        place=Place.AVVIKELSE,
        fields=(
            day("avslutad", "Avslutad den"),
            select("utfall", "Hur slutade det?", AVVIKELSE_UTFALL),
            long("text", "Kommentar", required=False),
        ),
    ),
    PlanForm(
        act="reopen_avvikelse",
        command=c.ReopenAvvikelse,
        label="Öppna avvikelsen igen",
        button="Öppna avvikelsen igen",
        place=Place.AVVIKELSE,
        fields=(day("oppnad", "Öppnad den"), long("skal", "Varför?")),
    ),
)
"""Every form of an avvikelse."""
