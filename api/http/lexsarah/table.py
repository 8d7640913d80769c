"""The table of commands: a new one is a line here, and its address and schema follow from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from api.http.lexsarah.examples import EXAMPLES
from api.http.lexsarah.labels import act_labels
from audit.envelope import Event
from audit.lexsarah import ACTS, Act, Command, Stream
from audit.lexsarah import commands_arende as a
from audit.lexsarah import commands_beslut as b
from audit.lexsarah import commands_rapport as r
from audit.lexsarah import commands_utredning as u
from audit.lexsarah import events_arende as arende
from audit.lexsarah import events_atgard as atgard
from audit.lexsarah import events_beslut as beslut
from audit.lexsarah import events_common as common
from audit.lexsarah import events_ivo as ivo
from audit.lexsarah import events_other as other
from audit.lexsarah import events_rapport as rapport
from audit.lexsarah import events_utredning as utredning
from audit.lexsarah.codes import KANAL

ID_OF: Final[dict[Stream, str]] = {
    Stream.RAPPORT: "rapport",
    Stream.ARENDE: "arende",
    Stream.UTFORARE: "uppgift",
    Stream.INFORMATION: "information",
}
"""Which field of a command names its stream: the address gives it."""

COLLECTION: Final[dict[Stream, str]] = {
    Stream.RAPPORT: "/lex-sarah/rapporter",
    Stream.ARENDE: "/lex-sarah/arenden",
    Stream.UTFORARE: "/lex-sarah/utforaruppgifter",
    Stream.INFORMATION: "/lex-sarah/personalinformation",
}
"""Where the resources of a kind are, below the nämnd."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One command: its act, what it makes, and what its caller does not say."""

    act: str
    command: type[Command]
    event: type[Event]
    by_service: frozenset[str] = frozenset()
    codes: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    tag: str = ""
    """What `slag` says in a body where two commands share an address."""

    @property
    def of_table(self) -> Act:
        """Give the act as the table of acts has it."""
        return ACTS[self.act]

    @property
    def stream(self) -> Stream:
        """Give the kind of stream that it adds to."""
        return self.of_table.stream

    @property
    def given(self) -> frozenset[str]:
        """Name the fields that address and service give."""
        return self.by_service | {ID_OF[self.stream]}

    @property
    def attaches(self) -> bool:
        """Tell whether a file comes in the body."""
        return self.event is common.HandlingAttached

    @property
    def label(self) -> str:
        """Say in Swedish what it does."""
        return act_labels()[self.act]

    @property
    def example(self) -> Mapping[str, Any]:
        """Show a body."""
        return EXAMPLES[self.act]

    @property
    def address(self) -> str:
        """Give its address below the nämnd, in kebab-case."""
        collection = COLLECTION[self.stream]
        if self.of_table.starts:
            return collection
        return f"{collection}/{{{ID_OF[self.stream]}}}/{self.act.replace('_', '-')}"


_TYPED_IN = frozenset({"inlagd_av", "text_sha256"})
_FILE = frozenset({"handling", "sha256", "storlek", "mediatyp"})
_SIGNED_IN: Final = {code: label for code, label in KANAL.items() if code != "web"}


def _row(act: str, command: type[Command], event: type[Event], *by_service: str) -> Row:
    return Row(act=act, command=command, event=event, by_service=frozenset(by_service))


