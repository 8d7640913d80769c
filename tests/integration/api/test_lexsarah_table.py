"""The table role × act × step holds at the running API, over a real database: every cell is tried.

Each refused cell is a request to a stream that stands at that step and is left untouched.
Each allowed one is a request to a stream of its own, and is written there.
What no request can say is tried one layer below, by `perform` and `read` on the same log:

- the reporter, who is known by the report's random id and has no account to call with;
- the service itself, and what only it may do: those acts have no address;
- an act that begins a stream, aimed at one that is there: a request draws the id of what it begins.

Each role is tried at each step and, where it may, at one step at each of the track to IVO;
the unit tests try the whole product (`tests/unit/lexsarah/test_acts_table.py`).
"""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

import httpx2
import pytest

from api.auth.secrets import new_token, token_hash
from audit.clock import utc_now
from audit.lexsarah import ACTS, Role, Stream
from tests.support.database import fresh_database
from tests.support.lexsarah_calls import SECOND, acting, performed, sent
from tests.support.lexsarah_states import ALLVARLIGT, At, World
from tests.support.services import running_service
from tests.unit.lexsarah.table import Row, rows
from tests.unit.lexsarah.test_acts_table import IVO, expected, steps

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.support.server import RunServer

FACTS = next(row for row in rows() if row["act"] == "read_arende_facts")
ROLES = [role.value for role in Role]
AT_ONCE = 4
"""Requests under way at the same time."""
BY_SERVICE = {"note_meddelande", "issue_kvitto", "read_in_arende"}
"""What only the service does: no request reaches it."""


class Cell(NamedTuple):
    """One cell: who does it, where the stream stands, and what must happen."""

    role: str
    at: At
    wanted: str


class Caller:
    """Sends acts as the person of each role."""

    def __init__(self, world: World) -> None:
        """Give everybody a token."""
        self.world = world
        named = {role.value: konto for role, konto in world.work.accounts.items()}
        self.tokens = {name: self._token(konto) for name, konto in named.items()}
        self.second = self._token(world.people[SECOND])

    def _token(self, konto: UUID) -> str:
        text = new_token()
        accounts = self.world.service.services.accounts
        accounts.add_token(konto, token_hash(text) or b"", "prov", utc_now() + timedelta(days=1))
        return text

    def found(self, act: str, cells: list[Cell]) -> list[str]:
        """Try the cells of an act; gives how each came out."""
        streams = self._streams(cells)

        async def all_of_them() -> list[str]:
            transport = httpx2.ASGITransport(self.world.service.app)
            few = asyncio.Semaphore(AT_ONCE)
            async with httpx2.AsyncClient(transport=transport, base_url="http://testserver") as one:
                asked = zip(cells, streams, strict=True)
                return await asyncio.gather(
                    *(self._one(one, few, act, cell, stream) for cell, stream in asked)
                )

        return asyncio.run(all_of_them())

    def _streams(self, cells: list[Cell]) -> list[tuple[UUID, int]]:
        """Give each cell its stream: one of its own where something will be written."""
        writes = [cell.at for cell in cells if cell.wanted == "may"]
        fresh = iter(self.world.fresh(writes))
        return [
            next(fresh) if cell.wanted == "may" else self.world.shared(cell.at) for cell in cells
        ]

    async def _one(
        self,
        client: httpx2.AsyncClient,
        few: asyncio.Semaphore,
        act: str,
        cell: Cell,
        stream: tuple[UUID, int],
    ) -> str:
        role = Role(cell.role)
        if self._without_request(act, role, cell.at):
            return performed(acting(self.world, role), act, stream[0], self.world)
        taken = cell.at.steg not in {"ingen", "oppnat", "gallrad"}
        another = role is Role.UTREDARE and act == "take_arende" and taken
        sender = self.second if another else self.tokens[cell.role]
        async with few:
            return await sent(client, sender, act, stream, self.world)

    def _without_request(self, act: str, role: Role, at: At) -> bool:
        there = ACTS[act].starts and at.steg != "ingen"
        reporter = role is Role.RAPPORTOR and at.stream is Stream.RAPPORT and at.steg != "ingen"
        return there or reporter or role is Role.SYSTEM or act in BY_SERVICE


