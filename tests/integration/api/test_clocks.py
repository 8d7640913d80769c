"""The clocks of child protection as JSON: counts, the lists behind them, chains and lead times."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

import pytest

from api.auth import Role
from audit.barnutredning import OpenUtredning
from audit.store.log_events import ReadingRecorded
from tests.support.klockor import Klockor

if TYPE_CHECKING:
    from fastapi.testclient import TestClient

    from tests.support.services import Service

ROOT = "/api/v1/namnder/prov/internkontroll"
MARCH = date(2026, 3, 2)
PER = {"per": "2026-03-02"}


@pytest.fixture
def late(service: Service) -> UUID:
    """Two orosanmälningar that wait, one of them too long, and a chain of two utredningar."""
    klockor, barn = Klockor(service.log), uuid4()
    late = klockor.receive(date(2026, 2, 9), MARCH, enhet="e1")
    new = klockor.receive(date(2026, 2, 27), MARCH, enhet="e2")
    for one, day in ((late, 9), (new, 27)):
        klockor.judge(one, date(2026, 2, day), MARCH)
    first, second = uuid4(), uuid4()
    for arende, inledd in ((first, date(2025, 9, 1)), (second, date(2026, 1, 5))):
        command = OpenUtredning(
            arende=arende, barn=barn, enhet="e1", inledd=inledd, kallreferens=uuid4()
        )
        klockor.send(command, MARCH)
    klockor.close(first, date(2026, 1, 5), on=MARCH)
    klockor.hear(second, date(2026, 1, 20), MARCH)
    klockor.lies_with(second, "s1", date(2026, 1, 10), MARCH)
    service.catch_up()
    return late


@pytest.fixture
def kvalitet(service: Service, late: UUID) -> TestClient:
    """A program with the role kvalitet."""
    return service.program(Role.KVALITET)


def test_orosanmalningar_are_counted_and_each_number_leads_to_its_list(
    kvalitet: TestClient, late: UUID
) -> None:
    """The one over its fourteen days is counted, and found at the address beside the number."""
    count = kvalitet.get(f"{ROOT}/orosanmalningar", params=PER)
    body = count.json()
    tider = {one["tid"]: {it["lage"]: it for it in one["lagen"]} for one in body["tider"]}
    over = tider["forhandsbedomning"]["over"]
    behind = kvalitet.get(over["arenden"]).json()

    assert (body["total"], over["count"]) == (2, 1)
    assert {it["enhet"] for it in body["enheter"]} == {"e1", "e2"}
    assert [one["anmalan"] for one in behind["anmalningar"]] == [str(late)]
    assert behind["anmalningar"][0]["forhandsbedomning"]["days_left"] == -7
    again = kvalitet.get(
        f"{ROOT}/orosanmalningar", params=PER, headers={"If-None-Match": count.headers["ETag"]}
    )
    assert again.status_code == 304


def test_a_list_is_recorded_as_read_with_what_it_was_narrowed_to(
    service: Service, kvalitet: TestClient
) -> None:
    """Filter and count stand in the read log; figures alone leave no trace of cases."""
    before = service.log.reads.head().size
    kvalitet.get(f"{ROOT}/handlaggning", params=PER)
    figures = service.log.reads.head().size

    params = {**PER, "brist": "information_saknas", "samordnare": "s1"}
    found = kvalitet.get(f"{ROOT}/handlaggning/arenden", params=params).json()

    assert (figures, service.log.reads.head().size) == (before, before + 1)
    assert [row["samordnare"] for row in found["arenden"]] == ["s1"]
    assert found["arenden"][0]["hord"] == "2026-01-20"
    read = _newest_reading(service)
    assert (read.what, read.count) == ("handlaggning", 1)
    assert (read.filters or {})["samordnare"] == "s1"


def _newest_reading(service: Service) -> ReadingRecorded:
    reads = service.log.reads
    with reads.pool.connection() as connection:
        query = f"SELECT arende_id FROM {reads.schema}.entry ORDER BY position DESC LIMIT 1"
        rows = connection.execute(query.encode()).fetchall()
    event = reads.load(rows[0][0])[-1].event
    assert isinstance(event, ReadingRecorded)
    return event


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("orosanmalningar?population=inkomna&start=2026-01-01", {"total": 2}),
        ("handlaggning?", {"total": 1, "barn_hort": 1, "information_saknas": 1}),
        ("uppfoljningar?", {"total": 0}),
        ("ledtider?start=2026-01-01", {"total": 1, "manader": {"4": 1}}),
        ("ledtider?matt=forhandsbedomning", {"total": 0, "veckor": {}}),
        ("kedjor?", {"total": 1}),
        ("kedjor?enhet=e9", {"total": 0}),
        ("barnutredningstid/arenden?samordnare=s1", {"total": 1}),
        ("barnutredningstid/arenden?samordnare=s9", {"total": 0}),
        ("orosanmalningar/arenden?limit=1&inom=14", {"total": 1}),
        ("uppfoljningar/arenden?population=avslutade", {"total": 0}),
    ],
)
def test_each_question_is_answered(
    kvalitet: TestClient, path: str, expected: dict[str, Any]
) -> None:
    """Population, period and narrowing are taken from the address."""
    answer = kvalitet.get(f"{ROOT}/{path}&per=2026-03-02")

    assert answer.status_code == 200
    assert {name: answer.json()[name] for name in expected} == expected


def test_a_chain_says_its_days_and_the_next_stretch_where_there_is_one(
    kvalitet: TestClient,
) -> None:
    """Closed and opened on the same day: two parts, their days summed."""
    chain = kvalitet.get(f"{ROOT}/kedjor", params=PER).json()["kedjor"][0]
    page = kvalitet.get(f"{ROOT}/orosanmalningar/arenden", params={**PER, "limit": 1})

    assert (chain["days"], chain["pagar"], len(chain["utredningar"])) == (126 + 56, True, 2)
    assert kvalitet.get(page.json()["links"]["next"]).json()["links"]["next"] is None
    assert 'rel="next"' in page.headers["Link"]


def test_a_period_belongs_to_what_ends_or_comes_in(kvalitet: TestClient) -> None:
    """Asked of the open ones it is refused by name, and so is one that ends before it began."""
    open_ones = kvalitet.get(f"{ROOT}/orosanmalningar?start=2026-01-01")
    backwards = kvalitet.get(f"{ROOT}/ledtider?start=2026-02-01&slut=2026-01-01")

    assert [one.status_code for one in (open_ones, backwards)] == [422, 422]
    assert open_ones.json()["errors"][0]["field"] == "start"
