"""The goal in a chart: a line with its word, as it stood at each mätning, or none at all."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from decimal import Decimal

import pytest

from api.web.build.comparison import frozen_table, matpunkter, trend_figure
from api.web.build.matpunkter import goal_said, mal_cell, matpunkt, newest_said, on_scale
from api.web.build.plan.kontrollmoment import drawn
from api.web.charts import Form, Matpunkt, Stapel, histogram, trend
from api.web.charts.goal_line import stretches
from api.web.charts.rendering import to_svg
from api.web.charts.trend import axis_of
from api.web.links import Links
from audit.internkontroll.commands_plan import ChangeKontrollmoment
from audit.internkontroll.mal import Mal
from audit.internkontroll.maluppfyllelse import Utfall, outcome
from projections.matning.trend import Trend
from tests.unit.internkontroll.plan import asked
from tests.unit.internkontroll.plan.histories import adopted
from tests.unit.internkontroll.plan.world import token
from tests.unit.web.test_build import FRESH, frozen, running

NINETY, NINETY_FIVE = Mal("minst", "promille", 900), Mal("minst", "promille", 950)


def points(*goals: Mal | None) -> tuple[Matpunkt, ...]:
    """Make a quarter's mätning for each goal: 59 of 68 within."""
    made = (
        matpunkt(date(2022, 3 * (number + 1), 28), Utfall(59, 68, "promille"), goal)
        for number, goal in enumerate(goals)
    )
    return tuple(one for one in made if one)


def plain(text: str) -> str:
    """Give a text with ordinary spaces."""
    return text.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize("form", Form)
def test_the_goal_is_a_dashed_line_with_its_word(form: Form) -> None:
    """Who sees no colours tells the goal from the mätningar by its dashes and its word."""
    svg = plain(to_svg(trend(points(NINETY, NINETY), form)))

    assert svg.count('stroke-dasharray="6,4"') == 1
    assert all(f">{word}<" in svg for word in ("Mål:", "minst", "90 %"))


def test_where_the_namnd_gave_no_goal_there_is_no_line() -> None:
    """Nothing is drawn that nobody decided, and the caption says that there is none."""
    svg = to_svg(trend(points(None, None), Form.WIDE))

    assert "stroke-dasharray" not in svg
    assert "Mål" not in svg
    assert goal_said(points(None)) == "Nämnden har inte satt något mål att rita."


def test_a_goal_that_changed_is_a_line_for_as_long_as_it_stood() -> None:
    """Each goal goes from its first mätning to its last, and both are named."""
    changed = points(None, NINETY, NINETY, NINETY_FIVE)
    svg = plain(to_svg(trend(changed, Form.WIDE)))

    assert [(one.first, one.last, one.mal) for one in stretches(changed)] == [
        (1, 2, Decimal(90)),
        (3, 3, Decimal(95)),
    ]
    assert svg.count('stroke-dasharray="6,4"') == 2
    assert ">Mål: minst 90 %<" in svg
    assert ">95 %<" in svg
    assert plain(goal_said(changed)).endswith(
        "minst 90 % från mätningen 2022-06-28, minst 95 % från mätningen 2022-12-28."
    )


@pytest.mark.parametrize(
    ("utfall", "mal", "line"),
    [
        (Utfall(59, 68, "promille"), NINETY, "90"),
        (Utfall(66, 68, "promille"), Mal("hogst", "antal", 2), "97.1"),
        (Utfall(13, 16, "promille"), Mal("minst", "antal", 12), "75.0"),
        (Utfall(1, 2, "promille"), Mal("hogst", "antal", 5), "0.0"),
        (Utfall(71, None, "dagar"), Mal("hogst", "dagar", 60), "60"),
        (Utfall(0, None, "antal"), Mal("hogst", "antal", 0), "0"),
        (Utfall(3, None, "antal"), NINETY, None),
        (Utfall(59, 68, "promille"), Mal("hogst", "dagar", 60), None),
    ],
)
def test_a_goal_is_drawn_on_the_scale_of_its_outcome(
    utfall: Utfall, mal: Mal, line: str | None
) -> None:
    """At most two of 68 outside is at least 66 of 68 within; what has no such measure has none."""
    assert on_scale(utfall, mal) == (None if line is None else Decimal(line))


