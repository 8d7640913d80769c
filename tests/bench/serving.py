"""HTTP requests beside an endpoint that signs in and does nothing, and the server's memory."""

from __future__ import annotations

import random
import sys
from datetime import timedelta
from typing import TYPE_CHECKING

from api.auth.secrets import new_token, token_hash
from audit.clock import utc_now
from audit.store.accounts import Accounts
from tests.bench.appending import line
from tests.bench.asking import ask
from tests.bench.ground import FIRST_DAY
from tests.bench.processes import environment, running
from tests.bench.result import Aim, Line
from tests.bench.rounds import race
from tests.bench.served import NOTHING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from audit.store.log import Log
    from tests.bench.ground import Ground
    from tests.bench.stage import Stage

BASELINE = "an endpoint that signs in and does nothing"
MEMORY = Aim(300, at_least=False, unit="MB")


def lines(stage: Stage) -> Iterator[Line]:
    """Ask for figures of the nämnd's day, which change with every request, and for timelines."""
    log, seconds = stage.filled()[0], stage.sizes.seconds
    token = signed_in(stage.ground, log)
    command = [sys.executable, "-m", "tests.bench.served"]
    with running(command, environment(stage.ground)) as server:
        assert server.process.stdout is not None
        port = int(server.process.stdout.readline())
        for name, path in (("figure on any date", _figures(log)), ("timeline", _timelines(log))):
            for asked in (path, lambda: NOTHING):
                ask(port, token, asked, seconds / 4)
            found = race(
                lambda: ask(port, token, lambda: NOTHING, seconds),
                lambda path=path: ask(port, token, path, seconds),  # type: ignore[misc]
                stage.sizes.rounds,
            )
            yield line(f"HTTP requests/s, {name}", BASELINE, found, Aim(0.4))
        peak = server.end()
    yield Line("memory of the server, peak", "itself", peak, "MB", MEMORY)


def signed_in(ground: Ground, log: Log) -> str:
    """Make an account with a role in the nämnd; gives a token for it."""
    accounts, token = Accounts(ground.around.pool), new_token()
    account = accounts.add(f"bench-{random.getrandbits(32)}", "Bench", "-")
    accounts.grant_role(account, log.namnd.slug, "kvalitet")
    hashed = token_hash(token)
    assert hashed is not None
    accounts.add_token(account, hashed, "bench", utc_now() + timedelta(days=1))
    return token


def _figures(log: Log) -> Callable[[], str]:
    days = (log.head().recorded_at - FIRST_DAY).days
    base = f"/api/v1/namnder/{log.namnd.slug}/internkontroll/barnutredningstid"

    def path() -> str:
        per = FIRST_DAY.date() + timedelta(days=random.randrange(days + 1))
        return f"{base}?per={per}"

    return path


def _timelines(log: Log) -> Callable[[], str]:
    with log.pool.connection() as connection:
        query = f"SELECT arende_id FROM {log.schema}.view_utredning ORDER BY random() LIMIT 500"
        rows = connection.execute(query.encode()).fetchall()
    arenden = [row[0] for row in rows]
    base = f"/api/v1/namnder/{log.namnd.slug}/arenden"
    return lambda: f"{base}/{random.choice(arenden)}/handelser"
