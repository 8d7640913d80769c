"""What the stored examples of the internkontroll mean, beside that of a frozen mätning."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from audit.envelope import Happened
from audit.internkontroll import events_avvikelse as a
from audit.internkontroll import events_dragning as d
from audit.internkontroll import events_handelse as h
from audit.internkontroll import events_kontroll as k
from audit.internkontroll import events_matning as m
from audit.internkontroll import events_plan as p
from audit.internkontroll.langd import Langd
from audit.internkontroll.mal import Mal
from audit.internkontroll.uppdelning import Del

if TYPE_CHECKING:
    from audit.envelope import Event

DAY = date(2023, 2, 21)
BASE: dict[str, Any] = {
    "originator_id": UUID("0193f2a0-0000-7000-8000-000000000001"),
    "originator_version": 2,
    "happened": Happened.on(DAY),
}
RISK = UUID("5f0f4a36-6a0e-4d0b-9d7e-1f6a3a1b2c3d")
MOMENT = UUID("8a2d9a1e-1c7e-4b5f-8f3a-2b9c4d5e6f70")
MATNING = UUID("0193f2a0-0000-7000-8000-000000000002")
KONTROLL = UUID("0193f2a0-0000-7000-8000-000000000003")
ARENDE = UUID("1b1f2c5a-7d0e-4a6b-8a1c-9f3e2d4c5b6a")
ROOT = "5f" * 32
NINETY = Mal("minst", "promille", 900)
RISK_FACTS: dict[str, Any] = {
    "risk": RISK,
    "kod": "R1",
    "kategori": "regelefterlevnad",
    "rubrik": "Barn får vänta på en utredning",
    "sannolikhet": 3,
    "konsekvens": 4,
    "enhet": "barn-och-familj",
    "utforare": "utforare-1",
}
MOMENT_FACTS: dict[str, Any] = {
    "kontrollmoment": MOMENT,
    "kod": "K1",
    "rubrik": "Utredningstid",
    "process": "Hur länge barnavårdsutredningar pågår",
    "kontroll": "Mätning av utredningstid, barn 0–18 år",
    "metod": "Sökning i verksamhetssystemet",
    "frekvens": "fyra_ganger",
    "rapporteras": (2, 5, 9, 12),
    "ansvar": "Enhetschef och samordnare",
    "matt": "barnutredningstid",
    "risker": (RISK,),
    "mal": NINETY,
    "lagrum": "11 kap. 2 § andra stycket socialtjänstlagen (2001:453)",
    "forlaga": "barnutredningstid",
}
KONTROLL_FACTS: dict[str, Any] = {
    "namn": "Hemtjänst från 100 timmar följs upp inom ett år",
    "starthandelse": "beslut",
    "sluthandelse": "uppfoljning",
    "inom": Langd(1, "ar"),
    "fran": DAY,
    "aterkommande": Langd(1, "ar"),
    "mal": NINETY,
    "lagrum": "nämndens eget mål",
}
CORRECTED: dict[str, Any] = {"corrects": 1, "aterkallad": False}

PLAN: dict[str, Event] = {
    "plan_begun": p.PlanBegun(**BASE, ar=2023, skala=4, kopia_av=2022),
    "plan_adopted": p.PlanAdopted(
        **BASE, antagen=date(2022, 12, 14), paragraf="§ 168", diarienummer="SN 2022-101"
    ),
    "plan_revised": p.PlanRevised(**BASE, beslutad=DAY, paragraf="§ 25"),
    "plan_closed": p.PlanClosed(**BASE, avslutad=DAY, paragraf="§ 27"),
    "risk_added": p.RiskAdded(**BASE, **RISK_FACTS),
    "risk_changed": p.RiskChanged(**BASE, **RISK_FACTS, revidering=12),
    "risk_ended": p.RiskEnded(**BASE, risk=RISK, revidering=12),
    "kontrollmoment_added": p.KontrollmomentAdded(**BASE, **MOMENT_FACTS),
    "kontrollmoment_changed": p.KontrollmomentChanged(**BASE, **MOMENT_FACTS, revidering=12),
    "kontrollmoment_ended": p.KontrollmomentEnded(**BASE, kontrollmoment=MOMENT, revidering=12),
    "plan_corrected": p.PlanCorrected(**BASE, **CORRECTED, replaced={"paragraf": "§ 169"}),
}
MATNING_EVENTS: dict[str, Event] = {
    "kontroll_frozen": m.KontrollFrozen(
        **BASE,
        kontroll=KONTROLL,
        definition=1,
        per=date(2022, 12, 31),
        known_position=4812,
        known_root=ROOT,
        numbers={"inom": 1, "over": 0, "sent": 0, "vantar": 0},
        handelser={"inom": ("0193f2a0-0000-7000-8000-000000000004",)},
    ),
    "matning_registered": m.MatningRegistered(
        **BASE,
        kontrollmoment=MOMENT,
        ar=2023,
        per=date(2022, 12, 31),
        enhet="promille",
        taljare=59,
        metod="Sökning i verksamhetssystemet",
        namnare=68,
        period_start=date(2022, 10, 1),
        period_end=date(2022, 12, 31),
        urval=68,
        population=70,
        uppdelning=(Del("Inom fyra månader", 59), Del("Över", 9)),
    ),
    "underlag_attached": m.UnderlagAttached(
        **BASE, handling=ARENDE, sha256=ROOT, storlek=1200, mediatyp="application/pdf"
    ),
    "matning_corrected": m.MatningCorrected(
        **BASE, **CORRECTED, replaced={"namnare": "69", "urval": ""}
    ),
    "text_written": m.TextWritten(**BASE, avsnitt="analys"),
    "result_presented": m.ResultPresented(
        **BASE, sammantrade=DAY, paragraf="§ 26", utfall="godkand"
    ),
}
AVVIKELSE: dict[str, Event] = {
    "avvikelse_opened": a.AvvikelseOpened(
        **BASE,
        kontrollmoment=MOMENT,
        ar=2023,
        oppnad=DAY,
        rubrik="Utfallet är 86,8 %, målet är minst 90 %",
        matning=MATNING,
        utfall=868,
        mal=NINETY,
        enhet="barn-och-familj",
    ),
    "avvikelse_analysed": a.AvvikelseAnalysed(**BASE, analyserad=DAY),
    "atgard_planned": a.AtgardPlanned(
        **BASE, atgard=1, rubrik="Veckomöte", ansvarig="enhetschef", forfaller=date(2023, 4, 30)
    ),
    "atgard_changed": a.AtgardChanged(
        **BASE, atgard=1, rubrik="Veckomöte", ansvarig="samordnare", forfaller=date(2023, 5, 31)
    ),
    "atgard_done": a.AtgardDone(**BASE, atgard=1, gjord=DAY),
    "atgard_dropped": a.AtgardDropped(**BASE, atgard=1, beslutad=DAY),
    "effekt_assessed": a.EffektAssessed(**BASE, atgard=1, bedomd=DAY, effekt="delvis"),
    "avvikelse_followed_up": a.AvvikelseFollowedUp(**BASE, foljd_upp=DAY, matning=MATNING),
    "avvikelse_presented": a.AvvikelsePresented(**BASE, sammantrade=DAY, paragraf="§ 26"),
    "avvikelse_closed": a.AvvikelseClosed(**BASE, avslutad=DAY, utfall="atgardad"),
    "avvikelse_reopened": a.AvvikelseReopened(**BASE, oppnad=DAY),
    "avvikelse_corrected": a.AvvikelseCorrected(**BASE, corrects=4, replaced={}, aterkallad=True),
}
OWN_CONTROLS: dict[str, Event] = {
    "kontroll_defined": k.KontrollDefined(**BASE, **KONTROLL_FACTS),
    "kontroll_changed": k.KontrollChanged(**BASE, **KONTROLL_FACTS),
    "kontroll_ended": k.KontrollEnded(**BASE, avslutad=DAY),
    "handelse_begun": h.HandelseBegun(
        **BASE,
        arende=ARENDE,
        enhet="hemtjanst",
        starthandelse="beslut",
        startdatum=date(2022, 3, 1),
        kallreferens=RISK,
        registrerad_i_kalla=date(2022, 3, 2),
    ),
    "handelse_ended": h.HandelseEnded(
        **BASE, sluthandelse="uppfoljning", slutdatum=DAY, registrerad_i_kalla=DAY
    ),
    "handelse_corrected": h.HandelseCorrected(
        **BASE, **CORRECTED, replaced={"startdatum": "2022-03-03"}
    ),
    "dragning_made": d.DragningMade(
        **BASE,
        dragning=1,
        ar=2023,
        manad=1,
        underlag="lasningar",
        population=40,
        population_sha256=ROOT,
        antal=2,
        dragna=("las-7", "las-31"),
        known_position=4812,
        known_root=ROOT,
        seed=ROOT,
        algoritm="sha256-fisher-yates-1",
        kontrollmoment=MOMENT,
    ),
    "dragning_reviewed": d.DragningReviewed(
        **BASE, dragning=1, referens="las-7", granskad=DAY, utfall="utan_anmarkning"
    ),
}
EXPECTED: dict[str, Event] = {
    f"internkontroll.{name}.v1": event
    for name, event in (PLAN | MATNING_EVENTS | AVVIKELSE | OWN_CONTROLS).items()
}
