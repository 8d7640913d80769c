"""What may be done with a granskning, by which roles and at which steps: `acts.csv` in code.

The table was written first and is tried, cell by cell, against what `decide` does; neither is made
of the other.
"""

from __future__ import annotations

from audit.act_table import Act, ActTable, acts_of
from audit.revision import commands as c
from audit.revision.roles import STEG_LABELS, Role, Steg
from audit.revision.steps import Stream, state_of

_K, _N, _V = Role.KVALITET, Role.NAMNDSEKRETERARE, Role.VERKSAMHETSCHEF
_NEW, _OPEN, _CLOSED = Steg.INGEN, Steg.OPPEN, Steg.AVSLUTAD


_GRANSKNING = acts_of(
    Stream.GRANSKNING,
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

TABLE = ActTable(ACTS, ACT_OF, state_of, STEG_LABELS, ("Granskningen", "den"))
"""What the table answers: who may, at which step, what may be done next."""
