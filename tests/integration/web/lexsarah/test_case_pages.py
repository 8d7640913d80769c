"""The pages of an ärende and of a report: what they say, to whom, and that reading is recorded."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from audit.lexsarah import Role, Utanfor
from audit.lexsarah import commands_arende as a
from tests.support.unmarked import unmarked
from tests.unit.lexsarah.people import TODAY

if TYPE_CHECKING:
    from tests.integration.web.lexsarah.conftest import Pages

PARTS = ("", "/utredning", "/atgarder", "/ivo", "/handelser")
STEPS = ("oppnat", "under_utredning", "bedomt", "beslutat")


@pytest.mark.parametrize("part", [*PARTS, "/vem-har-last"])
def test_each_page_shows_itself_at_every_step(pages: Pages, part: str) -> None:
    """Every part of an ärende can be opened by its utredare, and the reading is recorded."""
    reads = pages.work.service.log.reads
    for steg in STEPS:
        arende, before = pages.arende(steg), reads.head().size
        answer = pages.get(Role.UTREDARE, f"/{arende}{part}")

        assert answer.status_code == 200, answer.text
        assert reads.head().size == before + 1


def test_a_report_shows_itself(pages: Pages) -> None:
    """The report's words stand on its page."""
    rapport = pages.rapport("inkommen")
    answer = pages.get(Role.MOTTAGARE, f"/rapporter/{rapport}")

    assert answer.status_code == 200, answer.text
    assert "Larmet besvarades inte." in answer.text
    assert "Vera Vittne" not in answer.text
    assert pages.topics(rapport)[-1] == "rapport_opened"


def test_what_has_a_last_day_in_law_stands_first(pages: Pages) -> None:
    """With the two months to IVO running, sending the utredning leads, with its last day."""
    arende = pages.arende("bedomt", "anmalt")
    shown = unmarked(pages.get(Role.UTREDARE, f"/{arende}").text)
    first = shown[shown.index('class="nasta__forst"') :].partition("</li>")[0]

    assert "handla/send_utredning_ivo" in first
    assert re.search(r"Sista dag 20\d\d-\d\d-\d\d", first)


def test_what_was_taken_without_support_is_marked_on_the_overview(pages: Pages) -> None:
    """A lex Maria that an enhetschef decided is marked by name; one by the nämnd is not."""
    arende = pages.arende("under_utredning")
    by = Utanfor(beslutsfattare="enhetschef", beslutad=TODAY)
    note = a.NoteAnnanAnmalan(arende=arende, slag="lex_maria", utfall="gjord", taget=by)
    marked = "Anmälan enligt lex Maria: taget utan stöd i delegationsordningen"
    before = pages.get(Role.UTREDARE, f"/{arende}").text
    pages.work.do(Role.UTREDARE, note)
    after = pages.get(Role.UTREDARE, f"/{arende}").text

    assert (before.count(marked), after.count(marked)) == (0, 1)


def test_a_first_bedomning_says_who_made_it_and_when(pages: Pages) -> None:
    """No delegation is asked about it, so it stands with the person's role and the day."""
    shown = unmarked(pages.get(Role.UTREDARE, f"/{pages.arende('oppnat')}").text)

    assert re.search(r"<dt>Gjord av</dt>\s*<dd><span[^>]*>[^<]*, 20\d\d-\d\d-\d\d<", shown)


def test_the_newest_happening_stands_first(pages: Pages) -> None:
    """The whole trail begins with what was done last, and says of jäv what there is."""
    shown = pages.get(Role.UTREDARE, f"/{pages.arende('beslutat')}/handelser").text

    assert shown.index(">Beslut</h3>") < shown.index(">Ärendet öppnat</h3>")
    assert re.search(r"<dt>Jäv</dt>\s*<dd>\s*<span[^>]*>Nej<", shown)
