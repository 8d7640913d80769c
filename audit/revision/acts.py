"""What may be done with a granskning, by which roles and at which steps: `acts.csv` in code.

The table was written first and is tried, cell by cell, against what `decide` does; neither is made
of the other.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from audit.revision import commands as c
from audit.revision.roles import Role, Steg
from audit.revision.steps import State, Stream


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


_K, _N, _V = Role.KVALITET, Role.NAMNDSEKRETERARE, Role.VERKSAMHETSCHEF
_NEW, _OPEN, _CLOSED = Steg.INGEN, Steg.OPPEN, Steg.AVSLUTAD


def _acts(*rows: tuple[str, str, set[Role], set[Steg]]) -> tuple[Act, ...]:
    return tuple(
        Act(
            name=name,
            label=label,
            stream=Stream.GRANSKNING,
            may=frozenset(may),
            steg=frozenset(steg),
            reads=name.startswith("read_"),
        )
        for name, label, may, steg in rows
    )


_GRANSKNING = _acts(
    ("open_granskning", "Registrera en granskning ur revisorernas brev", {_N}, {_NEW}),
    ("change_insyn", "Ändra vad granskningen öppnar", {_N}, {_OPEN}),
    ("extend_insyn", "Förlänga insynen", {_N}, {_OPEN}),
    ("end_insyn", "Avsluta insynen genast", {_N}, {_OPEN}),
    ("receive_rapport", "Registrera revisorernas rapport", {_N, _K}, {_OPEN}),
    ("register_fraga", "Registrera en fråga", {_N, _K}, {_OPEN}),
    ("answer_fraga", "Registrera revisorernas svar på en fråga", {_N, _K}, {_OPEN}),
    ("register_rekommendation", "Registrera en rekommendation", {_N, _K}, {_OPEN}),
    ("follow_up_rekommendation", "Följa upp en rekommendation", {_V, _K}, {_OPEN}),
    ("request_svar", "Registrera när svar ska lämnas", {_N, _K}, {_OPEN}),
    ("write_svar", "Skriva en del av svaret", {_V, _K}, {_OPEN}),
    ("give_svar", "Registrera att nämnden lämnat svaret", {_N}, {_OPEN}),
    ("register_anmarkning", "Registrera en anmärkning", {_N}, {_OPEN}),
    ("request_yttrande", "Registrera när yttrande ska lämnas", {_N, _K}, {_OPEN}),
    ("write_yttrande", "Skriva en del av yttrandet", {_V, _K}, {_OPEN}),
    ("give_yttrande", "Registrera att nämnden lämnat yttrandet", {_N}, {_OPEN}),
    ("close_granskning", "Avsluta granskningen", {_N}, {_OPEN}),
    ("reopen_granskning", "Öppna granskningen igen", {_N}, {_CLOSED}),
    ("correct_granskning", "Rätta eller återta det som registrerats", {_N, _K}, {_OPEN}),
    (
        "read_granskning_texter",
        "Läsa granskningens skyddade texter",
        {_V, _N, _K},
        {_OPEN, _CLOSED},
    ),
)

ACTS: dict[str, Act] = {act.name: act for act in _GRANSKNING}
"""Every act by its name, in the order of the table."""

ACT_OF: dict[type[c.RevisionCommand], str] = {
    c.OpenGranskning: "open_granskning",
    c.ChangeInsyn: "change_insyn",
    c.ExtendInsyn: "extend_insyn",
    c.EndInsyn: "end_insyn",
    c.ReceiveRapport: "receive_rapport",
    c.RegisterFraga: "register_fraga",
    c.AnswerFraga: "answer_fraga",
    c.RegisterRekommendation: "register_rekommendation",
    c.FollowUpRekommendation: "follow_up_rekommendation",
    c.RequestSvar: "request_svar",
    c.WriteSvar: "write_svar",
    c.GiveSvar: "give_svar",
    c.RegisterAnmarkning: "register_anmarkning",
    c.RequestYttrande: "request_yttrande",
    c.WriteYttrande: "write_yttrande",
    c.GiveYttrande: "give_yttrande",
    c.CloseGranskning: "close_granskning",
    c.ReopenGranskning: "reopen_granskning",
    c.CorrectGranskning: "correct_granskning",
}
"""The one visible dict: command → act."""


def act_of(command: c.RevisionCommand) -> Act:
    """Give the act that a command is."""
    return ACTS[ACT_OF[type(command)]]


def stream_of(command: c.RevisionCommand) -> tuple[Stream, UUID]:
    """Give which kind of stream a command is about, and that stream's id."""
    return act_of(command).stream, command.granskning


def next_acts(_stream: Stream, state: State, roller: Iterable[str]) -> tuple[str, ...]:
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
        if not act.reads and state.steg in act.steg and not held.isdisjoint(act.may)
    )
