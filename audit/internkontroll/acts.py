"""What may be done in the internkontroll, by which roles and at which steps: `acts.csv` in code.

The table was written first and is tried, cell by cell, against what `decide_control` does;
neither is made of the other. The rows of the generic extract are not here: only imports write them.
"""

from __future__ import annotations

from audit.act_table import Act, ActTable, acts_of
from audit.internkontroll import commands_avvikelse as a
from audit.internkontroll import commands_dragning as d
from audit.internkontroll import commands_kontroll as k
from audit.internkontroll import commands_matning as m
from audit.internkontroll import commands_plan as p
from audit.internkontroll.commands import FreezeMatning
from audit.internkontroll.roles import STEG_LABELS, Role, Steg
from audit.internkontroll.steps import Stream, state_of

ControlCommand = (
    p.PlanCommand
    | FreezeMatning
    | m.MatningCommand
    | a.AvvikelseCommand
    | k.KontrollCommand
    | d.DragningCommand
)
"""Every command that a person may give; rows of the generic extract come by import alone."""


_K, _E, _V = Role.KVALITET, Role.ENHETSCHEF, Role.VERKSAMHETSCHEF
_N, _L = Role.NAMNDSEKRETERARE, Role.LOGGKONTROLLANT
_NEW, _DRAFT, _ADOPTED, _CLOSED = Steg.INGEN, Steg.UTKAST, Steg.ANTAGEN, Steg.AVSLUTAD
_TYPED, _FROZEN, _TAKEN_BACK = Steg.REGISTRERAD, Steg.FRYST, Steg.ATERKALLAD
_OPEN, _VALID, _BEGUN = Steg.OPPEN, Steg.GALLANDE, Steg.PABORJAD


_PLAN = acts_of(
    Stream.PLAN,
    ("begin_plan", "Börja årets internkontrollplan", {_K, _N}, {_NEW}),
    ("adopt_plan", "Registrera att nämnden antagit planen", {_K, _N}, {_DRAFT}),
    ("revise_plan", "Registrera beslut om revidering", {_K, _N}, {_ADOPTED}),
    ("close_plan", "Avsluta planen", {_K, _N}, {_ADOPTED}),
    ("add_risk", "Lägga till en risk", {_K}, {_DRAFT, _ADOPTED}),
    ("change_risk", "Ändra en risk", {_K}, {_DRAFT, _ADOPTED}),
    ("end_risk", "Ta bort en risk ur planen", {_K}, {_DRAFT, _ADOPTED}),
    ("add_kontrollmoment", "Lägga till ett kontrollmoment", {_K}, {_DRAFT, _ADOPTED}),
    ("change_kontrollmoment", "Ändra ett kontrollmoment", {_K}, {_DRAFT, _ADOPTED}),
    ("end_kontrollmoment", "Ta bort ett kontrollmoment ur planen", {_K}, {_DRAFT, _ADOPTED}),
    (
        "correct_plan",
        "Rätta eller återta vad nämnden beslutat om planen",
        {_K, _N},
        {_ADOPTED, _CLOSED},
    ),
    (
        "read_plan_texter",
        "Läsa planens skyddade texter",
        {_E, _V, _N, _K},
        {_DRAFT, _ADOPTED, _CLOSED},
    ),
)
_MATNING = acts_of(
    Stream.MATNING,
    ("freeze_matning", "Frysa en mätning ur uppgifterna", {_K}, {_NEW}),
    ("freeze_kontroll", "Frysa utfallet av en egen kontroll", {_K}, {_NEW}),
    ("register_matning", "Registrera en mätning för hand", {_K}, {_NEW}),
    ("attach_underlag", "Bifoga underlag till mätningen", {_K}, {_TYPED, _FROZEN}),
    ("correct_matning", "Rätta eller återta det som registrerats", {_K}, {_TYPED, _FROZEN}),
    ("write_text", "Skriva en del av redovisningen", {_E, _V, _N, _K}, {_TYPED, _FROZEN}),
    (
        "present_result",
        "Registrera att nämnden fått redovisningen",
        {_N, _K},
        {_TYPED, _FROZEN},
    ),
    (
        "read_matning_texter",
        "Läsa mätningens skyddade texter",
        {_E, _V, _N, _K},
        {_TYPED, _FROZEN, _TAKEN_BACK},
    ),
)
_AVVIKELSE = acts_of(
    Stream.AVVIKELSE,
    ("open_avvikelse", "Öppna en avvikelse", {_K}, {_NEW}),
    ("analyse_avvikelse", "Skriva analysen", {_E, _V, _K}, {_OPEN}),
    ("plan_atgard", "Planera en åtgärd", {_E, _V, _K}, {_OPEN}),
    ("change_atgard", "Ändra en åtgärd", {_E, _V, _K}, {_OPEN}),
    ("do_atgard", "Anteckna att en åtgärd är gjord", {_E, _V, _K}, {_OPEN}),
    ("drop_atgard", "Avbryta en åtgärd", {_V, _K}, {_OPEN}),
    ("assess_effekt", "Bedöma en åtgärds effekt", {_E, _V, _K}, {_OPEN}),
    ("follow_up_avvikelse", "Följa upp avvikelsen", {_E, _V, _K}, {_OPEN}),
    (
        "present_avvikelse",
        "Registrera att nämnden informerats om avvikelsen",
        {_N, _K},
        {_OPEN, _CLOSED},
    ),
    ("close_avvikelse", "Avsluta avvikelsen", {_K}, {_OPEN}),
    ("reopen_avvikelse", "Öppna avvikelsen igen", {_K}, {_CLOSED}),
    ("correct_avvikelse", "Rätta eller återta det som registrerats", {_K}, {_OPEN, _CLOSED}),
    (
        "read_avvikelse_texter",
        "Läsa avvikelsens skyddade texter",
        {_E, _V, _N, _K},
        {_OPEN, _CLOSED},
    ),
)
_KONTROLL = acts_of(
    Stream.KONTROLL,
    ("define_kontroll", "Bestämma en egen kontroll", {_K}, {_NEW}),
    ("change_kontroll", "Ändra en egen kontroll", {_K}, {_VALID}),
    ("end_kontroll", "Sluta använda en egen kontroll", {_K}, {_VALID}),
    (
        "read_kontroll_texter",
        "Läsa kontrollens skyddade texter",
        {_E, _V, _N, _K},
        {_VALID, _CLOSED},
    ),
)
_DRAGNINGAR = acts_of(
    Stream.DRAGNINGAR,
    ("make_dragning", "Dra ett slumpmässigt urval", {_K, _L}, {_NEW, _BEGUN}),
    ("review_dragen", "Registrera granskningen av något som dragits", {_E, _K, _L}, {_BEGUN}),
    ("read_dragning_texter", "Läsa granskningens skyddade texter", {_E, _K, _L}, {_BEGUN}),
)

