"""The pages of the granskningar over the real service: the published audit, letter to answer."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

import pytest

from api.auth import Role
from tests.support.database import fresh_database
from tests.support.services import CSRF, running_service

if TYPE_CHECKING:
    from collections.abc import Iterator
    from uuid import UUID

    from fastapi.testclient import TestClient
    from httpx2 import Response

    from tests.support.server import RunServer
    from tests.support.services import Service

BASE = "/prov/granskningar"
TODAY = date(2022, 8, 1)
INSYN = {
    "oppnar": "ja",
    "omraden": ["lexsarah", "barnutredning"],
    "sista_dag": "2022-09-30",
    "grund": "allmanna_synpunkter",
    "period_fran": "2022-01-01",
    "period_till": "2022-06-30",
}


@dataclass
class Walk:
    """The browsers of those who look, and the address of the granskning they look at."""

    service: Service
    revisor_id: UUID
    secretary: TestClient
    kvalitet: TestClient
    revisor: TestClient
    loggkontrollant: TestClient
    granskning: str = ""
    last: dict[str, str] = field(default_factory=dict)

    def open(self, **values: str | list[str]) -> Response:
        """Register a granskning out of a letter."""
        sent = {"csrf_token": CSRF, "rubrik": "Handläggningen av ekonomiskt bistånd",
                "brev": "2022-03-28", "diarienummer": "SN 2022-0017", **values}  # fmt: skip
        return self.secretary.post(f"{BASE}/handla/open-granskning", data=sent)

    def act(self, slug: str, who: TestClient | None = None, **values: str) -> Response:
        """Act on the granskning; what the address chooses comes after a question mark."""
        address = f"{self.granskning}/handla/{slug}"
        return (who or self.secretary).post(address, data={"csrf_token": CSRF, **values})

    def page(self, who: TestClient | None = None) -> str:
        """Read the page of the granskning, without its marks."""
        return plain((who or self.secretary).get(self.granskning).text)


@pytest.fixture(scope="module")
def walk(
    pg_server: RunServer, _template: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Walk]:
    """A nämnd whose sekreterare has registered the published audit as far as its report."""
    with (
        fresh_database(pg_server, _template) as migrated,
        running_service(migrated, tmp_path_factory.mktemp("granskning")) as service,
    ):
        service.register.open(TODAY, on=TODAY)
        revisor = service.account(Role.REVISOR)
        made = Walk(
            service,
            revisor,
            service.browser(Role.NAMNDSEKRETERARE),
            service.browser(Role.KVALITET),
            service.browser_of(revisor),
            service.browser(Role.LOGGKONTROLLANT),
        )
        answer = made.open(**INSYN, personer=[str(revisor)], text="Brevet gäller Enskild A")
        assert answer.status_code == 303, plain(answer.text)
        made.granskning = answer.headers["location"].partition("?")[0]
        _report(made)
        yield made


def _report(walk: Walk) -> None:
    """Register the report: four questions, four rekommendationer, and when the answer is due."""
    walk.act("receive-rapport", rapport="2022-05-31", inkom="2022-06-01")
    for number, svar in enumerate(("delvis", "ja", "ja", "ja"), 1):
        walk.act("register-fraga", rubrik=f"Är del {number} ändamålsenlig?")
        walk.act(f"answer-fraga?fraga={number}", svar=svar, text=f"Skäl {number}")
    for number in range(1, 5):
        walk.act("register-rekommendation", rubrik=f"Förbättra del {number}")
    walk.act("request-svar", begart="2022-06-01", forfaller="2022-09-21")


def plain(text: str) -> str:
    """Give what a page says, without its marks."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text))


def test_the_list_says_what_is_to_be_answered_and_when(walk: Walk) -> None:
    """The answer stands with its day, that the day is not law, and that the insyn is open."""
    said = plain(walk.secretary.get(BASE).text)

    assert "2022-09-21 Svar på granskningen Handläggningen av ekonomiskt bistånd" in said
    assert "Dagen är satt av revisorerna, inte av lag" in said
    assert "Öppen i dag" in said
