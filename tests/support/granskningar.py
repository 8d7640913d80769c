"""The published audit through the forms: whose browsers, what a letter says, what a page says."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from audit.envelope import Actor, Context, Happened, Source, SourceKind
from audit.store.founding import new_request
from audit.store.log_events import ReadingRecorded
from tests.support.services import CSRF

if TYPE_CHECKING:
    from fastapi.testclient import TestClient
    from httpx2 import Response

    from tests.support.services import Service

BASE = "/prov/granskningar"
TODAY = date(2022, 8, 1)
INSYN: dict[str, str | list[str]] = {
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
    arende: str = ""
    told: set[str] = field(default_factory=set)

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


def write(walk: Walk) -> None:
    """Let every rekommendation have its answer; asked again it does nothing."""
    if "written" not in walk.told:
        walk.told.add("written")
        for number in range(1, 5):
            address = f"answer-rekommendation?rekommendation={number}"
            walk.act(address, walk.kvalitet, text=f"Svar på del {number}.")


def give(walk: Walk) -> int:
    """Let the nämnd have given its answer, and give the status; asked again it does nothing."""
    write(walk)
    if "given" in walk.told:
        return 303
    walk.told.add("given")
    return walk.act("give-svar", lamnat="2022-08-01", paragraf="95").status_code


def report(walk: Walk) -> None:
    """Register the report: four questions, four rekommendationer, and when the answer is due."""
    walk.act("receive-rapport", rapport="2022-05-31", inkom="2022-06-01")
    for number, svar in enumerate(("delvis", "ja", "ja", "ja"), 1):
        walk.act("register-fraga", rubrik=f"Är del {number} ändamålsenlig?")
        walk.act(f"answer-fraga?fraga={number}", svar=svar, text=f"Skäl {number}")
    for number in range(1, 5):
        walk.act("register-rekommendation", rubrik=f"Förbättra del {number}")
    walk.act("request-svar", begart="2022-06-01", forfaller="2022-09-21")


def read_often(walk: Walk, granskning: UUID, times: int) -> None:
    """Let the revisor have read so many times within the granskning."""
    filters = {"granskning": str(granskning)}
    events = [
        ReadingRecorded(
            originator_id=uuid4(), originator_version=1, happened=Happened.unknown(),
            what="lexsarah_arende", filters=filters,
        )
        for _ in range(times)
    ]  # fmt: skip
    actor = Actor(walk.revisor_id, "revisor")
    context = Context(actor, Source(SourceKind.WEB), new_request())
    walk.service.log.reads.append(events, context)


def plain(text: str) -> str:
    """Give what a page says, without its marks."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text))
