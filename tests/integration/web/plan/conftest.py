"""The internkontroll's pages over the real service: one nämnd in which every act has been done."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

import pytest

from api.auth import Role
from audit.envelope import Actor
from audit.intake.kinds import Kind
from audit.store.founding import SYSTEM
from audit.store.importing import Order, import_file
from tests.integration.web.plan.typed_in import STEPS
from tests.support.database import fresh_database
from tests.support.frysning import hidden
from tests.support.services import CSRF, running_service

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fastapi.testclient import TestClient
    from httpx2 import Response

    from audit.store.log import Log
    from tests.integration.web.plan.typed_in import Step
    from tests.support.server import RunServer
    from tests.support.services import Service

MANY = {"forlagor", "rapporteras", "risker"}
"""The inputs of which several may be ticked."""
COUNTS = {"freeze-kontroll", "freeze-matning", "freeze-period", "make-dragning"}
"""The forms whose act counts in a view."""
FREEZES = {"freeze-kontroll", "freeze-matning", "freeze-period"}
"""The forms that show what they would do before it is done."""
TODAY = date(2026, 3, 20)
EXTRACT = """id;enhet;starthandelse;startdatum;sluthandelse;slutdatum
h1;Norr;Beslut om hemtjänst;2024-05-01;Uppföljning;2025-04-20
h2;Norr;Beslut om hemtjänst;2024-06-01;Uppföljning;2025-09-20
h3;Söder;Beslut om hemtjänst;2024-09-10;;
h4;Söder;Beslut om hemtjänst;2026-02-02;;
"""


@dataclass
class Walk:
    """A browser of kvalitet and nämndsekreterare in the nämnd `prov`, and where it has been.

    `names` holds the addresses that later steps need, by short names; `answers` what each form
    answered when it was sent.
    """

    service: Service
    browser: TestClient
    names: dict[str, str] = field(default_factory=dict)
    shown: dict[str, int] = field(default_factory=dict)
    answers: dict[str, Response] = field(default_factory=dict)
    pages: dict[str, str] = field(default_factory=dict)

    def get(self, address: str) -> Response:
        """Open a page of the internkontroll."""
        return self.browser.get(f"/prov/internkontroll{address}")

    def post(self, address: str, **values: str) -> Response:
        """Send a form of the internkontroll."""
        sent = {"csrf_token": CSRF, **values}
        files = {"fil": ("underlag.txt", b"Svar: 80 av 100")} if sent.pop("fil", "") else None
        many = {name: text.split("\n") if name in MANY else text for name, text in sent.items()}
        return self.browser.post(f"/prov/internkontroll{address}", data=many, files=files)

    def step(self, step: Step) -> None:
        """Show a form, send it, and keep what came of it; the page it leads to is kept too."""
        address = step.address.format(**self.names)
        if step.form in COUNTS:
            self.service.catch_up()
        self.shown[step.form] = self.get(address).status_code
        values = {name: text.format(**self.names) for name, text in step.typed.items()}
        answer = self.post(address, **values)
        if step.form in FREEZES:
            self.pages[f"{step.form}, shown first"] = answer.text
            answer = self.post(address, **hidden(answer.text))
        self.answers[step.form] = answer
        assert answer.status_code == 303, f"{step.form}: {plain(answer.text)}"
        after = self.browser.get(answer.headers["location"])
        assert after.status_code == 200, f"{step.form}: {plain(after.text)}"
        self.pages.setdefault(step.form, after.text)
        for name, pattern in step.finds.items():
            found = re.search(
                pattern.format(**self.names), f"{answer.headers['location']} {after.text}"
            )
            assert found, f"{step.form}: {pattern}"
            self.names[name] = found[1]


def plain(html: str) -> str:
    """Give the words of a page, without its menu."""
    body = html.partition("<main")[2] or html
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", body))


@pytest.fixture(scope="package")
def walk(
    pg_server: RunServer, _template: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Walk]:
    """One nämnd in which every act of the internkontroll has been done through its form."""
    with (
        fresh_database(pg_server, _template) as database,
        running_service(database, tmp_path_factory.mktemp("plan")) as service,
    ):
        for day in (5, 6, 7):
            service.register.open(date(2026, 2, day), on=date(2026, 2, day))
        service.register.open(date(2025, 9, 1), on=TODAY)
        read_in(service.log)
        walk = Walk(service, service.browser(Role.KVALITET, Role.NAMNDSEKRETERARE))
        service.catch_up()
        for step in STEPS:
            walk.step(step)
        service.catch_up()
        yield walk


def read_in(log: Log) -> None:
    """Read the generic extract in, on the nämnd's own day."""
    made_at = datetime.combine(TODAY, time(11), UTC)
    order = Order(
        kind=Kind.HANDELSER,
        extract_made_at=made_at,
        actor=Actor(SYSTEM, "system"),
        at=made_at + timedelta(hours=2),
    )
    import_file(log, EXTRACT.encode(), order)
