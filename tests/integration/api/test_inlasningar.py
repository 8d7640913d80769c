"""Extracts over HTTP: tried, read in, refused, listed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest

from api.auth import Role
from tests.support.database import fresh_database
from tests.support.services import running_service

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fastapi.testclient import TestClient
    from httpx2 import Response

    from tests.support.server import RunServer
    from tests.support.services import Service

ADDRESS = "/api/v1/namnder/prov/inlasningar"
HEADINGS = "id;enhet;starthandelse;startdatum;sluthandelse;slutdatum"
MADE = {"slag": "handelser", "extract_made_at": "2026-03-16T07:30:00+01:00"}


@pytest.fixture(scope="module")
def service(
    pg_server: RunServer, _template: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Service]:
    """One service for all tests: each sends rows of its own."""
    with (
        fresh_database(pg_server, _template) as database,
        running_service(database, tmp_path_factory.mktemp("inlasningar")) as made,
    ):
        yield made


@pytest.fixture
def program(service: Service) -> TestClient:
    """A program in the name of somebody in kvalitet."""
    return service.program(Role.KVALITET)


def send(program: TestClient, text: str, own: str = "", **changed: Any) -> Response:
    """Send a file."""
    files = {"fil": ("utdrag.csv", text.encode())}
    if own:
        files["mappningsfil"] = ("egen.toml", own.encode())
    return program.post(ADDRESS, data=MADE | changed, files=files)


def test_a_file_is_tried_and_then_read_in(service: Service, program: TestClient) -> None:
    """The trial writes nothing and tells the same as the reading in, which is then listed."""
    text, size = (
        f"{HEADINGS}\nA-1;e1;A;2025-01-01;;\nA-2;;A;2025-01-01;;\n",
        service.log.head().size,
    )
    tried = send(program, text, dry_run="true").json()
    untouched = service.log.head().size
    done = send(program, text).json()
    service.catch_up()
    listed = program.get(ADDRESS, params={"limit": 1}).json()

    assert (untouched, service.log.head().size) == (size, size + 3)
    assert tried["rader"] == done["rader"]
    assert (done["rader"]["nya"], done["rader"]["avvisade"]) == (1, 1)
    assert [(one["rad"], one["kolumn"]) for one in done["anmarkningar"]] == [(3, "enhet")]
    assert (done["first_lopnummer"], done["last_lopnummer"]) == (size + 1, size + 3)
    assert listed["inlasningar"][0]["file_sha256"] == done["file_sha256"]


def test_the_actor_is_the_account_and_not_the_program(
    service: Service, program: TestClient
) -> None:
    """What an import writes names who sent it, in the role that may."""
    send(program, f"{HEADINGS}\nB-1;e1;B;2025-01-01;;\n")
    newest = service.log.recorder.select_notifications(service.log.head().size, 1)[0]
    stream = UUID(str(newest.originator_id))
    history = service.log.load_many([stream])[stream]

    assert [one.actor.role for one in history if one.actor] == ["kvalitet", "kvalitet"]


@pytest.mark.parametrize(
    ("text", "own", "changed", "field", "reason"),
    [
        ("id;enhet\nHEMLIG;e1\n", "", {}, "fil", "Rad 1: Kolumnen starthandelse saknas."),
        ("", "", {}, "fil", "Filen är tom."),
        (f"{HEADINGS}\n", "", {"extract_made_at": "2026-03-16"}, "extract_made_at", "klockslag"),
        (f"{HEADINGS}\n", "", {"extract_made_at": "i går"}, "extract_made_at", "RFC 3339"),
        (
            f"{HEADINGS}\n", "", {"extract_made_at": "2999-01-01T00:00:00Z"},
            "extract_made_at", "framåt",
        ),
        (f"{HEADINGS}\n", "", {"slag": "lexsarah"}, "slag", "med kommandot"),
        (f"{HEADINGS}\n", "", {"mappning": "lifecare_utredningar"}, "mappning", "ingen sådan"),
        (f"{HEADINGS}\n", "[[", {}, "mappning", "TOML"),
        (f"{HEADINGS}\n", "x = 1", {"mappning": "handelser_rubriker"}, "mappning", "inte båda"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_by_field_and_reason(
    program: TestClient, text: str, own: str, changed: dict[str, str], field: str, reason: str
) -> None:
    """422 as problem+json, with the row where there is one, and nothing of what was sent."""
    answer = send(program, text, own, **changed)
    told = answer.json()

    assert answer.status_code == 422
    assert told["errors"][0]["field"] == field
    assert reason in told["errors"][0]["reason"]
    assert "HEMLIG" not in answer.text


def test_a_time_and_a_file_must_be_there(program: TestClient) -> None:
    """An extract without its time, or without itself, is refused before anything is read."""
    csv, toml = {"fil": ("x.csv", b"x")}, {"mappningsfil": ("x.toml", b"x")}
    answers = (
        program.post(ADDRESS, data={"slag": "handelser"}, files=csv),
        program.post(ADDRESS, data=MADE, files=toml),
    )
    fields = [{told["field"] for told in one.json()["errors"]} for one in answers]

    assert fields == [{"extract_made_at"}, {"fil"}]


@pytest.mark.parametrize("role", list(Role))
def test_only_those_who_measure_may_send(service: Service, role: Role) -> None:
    """Kvalitet may; everybody else, the tekniker too, is told that others may."""
    answer = send(service.program(role), f"{HEADINGS}\nC;e1;C;2025-01-01;;\n", dry_run="true")

    assert answer.status_code == (200 if role is Role.KVALITET else 403)
