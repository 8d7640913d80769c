"""The table role × act × step is what the code does: every cell of it is tried."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date
from itertools import product
from typing import TYPE_CHECKING
from uuid import UUID

import pytest

from api.web.labels import FALT, HANDELSER
from audit.arsplan import EVENTS
from audit.arsplan import commands as c
from audit.arsplan.acts import ACT_OF, ACTS, TABLE
from audit.arsplan.around import Around
from audit.arsplan.deciding import decide
from audit.arsplan.roles import Role
from audit.arsplan.steps import Stream, state_of
from audit.codec import fact_fields
from audit.errors import AuthorityError, StateError
from tests.support.sources import ROOT
from tests.unit.arsplan.story import (
    ARSMAL,
    ARSPLAN,
    DAYS,
    LATER,
    goal,
    mote,
    new_id,
    stopptid,
    the_goals,
    the_year,
)

if TYPE_CHECKING:
    from audit.envelope import Event

DAY = date(2024, 8, 19)
LISTED = new_id("synpunkter")
NEW, TASK = UUID(int=7), UUID(int=8)
DELIVERED = c.DeliverPunkt(arsplan=ARSPLAN, punkt=new_id("delarsrapport"), levererad=DAY)
GIVEN: dict[str, c.ArsplanCommand] = {
    "plan_sammantrade": c.PlanSammantrade(
        arsplan=ARSPLAN, ar=2024, sammantrade=NEW, dag=date(2024, 9, 4), stopptid=stopptid(8)
    ),
    "change_sammantrade": c.ChangeSammantrade(
        arsplan=ARSPLAN, sammantrade=mote(8), dag=date(2024, 8, 29), stopptid=stopptid(8)
    ),
    "cancel_sammantrade": c.CancelSammantrade(arsplan=ARSPLAN, sammantrade=mote(8), skal="Inga."),
    "plan_punkt": c.PlanPunkt(
        arsplan=ARSPLAN, ar=2024, punkt=NEW, slag="annat", arende="Nytt", ansvarig="ekonom"
    ),
    "change_punkt": c.ChangePunkt(
        arsplan=ARSPLAN, punkt=LISTED, slag="annat", arende="Ändrat", ansvarig="ekonom"
    ),
    "move_punkt": c.MovePunkt(arsplan=ARSPLAN, punkt=LISTED, sammantrade=mote(9)),
    "deliver_punkt": c.DeliverPunkt(arsplan=ARSPLAN, punkt=LISTED, levererad=DAY),
    "treat_punkt": c.TreatPunkt(
        arsplan=ARSPLAN, punkt=LISTED, behandlad=DAYS[8], protokollsparagraf="§ 80"
    ),
    "drop_punkt": c.DropPunkt(arsplan=ARSPLAN, punkt=LISTED, skal="Utgår."),
    "correct_arsplan": c.CorrectArsplan(
        arsplan=ARSPLAN, corrects=1, replaced={"levererad": "2024-08-20"}
    ),
    "set_arsmal": c.SetArsmal(
        arsmal=ARSMAL, ar=2022, mal=NEW, kod="M17", rubrik="Nytt", ansvarig="ekonom"
    ),
    "change_arsmal": c.ChangeArsmal(
        arsmal=ARSMAL, mal=goal(1), kod="M1", rubrik="Ändrat", ansvarig="ekonom"
    ),
    "end_arsmal": c.EndArsmal(arsmal=ARSMAL, mal=goal(1), skal="Utgår."),
    "assess_arsmal": c.AssessArsmal(arsmal=ARSMAL, mal=goal(1), utfall="ej", per=DAY),
    "give_uppdrag": c.GiveUppdrag(
        arsmal=ARSMAL, mal=goal(1), uppdrag=NEW, beslutad=DAY, paragraf="§ 20",
        ansvarig="ekonom", senast=DAY,
    ),
    "answer_uppdrag": c.AnswerUppdrag(
        arsmal=ARSMAL, uppdrag=TASK, aterrapporterad=DAY, paragraf="§ 1"
    ),
    "correct_arsmal": c.CorrectArsmal(arsmal=ARSMAL, corrects=17, replaced={"paragraf": "§ 21"}),
}  # fmt: skip


def rows() -> list[dict[str, str]]:
    """Read the table."""
    path = ROOT / "audit/arsplan/acts.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def begun() -> dict[str, list[Event]]:
    """Give both streams as they stand once begun: something delivered, a task that waits."""
    year, goals = the_year(), the_goals()
    year.tell(DELIVERED)
    goals.tell(
        c.GiveUppdrag(
            arsmal=ARSMAL, mal=goal(2), uppdrag=TASK, beslutad=DAY, paragraf="§ 20",
            ansvarig="ekonom", senast=DAY,
        )
    )  # fmt: skip
    return {"arsplan": year.history, "arsmal": goals.history}


BEGUN = begun()


def happens(act: str, stands: list[Event], role: str) -> str:
    """Try an act: may, or the reason for which it was refused."""
    command = GIVEN.get(act)
    if isinstance(command, c.CorrectArsplan):
        command = replace(command, corrects=len(stands))
    try:
        if command is None:
            TABLE.demand(act, stands, (role,))
        else:
            decide(command, stands, Around((role,), LATER))
    except AuthorityError:
        return "authority"
    except StateError:
        return "state"
    return "may"


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["act"])
def test_every_cell_is_what_happens(row: dict[str, str]) -> None:
    """Each role at each step may what the table says: first the role, then the step."""
    wrong = []
    for steg, stands in {"ingen": [], "paborjad": BEGUN[row["stream"]]}.items():
        for role in Role:
            found = happens(row["act"], stands, role.value)
            wanted = row[role.value] if row[role.value] != "may" else row[steg]
            if found != wanted:
                wrong.append(f"{role} at {steg}: {found}, the table says {wanted}")

    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("stream", list(Stream))
def test_the_acts_offered_are_those_that_may_be_done(stream: Stream) -> None:
    """What is offered to a role at a step is what the table allows, except what only reads."""
    of_kind = [row for row in rows() if row["stream"] == stream]
    at = {"ingen": [], "paborjad": BEGUN[stream]}
    wrong = []
    for role, steg in product(Role, at):
        wanted = tuple(
            row["act"]
            for row in of_kind
            if row[role.value] == row[steg] == "may" and not row["act"].startswith("read_")
        )
        if TABLE.next_acts(stream, state_of(stream, at[steg]), (role.value,)) != wanted:
            wrong.append(f"{role} at {steg}")

    assert not wrong


def test_the_table_and_the_code_name_the_same_acts() -> None:
    """No act is without a row, no row without an act, and every command is an act."""
    named = [row["act"] for row in rows()]

    assert named == list(ACTS)
    assert set(ACT_OF.values()) == {name for name in named if not ACTS[name].reads}
    assert {row["act"]: row["label"] for row in rows()} == {n: a.label for n, a in ACTS.items()}


def test_every_event_and_fact_is_named_in_swedish() -> None:
    """A page that lists what happened has words for each topic and each fact."""
    facts = {name for event in EVENTS for name, _ in fact_fields(event)} - {"happened"}

    assert {event.TOPIC for event in EVENTS} <= set(HANDELSER)
    assert facts <= set(FALT)
