"""A nämnd with one declined beslut, its pages in two browsers, and what a page says."""

from __future__ import annotations

import re
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from api.auth import Role
from tests.support.database import fresh_database
from tests.support.services import CSRF, running_service

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from fastapi.testclient import TestClient
    from httpx2 import Response

    from tests.support.server import RunServer
    from tests.support.services import Service

BASE: Final = "/prov/ej-verkstallda"
TODAY: Final = date(2022, 8, 1)


@dataclass
class Walk:
    """The browsers of kvalitet and of a revisor, and the address of the beslut they look at."""

    service: Service
    browser: TestClient
    revisor: TestClient
    beslut: str = ""

    def post(self, address: str, **values: str) -> Response:
        """Send a form."""
        return self.browser.post(address, data={"csrf_token": CSRF, **values})

    def act(self, slug: str, **values: str) -> Response:
        """Act on the beslut; what the address chooses comes after a question mark."""
        return self.post(f"{self.beslut}/handla/{slug}", **values)


@contextmanager
def walking(pg_server: RunServer, template: str, path: Path) -> Iterator[Walk]:
    """Run a nämnd with one beslut of 2022, declined once; it is gone afterwards."""
    with (
        fresh_database(pg_server, template) as migrated,
        running_service(migrated, path) as service,
    ):
        service.register.open(TODAY, on=TODAY)
        made = Walk(service, service.browser(Role.KVALITET), service.browser(Role.REVISOR))
        answer = made.post(
            f"{BASE}/handla/register-beslut",
            beslutad="2022-02-10", lag="lss", insats="gruppbostad", enhet="e1",
            forhandsbesked="nej", text="Enskild A väntar hemma",
        )  # fmt: skip
        made.beslut = answer.headers["location"].partition("?")[0]
        made.act("make-erbjudande", erbjudet="2022-03-20")
        made.act("answer-erbjudande?erbjudande=1", svar="nej", besvarat="2022-04-01")
        yield made


def plain(text: str) -> str:
    """Give what a page says, without its marks."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text))