ROWS: Final[tuple[Row, ...]] = (
    Row(
        act="receive_rapport",
        command=r.ReceiveRapport,
        event=rapport.RapportReceived,
        by_service=frozenset({"rapportor", "konto", *_TYPED_IN}),
        codes={"kanal": _SIGNED_IN},
    ),
    _row("supplement_rapport", r.SupplementRapport, rapport.RapportSupplemented, *_TYPED_IN),
    _row("open_rapport", r.OpenRapport, rapport.RapportOpened),
    _row("ask_fraga", r.AskFraga, rapport.FragaAsked),
    _row("answer_fraga", r.AnswerFraga, rapport.FragaAnswered, *_TYPED_IN),
    _row("tell_rapportor", r.TellRapportor, rapport.RapportorTold),
    _row("open_identity", r.OpenIdentity, rapport.RapportorIdentityOpened),
    _row("sort_rapport", r.SortRapport, rapport.RapportSorted),
    _row("note_annan_anmalan_of_rapport", r.NoteAnnanAnmalanOfRapport, common.AnnanAnmalanNoted),
    _row("attach_to_rapport", r.AttachToRapport, common.HandlingAttached, *_FILE),
    _row("correct_rapport", r.CorrectRapport, common.RattelseMade),
    _row("open_arende", a.OpenArende, arende.ArendeOpened),
    _row("join_rapport", a.JoinRapport, arende.RapportJoined),
    _row("split_rapport", a.SplitRapport, arende.RapportSplit),
    _row("register_diarienummer", a.RegisterDiarienummer, arende.DiarienummerRegistered),
    _row("take_arende", a.TakeArende, arende.ArendeTaken),
    _row("give_atkomst", a.GiveAtkomst, arende.AtkomstGiven),
    _row("end_atkomst", a.EndAtkomst, arende.AtkomstEnded),
    _row("declare_jav", a.DeclareJav, arende.JavDeclared),
    _row("record_inblandad", a.RecordInblandad, arende.InblandadRecorded),
    _row("settle_jav", a.SettleJav, arende.JavSettled),
    _row("note_annan_anmalan", a.NoteAnnanAnmalan, common.AnnanAnmalanNoted),
    _row("attach_to_arende", a.AttachToArende, common.HandlingAttached, *_FILE),
    _row("make_uttag", a.MakeUttag, arende.UttagMade),
    _row("correct_arende", a.CorrectArende, common.RattelseMade),
    _row(
        "assess_omedelbara_atgarder",
        u.AssessOmedelbaraAtgarder,
        utredning.OmedelbaraAtgarderAssessed,
    ),
    _row("make_forsta_bedomning", u.MakeForstaBedomning, utredning.BedomningMade),
    _row("make_bedomning", u.MakeBedomning, utredning.BedomningMade),
    _row("register_bedomning", u.RegisterBedomning, utredning.BedomningMade),
    _row("record_kod", u.RecordKod, utredning.KodRecorded),
    _row("open_kodlista", u.OpenKodlista, utredning.KodlistaOpened),
    _row("write_utredningssteg", u.WriteUtredningssteg, utredning.UtredningsstegWritten),
    _row("answer_punkt", u.AnswerPunkt, utredning.PunktAnswered),
    _row("answer_konsekvens", u.AnswerKonsekvens, utredning.KonsekvensAnswered),
    _row("note_ingen_enskild", u.NoteIngenEnskild, utredning.IngenEnskildNoted),
    _row("plan_atgard", u.PlanAtgard, atgard.AtgardPlanned),
    _row("change_atgard", u.ChangeAtgard, atgard.AtgardChanged),
    _row("drop_atgard", u.DropAtgard, atgard.AtgardDropped),
    _row("do_atgard", u.DoAtgard, atgard.AtgardDone),
    _row("assess_effekt", u.AssessEffekt, atgard.AtgardEffektAssessed),
    _row("decide_atgarder", b.DecideAtgarder, beslut.BeslutRecorded),
    _row("register_beslut", b.RegisterBeslut, beslut.BeslutRecorded),
    _row("anmal_ivo", b.AnmalIvo, ivo.IvoAnmalanMade),
    _row("register_ivo_anmalan", b.RegisterIvoAnmalan, ivo.IvoAnmalanMade),
    _row("send_utredning_ivo", b.SendUtredningIvo, ivo.IvoUtredningSent),
    _row("register_ivo_arrival", b.RegisterIvoArrival, ivo.IvoUtredningArrived),
    _row("anmal_brister", b.AnmalBrister, ivo.IvoBristerReported),
    _row("register_brister", b.RegisterBrister, ivo.IvoBristerReported),
    _row("register_ivo_diarienummer", b.RegisterIvoDiarienummer, ivo.IvoDiarienummerRegistered),
    _row("close_short", b.CloseShort, beslut.ArendeClosedShort),
    _row("close_full", b.CloseFull, beslut.ArendeClosed),
    _row("reopen_arende", b.ReopenArende, beslut.ArendeReopened),
    Row(
        act="receive_utforare_rapport",
        command=b.ReceiveUtforareRapport,
        event=other.UtforareRapportReceived,
        tag="rapport",
    ),
    Row(
        act="receive_utforare_anmalan",
        command=b.ReceiveUtforareAnmalan,
        event=other.UtforareAnmalanReceived,
        tag="anmalan",
    ),
    _row("follow_up_utforare", b.FollowUpUtforare, other.UtforareFollowedUp),
    _row("inform_personal", b.InformPersonal, other.PersonalInformed),
)
"""Every command that a person can give over HTTP; `kanal` tells an entered report from one's own.

Not here: what only the service does (messages, receipts, reading in), and what only reads.
"""
