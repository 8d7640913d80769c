"""Pages used as a person uses them: links by their texts, inputs by their labels."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from tests.support.services import CSRF

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fastapi.testclient import TestClient


class _Form(HTMLParser):
    """Reads the form of a page's content: its address, its labels, and what its inputs hold."""

    def __init__(self) -> None:
        super().__init__()
        self.action = ""
        self.labels: dict[str, str] = {}
        self.names: dict[str, str] = {}
        self.values: list[tuple[str, str]] = []
        self._label = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take in a form, a label or an input."""
        known = {name: value or "" for name, value in attrs}
        if tag == "form" and known.get("action") != "/logga-ut":
            self.action = known.get("action", "")
        elif tag == "label":
            self._label = known.get("for", "")
        elif self.action and tag in {"input", "select", "textarea"} and "name" in known:
            self.names[known.get("id", "")] = known["name"]
            ticked = known.get("type") != "checkbox" or "checked" in known
            if ticked and tag == "input":
                self.values.append((known["name"], known.get("value", "")))

    def handle_data(self, data: str) -> None:
        """Take in the text of a label: its first line names the input."""
        if self._label and data.strip():
            self.labels.setdefault(data.strip(), self._label)

    def handle_endtag(self, tag: str) -> None:
        """End a label."""
        if tag == "label":
            self._label = ""


def followed(browser: TestClient, page: str, text: str) -> str:
    """Give the page that a link with this text leads to, wherever that leads on."""
    links = re.findall(r'<a [^>]*href="([^"]+)"[^>]*>(.*?)</a>', page, re.DOTALL)
    href = next(href for href, said in links if re.sub(r"<[^>]+>", "", said).strip() == text)
    return browser.get(unescape(href), follow_redirects=True).text


def filled(browser: TestClient, page: str, answers: Mapping[str, str]) -> str:
    """Give the page that the form leads to, filled in by labels; what it holds else stays."""
    form = _Form()
    form.feed(page)
    sent: dict[str, list[str]] = {}
    for name, value in form.values:
        sent.setdefault(name, []).append(value)
    for label, answer in answers.items():
        sent[form.names[form.labels[label]]] = [answer]
    return browser.post(form.action, data={**sent, "csrf_token": CSRF}, follow_redirects=True).text
