"""One well-formed command for each act, to be sent to a report or ärende at any step."""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from audit.envelope import Happened
from audit.lexsarah import Utanfor
from audit.lexsarah import commands_arende as a
from audit.lexsarah import commands_beslut as b
from audit.lexsarah import commands_rapport as r
from audit.lexsarah import commands_utredning as u
from tests.unit.lexsarah.people import TODAY, VERKSAMHET, token

if TYPE_CHECKING:
    from audit.lexsarah import Command

RAPPORT, ARENDE, OTHER = token("rapport"), token("arende"), token("other")
SECOND = token("second rapport")
DAY = date(2026, 3, 10)
BY_NAMND = Utanfor(beslutsfattare="namnd", beslutad=DAY, paragraf="§ 26")
KOD = "Enskild A"

R: dict[str, Any] = {"rapport": RAPPORT}
A: dict[str, Any] = {"arende": ARENDE}
OPENING: dict[str, Any] = {
    **A,
    "lag": "sol",
    "verksamhet": VERKSAMHET,
    "enhet": "e1",
    "rapport_inkom": DAY,
}
RECEIVED: dict[str, Any] = {
    **R,
    "rapportor": token("rapportor"),
    "slag": "handelse",
    "fara_nu": False,
    "intraffade": Happened.on(DAY),
    "enhet": "e1",
    "lag": "sol",
    "vad_hande": "Larmet besvarades inte.",
    "namn": "Vera Vittne",
}
SIGNED: dict[str, Any] = {"kalla": "samtal", "namn": "Ulla Utredare", "titel": "utvecklare"}
WRITTEN: dict[str, Any] = {**SIGNED, "art": "omstandighet", "datum": DAY, "text": "Så var det."}
CONTENT = b"%PDF-1.7 prov"
FILE: dict[str, Any] = {
    "handling": token("handling"),
    "sha256": sha256(CONTENT).hexdigest(),
    "storlek": len(CONTENT),
    "mediatyp": "application/pdf",
}
FILES = {FILE["handling"]: CONTENT}
IVO_DAY: dict[str, Any] = {**A, "gjord": DAY, "satt": "e_tjanst"}
UTFORARE: dict[str, Any] = {"uppgift": OTHER, "utforare": "u1", "lag": "lss", "kom_in": DAY}


def commands(atgard: int, done: int, target: int) -> dict[str, Command]:
    """Give a command for each act.

    `atgard` is a planned åtgärd, `done` one that is carried out, `target` an event to correct.
    """
    return {**_rapport(), **_arende(target), **_utredning(atgard, done), **_beslut(), **_other()}


def _rapport() -> dict[str, Command]:
    return {
        "receive_rapport": r.ReceiveRapport(**RECEIVED, kanal="web"),
        "enter_rapport": r.ReceiveRapport(
            **RECEIVED, kanal="telefon", inlagd_av=token("mottagare")
        ),
        "supplement_rapport": r.SupplementRapport(**R, text="Det var på kvällen."),
        "open_rapport": r.OpenRapport(**R),
        "note_meddelande": r.NoteMeddelande(
            **R, slag="ny_rapport", kanal="epost", roll="mottagare"
        ),
        "issue_kvitto": r.IssueKvitto(**R, avser=1, lopnummer=4812),
        "ask_fraga": r.AskFraga(**R, text="Vem var där?"),
        "answer_fraga": r.AnswerFraga(**R, fraga=2, text="Ingen."),
        "tell_rapportor": r.TellRapportor(**R, anledning="annat", text="Tack."),
        "open_identity": r.OpenIdentity(**R, skal_kod="intervju"),
        "sort_rapport": r.SortRapport(**R, utfall="lex_sarah", arende=token("third arende")),
        "note_annan_anmalan_of_rapport": r.NoteAnnanAnmalanOfRapport(
            **R, slag="orosanmalan", utfall="gjord", taget=BY_NAMND
        ),
        "attach_to_rapport": r.AttachToRapport(**R, **FILE),
        "correct_rapport": r.CorrectRapport(**R, corrects=1, replaced={"enhet": "e2"}),
    }


