"""A service makes its pages ready by itself: nobody is shown anything, and no fault stops it."""

from __future__ import annotations

import threading
from http import HTTPStatus
from typing import TYPE_CHECKING

import psycopg
from fastapi.testclient import TestClient
from structlog.testing import capture_logs

from api.auth import Role
from api.warming import Warming
from tests.support.waiting import wait_until

if TYPE_CHECKING:
    from audit.store.log import Log
    from tests.support.services import Service


def names() -> set[str]:
    """Name the threads that run."""
    return {one.name for one in threading.enumerate()}


def warmed(*logs: Log) -> None:
    """Make ready, and wait for the end."""
    warming = Warming(logs)
    warming.start()
    wait_until(lambda: warming.done)
    warming.stop()


def test_a_start_records_no_reading_and_shows_the_same(service: Service) -> None:
    """What was made ready is what a reader sees, and only the reader's own looking is recorded."""
    browser = service.browser(Role.KVALITET)
    cold = browser.get("/prov/internkontroll")
    before = service.log.reads.head().size
    warmed(service.log)

    assert service.log.reads.head().size == before
    assert browser.get("/prov/internkontroll").text == cold.text
    assert service.log.reads.head().size == before + 1


def test_a_namnd_in_trouble_keeps_no_other_waiting(service: Service) -> None:
    """A log whose database is gone is noted without a word of what it said; the thread ends."""
    with psycopg.connect(service.services.settings.owner_url or "", autocommit=True) as owner:
        owner.execute("ALTER TABLE namnd_prov.view_registry RENAME TO borta")
        with capture_logs() as lines:
            warmed(service.log, service.log)
        owner.execute("ALTER TABLE namnd_prov.borta RENAME TO view_registry")

    said = [one for one in lines if one["event"] == "warming_failed"]
    assert [set(one) for one in said] == [{"event", "log_level", "schema", "kind"}] * 2


def test_a_service_that_stops_waits_for_what_is_asked(service: Service) -> None:
    """The application begins it and ends it, before anything that it asks is closed."""
    with TestClient(service.app) as client:
        wait_until(lambda: client.get("/health/ready").status_code == HTTPStatus.OK)
        parts = client.get("/health/ready").json()["parts"]

    assert parts["sidor"] == "ok"

    assert "warming" not in names()
    assert service.services.closers == []
