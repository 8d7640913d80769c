"""Every command of lex Sarah, and the act of the table that each of them is."""

from __future__ import annotations

from audit.lexsarah import commands_arende as a
from audit.lexsarah import commands_beslut as b
from audit.lexsarah import commands_rapport as r
from audit.lexsarah import commands_utredning as u
from audit.lexsarah.acts import ACTS, Act

Command = r.RapportCommand | a.ArendeCommand | u.UtredningCommand | b.BeslutCommand | b.OtherCommand

ACT_OF: dict[type[Command], str] = {
    r.ReceiveRapport: "receive_rapport",
    r.SupplementRapport: "supplement_rapport",
    r.OpenRapport: "open_rapport",
    r.NoteMeddelande: "note_meddelande",
    r.IssueKvitto: "issue_kvitto",
    r.AskFraga: "ask_fraga",
    r.AnswerFraga: "answer_fraga",
    r.TellRapportor: "tell_rapportor",
    r.OpenIdentity: "open_identity",
    r.SortRapport: "sort_rapport",
    r.NoteAnnanAnmalanOfRapport: "note_annan_anmalan_of_rapport",
    r.AttachToRapport: "attach_to_rapport",
    r.CorrectRapport: "correct_rapport",
    a.OpenArende: "open_arende",
    a.ReadInArende: "read_in_arende",
    a.JoinRapport: "join_rapport",
    a.SplitRapport: "split_rapport",
    a.RegisterDiarienummer: "register_diarienummer",
    a.TakeArende: "take_arende",
    a.GiveAtkomst: "give_atkomst",
    a.EndAtkomst: "end_atkomst",
    a.DeclareJav: "declare_jav",
    a.RecordInblandad: "record_inblandad",
    a.SettleJav: "settle_jav",
    a.NoteAnnanAnmalan: "note_annan_anmalan",
    a.AttachToArende: "attach_to_arende",
    a.MakeUttag: "make_uttag",
    a.CorrectArende: "correct_arende",
    u.AssessOmedelbaraAtgarder: "assess_omedelbara_atgarder",
    u.MakeForstaBedomning: "make_forsta_bedomning",
    u.MakeBedomning: "make_bedomning",
    u.RegisterBedomning: "register_bedomning",
    u.RecordKod: "record_kod",
    u.OpenKodlista: "open_kodlista",
    u.WriteUtredningssteg: "write_utredningssteg",
    u.AnswerPunkt: "answer_punkt",
    u.AnswerKonsekvens: "answer_konsekvens",
    u.NoteIngenEnskild: "note_ingen_enskild",
    u.PlanAtgard: "plan_atgard",
    u.ChangeAtgard: "change_atgard",
    u.DropAtgard: "drop_atgard",
    u.DoAtgard: "do_atgard",
    u.AssessEffekt: "assess_effekt",
    b.DecideAtgarder: "decide_atgarder",
    b.RegisterBeslut: "register_beslut",
    b.AnmalIvo: "anmal_ivo",
    b.RegisterIvoAnmalan: "register_ivo_anmalan",
    b.SendUtredningIvo: "send_utredning_ivo",
    b.RegisterIvoArrival: "register_ivo_arrival",
    b.AnmalBrister: "anmal_brister",
    b.RegisterBrister: "register_brister",
    b.RegisterIvoDiarienummer: "register_ivo_diarienummer",
    b.CloseShort: "close_short",
    b.CloseFull: "close_full",
    b.ReopenArende: "reopen_arende",
    b.ReceiveUtforareRapport: "receive_utforare_rapport",
    b.ReceiveUtforareAnmalan: "receive_utforare_anmalan",
    b.FollowUpUtforare: "follow_up_utforare",
    b.InformPersonal: "inform_personal",
}
"""The one visible dict: command → act; entering a report for someone else is an act of its own."""


def act_of(command: Command) -> Act:
    """Give the act that a command is."""
    if isinstance(command, r.ReceiveRapport) and command.inlagd_av is not None:
        return ACTS["enter_rapport"]
    return ACTS[ACT_OF[type(command)]]
