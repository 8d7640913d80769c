"""What the lists of the clocks say of their days, their order, and how many of all they show."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest

from api.web.build.klockor.figures import ledtid_caption
from api.web.build.listing import table
from api.web.build.start import some_of
from api.web.links import AVSLUTADE, PAGAENDE, Links
from audit.barnutredning.classify import Tidsklass
from projections.barnutredning.listing import Listing, Row
from tests.unit.web.test_build import FRESH
from tests.unit.web.test_klockor_charts import ledtid

INLEDD = date(2024, 1, 2)
LAST = date(2024, 5, 2)
ID = UUID("0189f7c4-0000-4000-8000-000000000001")


def row(klass: Tidsklass, day: date, extended: date | None = None) -> Row:
    """Give an utredning as it stands on a day."""
    return Row(
        arende_id=ID,
        enhet="5110",
        inledd=INLEDD,
        sista_dag=LAST,
        sista_dag_vardag=LAST,
        lagrum="11 kap. 2 §",
        extended_to=extended,
        avslutad=None,
        days=(day - INLEDD).days,
        days_over=max(0, (day - (extended or LAST)).days),
        tidsklass=klass,
        flags=frozenset(),
    )


SOON = row(Tidsklass.INOM, LAST - timedelta(days=12))
OVER = row(Tidsklass.OVER_UTAN_FORLANGNING, LAST + timedelta(days=3))
EXTENDED = row(Tidsklass.OVER_INOM_FORLANGNING, LAST + timedelta(days=3), LAST + timedelta(days=10))


@pytest.mark.parametrize(
    ("klass", "population", "one", "heading", "said"),
    [
        ("snart", PAGAENDE, SOON, "Dagar kvar", "12"),
        (Tidsklass.INOM, PAGAENDE, SOON, "Dagar kvar", "12"),
        (Tidsklass.OVER_INOM_FORLANGNING, PAGAENDE, EXTENDED, "Dagar kvar", "7"),
        (Tidsklass.OVER_UTAN_FORLANGNING, PAGAENDE, OVER, "Dagar över", "3"),
        ("alla", PAGAENDE, SOON, "Dagar kvar eller över", "12 kvar"),
        ("alla", PAGAENDE, OVER, "Dagar kvar eller över", "3 över"),
        ("alla", AVSLUTADE, SOON, "Dagar över", "–"),
    ],
)
def test_days_are_left_where_nothing_is_over(
    klass: str, population: str, one: Row, heading: str, said: str
) -> None:
    """A list in which nothing is over counts days left; one with both says which."""
    found = table(Listing((one,), 1, 7, FRESH), Links("prov"), klass, population, str)

    assert found.columns[2].name == heading
    assert found.rows[0][2].text == said


def test_a_table_of_some_says_of_how_many() -> None:
    """Ten of eleven are said to be the nearest of eleven; all of them need no word."""
    assert some_of(10, 11, "närmaste") == "De 10 närmaste av 11."
    assert some_of(11, 11, "närmaste") == ""


def test_four_months_to_the_day_are_said_to_be_within() -> None:
    """What was closed on the last day stands past the line, and is said to be in time."""
    to_the_day = ledtid({3: 2, 7: 1}, {0: 2, 4: 1})

    assert "1 av dem blev klar på den sista dagen, inom tiden." in ledtid_caption(
        to_the_day, "utredning"
    )
    assert "sista dagen" not in ledtid_caption(ledtid({3: 2}, {0: 2}), "utredning")
