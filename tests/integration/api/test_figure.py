"""The figure, the list behind it and the timeline, as JSON."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

import psycopg
import pytest

from api.auth import Role
from audit.barnutredning import ExtendUtredning
from audit.store.log_events import ReadingRecorded

if TYPE_CHECKING:
    from fastapi.testclient import TestClient

    from audit.store.log import Log
    from tests.support.database import Database
    from tests.support.services import Service

FIGURE = "/api/v1/namnder/prov/internkontroll/barnutredningstid"
PER = {"per": "2022-12-31"}
KNOWN_THEN = {**PER, "known_at": "2022-12-31"}


@pytest.fixture
def late(service: Service) -> UUID:
    """Three utredningar run on 2022-12-31; the late one was closed afterwards, on 2023-01-09."""
    register = service.register
    register.open(date(2022, 11, 1), on=date(2022, 11, 2))
    register.open(date(2022, 10, 1), on=date(2022, 11, 2))
    late = register.open(date(2022, 6, 1), on=date(2022, 11, 2))
    register.close(late, date(2023, 1, 9), on=date(2023, 1, 10))
    service.catch_up()
    return late


@pytest.fixture
def kvalitet(service: Service, late: UUID) -> TestClient:
    """A program with the role kvalitet."""
    return service.program(Role.KVALITET)


def _classes(figure: dict[str, Any]) -> dict[str, int]:
    return {one["klass"]: one["count"] for one in figure["classes"] if one["count"]}


def test_the_figure_counts_by_class(kvalitet: TestClient) -> None:
    """Total, classes, share and days of those running on the day."""
    figure = kvalitet.get(FIGURE, params=PER).json()

    assert (figure["total"], _classes(figure)) == (3, {"inom": 2, "over_utan_forlangning": 1})
    assert figure["within_four_months"] == {"count": 2, "of": 3, "percent": 66.7}
    assert figure["days"] == {"median": 91.0, "mean": 121.3}
    assert figure["constructed"] is True


def test_what_was_known_then_and_what_is_known_now_differ(kvalitet: TestClient) -> None:
    """The closing of January is known now and was not on New Year's Eve; both answers are right."""
    now = kvalitet.get(FIGURE, params=PER).json()
    then = kvalitet.get(FIGURE, params=KNOWN_THEN).json()

    assert (now["flags"]["closed_later"], then["flags"]["closed_later"]) == (1, 0)
    assert (now["total"], then["total"]) == (3, 3)
    assert then["basis"]["position"] < now["basis"]["position"]


def test_every_answer_says_what_it_rests_on(service: Service, kvalitet: TestClient) -> None:
    """Löpnummer, its time, and the very checkpoint that the log has signed."""
    basis = kvalitet.get(FIGURE, params=KNOWN_THEN).json()["basis"]

    size, note = service.log.checkpoint()
    assert basis["checkpoint"] == {"size": size, "note": note}
    assert basis["recorded_at"].startswith("2022-11-02T12:00:00")
    assert basis["behind"] is False


def test_every_number_leads_to_the_arenden_behind_it(kvalitet: TestClient, late: UUID) -> None:
    """Following a class's address gives exactly as many ärenden, known at the same löpnummer."""
    figure = kvalitet.get(FIGURE, params=KNOWN_THEN).json()
    for one in figure["classes"]:
        found = kvalitet.get(one["arenden"]).json()

        assert found["total"] == len(found["arenden"]) == one["count"]
        assert found["basis"]["position"] == figure["basis"]["position"]


def test_the_late_one_is_found_with_its_last_days(kvalitet: TestClient, late: UUID) -> None:
    """A row has both last days, the days over, the flag, and the way to the timeline."""
    params = {**PER, "klass": "over_utan_forlangning"}

    row = kvalitet.get(f"{FIGURE}/arenden", params=params).json()["arenden"][0]

    assert row["arende"] == str(late)
    assert (row["sista_dag"], row["sista_dag_vardag"]) == ("2022-10-01", "2022-10-03")
    assert (row["days_over"], row["flags"]) == (91, ["closed_later"])
    assert kvalitet.get(row["handelser"]).status_code == 200


def test_closed_ones_are_another_population(kvalitet: TestClient) -> None:
    """The period's closed ones are counted apart, by default from New Year to the day asked for."""
    params = {"population": "avslutade", "per": "2023-01-31"}

    figure = kvalitet.get(FIGURE, params=params).json()

    assert (figure["start"], figure["slut"], figure["per"]) == ("2023-01-01", "2023-01-31", None)
    assert (figure["total"], _classes(figure)) == (1, {"over_utan_forlangning": 1})


def test_a_list_comes_a_stretch_at_a_time(kvalitet: TestClient) -> None:
    """The links lead through the whole list by limit and offset, in one state of knowledge."""
    seen: list[str] = []
    address: str | None = f"{FIGURE}/arenden?per=2022-12-31&limit=1"
    while address:
        answer = kvalitet.get(address)
        seen += [row["arende"] for row in answer.json()["arenden"]]
        address = answer.json()["links"]["next"]
        assert (f'<{address}>; rel="next"' in answer.headers.get("link", "")) == bool(address)

    assert len(seen) == len(set(seen)) == 3


def test_the_same_answer_is_not_sent_twice(kvalitet: TestClient) -> None:
    """A caller that has the answer gets 304, until the log has grown."""
    first = kvalitet.get(FIGURE, params=PER)

    again = kvalitet.get(FIGURE, params=PER, headers={"If-None-Match": first.headers["etag"]})
    other = kvalitet.get(FIGURE, headers={"If-None-Match": first.headers["etag"]})

    assert (again.status_code, again.content) == (304, b"")
    assert other.status_code == 200


