"""The table role × act × step is what the code does: every cell of it is tried."""

from __future__ import annotations

import csv
from datetime import timedelta
from itertools import product
from typing import TYPE_CHECKING

import pytest

from api.web.labels import FALT, HANDELSER
from audit.act_table import who_may
from audit.codec import fact_fields
from audit.envelope import Erased, Happened
from audit.errors import AuthorityError, StateError
from audit.revision import EVENTS
from audit.revision import commands as c
from audit.revision.acts import ACT_OF, ACTS, TABLE
from audit.revision.deciding import Around, decide
from audit.revision.roles import Role
from audit.revision.steps import Stream, state_of
from tests.support.sources import ROOT
from tests.unit.revision.story import (
    ENDS,
    GRANSKNING,
    INSYN,
    RAPPORT,
    REVISORER,
    G,
    opened,
)

if TYPE_CHECKING:
    from audit.envelope import Event

GIVEN: dict[str, c.RevisionCommand] = {
    "open_granskning": c.OpenGranskning(**G, rubrik="R", brev=RAPPORT, insyn=INSYN),
    "change_insyn": c.ChangeInsyn(
        **G, insyn=type(INSYN)(omraden=("arsplan",), personer=INSYN.personer, sista_dag=ENDS),
        skal="Nytt brev",
    ),
    "extend_insyn": c.ExtendInsyn(**G, sista_dag=ENDS + timedelta(days=30), skal="Nytt brev"),
    "end_insyn": c.EndInsyn(**G, skal="Nytt brev"),
    "receive_rapport": c.ReceiveRapport(**G, rapport=RAPPORT, inkom=RAPPORT),
    "register_fraga": c.RegisterFraga(**G, rubrik="R"),
    "answer_fraga": c.AnswerFraga(**G, fraga=1, svar="nej"),
    "register_rekommendation": c.RegisterRekommendation(**G, rubrik="R"),
    "follow_up_rekommendation": c.FollowUpRekommendation(
        **G, rekommendation=1, lage="pagar", foljd_upp=RAPPORT
    ),
    "request_svar": c.RequestSvar(**G, begart=RAPPORT, forfaller=ENDS),
    "write_svar": c.WriteSvar(**G, avsnitt="inledning", text="T"),
    "give_svar": c.GiveSvar(**G, lamnat=RAPPORT),
    "register_anmarkning": c.RegisterAnmarkning(
        **G, ar=2021, rubrik="R", riktad=RAPPORT, text="T"
    ),
    "request_yttrande": c.RequestYttrande(
        **G, anmarkning=1, begart=RAPPORT, forfaller=RAPPORT
    ),
    "write_yttrande": c.WriteYttrande(**G, anmarkning=1, avsnitt="bedomning", text="T"),
    "give_yttrande": c.GiveYttrande(**G, anmarkning=1, lamnat=RAPPORT),
    "close_granskning": c.CloseGranskning(**G, avslutad=RAPPORT),
    "reopen_granskning": c.ReopenGranskning(**G, skal="T"),
    "correct_granskning": c.CorrectGranskning(**G, corrects=1, replaced={"rubrik": "Ny"}),
}  # fmt: skip


def rows() -> list[dict[str, str]]:
    """Read the table."""
    path = ROOT / "audit/revision/acts.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def history(steg: str) -> list[Event]:
    """Give a granskning at a step: with a question, a rekommendation and an anmärkning."""
    if steg == "ingen":
        return []
    told = opened().on(
        RAPPORT,
        *(GIVEN[name] for name in ("register_fraga", "register_rekommendation")),
        GIVEN["register_anmarkning"],
    )
    if steg == "avslutad":
        told.on(RAPPORT, GIVEN["close_granskning"])
    return told.history


STANDS = {steg: history(steg) for steg in ("ingen", "oppen", "avslutad")}


def happens(act: str, stands: list[Event], role: str) -> str:
    """Try an act: may, or the reason for which it was refused."""
    try:
        if ACTS[act].reads:
            TABLE.demand(act, stands, (role,))
        else:
            decide(GIVEN[act], stands, Around((role,), RAPPORT, REVISORER))
    except AuthorityError:
        return "authority"
    except StateError:
        return "state"
    return "may"


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["act"])
def test_every_cell_is_what_happens(row: dict[str, str]) -> None:
    """Each role at each step may what the table says: first the role, then the step."""
    wrong = []
    for role, steg in product(Role, STANDS):
        found = happens(row["act"], STANDS[steg], role.value)
        wanted = row[role.value] if row[role.value] != "may" else row[steg]
        if found != wanted:
            wrong.append(f"{role} at {steg}: {found}, the table says {wanted}")

    assert not wrong, "\n".join(wrong)


def test_the_acts_offered_are_those_that_may_be_done() -> None:
    """What is offered to a role at a step is what the table allows, except what only reads."""
    wrong = []
    for role, steg in product(Role, STANDS):
        wanted = tuple(
            row["act"]
            for row in rows()
            if row[role.value] == row[steg] == "may" and not row["act"].startswith("read_")
        )
        state = state_of(Stream.GRANSKNING, STANDS[steg])
        if TABLE.next_acts(Stream.GRANSKNING, state, (role.value,)) != wanted:
            wrong.append(f"{role} at {steg}")

    assert not wrong


def test_what_gallring_touched_takes_no_more() -> None:
    """Nothing is offered and everything is refused once contents are gone."""
    gone = Erased(
        originator_id=GRANSKNING, originator_version=9, happened=Happened.unknown(), topic="t"
    )
    stands = [*STANDS["oppen"], gone]
    state = state_of(Stream.GRANSKNING, stands)

    assert TABLE.next_acts(Stream.GRANSKNING, state, ("namndsekreterare",)) == ()
    assert happens("register_fraga", stands, "namndsekreterare") == "state"


def test_an_act_is_done_in_the_role_that_may() -> None:
    """Of several roles the one that may is taken, and a refusal names who may."""
    command = GIVEN["give_svar"]
    around = Around(("kvalitet", "namndsekreterare"), RAPPORT)

    assert TABLE.role_for(command, around.roller) == "namndsekreterare"
    assert who_may(ACTS["give_svar"]) == "Det får göras av: nämndsekreteraren."
    assert TABLE.stream_of(command) == (Stream.GRANSKNING, GRANSKNING)


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
