"""The table role × act × step is what the code does: every cell of it is tried."""

from __future__ import annotations

import importlib.util
from itertools import product
from typing import TYPE_CHECKING, Any

import pytest

from audit.lexsarah import (
    ACT_OF,
    ACTS,
    AccessRefusedError,
    AuthorityRefusedError,
    JavRefusedError,
    Role,
    StateRefusedError,
    decide,
    demand,
)
from audit.lexsarah import commands_arende as a
from tests.support.sources import ROOT
from tests.unit.lexsarah.asked import A, commands
from tests.unit.lexsarah.histories import ATGARD, DONE, Story, arende_at, other_at, rapport_at
from tests.unit.lexsarah.people import acting, token
from tests.unit.lexsarah.table import Row, rows

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import ModuleType

    from audit.envelope import Event
    from audit.lexsarah import Circumstances

REFUSED = (AccessRefusedError, JavRefusedError, StateRefusedError, AuthorityRefusedError)
FORGOTTEN = {"rapport": {"rapportor"}, "arende": {"enhetschef", "verksamhetschef"}}
"""The roles whose access hangs on contents that gallring has removed."""
IVO = ("inte_anmalt", "anmalt", "kompletterat")


def script() -> ModuleType:
    """Load the script that writes the page."""
    path = ROOT / "scripts" / "write_lex_sarah_acts.py"
    spec = importlib.util.spec_from_file_location("write_lex_sarah_acts", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def steps(row: Row) -> list[str]:
    """Name the steps that the act's kind of stream can stand on."""
    every = [*row][[*row].index("ingen") : [*row].index("gallrad") + 1]
    return [steg for steg in every if row[steg] != "-"]


def expected(row: Row, role: str, steg: str, ivo: str) -> str:
    """Read from the table what must happen: the reasons in their order."""
    starts = row["ingen"] == "may"
    forgotten = FORGOTTEN.get(row["stream"], set())
    if steg == "ingen":
        return row[role] if starts else "access"
    if starts:
        return "state"
    if row[role] == "access" or (steg == "gallrad" and role in forgotten):
        return "access"
    if row[steg] == "state" or row[ivo] == "state":
        return "state"
    return row[role]


def history(row: Row, steg: str, ivo: str) -> Sequence[Event]:
    """Give a stream at a step, in which the act lacks nothing that it asks besides."""
    if row["stream"] == "rapport":
        return rapport_at(steg)
    if row["stream"] != "arende":
        return other_at(steg)
    # A serious bedömning without anmälan is never closed, and the short way wants none above inget.
    closed = steg == "avslutat" or row["act"] == "close_full"
    bedomning = "missforhallande" if closed else "allvarligt_missforhallande"
    if row["act"] == "close_short":
        bedomning = "inget_missforhallande"
    return arende_at(steg, ivo, bedomning, enskild=row["act"] != "note_ingen_enskild")


def happens(act: str, events: Sequence[Event], circumstances: Circumstances) -> str:
    """Try an act: may, or the reason for which it was refused."""
    try:
        if ACTS[act].reads:
            demand(act, events, circumstances)
        else:
            decide(commands(ATGARD, DONE, 1)[act], events, circumstances)
    except REFUSED as error:
        return error.reason
    return "may"


def person(row: Row, role: str, steg: str) -> Circumstances:
    """Give who acts: to take an ärende over, another utredare who was given access."""
    taken = steg not in {"ingen", "oppnat", "gallrad"}
    changes: dict[str, Any] = {}
    if role == "utredare" and row["act"] == "take_arende" and taken:
        changes = {"konto": token("second utredare")}
    return acting(Role(role), **changes)


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["act"])
def test_every_cell_is_what_happens(row: Row) -> None:
    """Each role at each step, and at each step of the track to IVO, may what the table says."""
    track = IVO if row["inte_anmalt"] != "-" else IVO[:1]
    wrong = []
    for role, steg, ivo in product([role.value for role in Role], steps(row), track):
        events = history(row, steg, ivo)
        found = happens(row["act"], events, person(row, role, steg))
        wanted = expected(row, role, steg, ivo)
        if found != wanted:
            wrong.append(f"{role} at {steg}, {ivo}: {found}, the table says {wanted}")

    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(
    "row", [row for row in rows() if row["stream"] == "arende"], ids=lambda row: row["act"]
)
def test_whoever_is_javig_is_stopped_where_the_table_says(row: Row) -> None:
    """A person recorded as involved may nothing but what the table leaves, whatever the role."""
    steg = next((steg for steg in steps(row)[1:] if row[steg] == "may"), None)
    roles = [role for role in Role if row[role.value] == "may"]
    if steg is None:
        return
    ivo = next(one for one in IVO if row[one] == "may")
    for role in roles:
        who = person(row, role.value, steg)
        story = Story(list(history(row, steg, ivo)))
        involved = a.RecordInblandad(**A, konto=who.konto, slag="inblandad")
        story.tell(Role.MOTTAGARE, involved, konto=token("somebody else"))

        assert happens(row["act"], story.events, who) == row["jav"]


@pytest.mark.parametrize(
    "row", [row for row in rows() if row["stream"] == "rapport"], ids=lambda row: row["act"]
)
def test_whoever_an_arende_counts_as_javig_is_stopped_at_the_report_too(row: Row) -> None:
    """What an ärende records of a person reaches its reports through the circumstances."""
    steg = next(steg for steg in steps(row) if row[steg] == "may")
    for role in (role for role in Role if row[role.value] == "may"):
        who = acting(role, javig=role is not Role.RAPPORTOR)
        wanted = "may" if role is Role.RAPPORTOR else row["jav"]

        assert happens(row["act"], rapport_at(steg), who) == wanted


def test_the_table_and_the_code_name_the_same_acts() -> None:
    """No act is without a row, no row without an act, and every command is an act."""
    named = {row["act"] for row in rows()}

    assert named == set(ACTS)
    assert {*ACT_OF.values(), "enter_rapport"} == {n for n in named if not ACTS[n].reads}


def test_the_matters_of_the_table_are_those_asked_of_the_delegationsordning() -> None:
    """Where a row names a matter, the code asks the order about that one."""
    assert {row["act"]: row["matter"] for row in rows()} == {
        name: act.sak or "" for name, act in ACTS.items()
    }


def test_the_page_is_written_from_the_table() -> None:
    """The page that people read says what the table says, to the letter."""
    written = script()
    page = (ROOT / "docs/reference/lex-sarah-acts.md").read_text(encoding="utf-8")

    assert page == written.page(written.rows(), page), "run scripts/write_lex_sarah_acts.py"
