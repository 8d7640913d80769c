"""The acts of the internkontroll, ej verkställda beslut, granskningar and the year, over HTTP."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from api.auth import Role
from api.http.kontroller_models import NY_KONTROLL
from audit.act_table import who_may
from audit.store.log_events import ReadingRecorded
from tests.support.act_stories import AREAS, STORIES, TODAY, Teller, new_key
from tests.support.database import fresh_database
from tests.support.services import running_service

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fastapi.testclient import TestClient

    from tests.support.server import RunServer
    from tests.support.services import Service

BASE = "/api/v1/namnder/prov"
BESLUT = f"{BASE}/ej-verkstallda/beslut"
NEW = {
    "beslutad": "2023-11-06", "lag": "lss", "insats": "gruppbostad", "enhet": "e1",
    "text": "Konstruerad text.",
}  # fmt: skip


@pytest.fixture(scope="module")
def service(
    pg_server: RunServer, _template: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Service]:
    """One service for all tests, whose log has come to a day of its own."""
    with (
        fresh_database(pg_server, _template) as database,
        running_service(database, tmp_path_factory.mktemp("acts")) as made,
    ):
        made.register.open(date(2024, 6, 1), on=TODAY)
        yield made


@pytest.fixture(scope="module")
def kvalitet(service: Service) -> TestClient:
    """A program in the name of somebody in kvalitet."""
    return service.program(Role.KVALITET)


def register(program: TestClient) -> str:
    """Register a beslut and give its address."""
    answer = program.post(BESLUT, json=NEW, headers=new_key())
    assert answer.status_code == 201, answer.text
    return str(answer.headers["Location"])


def readings(service: Service, what: str) -> int:
    """Count the readings of a name in the read log."""
    return sum(
        isinstance(one.event, ReadingRecorded) and one.event.what == what
        for one in service.log.reads.entries(1, service.log.reads.head().size)
    )


@pytest.mark.parametrize("name", list(AREAS))
def test_each_act_is_done_by_somebody_who_may(service: Service, name: str) -> None:
    """Every act with an address is done once, with the example of the description."""
    teller = Teller(service, AREAS[name])
    teller.known["revisor"] = str(service.account(Role.REVISOR))
    if name == "internkontroll":
        made = teller.program("kvalitet").post(
            f"{BASE}/kontroller", json=NY_KONTROLL, headers=new_key()
        )
        teller.known["kontroll"] = made.headers["Location"].rpartition("/")[2]
        service.catch_up()
    for act, changes in STORIES[name]:
        answer = teller.do(act, changes)

        starts = teller.area.door.table.acts[act].starts
        assert answer.status_code == (201 if starts else 200), (act, answer.text)
        assert answer.headers["ETag"] == answer.json()["etag"]
    assert {act for act, _ in STORIES[name]} == set(teller.area.row_of)


@pytest.mark.parametrize("name", list(AREAS))
def test_each_act_is_refused_to_somebody_who_may_not(service: Service, name: str) -> None:
    """Whoever may not is told who may, whether there is anything at the address or not."""
    teller = Teller(service, AREAS[name], known={"revisor": str(uuid4())})
    for act in teller.area.row_of:
        program, body = teller.program(teller.may_not(act)), teller.body(act, {})
        answer = program.post(teller.address(act), json=body, headers=new_key())

        assert answer.status_code == 403, (act, answer.text)
        assert answer.json()["detail"] == who_may(teller.area.door.table.acts[act])
