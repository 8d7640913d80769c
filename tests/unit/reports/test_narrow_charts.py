"""A chart of a paper has a narrow form, which its page shows on a narrow screen."""

from __future__ import annotations

import json

from api.reports import charts
from api.reports.document import Figure
from api.reports.small_cells import Counted
from api.web.charts.theme import Form

ROWS = (Counted("Inom målet", 2), Counted("Utanför målet", 8))


def test_a_chart_is_drawn_narrower_for_a_narrow_screen() -> None:
    """The same rows, in the width of the pages' own narrow charts, drawn when asked for."""
    figure = charts.bars(ROWS, "Två av tio.", "Utfall")
    narrow = json.loads(figure.narrow)
    drawn = charts.drawn_narrow(figure)

    assert narrow["width"] == Form.NARROW.width
    assert all(one.name in drawn for one in ROWS)
    assert drawn.startswith("<svg")
    assert drawn != figure.svg


def test_a_chart_without_a_narrow_form_has_none_drawn() -> None:
    """A picture made elsewhere stands as it is on every screen."""
    assert charts.drawn_narrow(Figure("<svg/>", b"", "Ord", "Rubrik")) == ""
