"""The pages about who may do what are written from the tables of acts."""

from __future__ import annotations

import pytest

from scripts import write_area_acts as written


@pytest.mark.parametrize("area", written.STREAMS)
def test_the_page_is_written_from_the_table(area: str) -> None:
    """The page that people read says what the table says, to the letter."""
    page = written.page_of(area).read_text(encoding="utf-8")

    assert page == written.page(area), "run scripts/write_area_acts.py"
