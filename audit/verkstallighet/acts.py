"""What may be done with ej verkställda beslut, by which roles, at which steps: `acts.csv` in code.

The table was written first and is tried, cell by cell, against what `decide` does; neither is made
of the other.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from audit.verkstallighet import commands as c
from audit.verkstallighet.roles import Role, Steg
from audit.verkstallighet.steps import State, Stream


@dataclass(frozen=True, kw_only=True, slots=True)
class Act:
    """One thing that can be done: `label` is what people read.

    `reads` marks what only shows sealed words.
    """

    name: str
    label: str
    stream: Stream
    may: frozenset[Role]
    steg: frozenset[Steg]
    reads: bool = False

    @property
    def starts(self) -> bool:
        """Tell whether it can start a stream of its own."""
        return Steg.INGEN in self.steg


_K, _E, _V = Role.KVALITET, Role.ENHETSCHEF, Role.VERKSAMHETSCHEF
_N = Role.NAMNDSEKRETERARE
_NEW, _OPEN, _DONE, _CLOSED = Steg.INGEN, Steg.OPPET, Steg.VERKSTALLT, Steg.AVSLUTAT
_BEGUN = Steg.PABORJAD
_ANY = {_OPEN, _DONE, _CLOSED}


def _acts(stream: Stream, *rows: tuple[str, str, set[Role], set[Steg]]) -> tuple[Act, ...]:
    return tuple(
        Act(
            name=name,
            label=label,
            stream=stream,
            may=frozenset(may),
            steg=frozenset(steg),
            reads=name.startswith("read_"),
        )
        for name, label, may, steg in rows
    )


_BESLUT = _acts(
    Stream.BESLUT,
    ("register_beslut", "Registrera ett beslut som inte är verkställt", {_K, _E}, {_NEW}),
    ("make_erbjudande", "Registrera ett erbjudande", {_K, _E}, {_OPEN}),
    ("answer_erbjudande", "Registrera svaret på ett erbjudande", {_K, _E}, {_OPEN}),
    ("begin_annan_insats", "Registrera en annan insats under tiden", {_K, _E}, {_OPEN}),
    ("end_annan_insats", "Registrera att den andra insatsen upphört", {_K, _E}, _ANY),
    ("state_orsak", "Ange orsaken till dröjsmålet", {_K, _E}, {_OPEN}),
    ("partly_verkstall", "Registrera att insatsen ges delvis", {_K, _E}, {_OPEN, _DONE}),
    ("begin_avbrott", "Registrera ett avbrott", {_K, _E}, {_OPEN, _DONE}),
    ("verkstall_beslut", "Registrera att beslutet är verkställt", {_K, _E}, {_OPEN}),
    ("close_beslut", "Avsluta utan verkställighet", {_K, _E}, {_OPEN}),
    ("send_individrapport", "Registrera att individrapporten skickats", {_K, _N}, _ANY),
    ("correct_beslut", "Rätta eller återta det som registrerats", {_K, _E}, _ANY),
    ("read_beslut_texter", "Läsa beslutets skyddade texter", {_K, _E, _V, _N}, _ANY),
)
_KVARTAL = _acts(
    Stream.KVARTAL,
    ("send_kvartal", "Rapportera kvartalet", {_K, _N}, {_NEW, _BEGUN}),
    ("correct_kvartal", "Återta en rapport som inte skickats", {_K, _N}, {_BEGUN}),
)
_VANTELISTA = _acts(
    Stream.VANTELISTA,
    ("count_vantelista", "Registrera en månads väntelista", {_K, _E}, {_NEW, _BEGUN}),
)

ACTS: dict[str, Act] = {act.name: act for act in (*_BESLUT, *_KVARTAL, *_VANTELISTA)}
"""Every act by its name, in the order of the table."""

ACT_OF: dict[type[c.VerkstallighetCommand], str] = {
    c.RegisterBeslut: "register_beslut",
    c.MakeErbjudande: "make_erbjudande",
    c.AnswerErbjudande: "answer_erbjudande",
    c.BeginAnnanInsats: "begin_annan_insats",
    c.EndAnnanInsats: "end_annan_insats",
    c.StateOrsak: "state_orsak",
    c.PartlyVerkstall: "partly_verkstall",
    c.BeginAvbrott: "begin_avbrott",
    c.VerkstallBeslut: "verkstall_beslut",
    c.CloseBeslut: "close_beslut",
    c.SendIndividrapport: "send_individrapport",
    c.CorrectBeslut: "correct_beslut",
    c.SendKvartal: "send_kvartal",
    c.CorrectKvartal: "correct_kvartal",
    c.CountVantelista: "count_vantelista",
}
"""The one visible dict: command → act."""


def act_of(command: c.VerkstallighetCommand) -> Act:
    """Give the act that a command is."""
    return ACTS[ACT_OF[type(command)]]


def stream_of(command: c.VerkstallighetCommand) -> tuple[Stream, UUID]:
    """Give which kind of stream a command is about, and that stream's id."""
    stream = act_of(command).stream
    # An individrapport names its beslut, and the quarter only by number.
    found: UUID = getattr(command, stream.value)
    return stream, found


def next_acts(stream: Stream, state: State, roller: Iterable[str]) -> tuple[str, ...]:
    """Name the acts that somebody with these roles may take now, in the order of the table.

    What an act asks besides (see the table) is not asked here; what only reads is left out.
    What gallring has touched takes no more.
    """
    held = frozenset(roller)
    if state.erased:
        return ()
    return tuple(
        act.name
        for act in ACTS.values()
        if act.stream is stream
        and not act.reads
        and state.steg in act.steg
        and not held.isdisjoint(act.may)
    )
