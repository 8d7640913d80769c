"""The table role × act × step is what the code does: every cell of it is tried."""

from __future__ import annotations

import csv
from datetime import date
from itertools import product
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest

from api.web.labels import FALT, HANDELSER
from audit.codec import fact_fields
from audit.errors import AuthorityError, StateError
from audit.verkstallighet import EVENTS
from audit.verkstallighet import commands as c
from audit.verkstallighet.acts import ACT_OF, ACTS, TABLE
from audit.verkstallighet.deciding import Around, decide
from audit.verkstallighet.roles import Role
from audit.verkstallighet.steps import Stream, state_of
from audit.verkstallighet.verkstallighet import Verkstallighet
from tests.support.sources import ROOT
from tests.unit.verkstallighet.story import BESLUT, LATER, told

if TYPE_CHECKING:
    from audit.envelope import Event

DAY = date(2025, 12, 1)
KVARTAL = UUID(int=4)
LISTA = UUID(int=5)
STORY = "lss beslut 2025-02-10, erbjuden 2025-03-01"
COURSES = {
    "oppet": f"{STORY}, delvis 2025-04-01",
    "verkstallt": f"{STORY}, delvis 2025-04-01, verkställt 2025-05-01",
    "avslutat": f"{STORY}, delvis 2025-04-01, flyttat 2025-05-01",
}
_B: dict[str, Any] = {"beslut": BESLUT}
GIVEN: dict[str, c.VerkstallighetCommand] = {
    "register_beslut": c.RegisterBeslut(
        **_B, beslutad=DAY, lag="lss", insats="gruppbostad", enhet="enhet-1"
    ),
    "make_erbjudande": c.MakeErbjudande(**_B, erbjudet=DAY),
    "answer_erbjudande": c.AnswerErbjudande(**_B, erbjudande=1, svar="nej", besvarat=DAY),
    "begin_annan_insats": c.BeginAnnanInsats(**_B, insats="korttidsvistelse", fran=DAY),
    "end_annan_insats": c.EndAnnanInsats(**_B, annan=1, till=DAY),
    "state_orsak": c.StateOrsak(**_B, orsak="plats_saknas", angiven=DAY),
    "partly_verkstall": c.PartlyVerkstall(**_B, fran=DAY, saknas="Två dagar"),
    "begin_avbrott": c.BeginAvbrott(**_B, avbruten=DAY, orsak="annat"),
    "verkstall_beslut": c.VerkstallBeslut(**_B, verkstallt=DAY),
    "close_beslut": c.CloseBeslut(**_B, avslutat=DAY, skal_kod="flyttat"),
    "send_individrapport": c.SendIndividrapport(
        **_B, mottagare="ivo", ar=2025, kvartal=3, rapportslag="ny", skickad=DAY
    ),
    "correct_beslut": c.CorrectBeslut(**_B, corrects=1, replaced={"enhet": "enhet-2"}),
    "send_kvartal": c.SendKvartal(
        kvartal=KVARTAL, ar=2025, nummer=3, mottagare="fullmaktige", skickad=DAY
    ),
    "correct_kvartal": c.CorrectKvartal(kvartal=KVARTAL, corrects=1, skal="Skickades inte."),
    "count_vantelista": c.CountVantelista(
        vantelista=LISTA, ar=2025, manad=1, omrade="funktionsstod",
        antal={"behov_gruppbostad": 6}, tackat_ja={},
    ),
}  # fmt: skip


def rows() -> list[dict[str, str]]:
    """Read the table."""
    path = ROOT / "audit/verkstallighet/acts.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def steps(row: dict[str, str]) -> list[str]:
    """Name the steps that the act's kind of stream can stand on."""
    every = [*row][[*row].index("ingen") : [*row].index("paborjad") + 1]
    return [steg for steg in every if row[steg] != "-"]


def history(stream: str, steg: str) -> list[Event]:
    """Give a stream at a step."""
    if steg == "ingen":
        return []
    if stream == "beslut":
        found = told(STORY)
        found.tell(c.BeginAnnanInsats(**_B, insats="korttidsvistelse", fran=date(2025, 3, 1)))
        rest = COURSES[steg].removeprefix(f"{STORY}, ")
        for part in rest.split(", "):
            found.tell_part(part)
        return found.history
    first = GIVEN["send_kvartal" if stream == "kvartal" else "count_vantelista"]
    return list(decide(first, [], Around(("kvalitet",), LATER, Verkstallighet())))


def happens(act: str, stands: list[Event], role: str) -> str:
    """Try an act: may, or the reason for which it was refused."""
    try:
        if ACTS[act].reads:
            TABLE.demand(act, stands, (role,))
        else:
            decide(GIVEN[act], stands, Around((role,), LATER, Verkstallighet()))
    except AuthorityError:
        return "authority"
    except StateError:
        return "state"
    return "may"


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["act"])
def test_every_cell_is_what_happens(row: dict[str, str]) -> None:
    """Each role at each step may what the table says: first the role, then the step."""
    wrong = []
    for steg in steps(row):
        stands = history(row["stream"], steg)
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
    wrong, at = [], {steg: history(stream, steg) for steg in steps(of_kind[0])}
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
