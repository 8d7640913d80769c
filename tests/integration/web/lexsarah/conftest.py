"""The pages of lex Sarah over the real service: one nämnd per module, ärenden at any step."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from datetime import datetime, time
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest

from api.acts import own_time
from audit.clock import STOCKHOLM
from audit.ids import new_arende_id, new_random_id
from audit.lexsarah import Role
from tests.support.database import fresh_database
from tests.support.lex_sarah import Work, working
from tests.support.services import CSRF, running_service
from tests.unit.lexsarah.asked import ARENDE, OTHER, RAPPORT, SECOND
from tests.unit.lexsarah.histories import arende_at, other_at, rapport_at
from tests.unit.lexsarah.people import TODAY, token

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from fastapi.testclient import TestClient
    from httpx2 import Response

    from audit.envelope import Event
    from tests.support.server import RunServer


@dataclass
class Pages:
    """The nämnd `prov` at work, seen through browsers: one per role."""

    work: Work
    _browsers: dict[Role, TestClient] = field(default_factory=dict)

    def begin(self) -> None:
        """Let the nämnd's own time come to the day of the histories, by an act of no ärende."""
        self.work.system.log.append(
            [_swapped(event, {OTHER: new_arende_id()}) for event in other_at("mottagen")],
            self.work.system.context(Role.SYSTEM),
            at=datetime.combine(TODAY, time(8), STOCKHOLM),
        )

    def browser(self, role: Role) -> TestClient:
        """Give the browser in which the account of a role is signed in."""
        if role not in self._browsers:
            service = self.work.service
            self._browsers[role] = service.browser_of(self.work.accounts[role])
        return self._browsers[role]

    def get(self, role: Role, address: str) -> Response:
        """Open a page of lex Sarah."""
        return self.browser(role).get(f"/prov/lex-sarah{address}")

    def post(self, role: Role, address: str, values: Mapping[str, object]) -> Response:
        """Send a form of lex Sarah."""
        sent = {"csrf_token": CSRF, **values}
        return self.browser(role).post(f"/prov/lex-sarah{address}", data=sent)

    def arende(self, steg: str, ivo: str = "inte_anmalt", **more: object) -> UUID:
        """Put an ärende at a step into the log; its people are the accounts of the roles."""
        id_ = new_arende_id()
        self._put(arende_at(steg, ivo, **more), {ARENDE: id_})
        return id_

    def rapport(self, steg: str) -> UUID:
        """Put a report at a step into the log."""
        id_ = new_random_id()
        self._put(rapport_at(steg), {RAPPORT: id_})
        return id_

    def uppgift(self) -> UUID:
        """Put what a private utförare told into the log."""
        id_ = new_arende_id()
        self._put(other_at("mottagen"), {OTHER: id_})
        return id_

    def _put(self, events: Sequence[Event], ids: dict[UUID, UUID]) -> None:
        known = {token(role.value): konto for role, konto in self.work.accounts.items()}
        swap = {**known, **ids, SECOND: new_random_id()}
        swapped = [_swapped(event, swap) for event in events]
        log = self.work.service.log
        log.append(swapped, self.work.system.context(Role.SYSTEM), at=own_time(log))

    def topics(self, stream: UUID) -> list[str]:
        """Name what has happened in a stream, in order."""
        found = self.work.service.log.load_many([stream]).get(stream, [])
        return [one.topic.removeprefix("lexsarah.") for one in found]


def _swapped(event: Event, swap: dict[UUID, UUID]) -> Event:
    values = {one.name: getattr(event, one.name) for one in fields(event)}
    new: dict[str, Any] = {
        n: swap[v] for n, v in values.items() if isinstance(v, UUID) and v in swap
    }
    return replace(event, **new)


@pytest.fixture(scope="module")
def pages(
    pg_server: RunServer, _template: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Pages]:
    """The nämnd `prov` at work; a module shares it, each test puts its own ärenden into it."""
    folder = tmp_path_factory.mktemp("lexsarah")
    with (
        fresh_database(pg_server, _template) as database,
        running_service(database, folder) as service,
    ):
        made = Pages(working(service))
        made.begin()
        yield made
