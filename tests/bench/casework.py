"""Lex Sarah over HTTP: commands a second, and the page of one ärende in a log of many events."""

from __future__ import annotations

import json
import random
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from api.auth import Role as AccountRole
from api.auth.secrets import new_token, token_hash
from audit.clock import utc_now
from audit.lexsarah import Role
from audit.store.accounts import Accounts
from audit.store.people import People
from tests.bench.appending import line
from tests.bench.asking import ask, one_by_one, send
from tests.bench.histories import a_context
from tests.bench.processes import environment, running
from tests.bench.result import Aim, Line
from tests.bench.rounds import percentile, race
from tests.bench.served import NOTHING
from tests.bench.serving import BASELINE
from tests.support.lex_sarah import working
from tests.support.lexsarah_states import NOON, translated
from tests.unit.lexsarah.asked import ARENDE
from tests.unit.lexsarah.histories import arende_at
from tests.unit.lexsarah.people import token

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from audit.store.log import Log
    from tests.bench.ground import Ground
    from tests.bench.stage import Stage

CASES = 300
"""Ärenden under utredning, about thirty events each, at the end of the log."""
PAGES = 300
STEG = {
    "slag": "observation", "art": "omstandighet", "datum": "2026-03-10",
    "text": "Larmet ringde tre gånger.", "kalla": "Larmloggen", "namn": "N", "titel": "utredare",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Parts:
    """What acts ask of the services."""

    people: People
    accounts: Accounts


@dataclass(frozen=True, slots=True)
class Bare:
    """As much of a service as the nämnd of the tests is set up with."""

    log: Log
    services: Parts

    def account(self, *roles: AccountRole) -> UUID:
        """Make an account with roles."""
        account = self.services.accounts.add(f"bench-{uuid4()}", "Bench", "-")
        for role in roles:
            self.services.accounts.grant_role(account, self.log.namnd.slug, role.value)
        return account


def lines(stage: Stage) -> Iterator[Line]:
    """Send commands and open pages, beside the endpoint that only signs in."""
    log, seconds = stage.filled()[0], stage.sizes.seconds
    utredare, arenden = _cases(stage.ground, log)
    command = [sys.executable, "-m", "tests.bench.served"]
    with running(command, environment(stage.ground)) as server:
        assert server.process.stdout is not None
        port = int(server.process.stdout.readline())
        written = _command(log, arenden, utredare)
        send(port, written, seconds / 4)
        found = race(
            lambda: ask(port, utredare, lambda: NOTHING, seconds),
            lambda: send(port, written, seconds),
            stage.sizes.rounds,
        )
        yield line("HTTP commands/s, a step of an utredning", BASELINE, found, Aim(0.4))
        pages = [f"/{log.namnd.slug}/lex-sarah/{one}" for one in arenden]
        taken = one_by_one(port, utredare, lambda: random.choice(pages), PAGES)
    yield _times(taken, stage)


def _times(seconds: list[float], stage: Stage) -> Line:
    tail, middle = percentile(seconds, 0.99) * 1000, percentile(seconds, 0.5) * 1000
    detail = f"median {middle:.1f} ms, 99 of 100 within {tail:.1f} ms, {len(seconds)} pages"
    against = f"itself; {stage.sizes.events:,} events in the log"
    return Line("the page of one ärende over HTTP, p99", against, tail, "ms", None, detail)


def _cases(ground: Ground, log: Log) -> tuple[str, list[UUID]]:
    """Set the nämnd up and write its ärenden; gives a token of their utredare, and their ids."""
    accounts = Accounts(ground.around.pool)
    bare: Any = Bare(log, Parts(People(ground.around.pool), accounts))
    work = working(bare)
    people = {token(role.value): konto for role, konto in work.accounts.items()}
    history, arenden = arende_at("under_utredning"), [uuid4() for _ in range(CASES)]
    events = [translated(event, {**people, ARENDE: one}) for one in arenden for event in history]
    log.append(events, a_context(), at=max(NOON, log.head().recorded_at))
    text = new_token()
    hashed = token_hash(text)
    assert hashed is not None
    until = utc_now().replace(year=utc_now().year + 1)
    accounts.add_token(work.accounts[Role.UTREDARE], hashed, "bench", until)
    return text, arenden


def _command(log: Log, arenden: list[UUID], utredare: str) -> Callable[[], bytes]:
    """Write a request that documents a step in any of the ärenden; each is a new one."""
    body = json.dumps(STEG).encode()
    base = f"/api/v1/namnder/{log.namnd.slug}/lex-sarah/arenden"

    def request() -> bytes:
        head = (
            f"POST {base}/{random.choice(arenden)}/write-utredningssteg HTTP/1.1\r\n"
            f"Host: 127.0.0.1\r\nAuthorization: Bearer {utredare}\r\n"
            f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n"
            f"If-Match: *\r\nIdempotency-Key: {uuid4()}\r\n\r\n"
        )
        return head.encode() + body

    return request
