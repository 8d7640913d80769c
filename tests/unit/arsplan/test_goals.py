"""The 16 goals that one nämnd followed up: 13 met, 1 partly, 1 not, 1 without result yet."""

from __future__ import annotations

from datetime import date

import pytest

from audit.arsplan import commands as c
from audit.arsplan.arsmal import utfall
from audit.errors import InvalidInputError, StateError
from tests.unit.arsplan.story import ARSMAL, Told, goal, the_goals

PER = date(2022, 12, 31)
NAMND = date(2023, 2, 21)
LAST = date(2023, 5, 31)
UPPDRAG = goal(99)
OUTCOMES = ["uppfyllt"] * 13 + ["delvis", "ej", "saknas"]


def followed_up() -> Told:
    """Give the goals as the nämnd followed them up, with the task for the one without result."""
    told = the_goals()
    for number, outcome in enumerate(OUTCOMES, 1):
        told.tell(c.AssessArsmal(arsmal=ARSMAL, mal=goal(number), utfall=outcome, per=PER))
    told.tell(
        c.GiveUppdrag(
            arsmal=ARSMAL, mal=goal(16), uppdrag=UPPDRAG, beslutad=NAMND, paragraf="§ 20",
            ansvarig="forvaltningschef", senast=LAST,
        )
    )  # fmt: skip
    return told


def test_the_published_count_comes_out() -> None:
    """13, 1, 1 and 1 of 16 on the last of December; the day before nothing was known."""
    goals = followed_up().arsmal

    assert utfall(goals, PER) == {"uppfyllt": 13, "delvis": 1, "ej": 1, "saknas": 1}
    assert utfall(goals, date(2022, 12, 30))["saknas"] == len(goals.gallande) == 16


def test_the_missing_one_is_to_be_reported_back_by_its_day() -> None:
    """The task waits until its last day, and is late the day after."""
    ((mal, uppdrag),) = [followed_up().arsmal.of_uppdrag(UPPDRAG) or pytest.fail("no task")]

    assert (mal.id, uppdrag.given.paragraf, uppdrag.given.senast) == (goal(16), "§ 20", LAST)
    assert [uppdrag.sent(LAST), uppdrag.sent(date(2023, 6, 1))] == [False, True]


def test_what_is_reported_back_gives_a_result_from_its_day() -> None:
    """Reported late and met, the count is 14 from then on, and the earlier one stands."""
    told = followed_up()
    day = date(2023, 6, 14)
    told.tell(c.AnswerUppdrag(arsmal=ARSMAL, uppdrag=UPPDRAG, aterrapporterad=day, paragraf="§ 71"))
    told.tell(c.AssessArsmal(arsmal=ARSMAL, mal=goal(16), utfall="uppfyllt", per=day))
    found = told.arsmal.of_uppdrag(UPPDRAG)

    assert found is not None
    assert [found[1].sent(date(2023, 6, 13)), found[1].sent(day)] == [True, False]
    assert (utfall(told.arsmal, day)["uppfyllt"], utfall(told.arsmal, PER)["uppfyllt"]) == (14, 13)


def test_a_goal_given_up_is_not_counted_and_a_correction_changes_the_count() -> None:
    """Of 16 one is given up, from that day on; a corrected follow-up moves between counts."""
    told = followed_up()
    told.tell(c.EndArsmal(arsmal=ARSMAL, mal=goal(15), skal="Ersatt av fullmäktiges mål."))
    told.tell(c.CorrectArsmal(arsmal=ARSMAL, corrects=17, replaced={"utfall": "delvis"}))

    assert utfall(told.arsmal, told.today) == {"uppfyllt": 12, "delvis": 2, "ej": 0, "saknas": 1}
    assert utfall(told.arsmal, PER)["ej"] == 1


REFUSED: list[tuple[str, c.ArsplanCommand]] = [
    ("utfall", c.AssessArsmal(arsmal=ARSMAL, mal=goal(1), utfall="kanske", per=PER)),
    ("per", c.AssessArsmal(arsmal=ARSMAL, mal=goal(1), utfall="ej", per=date(2025, 3, 2))),
    ("mal", c.AssessArsmal(arsmal=ARSMAL, mal=goal(50), utfall="ej", per=PER)),
    ("kod", c.SetArsmal(
        arsmal=ARSMAL, ar=2022, mal=goal(17), kod="M1", rubrik="Mål", ansvarig="ekonom")),
    ("ar", c.SetArsmal(
        arsmal=ARSMAL, ar=2023, mal=goal(17), kod="M17", rubrik="Mål", ansvarig="ekonom")),
    ("senast", c.GiveUppdrag(
        arsmal=ARSMAL, mal=goal(1), uppdrag=goal(98), beslutad=NAMND, paragraf="§ 20",
        ansvarig="ekonom", senast=PER)),
    ("uppdrag", c.AnswerUppdrag(
        arsmal=ARSMAL, uppdrag=goal(98), aterrapporterad=NAMND, paragraf="§ 1")),
    ("aterrapporterad", c.AnswerUppdrag(
        arsmal=ARSMAL, uppdrag=UPPDRAG, aterrapporterad=PER, paragraf="§ 1")),
    ("utfall", c.CorrectArsmal(arsmal=ARSMAL, corrects=17, replaced={"utfall": "kanske"})),
    ("replaced", c.CorrectArsmal(arsmal=ARSMAL, corrects=17, replaced={"utfall": "uppfyllt"})),
    ("skal", c.CorrectArsmal(arsmal=ARSMAL, corrects=17, replaced={}, aterkallad=True)),
    ("replaced", c.CorrectArsmal(
        arsmal=ARSMAL, corrects=33, replaced={"senast": "2023-02-20"})),
]  # fmt: skip


@pytest.mark.parametrize(("field", "command"), REFUSED)
def test_what_does_not_fit_the_goals_is_refused_by_field(
    field: str, command: c.ArsplanCommand
) -> None:
    """A command that does not fit what stands names its field."""
    with pytest.raises(InvalidInputError) as refused:
        followed_up().tell(command)

    assert field in {one.field for one in refused.value.problems}


def test_a_task_is_reported_once_and_its_giving_not_taken_back_after() -> None:
    """A second report is refused, and so is taking the task back before its report."""
    told = followed_up()
    report = c.AnswerUppdrag(arsmal=ARSMAL, uppdrag=UPPDRAG, aterrapporterad=LAST, paragraf="§ 71")
    told.tell(report)
    with pytest.raises(StateError):
        told.tell(report)
    with pytest.raises(InvalidInputError) as refused:
        told.tell(
            c.CorrectArsmal(
                arsmal=ARSMAL, corrects=33, replaced={}, aterkallad=True, skal="Fel mål."
            )
        )

    assert "återrapporterat" in refused.value.detail
