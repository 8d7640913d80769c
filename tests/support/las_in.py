"""An extract sent through the page, as a person does it: form, look, press."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.support.services import CSRF

if TYPE_CHECKING:
    from fastapi.testclient import TestClient
    from httpx2 import Response

PAGE = "/prov/las-in"
HEADINGS = "id;enhet;starthandelse;startdatum;sluthandelse;slutdatum"
GOOD = f"{HEADINGS}\nHEMLIG-1;e1;Beslut;2025-01-01;Följt upp;2025-06-01\n"
MADE = {"slag": "handelser", "mappning": "", "dag": "2026-03-16", "klockslag": "07.30"}


def send(browser: TestClient, data: str | bytes, own: str = "", **changed: str) -> Response:
    """Send a file through the form."""
    files = {"fil": ("utdrag.csv", data if isinstance(data, bytes) else data.encode())}
    if own:
        files["mappningsfil"] = ("egen.toml", own.encode())
    return browser.post(PAGE, data={**MADE, **changed, "csrf_token": CSRF}, files=files)


def looked(
    browser: TestClient, data: str | bytes, own: str = "", **changed: str
) -> tuple[str, str]:
    """Send a file and open the page that tells of it: its address and its text."""
    answer = send(browser, data, own, **changed)
    assert answer.status_code == 303, answer.text
    address = answer.headers["location"]
    return address, browser.get(address).text


def read_in(browser: TestClient, address: str) -> Response:
    """Press the button that reads the file in."""
    return browser.post(f"{address}/las-in", data={"csrf_token": CSRF})


def counted(text: str) -> dict[str, str]:
    """Read the four numbers of the page."""
    return dict(re.findall(r"<dt>(Nya|Rättade|Oförändrade|Avvisade)</dt><dd>([^<]+)</dd>", text))
