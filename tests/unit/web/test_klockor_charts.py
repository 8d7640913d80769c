"""The charts of lead times say what their tables say, and nothing else."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from api.web.build.klockor.figures import ledtid_columns, ledtid_figure, ledtid_in_words
from api.web.charts import Enhetsrad, Form, enheter, histogram
from api.web.charts.enheter import rows_of
from api.web.charts.histogram import rows_of as columns_of
from api.web.charts.rendering import to_svg
from api.web.links import Links
from api.web.links_klockor import ClockLinks
from projections.barnutredning.figure import days_of
from projections.barnutredning.ledtider import Ledtid
from tests.unit.web.test_build import FRESH

LINKS = ClockLinks(Links("prov"))
DAGAR = {3: 2, 7: 1, 14: 4, 15: 1, 40: 2}


def ledtid(dagar: dict[int, int], manader: dict[int, int]) -> Ledtid:
    """Make a lead time of so many per day, or per month."""
    counted = Counter(dagar)
    return Ledtid(
        start=date(2026, 1, 1),
        end=date(2026, 3, 31),
        known_position=4812,
        basis=FRESH,
        total=counted.total(),
        within=sum(n for day, n in dagar.items() if day <= 14),
        within_extension=0,
        days=days_of(counted),
        dagar=dict(counted),
        manader=manader,
    )


@pytest.mark.parametrize("name", ["forhandsbedomning", "utredning"])
def test_the_chart_of_a_lead_time_draws_the_rows_of_its_table(name: str) -> None:
    """Each column has its row with the same number, in the same order, and they sum to all."""
    found = ledtid(DAGAR, {0: 8, 4: 1, 9: 1})
    drawn = [(one["namn"], str(one["antal"])) for one in columns_of(ledtid_columns(found, name))]
    rows = [(row[0].text, row[1].text) for row in ledtid_figure(found, name, LINKS).table.rows]

    assert drawn == rows
    assert sum(int(number) for _, number in drawn) == found.total


def test_fourteen_days_are_within_and_fifteen_are_not() -> None:
    """The colour changes after the fourteenth day, where the act's time ends."""
    columns = ledtid_columns(ledtid(DAGAR, {}), "forhandsbedomning")

    assert [one.number for one in columns if not one.after] == [3, 4]
    assert [one.number for one in columns if one.after] == [1, 0, 2]


def test_a_lead_time_is_said_in_words() -> None:
    """Who does not see the chart gets the share, the median and the mean; of nothing it is said."""
    said = ledtid_in_words(ledtid(DAGAR, {}), "forhandsbedomning").replace("\u00a0", " ")

    assert said == (
        "7 av 10 förhandsbedömningar (70,0 %) blev klara inom fjorton dagar."
        " 3 tog längre tid. Median 14 dagar, medelvärde 16,4 dagar."
    )
    assert "Inga utredningar" in ledtid_in_words(ledtid({}, {}), "utredning")


@pytest.mark.parametrize(
    ("extended", "said"),
    [
        (1, "3 tog längre tid: 1 inom beslutad förlängning, 2 utan eller efter den."),
        (3, "3 tog längre tid, inom beslutad förlängning."),
        (0, "3 tog längre tid, utan beslutad förlängning eller efter den."),
    ],
)
def test_as_many_took_longer_as_stand_past_the_line(extended: int, said: str) -> None:
    """Those with an extension are among those that took longer, as in the chart."""
    found = replace(ledtid(DAGAR, {}), within_extension=extended)

    assert said in ledtid_in_words(found, "utredning")


@pytest.mark.parametrize("form", list(Form))
def test_the_charts_are_drawn_without_a_word_of_english(form: Form) -> None:
    """An enhet's bar carries its name and its sum, a column its number."""
    bars = (Enhetsrad("Barn och unga norr", (12, 1, 0, 2)), Enhetsrad("Söder", (0, 0, 0, 0)))
    svg = to_svg(enheter(bars, form))
    columns = ledtid_columns(ledtid(DAGAR, {}), "forhandsbedomning")

    assert ">Barn och unga norr<" in svg
    assert ">12 + 1 + 0 + 2 = 15<" in svg
    assert "Över, utan beslut om förlängning" in svg
    assert "aria-roledescription" not in svg
    assert "Dagar från" in to_svg(histogram(columns, form, "Dagar från"))
    assert [row["antal"] for row in rows_of(bars)] == [12, 1, 2]