def _arende(target: int) -> dict[str, Command]:
    konto = token("somebody")
    return {
        "open_arende": a.OpenArende(**OPENING, rapport=RAPPORT),
        "read_in_arende": a.ReadInArende(**OPENING, kallreferens=token("source")),
        "join_rapport": a.JoinRapport(**A, rapport=token("third rapport")),
        "split_rapport": a.SplitRapport(**A, rapport=SECOND),
        "register_diarienummer": a.RegisterDiarienummer(**A, diarienummer="SN 2026-14"),
        "take_arende": a.TakeArende(**A, inget_jav=True, egen_rapport="Nej", skal_kod="franvaro"),
        "give_atkomst": a.GiveAtkomst(**A, konto=konto),
        "end_atkomst": a.EndAtkomst(**A, konto=token("enhetschef")),
        "declare_jav": a.DeclareJav(**A, grund="narstaende"),
        "record_inblandad": a.RecordInblandad(**A, konto=konto, slag="inblandad"),
        "settle_jav": a.SettleJav(**A, konto=konto, javig=False, taget=BY_NAMND),
        "note_annan_anmalan": a.NoteAnnanAnmalan(
            **A, slag="polisanmalan", utfall="gjord", taget=BY_NAMND
        ),
        "attach_to_arende": a.AttachToArende(**A, **FILE),
        "make_uttag": a.MakeUttag(**A, slag="ivo", format="pdf", upplaga="sekretess"),
        "correct_arende": a.CorrectArende(**A, corrects=target, replaced={"enhet": "e2"}),
    }


def _utredning(atgard: int, done: int) -> dict[str, Command]:
    graded: dict[str, Any] = {
        **A,
        "bedomning": "allvarligt_missforhallande",
        "skal": "Fara för liv.",
        "till_rapportor": "Vi bedömer om.",
    }
    changed: dict[str, Any] = {**A, "atgard": atgard}
    return {
        "assess_omedelbara_atgarder": u.AssessOmedelbaraAtgarder(**A, utfall="vidtagna"),
        "make_forsta_bedomning": u.MakeForstaBedomning(**graded),
        "make_bedomning": u.MakeBedomning(**graded),
        "register_bedomning": u.RegisterBedomning(**graded, taget=BY_NAMND),
        "record_kod": u.RecordKod(**A, kod="Personal 1", slag="personal", namn="Per Personal"),
        "open_kodlista": u.OpenKodlista(**A, skal_kod="utreda"),
        "write_utredningssteg": u.WriteUtredningssteg(**A, **WRITTEN, slag="intervju"),
        "answer_punkt": u.AnswerPunkt(**A, **WRITTEN, punkt="orsaker", aktuell=True),
        "answer_konsekvens": u.AnswerKonsekvens(
            **A, kod=KOD, fraga="konsekvens", svar="ja", text="Hon föll."
        ),
        "note_ingen_enskild": u.NoteIngenEnskild(**A, skal="Ingen bodde där."),
        "plan_atgard": u.PlanAtgard(**A, slag="forebyggande", ansvarig="enhetschef", text="Larm."),
        "change_atgard": u.ChangeAtgard(**changed, ansvarig="verksamhetschef", text="Nytt larm."),
        "drop_atgard": u.DropAtgard(**changed, skal="Behövs inte."),
        "do_atgard": u.DoAtgard(**changed, utford=DAY),
        "assess_effekt": u.AssessEffekt(**A, atgard=done, effekt="god", bedomd=DAY),
    }


def _beslut() -> dict[str, Command]:
    brister: dict[str, Any] = {**IVO_DAY, "slag": "olamplig"}
    return {
        "decide_atgarder": b.DecideAtgarder(**A, utfall="bifall", text="Larmet byts."),
        "register_beslut": b.RegisterBeslut(**A, slag="ovrigt", utfall="annat", taget=BY_NAMND),
        "anmal_ivo": b.AnmalIvo(**IVO_DAY, utredning_bifogad=False),
        "register_ivo_anmalan": b.RegisterIvoAnmalan(
            **IVO_DAY, utredning_bifogad=False, taget=BY_NAMND
        ),
        "send_utredning_ivo": b.SendUtredningIvo(**A, skickad=TODAY, satt="post"),
        "register_ivo_arrival": b.RegisterIvoArrival(**A, kom_in=TODAY),
        "anmal_brister": b.AnmalBrister(**brister),
        "register_brister": b.RegisterBrister(**brister, taget=BY_NAMND),
        "register_ivo_diarienummer": b.RegisterIvoDiarienummer(**A, ivo_diarienummer="3.5.1-1"),
        "close_short": b.CloseShort(
            **A,
            avslutad=TODAY,
            stallningstagande="inget_missforhallande",
            enskild_informerad=True,
            skal="Ett missförstånd.",
            omedelbara_atgarder="Inga behövdes.",
            enskild="Samtal samma dag.",
        ),
        "close_full": b.CloseFull(**A, avslutad=TODAY),
        "reopen_arende": b.ReopenArende(**A, skal_kod="nya_uppgifter", skal="Ett vittne."),
    }


def _other() -> dict[str, Command]:
    return {
        "receive_utforare_rapport": b.ReceiveUtforareRapport(**UTFORARE),
        "receive_utforare_anmalan": b.ReceiveUtforareAnmalan(**UTFORARE),
        "follow_up_utforare": b.FollowUpUtforare(uppgift=OTHER, utfall="uppfoljd", datum=TODAY),
        "inform_personal": b.InformPersonal(
            information=OTHER, enhet="e1", lag="sol", informerad=DAY, satt="mote"
        ),
    }