def test_a_caption_says_how_many_each_drawing_shows_and_what_was_missed_before() -> None:
    """Five of nine, three on a narrow screen; a goal missed in one left out is not lost."""
    days = [date(2022 + number // 12, number % 12 + 1, 28) for number in range(9)]

    assert newest_said(days[:3], days[:1]) == ""
    assert newest_said(days[:4]) == " På en smal skärm visar diagrammet de 3 senaste av 4."
    assert newest_said(days, days[-2:]) == (
        " Diagrammet visar de 5 senaste av 9, på en smal skärm 3."
    )
    assert newest_said(days, [days[0], days[8]]).endswith(
        "skärm 3. Av alla 9 var 2 utanför målet: 2022-01-28 och 2022-09-28."
    )
    assert newest_said(days, days[:4]).endswith(" Av alla 9 var 4 utanför målet.")


def test_the_axis_has_room_for_outcomes_and_goal() -> None:
    """Shares well above half begin at half; days and counts begin at nothing and end above all."""
    low = (Matpunkt(date(2022, 3, 31), Decimal(59), Decimal(50)),)
    days = (Matpunkt(date(2022, 3, 31), Decimal(45), Decimal(60)),)

    assert axis_of(points(NINETY), "promille")[0] == [50, 75, 100]
    assert axis_of(low, "promille")[0] == [0, 50, 100]
    assert axis_of(days, "dagar")[0] == [0, 30, 60]
    assert axis_of((), "antal")[0] == [0, 1, 2]


def test_the_table_beside_the_chart_of_frozen_matningar_has_its_goals() -> None:
    """Each row of the table has the goal that its point in the chart is held to."""
    one = replace(frozen(date(2022, 9, 30), 57, 7), matning_id=token("one"))
    other = replace(frozen(date(2022, 12, 31), 59, 9), matning_id=token("other"))
    rows = Trend((one, other), 8, FRESH)
    goals = {token("other"): NINETY}
    figure = trend_figure(rows, Links("prov"), running(59, 3, 0, 6), "pagaende", goals)
    table = [(row[0].text, row[-1].text) for row in reversed(figure.table.rows)] if figure else []
    drawn_goals = matpunkter(rows, 0, goals)

    assert table == [(one.per.isoformat(), one.mal_i_ord or "–") for one in drawn_goals]
    assert figure
    assert "minst 90" in figure.caption
    assert "minst 90" in figure.alt
    assert frozen_table(rows.rows, Links("prov"), "pagaende").columns[-1].name == "Andel"


def test_a_kontrollmoment_is_drawn_with_the_goal_of_each_matning() -> None:
    """A revision changes the line from its day; what is in another unit is not drawn."""
    world = adopted()
    world.tell(asked.FREEZE, replace(asked.REGISTER, enhet="antal", taljare=3, namnare=None))
    raised = replace(asked.ADD_MOMENT, mal=NINETY_FIVE)
    kept = {f.name: getattr(raised, f.name) for f in fields(raised)}
    world.tell(asked.REVISE, ChangeKontrollmoment(**kept))
    world.tell(replace(asked.FREEZE, matning=token("after"), per=date(2023, 2, 28)))
    known = world.known
    matningar = known.matningar_of(asked.MOMENT)
    found = drawn(known, asked.MOMENT, matningar)

    assert (found.enhet, found.others) == ("promille", True)
    assert [(one.per, one.mal_i_ord) for one in found.points] == [
        (one.per, mal_cell(known.goal_of(one, asked.MOMENT)))
        for one in matningar
        if one.utfall and one.utfall.enhet == "promille"
    ]
    assert [one.mal for one in found.points] == [Decimal(90), Decimal(95)]
    assert found.outside == tuple(
        one.per
        for one in matningar
        if one.utfall and one.utfall.enhet == "promille"
        if outcome(one.utfall, known.goal_of(one, asked.MOMENT)) == "utanfor"
    )


def test_the_end_of_the_acts_time_is_a_line_with_its_word() -> None:
    """Columns after the act's time stand after a dashed line that names it; others have none."""
    columns = (Stapel("0–7", 3, after=False), Stapel("8–14", 1, after=True))
    svg = to_svg(histogram(columns, Form.NARROW, "Dagar", "Fjorton dagar"))

    assert "stroke-dasharray" in svg
    assert ">Fjorton dagar<" in svg
    assert "stroke-dasharray" not in to_svg(histogram(columns, Form.NARROW, "Dagar"))
