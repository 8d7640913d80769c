"""What may be done with the nämnd's year, by which roles, at which steps: `acts.csv` in code.

The table was written first and is tried, cell by cell, against what `decide` does; neither is made
of the other.
"""

from __future__ import annotations

from audit.act_table import Act, ActTable, acts_of
from audit.arsplan import commands as c
from audit.arsplan.roles import STEG_LABELS, Role, Steg
from audit.arsplan.steps import Stream, state_of

_K, _E, _V = Role.KVALITET, Role.ENHETSCHEF, Role.VERKSAMHETSCHEF
_N = Role.NAMNDSEKRETERARE
_NEW, _BEGUN = Steg.INGEN, Steg.PABORJAD


_ARSPLAN = acts_of(
    Stream.ARSPLAN,
    ("plan_sammantrade", "Lägga till ett sammanträde", {_N}, {_NEW, _BEGUN}),
    ("change_sammantrade", "Ändra sammanträdets dag eller stopptid", {_N}, {_BEGUN}),
    ("cancel_sammantrade", "Ställa in ett sammanträde", {_N}, {_BEGUN}),
    ("plan_punkt", "Lägga till en punkt", {_N, _K}, {_NEW, _BEGUN}),
    ("change_punkt", "Ändra en punkt", {_N, _K}, {_BEGUN}),
    ("move_punkt", "Flytta en punkt", {_N}, {_BEGUN}),
    ("deliver_punkt", "Registrera att underlaget levererats", {_N, _K}, {_BEGUN}),
    ("treat_punkt", "Registrera att nämnden behandlat punkten", {_N}, {_BEGUN}),
    ("drop_punkt", "Stryka en punkt", {_N}, {_BEGUN}),
    ("correct_arsplan", "Rätta eller återta det som registrerats", {_N, _K}, {_BEGUN}),
    ("read_arsplan_texter", "Läsa årets skyddade texter", {_N, _K, _V, _E}, {_BEGUN}),
)
_ARSMAL = acts_of(
    Stream.ARSMAL,
    ("set_arsmal", "Lägga till ett mål för året", {_N, _K}, {_NEW, _BEGUN}),
    ("change_arsmal", "Ändra ett mål", {_N, _K}, {_BEGUN}),
    ("end_arsmal", "Ta bort ett mål", {_N, _K}, {_BEGUN}),
    ("assess_arsmal", "Följa upp ett mål", {_N, _K, _V}, {_BEGUN}),
    ("give_uppdrag", "Registrera nämndens uppdrag att återrapportera", {_N, _K}, {_BEGUN}),
    ("answer_uppdrag", "Registrera att uppdraget återrapporterats", {_N, _K}, {_BEGUN}),
    ("correct_arsmal", "Rätta eller återta det som registrerats", {_N, _K}, {_BEGUN}),
    ("read_arsmal_texter", "Läsa målens skyddade texter", {_N, _K, _V, _E}, {_BEGUN}),
)

ACTS: dict[str, Act] = {act.name: act for act in (*_ARSPLAN, *_ARSMAL)}
"""Every act by its name, in the order of the table."""

ACT_OF: dict[type[c.ArsplanCommand], str] = {
    c.PlanSammantrade: "plan_sammantrade",
    c.ChangeSammantrade: "change_sammantrade",
    c.CancelSammantrade: "cancel_sammantrade",
    c.PlanPunkt: "plan_punkt",
    c.ChangePunkt: "change_punkt",
    c.MovePunkt: "move_punkt",
    c.DeliverPunkt: "deliver_punkt",
    c.TreatPunkt: "treat_punkt",
    c.DropPunkt: "drop_punkt",
    c.CorrectArsplan: "correct_arsplan",
    c.SetArsmal: "set_arsmal",
    c.ChangeArsmal: "change_arsmal",
    c.EndArsmal: "end_arsmal",
    c.AssessArsmal: "assess_arsmal",
    c.GiveUppdrag: "give_uppdrag",
    c.AnswerUppdrag: "answer_uppdrag",
    c.CorrectArsmal: "correct_arsmal",
}
"""The one visible dict: command → act."""

TABLE = ActTable(ACTS, ACT_OF, state_of, STEG_LABELS)
"""What the table answers: who may, at which step, what may be done next."""
