"""One command of each act, such that nothing but its role or its step can stop it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from audit.envelope import Happened
from audit.internkontroll import commands_avvikelse as a
from audit.internkontroll import commands_dragning as d
from audit.internkontroll import commands_kontroll as k
from audit.internkontroll import commands_matning as m
from audit.internkontroll import commands_plan as p
from audit.internkontroll.commands import FreezeMatning
from audit.internkontroll.langd import Langd
from audit.internkontroll.mal import Mal
from tests.unit.internkontroll.plan.world import TODAY, token

if TYPE_CHECKING:
    from audit.internkontroll.acts import ControlCommand

PLAN, RISK, MOMENT = token("plan"), token("risk"), token("kontrollmoment")
BY_HAND, FROZEN, OF_KONTROLL = token("by hand"), token("frozen"), token("of kontroll")
AVVIKELSE, KONTROLL, DRAGNINGAR = token("avvikelse"), token("kontroll"), token("dragningar")
ROOT = "ab" * 32
NINETY = Mal("minst", "promille", 900)
ARENDEN = tuple(str(token(f"arende {number}")) for number in range(9))
REFERENSER = tuple(f"las-{number}" for number in range(40))

BEGIN = p.BeginPlan(plan=PLAN, ar=2023, skala=4)
ADOPT = p.AdoptPlan(plan=PLAN, antagen=date(2022, 12, 14), paragraf="§ 168")
REVISE = p.RevisePlan(plan=PLAN, beslutad=date(2023, 1, 25), paragraf="§ 7", skal="Ny risk.")
CLOSE = p.ClosePlan(plan=PLAN, avslutad=TODAY, paragraf="§ 30", text="Året är summerat.")
ADD_RISK = p.AddRisk(
    plan=PLAN,
    risk=RISK,
    kod="R1",
    kategori="regelefterlevnad",
    rubrik="Barn får vänta på en utredning",
    sannolikhet=3,
    konsekvens=4,
    enhet="barn-och-familj",
    text="Fler utredningar än året före.",
)
ADD_MOMENT = p.AddKontrollmoment(
    plan=PLAN,
    kontrollmoment=MOMENT,
    kod="K1",
    rubrik="Utredningstid",
    process="Hur länge barnavårdsutredningar pågår",
    kontroll="Mätning av utredningstid, barn 0–18 år",
    metod="Sökning i verksamhetssystemet, sammanställning",
    frekvens="fyra_ganger",
    rapporteras=(2, 5, 9, 12),
    ansvar="Enhetschef och samordnare",
    matt="barnutredningstid",
    risker=(RISK,),
    mal=NINETY,
    lagrum="11 kap. 2 § andra stycket socialtjänstlagen (2001:453)",
    forlaga="barnutredningstid",
)
FREEZE = FreezeMatning(
    matning=FROZEN,
    happened=Happened.on(date(2023, 2, 21)),
    kontrollmoment="barnutredningstid",
    population="pagaende",
    per=date(2022, 12, 31),
    known_position=4812,
    known_root=ROOT,
    numbers={
        "inom": 59,
        "over_inom_forlangning": 3,
        "over_forlangning_ute": 0,
        "over_utan_forlangning": 6,
    },
    arenden={"over_inom_forlangning": ARENDEN[:3], "over_utan_forlangning": ARENDEN[3:]},
)
REGISTER = m.RegisterMatning(
    matning=BY_HAND,
    kontrollmoment=MOMENT,
    ar=2023,
    per=date(2022, 12, 31),
    enhet="promille",
    taljare=59,
    namnare=68,
    metod="Sökning i verksamhetssystemet",
)
FREEZE_KONTROLL = m.FreezeKontroll(
    matning=OF_KONTROLL,
    kontroll=KONTROLL,
    definition=1,
    per=date(2022, 12, 31),
    known_position=4812,
    known_root=ROOT,
    numbers={"inom": 3, "sent": 1, "vantar": 1, "over": 0},
    handelser={"inom": ARENDEN[:3], "sent": ARENDEN[3:4], "vantar": ARENDEN[4:5], "over": ()},
)
DEFINE = k.DefineKontroll(
    kontroll=KONTROLL,
    namn="Hemtjänst från 100 timmar följs upp inom ett år",
    starthandelse="beslut",
    sluthandelse="uppfoljning",
    inom=Langd(1, "ar"),
    fran=date(2020, 1, 1),
)
OPEN = a.OpenAvvikelse(
    avvikelse=AVVIKELSE,
    kontrollmoment=MOMENT,
    ar=2023,
    oppnad=date(2023, 2, 1),
    rubrik="Utredningar utan beslut om förlängning",
    text="Sex stycken den sista december.",
)
DRAW = d.MakeDragning(
    dragningar=DRAGNINGAR,
    ar=2023,
    manad=1,
    underlag="lasningar",
    referenser=REFERENSER,
    antal=5,
    known_position=4812,
    known_root=ROOT,
)


def plan_atgard(**changes: Any) -> a.PlanAtgard:
    """Plan an åtgärd of the avvikelse."""
    planned = a.PlanAtgard(
        avvikelse=AVVIKELSE,
        rubrik="Veckomöte om pågående utredningar",
        ansvarig="enhetschef",
        forfaller=date(2023, 4, 30),
    )
    return replace(planned, **changes)


def do_atgard(number: int = 1) -> a.DoAtgard:
    """Note that an åtgärd of the avvikelse was done."""
    return a.DoAtgard(avvikelse=AVVIKELSE, atgard=number, gjord=date(2023, 2, 20))


def follow_up() -> a.FollowUpAvvikelse:
    """Follow the avvikelse up."""
    return a.FollowUpAvvikelse(avvikelse=AVVIKELSE, foljd_upp=TODAY, text="Färre över tiden.")


def close_avvikelse(**changes: Any) -> a.CloseAvvikelse:
    """Close the avvikelse, with a reason."""
    closing = a.CloseAvvikelse(
        avvikelse=AVVIKELSE, avslutad=TODAY, utfall="atgardad", text="Inga över tiden längre."
    )
    return replace(closing, **changes)


def on_plan() -> dict[str, ControlCommand]:
    """Give the commands about a plan, by act; the parts that end are the ones that were added."""
    own: dict[str, Any] = {"plan": PLAN}
    risk = {**_fields(ADD_RISK), "rubrik": "Barn får vänta"}
    moment = {**_fields(ADD_MOMENT), "rubrik": "Tid för utredning"}
    return {
        "begin_plan": BEGIN,
        "adopt_plan": ADOPT,
        "revise_plan": REVISE,
        "close_plan": CLOSE,
        "add_risk": replace(ADD_RISK, risk=token("second risk"), kod="R2"),
        "change_risk": p.ChangeRisk(**risk),
        "end_risk": p.EndRisk(**own, risk=RISK, skal="Finns inte längre."),
        "add_kontrollmoment": replace(ADD_MOMENT, kontrollmoment=token("second"), kod="K2"),
        "change_kontrollmoment": p.ChangeKontrollmoment(**moment),
        "end_kontrollmoment": p.EndKontrollmoment(**own, kontrollmoment=MOMENT, skal="Mäts ej."),
        "correct_plan": p.CorrectPlan(**own, corrects=4, replaced={"paragraf": "§ 169"}),
    }


def on_matning(matning: Any = BY_HAND) -> dict[str, ControlCommand]:
    """Give the commands about a mätning, by act; version 2 of it is its underlag."""
    own = {"matning": matning}
    return {
        "freeze_matning": replace(FREEZE, **own),
        "freeze_kontroll": replace(FREEZE_KONTROLL, **own),
        "register_matning": replace(REGISTER, **own),
        "attach_underlag": attach(matning, "second"),
        "correct_matning": m.CorrectMatning(
            **own, corrects=2, replaced={}, aterkallad=True, skal="Fel fil."
        ),
        "write_text": m.WriteText(**own, avsnitt="analys", text="Fler utredningar än förut."),
        "present_result": m.PresentResult(
            **own, sammantrade=date(2023, 2, 21), paragraf="§ 26", utfall="godkand"
        ),
    }


def attach(matning: Any, name: str = "first") -> m.AttachUnderlag:
    """Attach a file to a mätning."""
    return m.AttachUnderlag(
        matning=matning,
        handling=token(name),
        sha256=ROOT,
        storlek=1200,
        mediatyp="application/pdf",
        filnamn="sammanställning.pdf",
    )


def on_avvikelse() -> dict[str, ControlCommand]:
    """Give the commands about an avvikelse, by act: åtgärd 1 waits and 2 is done."""
    own: dict[str, Any] = {"avvikelse": AVVIKELSE}
    changed = _fields(plan_atgard(forfaller=date(2023, 5, 31)))
    return {
        "open_avvikelse": OPEN,
        "analyse_avvikelse": a.AnalyseAvvikelse(**own, analyserad=TODAY, text="För få vikarier."),
        "plan_atgard": plan_atgard(),
        "change_atgard": a.ChangeAtgard(
            **{name: value for name, value in changed.items() if name != "text"}, atgard=1
        ),
        "do_atgard": do_atgard(1),
        "drop_atgard": a.DropAtgard(**own, atgard=1, beslutad=TODAY, skal="Behövs inte."),
        "assess_effekt": a.AssessEffekt(**own, atgard=2, bedomd=TODAY, effekt="delvis"),
        "follow_up_avvikelse": follow_up(),
        "present_avvikelse": a.PresentAvvikelse(
            **own, sammantrade=date(2023, 2, 21), paragraf="§ 26"
        ),
        "close_avvikelse": close_avvikelse(),
        "reopen_avvikelse": a.ReopenAvvikelse(**own, oppnad=TODAY, skal="Det kom tillbaka."),
        "correct_avvikelse": a.CorrectAvvikelse(**own, corrects=1, replaced={"rubrik": "Över"}),
    }


def on_kontroll() -> dict[str, ControlCommand]:
    """Give the commands about a kontroll, by act."""
    changed = {**_fields(DEFINE), "inom": Langd(2, "ar")}
    return {
        "define_kontroll": DEFINE,
        "change_kontroll": k.ChangeKontroll(**changed),
        "end_kontroll": k.EndKontroll(kontroll=KONTROLL, avslutad=TODAY, skal="Används inte."),
    }


def on_dragningar(dragen: str = REFERENSER[0]) -> dict[str, ControlCommand]:
    """Give the commands about the draws of a year, by act; `dragen` is one that was drawn."""
    review = d.ReviewDragen(
        dragningar=DRAGNINGAR,
        dragning=1,
        referens=dragen,
        granskad=date(2023, 2, 10),
        utfall="utan_anmarkning",
    )
    return {"make_dragning": replace(DRAW, underlag="utredningar"), "review_dragen": review}


def _fields(command: Any) -> dict[str, Any]:
    return {name: getattr(command, name) for name in command.__dataclass_fields__}
