"""What surrounds every request: headers, trace, methods, sizes, errors, and the line in the log."""

from __future__ import annotations

import io
import json
import logging
from typing import TYPE_CHECKING, Any

import psycopg
import pytest
import structlog

from api.auth import Role
from api.logging import configure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.support.database import Database
    from tests.support.services import Service

FIGURE = "/api/v1/namnder/prov/internkontroll/barnutredningstid"
SECRET = "19121212-1212"
PATHS = [
    "/health/live",
    "/logga-in",
    "/finns/inte",
    "/api/v1/finns-inte",
    FIGURE,
    "/static/app.css",
]


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_says_what_a_browser_may_do(service: Service, path: str) -> None:
    """Good answers and errors alike carry the strict policy, and content is not kept."""
    headers = service.anyone().get(path).headers

    assert headers["content-security-policy"].startswith("default-src 'none'; style-src 'self'")
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cache-control"] == ("no-cache" if "/static/" in path else "no-store")


def test_a_callers_trace_comes_back(service: Service) -> None:
    """The trace id is the caller's in header and problem; without one a new trace begins."""
    trace = "0af7651916cd43dd8448eb211c80319c"
    given = {"traceparent": f"00-{trace}-b7ad6b7169203331-01"}

    answer = service.anyone().get(FIGURE, headers=given)
    other = service.anyone().get(FIGURE, headers={"traceparent": "trasig"})

    assert answer.headers["traceparent"].split("-")[1] == trace
    assert answer.json()["instance"].endswith(trace)
    assert len(other.headers["traceparent"]) == 55


@pytest.mark.parametrize("path", ["/health/live", "/logga-in", "/api/v1/api-info"])
def test_head_is_get_without_the_body(service: Service, path: str) -> None:
    """HEAD answers with the status and length of GET (RFC 9110 §9.3.2)."""
    caller = service.anyone()

    head, get = caller.head(path), caller.get(path)

    assert (head.status_code, head.content) == (get.status_code, b"")
    assert head.headers["content-length"] == get.headers["content-length"]


@pytest.mark.parametrize(
    ("path", "allow"),
    [("/api/v1/api-info", "GET, HEAD"), ("/logga-in", "GET, HEAD, POST")],
)
def test_a_wrong_method_is_told_the_right_ones(service: Service, path: str, allow: str) -> None:
    """405 lists the methods of all routes of the address, not only of the first."""
    answer = service.anyone().request("DELETE", path)

    assert (answer.status_code, answer.headers["allow"]) == (405, allow)


@pytest.mark.parametrize("chunked", [False, True])
def test_a_body_that_is_too_large_is_refused(service: Service, chunked: bool) -> None:  # noqa: FBT001
    """A body over the limit gets 413, whether it says its size or not."""
    large = b"losenord=" + b"x" * 1_000_001
    content = (large[at : at + 65536] for at in range(0, len(large), 65536)) if chunked else large

    answer = service.anyone().post(
        "/logga-in",
        content=content,
        headers={"Content-Type": "application/x-www-form-urlencoded"},
    )

    assert answer.status_code == 413


def test_programs_get_problems_and_people_get_pages(service: Service) -> None:
    """An unknown address is problem+json under the API and a Swedish page elsewhere."""
    program = service.anyone().get("/api/v1/finns-inte")
    person = service.anyone().get("/finns/inte/alls/eller/hur")

    assert program.headers["content-type"] == "application/problem+json"
    assert program.json()["title"] == "Finns inte"
    assert person.headers["content-type"].startswith("text/html")
    assert 'lang="sv"' in person.text


@pytest.mark.parametrize(
    "address",
    [
        f"{FIGURE}?per={SECRET}",
        f"{FIGURE}?{SECRET}=1",
        f"{FIGURE}/arenden?klass={SECRET}",
        f"/api/v1/namnder/{SECRET}/logg/checkpoint",
        f"/api/v1/namnder/prov/arenden/{SECRET}/handelser",
        f"/api/v1/namnder/prov/logg/tile/0/{SECRET}",
        f"/api/v1/namnder/prov/logg/proof/inclusion?index={SECRET}",
        f"/{SECRET}",
        f"/prov/arenden/{SECRET}",
    ],
)
def test_what_was_sent_in_is_never_repeated(service: Service, address: str) -> None:
    """No error repeats a part of the address, neither to a program nor on a page."""
    caller = service.program(Role.KVALITET)

    answer = caller.get(address)

    assert 400 <= answer.status_code < 500
    assert SECRET not in answer.text
    assert SECRET not in str(answer.headers)


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    """The service's log, written to memory."""
    root, handlers = logging.getLogger(), logging.getLogger().handlers[:]
    level, stream = root.level, io.StringIO()
    configure("json", stream)
    # The caller of the test lives in this process too; its lines are not the service's.
    logging.getLogger("httpx2").setLevel(logging.WARNING)
    yield stream
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.reset_defaults()


