"""The pages of an ärende and of a report: what they say, to whom, and that reading is recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from audit.lexsarah import Role

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