@pytest.mark.parametrize(
    ("params", "field"),
    [
        ({"per": "2022-13-01"}, "per"),
        ({"per": "0200-01-01"}, "per"),
        ({"known_at": "nyss"}, "known_at"),
        ({"population": "alla"}, "population"),
        ({"start": "2022-01-01"}, "start"),
        ({"population": "avslutade", "start": "2022-02-01", "slut": "2022-01-01"}, "start"),
        ({"know_at": "2022-12-31"}, "know_at"),
    ],
)
def test_what_cannot_be_asked_names_the_field(
    kvalitet: TestClient, params: dict[str, str], field: str
) -> None:
    """A wrong or misspelt question gets 422 with field and reason, and never a default's answer."""
    answer = kvalitet.get(FIGURE, params=params)

    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == field


def test_a_view_that_lags_is_said_to(service: Service, kvalitet: TestClient) -> None:
    """Before the view has read the newest event the figure says that it is behind."""
    service.register.open(date(2022, 12, 1), on=date(2023, 2, 1))

    basis = kvalitet.get(FIGURE, params=PER).json()["basis"]

    assert basis["behind"] is True
    assert basis["view_position"] < basis["position"]


def _handelser(arende: UUID) -> str:
    return f"/api/v1/namnder/prov/arenden/{arende}/handelser"


def test_the_timeline_keeps_both_times(kvalitet: TestClient, late: UUID) -> None:
    """When it happened and when it was recorded stand beside each other, in order."""
    opened, closed = kvalitet.get(_handelser(late)).json()["handelser"]

    assert (opened["happened"]["start"], opened["registered"]) == ("2022-06-01", "2022-11-02")
    assert (closed["facts"]["avslutad"], closed["days_late"]) == ("2023-01-09", 1)


def test_the_timeline_as_it_was_known(kvalitet: TestClient, late: UUID) -> None:
    """Before the closing was recorded the ärende has one event, and before the opening none."""
    then = kvalitet.get(_handelser(late), params={"known_at": "2022-12-31"})
    before = kvalitet.get(_handelser(late), params={"known_at": "2022-10-31"})

    assert len(then.json()["handelser"]) == 1
    assert before.status_code == 404


def test_sealed_words_are_for_those_with_the_role(service: Service) -> None:
    """A chef reads the reasons; kvalitet and revisor see that there may be some, and no more."""
    register = service.register
    arende = register.open(date(2022, 6, 1), on=date(2022, 6, 2))
    register.send(
        ExtendUtredning(
            arende=arende,
            beslutad=date(2022, 9, 20),
            ny_sista_dag=date(2022, 11, 20),
            skal_kod="annat",
            beslutsfattare="utskott",
            skal="hemligt skäl",
        ),
        date(2022, 9, 21),
    )
    seen = {
        role: service.program(role).get(_handelser(arende))
        for role in (Role.ENHETSCHEF, Role.KVALITET, Role.REVISOR)
    }

    assert seen[Role.ENHETSCHEF].json()["handelser"][1]["words"] == {"skal": "hemligt skäl"}
    for role in (Role.KVALITET, Role.REVISOR):
        assert "hemligt" not in seen[role].text
        assert seen[role].json()["handelser"][1]["masked"] == ["skal"]


def _reads(log: Log) -> list[tuple[Any, Any]]:
    size = log.reads.head().size
    entries = log.reads.recorder.select_notifications(2, size, size)
    found = log.reads.load_many([UUID(str(one.originator_id)) for one in entries])
    events = [recorded.event for history in found.values() for recorded in history]
    return [(event.what, event.arende) for event in events if isinstance(event, ReadingRecorded)]


def test_a_reading_is_recorded_before_anything_is_shown(
    service: Service, kvalitet: TestClient, late: UUID
) -> None:
    """List, timeline and entries leave a record each; the figure tells of no case and does not."""
    kvalitet.get(FIGURE, params=PER)
    kvalitet.get(f"{FIGURE}/arenden", params=PER)
    kvalitet.get(_handelser(late))
    service.program(Role.REVISOR).get("/api/v1/namnder/prov/logg/entries")

    assert sorted(_reads(service.log), key=str) == [
        ("barnutredningstid", None), ("handelser", late), ("logg", None),
    ]  # fmt: skip


def test_what_cannot_be_recorded_is_not_shown(
    service: Service, kvalitet: TestClient, late: UUID, migrated: Database
) -> None:
    """When the read log takes nothing, neither list, timeline nor entries are given out."""
    with psycopg.connect(migrated.owner_dsn) as owner:
        owner.execute(f"REVOKE INSERT ON {migrated.reads_schema}.entry FROM liggare_app")

    answers = [
        kvalitet.get(f"{FIGURE}/arenden", params=PER),
        kvalitet.get(_handelser(late)),
        service.program(Role.REVISOR).get("/api/v1/namnder/prov/logg/entries"),
    ]

    assert all(answer.status_code >= 500 for answer in answers)
    assert not any(str(late) in answer.text for answer in answers)


def test_an_unknown_arende_is_not_found(kvalitet: TestClient, service: Service) -> None:
    """Neither an id that nobody has nor the log's own id is an ärende."""
    for arende in (uuid4(), service.log.id):
        assert kvalitet.get(_handelser(arende)).status_code == 404