def _lines(stream: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def test_one_line_per_request_without_any_value_of_it(service: Service, lines: io.StringIO) -> None:
    """The line names the route, never what stood in its place, nor the query, nor who called."""
    caller = service.program(Role.KVALITET)
    caller.get(f"/api/v1/namnder/prov/arenden/{SECRET}/handelser?known_at={SECRET}")
    caller.get(f"/{SECRET}/{SECRET}/{SECRET}/{SECRET}?x={SECRET}")

    known, unknown = _lines(lines)
    assert known["route"] == "/api/v1/namnder/{namnd}/arenden/{arende}/handelser"
    assert unknown["route"] == "-"
    assert set(known) == {
        "event", "level", "timestamp", "route", "method", "status", "ms", "bytes", "trace",
    }  # fmt: skip
    assert SECRET not in lines.getvalue()


def test_a_fault_of_ours_is_told_without_its_words(
    service: Service, migrated: Database, lines: io.StringIO
) -> None:
    """A fault gives 500 with a number, and a line with type and place, never the message."""
    caller = service.program(Role.KVALITET)
    with psycopg.connect(migrated.owner_dsn) as owner:
        owner.execute(
            f"ALTER TABLE {migrated.schema}.view_registry RENAME COLUMN slot TO {_HIDDEN}"
        )

    answer = caller.get(FIGURE)

    assert answer.status_code == 500
    assert answer.headers["content-type"] == "application/problem+json"
    assert _lines(lines)[-1]["error"] == "UndefinedColumn"
    assert "slot" not in answer.text + json.dumps(_lines(lines)[-1]["error"])


_HIDDEN = "gomd"


def test_ready_says_no_when_the_database_is_gone(service: Service, migrated: Database) -> None:
    """The load balancer is told 503 while the database does not answer; alive it still is."""
    service.services.pool.timeout = 0.5
    with psycopg.connect(migrated.superuser_dsn, autocommit=True) as admin:
        admin.execute(f"ALTER DATABASE {migrated.name} CONNECTION LIMIT 0")
        admin.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND usename = 'liggare_app'"
        )
    caller = service.anyone()

    assert caller.get("/health/ready").status_code == 503
    assert caller.get("/health/live").status_code == 200
    assert caller.get(FIGURE, headers={"Authorization": f"Bearer {'a' * 43}"}).status_code == 503


def test_ready_says_no_when_a_view_has_stopped(service: Service, migrated: Database) -> None:
    """A view that stopped makes the service not ready, and the metrics say which one."""
    tekniker = service.program(Role.TEKNIKER)
    with psycopg.connect(migrated.app_dsn, autocommit=True) as connection:
        connection.execute(
            f"UPDATE {migrated.schema}.view_state"
            " SET stopped_at = clock_timestamp(), stopped_position = 1, error = 'prov'"
            " WHERE view = 'barnutredning'"
        )

    answer = tekniker.get("/health/ready")

    assert (answer.status_code, answer.json()["parts"]["vyer"]) == (503, "har stannat")
    stopped = 'liggare_view_stopped{namnd="prov",view="barnutredning"} 1.0'
    assert stopped in tekniker.get("/metrics").text


def test_metrics_carry_no_value_of_a_request(service: Service) -> None:
    """Requests are counted by route template, also those that found no route."""
    tekniker = service.program(Role.TEKNIKER)
    tekniker.get(f"/api/v1/namnder/prov/arenden/{SECRET}/handelser")
    tekniker.get(f"/{SECRET}/{SECRET}/{SECRET}/{SECRET}")

    text = tekniker.get("/metrics").text

    assert 'route="/api/v1/namnder/{namnd}/arenden/{arende}/handelser"' in text
    assert SECRET not in text