@pytest.fixture(scope="module")
def caller(
    pg_server: RunServer, _template: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Caller]:
    """One service for the whole module; every cell has its stream."""
    with (
        fresh_database(pg_server, _template) as database,
        running_service(database, tmp_path_factory.mktemp("state")) as service,
    ):
        yield Caller(World(service))


def state(row: Row, steg: str, ivo: str) -> At:
    """Say what a stream must be like, so that the act lacks nothing that it asks besides."""
    stream = Stream(row["stream"])
    if stream is not Stream.ARENDE:
        return At(stream, steg)
    # A serious bedömning without anmälan is never closed, and the short way wants none above inget.
    closed = steg == "avslutat" or row["act"] == "close_full"
    bedomning = "missforhallande" if closed else ALLVARLIGT
    if row["act"] == "close_short":
        bedomning = "inget_missforhallande"
    return At(stream, steg, ivo, bedomning, enskild=row["act"] != "note_ingen_enskild")


def first_ivo(row: Row) -> str:
    """Give a step of the track to IVO at which the act is not refused."""
    return next((one for one in IVO if row[one] == "may"), IVO[0])


def cells(row: Row) -> list[Cell]:
    """List the cells of a row: every role at every step; who may, on all of the track to IVO."""
    tried = [(role, steg, first_ivo(row)) for role in ROLES for steg in steps(row)]
    fits = next((steg for steg in steps(row) if row[steg] == "may" and steg != "ingen"), None)
    if fits and row["stream"] == "arende":
        may = [role for role in ROLES if row[role] == "may"]
        tried += [(role, fits, ivo) for role in may for ivo in IVO if ivo != first_ivo(row)]
    return [
        Cell(role, state(row, steg, ivo), wanted(row, role, steg, ivo)) for role, steg, ivo in tried
    ]


def wanted(row: Row, role: str, steg: str, ivo: str) -> str:
    """Read what must happen; text and facts of an ärende have one address, which gives either."""
    said = expected(row, role, steg, ivo)
    if row["act"] != "read_arende" or said != "access":
        return said
    facts = expected(FACTS, role, steg, ivo)
    return said if facts == "may" else facts


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["act"])
def test_every_cell_is_what_the_api_answers(caller: Caller, row: Row) -> None:
    """Each role at each step, and on the track to IVO, gets what the table says and its reason."""
    tried = cells(row)

    found = caller.found(row["act"], tried)

    wrong = [
        f"{cell.role} at {cell.at.steg}, {cell.at.ivo}: {one}, the table says {cell.wanted}"
        for cell, one in zip(tried, found, strict=True)
        if one != cell.wanted
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(
    "row",
    [row for row in rows() if row["stream"] in {"rapport", "arende"} and row["ingen"] == "access"],
    ids=lambda row: row["act"],
)
def test_whoever_is_javig_is_stopped_where_the_table_says(caller: Caller, row: Row) -> None:
    """A person recorded as involved is refused with jäv, whatever the role; the rest go on."""
    stream = row["stream"]
    fits = "sorterad" if stream == "rapport" else next(s for s in steps(row) if row[s] == "may")
    # The reporter is nobody whom an ärende knows, and the service takes no part in anything.
    stopped = {role for role in ROLES if role not in {"rapportor", "system"}}
    at = replace(state(row, fits, first_ivo(row)), javiga=True)
    tried = [
        Cell(role, at, row["jav"] if role in stopped else "may")
        for role in ROLES
        if row[role] == "may"
    ]

    found = caller.found(row["act"], tried)

    assert found == [cell.wanted for cell in tried]
