"""What may be done with ej verkställda beslut, by which roles, at which steps: `acts.csv` in code.

The table was written first and is tried, cell by cell, against what `decide` does; neither is made
of the other.
"""

from __future__ import annotations

from audit.act_table import Act, ActTable, acts_of
from audit.verkstallighet import commands as c
from audit.verkstallighet.roles import STEG_LABELS, Role, Steg
from audit.verkstallighet.steps import Stream, state_of

_K, _E, _V = Role.KVALITET, Role.ENHETSCHEF, Role.VERKSAMHETSCHEF
_N = Role.NAMNDSEKRETERARE
_NEW, _OPEN, _DONE, _CLOSED = Steg.INGEN, Steg.OPPET, Steg.VERKSTALLT, Steg.AVSLUTAT
_BEGUN = Steg.PABORJAD
_ANY = {_OPEN, _DONE, _CLOSED}


_BESLUT = acts_of(
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
_KVARTAL = acts_of(
    Stream.KVARTAL,
    ("send_kvartal", "Rapportera kvartalet", {_K, _N}, {_NEW, _BEGUN}),
    ("correct_kvartal", "Återta en rapport som inte skickats", {_K, _N}, {_BEGUN}),
)
_VANTELISTA = acts_of(
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

TABLE = ActTable(ACTS, ACT_OF, state_of, STEG_LABELS)
"""What the table answers: who may, at which step, what may be done next."""
