"""The nämnd's year over the real service: planned by labels, and read on each day."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from api.acts import punkt_id
from api.auth import Role
from tests.support.database import fresh_database
from tests.support.services import CSRF, running_service
from tests.unit.arsplan.story import DAYS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from uuid import UUID

    from fastapi.testclient import TestClient
    from httpx2 import Response

    from tests.support.server import RunServer
    from tests.support.services import Service

YEAR = "/prov/aret/2024"
TODAY = date(2024, 1, 8)
CHECKED = re.compile(r'name="regel" value="([^"]+)" checked')


@dataclass
class Walk:
    """The browsers of a nämndsekreterare, a revisor and an enhetschef, in a year they plan."""

    service: Service
    browser: TestClient
    revisor: TestClient
    chef: TestClient
    seen: dict[str, str] = field(default_factory=dict)

    def post(self, address: str, **values: str | list[str]) -> Response:
        """Send a form."""
        return self.browser.post(address, data={"csrf_token": CSRF, **values})

    def act(self, slug: str, **values: str | list[str]) -> Response:
        """Act on the year; what the address chooses comes after a question mark."""
        return self.post(f"{YEAR}/handla/{slug}", **values)

    def punkt(self, regel: str) -> UUID:
        """Give the id of a punkt by its rule."""
        return punkt_id(self.service.log, 2024, regel)

    def said(self, address: str) -> str:
        """Give what a page says to the nämndsekreterare."""
        return plain(self.browser.get(address).text)


def plain(text: str) -> str:
    """Give what a page says, without its marks."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text)).replace("\N{NO-BREAK SPACE}", " ")


@pytest.fixture(scope="module")
def walk(
    pg_server: RunServer, _template: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Walk]:
    """A nämnd whose year 2024 has its sammanträden, and what recurs accepted in one press."""
    with (
        fresh_database(pg_server, _template) as migrated,
        running_service(migrated, tmp_path_factory.mktemp("aret")) as service,
    ):
        service.register.open(TODAY, on=TODAY)
        roles = (Role.NAMNDSEKRETERARE, Role.REVISOR, Role.ENHETSCHEF)
        made = Walk(service, *(service.browser(one) for one in roles))
        made.seen["empty"] = made.said(YEAR)
        for dag in DAYS.values():
            stop = (dag - timedelta(days=9)).isoformat()
            answer = made.act(
                "plan-sammantrade", dag=dag.isoformat(), stopptid=stop, klockan="12.00"
            )
            assert answer.status_code == 303, plain(answer.text)
        shown = made.browser.get(f"{YEAR}/forslag").text
        made.seen["forslag"] = plain(shown)
        answer = made.post(f"{YEAR}/forslag", regel=CHECKED.findall(shown), nyckel="k" * 20)
        assert answer.status_code == 303, plain(answer.text)
        yield made


def test_an_empty_year_says_what_comes_first(walk: Walk) -> None:
    """A nämndsekreterare is told to begin with the sammanträden, and what then is proposed."""
    said = walk.seen["empty"]

    assert "Lägg först till årets sammanträden" in said
    assert "Året har inga sammanträden än" in said
