"""How much of the year falls due on each day, with the clock moved."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from audit.arsplan import commands as c
from audit.arsplan.arsplan import Arsplan
from audit.arsplan.forfaller import forfaller, vantar
from audit.arsplan.namndens_ar import NamndensAr
from tests.unit.arsplan.story import (
    ARSMAL,
    ARSPLAN,
    DAYS,
    GRUND,
    goal,
    mote,
    new_id,
    stopptid,
    the_goals,
    the_moten,
    the_year,
)

MAY = stopptid(5).date()
ONE_DAY = timedelta(days=1)


def counted(arsplan: Arsplan, day: date) -> Counter[date]:
    """Count what falls due in a year, as on a day."""
    return forfaller(NamndensAr(planer={2024: arsplan}), day)


def test_each_stopptid_has_its_punkter_and_an_own_day_its_own() -> None:
    """In May six fall due at the stopptid, the answer of 7 June among them; June's list too."""
    found = counted(the_year().arsplan, date(2024, 4, 30))

    assert found[MAY] == 6
    assert found[stopptid(6).date()] == 1
    assert found[date(2024, 6, 7)] == 0


def test_what_is_delivered_falls_due_no_more_and_what_is_late_does() -> None:
    """A delivered punkt leaves its day from then on; the others stay there when it has passed."""
    told = the_year()
    which = new_id("delegationsordning")
    told.tell(c.DeliverPunkt(arsplan=ARSPLAN, punkt=which, levererad=MAY))
    days = (MAY - ONE_DAY, MAY, MAY + ONE_DAY, DAYS[5] + ONE_DAY)

    assert [counted(told.arsplan, day)[MAY] for day in days] == [6, 5, 5, 5]


def test_a_stopptid_with_nothing_to_deliver_is_one_until_its_day() -> None:
    """Of an empty year each stopptid stands as one, that day included, and not the day after."""
    empty = the_moten()
    last = stopptid(2).date()
    found = [counted(empty.arsplan, day) for day in (last, last + ONE_DAY)]
    empty.today = last
    empty.tell(c.CancelSammantrade(arsplan=ARSPLAN, sammantrade=mote(3), skal="För få ärenden."))

    assert [one[last] for one in found] == [1, 0]
    assert set(found[0].values()) == {1}
    assert len(found[0]) == len(DAYS)
    assert stopptid(3).date() not in counted(empty.arsplan, last)


def test_a_year_that_has_passed_is_left_out() -> None:
    """What still waits from last year is planned anew: it fills nobody's calendar."""
    assert counted(the_year().arsplan, date(2024, 12, 31))
    assert not counted(the_year().arsplan, date(2025, 1, 1))


def test_an_answer_to_the_revisorer_is_counted_once_on_a_day() -> None:
    """It falls due beside its punkt of an earlier day, and with it where that day is the same."""
    told, day = the_year(), date(2024, 4, 30)
    answer = GRUND.svar[1]
    apart = forfaller(NamndensAr(planer={2024: told.arsplan}), day, (answer,))
    punkt, told.today = new_id(f"svar/{answer.granskning}"), day
    told.tell(c.MovePunkt(arsplan=ARSPLAN, punkt=punkt, sammantrade=None, skal="Ej klart."))
    alone = forfaller(NamndensAr(planer={2024: told.arsplan}), day, (answer,))
    without = forfaller(NamndensAr(planer={2024: told.arsplan}), day)

    assert (apart[MAY], apart[answer.senast]) == (6, 1)
    assert (alone[MAY], alone[answer.senast]) == (5, 1)
    assert without == alone


def test_a_task_of_a_goal_falls_due_until_it_is_reported_back() -> None:
    """Whatever year its goal is of; late or not, and no more from the day it was reported."""
    goals = the_goals()
    last, done = date(2023, 6, 1), date(2023, 6, 14)
    goals.tell(c.GiveUppdrag(
        arsmal=ARSMAL, mal=goal(16), uppdrag=goal(99), beslutad=date(2023, 2, 1), paragraf="§ 20",
        ansvarig="forvaltningschef", senast=last,
    ))  # fmt: skip
    goals.tell(c.AnswerUppdrag(
        arsmal=ARSMAL, uppdrag=goal(99), aterrapporterad=done, paragraf="§ 71"
    ))  # fmt: skip
    known = NamndensAr(mal={2022: goals.arsmal})
    days = (date(2023, 1, 31), last, done - ONE_DAY, done)

    assert [vantar(known, day)[last] for day in days] == [0, 1, 1, 0]


def test_a_day_that_has_passed_counts_what_was_due_where_it_stood_then() -> None:
    """What is moved today was due in May until today; a bare stopptid waits for nobody."""
    told, which = the_year(), new_id("delegationsordning")
    told.tell(c.MovePunkt(arsplan=ARSPLAN, punkt=which, sammantrade=mote(6), skal="Ej klart."))
    stood = date(2024, 4, 30)

    assert counted(told.arsplan, stood)[MAY] == 6
    assert not vantar(NamndensAr(planer={2024: the_moten().arsplan}), stood)
