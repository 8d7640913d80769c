"""Who walks through the nämnd's year 2024 here, and what a page says without its marks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from html import unescape
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from api.acts import ARSPLAN, punkt_id
from tests.support.services import CSRF

if TYPE_CHECKING:
    from fastapi.testclient import TestClient
    from httpx2 import Response

    from tests.support.services import Service

YEAR = "/prov/aret/2024"
TODAY = date(2024, 1, 8)
CHECKED = re.compile(r'name="regel" value="([^"]+)" checked')
ROWS = re.compile(r'<tr role="row" class="table-ng__row">.*?</tr>', re.DOTALL)
GRANSKNING = UUID(int=61)
ANMARKNING = uuid5(GRANSKNING, "anmarkning/1")
Values = str | list[str]


@dataclass
class Walk:
    """The browsers of those who look at the year 2024, and what pages said on the way."""

    service: Service
    browser: TestClient
    revisor: TestClient
    chef: TestClient
    seen: dict[str, str] = field(default_factory=dict)

    def act(self, slug: str, *, base: str = YEAR, **values: Values) -> Response:
        """Act on a year; what the address chooses comes after a question mark."""
        return self.browser.post(f"{base}/{slug}", data={"csrf_token": CSRF, **values})

    def did(self, slug: str, *, base: str = YEAR, **values: Values) -> None:
        """Act on a year, and see that it was done."""
        answer = self.act(slug, base=base, **values)
        assert answer.status_code == 303, plain(answer.text)

    def punkt(self, regel: str) -> UUID:
        """Give the id of a punkt by its rule."""
        return punkt_id(self.service.log, 2024, regel)

    def mote(self, month: int) -> str:
        """Give the id of the sammanträde of a month."""
        held = ARSPLAN.state(self.service.log).plan(2024).moten
        return str(next(one.id for one in held if one.dag.month == month))

    def said(self, part: str = "", who: TestClient | None = None) -> str:
        """Give what a page of the year says."""
        return plain((who or self.browser).get(f"{YEAR}{part}").text)

    def row(self, text: str, query: str = "") -> str:
        """Give the first row of the year's page that holds a text, with its marks."""
        rows: list[str] = ROWS.findall(self.browser.get(YEAR + query).text)
        return next(one for one in rows if text in one)

    def until(self, day: date) -> None:
        """Move the clock of the constructed log to a day."""
        self.service.register.open(day, on=day)


def plain(text: str) -> str:
    """Give what a page says, without its marks."""
    bare = re.sub(r"<[^>]+>", " ", text).replace("\N{NO-BREAK SPACE}", " ")
    return unescape(re.sub(r"\s+", " ", bare))
