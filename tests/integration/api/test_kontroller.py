"""Controls without code and draws over HTTP: set up, previewed, counted, drawn and reviewed."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest

from api.auth import Role
from api.http.kontroller_models import NY_KONTROLL
from projections.asof import today_of
from tests.support.database import fresh_database
from tests.support.logs import a_context
from tests.support.services import running_service
from tests.unit.internkontroll.handelser import an_import, history

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fastapi.testclient import TestClient

    from tests.support.server import RunServer
    from tests.support.services import Service

BASE = "/api/v1/namnder/prov"
PREVIEW = f"{BASE}/kontroller/forhandsvisning"
ROWS = [("2022-01-10", "2022-11-01", "A"), ("2022-06-01", None, "B"), ("2021-11-01", None, "C")]


@pytest.fixture(scope="module")
def service(
    pg_server: RunServer, _template: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Service]:
    """One service with three rows for all tests: each defines a control of its own."""
    with (
        fresh_database(pg_server, _template) as database,
        running_service(database, tmp_path_factory.mktemp("kontroller")) as made,
    ):
        events = [one for start, slut, of in ROWS for one in history(start, slut, arende=of)]
        read_in = datetime(2023, 1, 10, tzinfo=UTC)
        made.log.append(an_import(read_in, *events), a_context(), at=read_in)
        made.catch_up()
        yield made


@pytest.fixture
def program(service: Service) -> TestClient:
    """A program in the name of somebody in kvalitet."""
    return service.program(Role.KVALITET)


def key() -> dict[str, str]:
    """Give the header of a new request."""
    return {"Idempotency-Key": str(uuid4())}


def define(program: TestClient, **changes: Any) -> str:
    """Set up a control and give its address."""
    answer = program.post(f"{BASE}/kontroller", json={**NY_KONTROLL, **changes}, headers=key())
    assert answer.status_code == 201, answer.text
    return str(answer.headers["Location"])


def test_a_control_is_previewed_set_up_and_counted(program: TestClient) -> None:
    """The preview says what the control says once it is there; a number leads to its rows."""
    query: dict[str, Any] = {
        "starthandelse": "beslut", "sluthandelse": "uppfoljning", "igen_antal": 1,
    }  # fmt: skip
    seen = program.get(PREVIEW, params={**query, "per": "2022-12-31"}).json()
    address = define(program, fran="2020-01-01")
    found = program.get(address, params={"per": "2022-12-31"})
    over = program.get(f"{address}/tillfallen", params={"per": "2022-12-31", "klass": "over"})

    assert seen["antal"] == found.json()["antal"] == {"inom": 1, "sent": 0, "vantar": 2, "over": 1}
    assert found.json()["andel"] == {"count": 1, "of": 2, "percent": 50.0}
    assert [one["sista_dag"] for one in over.json()["tillfallen"]] == ["2022-11-01"]
    assert over.json()["total"] == 1
    again = program.get(
        address, params={"per": "2022-12-31"}, headers={"If-None-Match": found.headers["ETag"]}
    )
    assert again.status_code == 304


def test_what_was_not_known_yet_is_not_counted(program: TestClient) -> None:
    """The rows were read in on 2023-01-10."""
    query = {"starthandelse": "beslut", "sluthandelse": "uppfoljning", "per": "2022-12-31"}
    before = program.get(PREVIEW, params={**query, "known_at": "2022-12-31"}).json()

    assert sum(before["antal"].values()) == 0


def test_codes_to_choose_from_come_with_their_counts(program: TestClient) -> None:
    """Each pair of start and end that there are rows with."""
    found = program.get(f"{BASE}/kontroller/koder").json()["koder"]

    assert [(one["starthandelse"], one["sluthandelse"], one["antal"]) for one in found] == [
        ("beslut", "uppfoljning", 1), ("beslut", None, 2),
    ]  # fmt: skip


def test_a_control_is_changed_at_the_version_that_was_seen_and_ended(program: TestClient) -> None:
    """A stale change is refused; an ended control stays to be read."""
    address = define(program)
    body = {**NY_KONTROLL, "inom": {"antal": 6, "enhet": "manad"}}
    codes = [
        program.post(f"{address}/change-kontroll", json=body, headers={"If-Match": '"1"'}),
        program.post(f"{address}/change-kontroll", json=body, headers={"If-Match": '"1"'}),
        program.post(
            f"{address}/end-kontroll", json={"avslutad": "2023-01-10"}, headers={"If-Match": '"2"'}
        ),
    ]
    listed = program.get(f"{BASE}/kontroller").json()["kontroller"]
    one = next(one for one in listed if one["href"] == address)

    assert [answer.status_code for answer in codes] == [200, 412, 200]
    assert (one["galler"], one["definition"], one["inom"]) == (
        False, 2, {"antal": 6, "enhet": "manad"},
    )  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"inom": {"antal": 11, "enhet": "ar"}}, "inom"),
        ({"starthandelse": "19121212-1212"}, "starthandelse"),
        ({"extra": 1}, "extra"),
    ],
)
def test_a_control_that_cannot_be_counted_is_refused(
    program: TestClient, changes: dict[str, Any], field: str
) -> None:
    """The field is named, and its value not repeated."""
    body = {**NY_KONTROLL, **changes}
    answer = program.post(f"{BASE}/kontroller", json=body, headers=key())

    assert answer.status_code == 422
    assert field in answer.json()["errors"][0]["field"]
    assert "19121212" not in answer.text


def test_nobody_sets_up_or_draws_without_the_task(service: Service) -> None:
    """A revisor reads and changes nothing; what is not there is not found."""
    reader = service.program(Role.REVISOR)
    draw = {"manad": 12, "underlag": "handelser:beslut", "antal": 1}
    answers = [
        reader.post(f"{BASE}/kontroller", json=NY_KONTROLL, headers=key()),
        reader.post(f"{BASE}/dragningar/2022/make-dragning", json=draw, headers=key()),
        reader.get(f"{BASE}/kontroller/{uuid4()}"),
        reader.get(PREVIEW),
    ]

    assert [one.status_code for one in answers] == [403, 403, 404, 422]


def test_a_draw_is_made_once_can_be_made_again_and_is_reviewed(program: TestClient) -> None:
    """The same request gives the same answer; another draw of the month is refused."""
    year, body = f"{BASE}/dragningar/2022", {"manad": 6, "underlag": "handelser:beslut", "antal": 5}
    same = key()
    made = [
        program.post(f"{year}/make-dragning", json=body, headers=headers)
        for headers in (same, same, key())
    ]
    (drawn,) = program.get(year).json()["dragningar"]
    review = {
        "dragning": 1, "referens": drawn["dragna"][0]["referens"], "granskad": "2023-01-10",
        "utfall": "anmarkning",
    }  # fmt: skip
    reviewed = program.post(f"{year}/review-dragen", json=review, headers={"If-Match": '"1"'})
    after = program.get(year).json()

    assert [one.status_code for one in made] == [201, 201, 409]
    assert (drawn["population"], drawn["antal"], len(drawn["dragna"])) == (1, 5, 1)
    assert program.get(f"{year}/1/omdragning").json() == {
        "samma_lista": True, "samma_dragning": True,
    }  # fmt: skip
    listed = program.get(f"{year}/1/underlag").json()
    assert listed["referenser"] == listed["dragna"] == [review["referens"]]
    assert listed["seed"] == drawn["seed"]
    assert reviewed.status_code == 200
    assert (after["granskade"], after["utfall"]["anmarkning"], after["etag"]) == (1, 1, '"2"')
    assert program.get(f"{year}/2/omdragning").status_code == 404


def test_the_days_of_the_test_are_the_logs_own(service: Service) -> None:
    """The constructed log has come to the day that its rows were read in, or later."""
    assert today_of(service.log) >= date(2023, 1, 10)
