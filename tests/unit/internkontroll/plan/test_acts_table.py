"""The table role × act × step is what the code does: every cell of it is tried."""

from __future__ import annotations

import csv
from itertools import product
from typing import TYPE_CHECKING

import pytest

from audit.errors import AuthorityError, StateError
from audit.internkontroll.acts import ACT_OF, ACTS, TABLE
from audit.internkontroll.deciding import decide_control
from audit.internkontroll.roles import Role
from audit.internkontroll.steps import Stream, state_of
from tests.support.sources import ROOT
from tests.unit.internkontroll.plan import asked
from tests.unit.internkontroll.plan.histories import AT, command_at

if TYPE_CHECKING:
    from tests.unit.internkontroll.plan.world import World

IDS = {
    "plan": asked.PLAN,
    "matning": asked.BY_HAND,
    "avvikelse": asked.AVVIKELSE,
    "kontroll": asked.KONTROLL,
    "dragningar": asked.DRAGNINGAR,
}


def rows() -> list[dict[str, str]]:
    """Read the table."""
    path = ROOT / "audit/internkontroll/acts.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def steps(row: dict[str, str]) -> list[str]:
    """Name the steps that the act's kind of stream can stand on."""
    every = [*row][[*row].index("ingen") : [*row].index("avslutad") + 1]
    return [steg for steg in every if row[steg] != "-"]


def happens(row: dict[str, str], role: str, world: World) -> str:
    """Try an act: may, or the reason for which it was refused."""
    act = row["act"]
    history = world.streams.get(IDS[row["stream"]], [])
    try:
        if ACTS[act].reads:
            TABLE.demand(act, history, (role,))
        else:
            command = command_at(row["stream"], act, world)
            decide_control(command, world.history(command), world.around(role))
    except AuthorityError:
        return "authority"
    except StateError:
        return "state"
    return "may"


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["act"])
def test_every_cell_is_what_happens(row: dict[str, str]) -> None:
    """Each role at each step may what the table says: first the role, then the step."""
    wrong, worlds = [], {steg: AT[row["stream"]](steg) for steg in steps(row)}
    for role, steg in product(Role, steps(row)):
        found = happens(row, role.value, worlds[steg])
        wanted = row[role.value] if row[role.value] != "may" else row[steg]
        if found != wanted:
            wrong.append(f"{role} at {steg}: {found}, the table says {wanted}")

    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("stream", list(Stream))
def test_the_acts_offered_are_those_that_may_be_done(stream: Stream) -> None:
    """What is offered to a role at a step is what the table allows, except what only reads."""
    of_kind = [row for row in rows() if row["stream"] == stream]
    wrong, at = [], {steg: AT[stream](steg).streams for steg in steps(of_kind[0])}
    for role, steg in product(Role, at):
        state = state_of(stream, at[steg].get(IDS[stream], []))
        wanted = tuple(
            row["act"]
            for row in of_kind
            if row[role.value] == row[steg] == "may" and not row["act"].startswith("read_")
        )
        if TABLE.next_acts(stream, state, (role.value,)) != wanted:
            wrong.append(f"{role} at {steg}")

    assert not wrong


def test_the_table_and_the_code_name_the_same_acts() -> None:
    """No act is without a row, no row without an act, and every command is an act."""
    named = [row["act"] for row in rows()]

    assert named == list(ACTS)
    assert set(ACT_OF.values()) == {name for name in named if not ACTS[name].reads}
    assert {row["act"]: row["label"] for row in rows()} == {n: a.label for n, a in ACTS.items()}