ACTS: dict[str, Act] = {
    act.name: act for act in (*_PLAN, *_MATNING, *_AVVIKELSE, *_KONTROLL, *_DRAGNINGAR)
}
"""Every act by its name, in the order of the table."""

ACT_OF: dict[type[ControlCommand], str] = {
    p.BeginPlan: "begin_plan",
    p.AdoptPlan: "adopt_plan",
    p.RevisePlan: "revise_plan",
    p.ClosePlan: "close_plan",
    p.AddRisk: "add_risk",
    p.ChangeRisk: "change_risk",
    p.EndRisk: "end_risk",
    p.AddKontrollmoment: "add_kontrollmoment",
    p.ChangeKontrollmoment: "change_kontrollmoment",
    p.EndKontrollmoment: "end_kontrollmoment",
    p.CorrectPlan: "correct_plan",
    FreezeMatning: "freeze_matning",
    m.FreezeKontroll: "freeze_kontroll",
    m.RegisterMatning: "register_matning",
    m.AttachUnderlag: "attach_underlag",
    m.CorrectMatning: "correct_matning",
    m.WriteText: "write_text",
    m.PresentResult: "present_result",
    a.OpenAvvikelse: "open_avvikelse",
    a.AnalyseAvvikelse: "analyse_avvikelse",
    a.PlanAtgard: "plan_atgard",
    a.ChangeAtgard: "change_atgard",
    a.DoAtgard: "do_atgard",
    a.DropAtgard: "drop_atgard",
    a.AssessEffekt: "assess_effekt",
    a.FollowUpAvvikelse: "follow_up_avvikelse",
    a.PresentAvvikelse: "present_avvikelse",
    a.CloseAvvikelse: "close_avvikelse",
    a.ReopenAvvikelse: "reopen_avvikelse",
    a.CorrectAvvikelse: "correct_avvikelse",
    k.DefineKontroll: "define_kontroll",
    k.ChangeKontroll: "change_kontroll",
    k.EndKontroll: "end_kontroll",
    d.MakeDragning: "make_dragning",
    d.ReviewDragen: "review_dragen",
}
"""The one visible dict: command → act."""

TABLE = ActTable(ACTS, ACT_OF, state_of, STEG_LABELS)
"""What the table answers: who may, at which step, what may be done next."""
