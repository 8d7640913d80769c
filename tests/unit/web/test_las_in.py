"""The page of a file on its way: while it is worked with, when that stopped, and what it says."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from html.parser import HTMLParser
from typing import Any
from uuid import UUID

import pytest

from api.web.build.las_in import read_in_form
from api.web.build.las_in_file import Looked, file_page, plain_rows
from api.web.templating import render
from audit.store.waiting_files import Step, Waiting
from tests.support.unmarked import unmarked
from tests.unit.web.samples import LINKS, frame

NOW = datetime(2026, 3, 16, 9, tzinfo=UTC)
ID = UUID("0189f7c4-0000-4000-8000-000000000001")
TOLD = {
    "kind": "handelser", "made_at": "2026-03-16T06:30:00.000000Z", "mapping": "", "toml": "",
    "sha256": "ab" * 32,
}  # fmt: skip
FILE = Waiting(ID, Step.READING, TOLD, False, 500, 2_000, NOW, NOW)  # noqa: FBT003 - its bytes left
REPORT = {
    "rows": {"accepted": 2, "corrected": 0, "unchanged": 5, "refused": 1},
    "left_out": 3, "events": 4, "continued": True,
    "problems": [
        {"row": 7, "column": "Beslutsdag", "outcome": "refused",
         "reason": "startdatum: dagen ligger efter utdraget."},
        {"row": 8, "column": "x", "outcome": "refused", "reason": "=SUMMA(1): fel."},
    ],
}  # fmt: skip


def shown(file: Waiting, now: datetime = NOW) -> str:
    """Render the page of a file, its sentences whole."""
    looked = Looked(file=file, links=LINKS, csrf="token", now=now)
    form = read_in_form(LINKS, "token", {"slag": "handelser"})
    return unmarked(render("las_in/fil.html", file_page(frame("Läs in ett utdrag"), looked, form)))


def told(step: Step, **more: Any) -> Waiting:
    """Give the file at a step, with more told of it."""
    return replace(FILE, step=step, told=TOLD | more)


def test_while_it_is_read_in_the_page_says_how_far_it_has_come() -> None:
    """A share in words, a bar, and a way to see it again; nothing to press twice."""
    page = shown(FILE)

    assert "Så långt har det kommit: 25 %" in page
    assert '<progress value="500" max="2000"' in page
    assert "Visa hur långt det har kommit nu" in page
    assert 'class="button button--primary' not in page


def test_work_that_fell_silent_is_said_to_have_stopped() -> None:
    """After three minutes without a word one is told what to do, and the form is there."""
    page = shown(FILE, NOW + timedelta(minutes=4))

    assert "Det ser ut att ha stannat" in page
    assert "Kontrollera filen</button>" in page


def test_a_reading_in_that_broke_off_is_not_said_to_have_changed_nothing() -> None:
    """A part may be read in: one is told so, and that the same file goes on."""
    problems = [[None, "", "Loggen tar inte emot."]]
    broken, refused = (
        shown(told(Step.REFUSED, problems=problems, broke_off=one)) for one in (True, False)
    )

    assert "Inläsningen avbröts" in broken
    assert "Ingenting är ändrat" not in broken
    assert "Ingenting är ändrat i registret" in refused


def test_what_belongs_elsewhere_and_what_was_broken_off_is_told() -> None:
    """Rows that the mapping passes by are a number, and an import that went on says so."""
    page = shown(told(Step.DONE, report=REPORT))

    assert "Rader som inte hör hit" in page
    assert "En avbruten inläsning av samma fil är nu avslutad" in page


def test_a_reason_does_not_repeat_the_name_of_its_column() -> None:
    """The column stands beside it, under the heading that the file itself has."""
    page = shown(told(Step.CHECKED, report=REPORT))

    assert "Dagen ligger efter utdraget." in page
    assert "startdatum: dagen" not in page


def test_rows_as_a_file_begin_with_their_headings() -> None:
    """Refused and corrected rows, and the faults of a broken file, are four columns."""
    broken = {"problems": [[None, "", "Filen är tom."], [3, "enhet", "Fel."]]}

    assert plain_rows({"report": REPORT})[:2] == [
        ("Rad", "Kolumn", "Utfall", "Orsak"),
        ("7", "Beslutsdag", "Avvisad", "startdatum: dagen ligger efter utdraget."),
    ]
    assert plain_rows(broken)[1:] == [
        ("", "", "Filen läses inte in", "Filen är tom."),
        ("3", "enhet", "Filen läses inte in", "Fel."),
    ]


class _Ids(HTMLParser):
    """Gathers ids and what refers to them."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.refers: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the ids of a tag."""
        del tag
        given = {name: value or "" for name, value in attrs}
        self.ids += [given["id"]] if "id" in given else []
        for name in ("for", "aria-describedby", "aria-labelledby"):
            self.refers |= set(given.get(name, "").split())


@pytest.mark.parametrize("step", list(Step))
def test_ids_are_unique_and_found(step: Step) -> None:
    """At every step each label and description leads to one thing on the page."""
    more: dict[str, Any] = {"problems": [[1, "", "Fel."]]} if step is Step.REFUSED else {}
    more |= {"report": REPORT} if step in {Step.CHECKED, Step.DONE} else {}
    seen = _Ids()
    seen.feed(shown(told(step, **more)))

    assert len(seen.ids) == len(set(seen.ids))
    assert seen.refers <= set(seen.ids)
