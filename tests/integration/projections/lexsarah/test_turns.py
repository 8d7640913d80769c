"""The turns an ärende or a report can take that chance seldom draws, each held to the fold."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from audit.lexsarah import Role, Utanfor
from audit.lexsarah import commands_arende as a
from audit.lexsarah import commands_beslut as b
from audit.lexsarah import commands_rapport as r
from audit.lexsarah import commands_utredning as u
from projections.lexsarah.cases import Case, case
from projections.lexsarah.rapporter import report
from tests.property.lexsarah_histories import renamed
from tests.support.lexsarah_rows import case_of, report_of
from tests.unit.lexsarah.asked import IVO_DAY, A, R
from tests.unit.lexsarah.histories import Story, arende_at, rapport_at
from tests.unit.lexsarah.people import TODAY

if TYPE_CHECKING:
    from tests.integration.projections.lexsarah.conftest import Written

M, U, V, N = Role.MOTTAGARE, Role.UTREDARE, Role.VERKSAMHETSCHEF, Role.NAMNDSEKRETERARE
MILD, GRAVE = "missforhallande", "allvarligt_missforhallande"


def graded(grade: str) -> u.MakeBedomning:
    """Judge, with words for the reporter in case it is lower."""
    return u.MakeBedomning(**A, bedomning=grade, skal="Så är det.", till_rapportor="Vi ser om.")


def rows(written: Written, story: Story, turns: int) -> list[Case]:
    """Write a story; give its last rows, having held each of them to the fold."""
    arende, found = uuid4(), []
    first = written.write(story.events, arende)
    for n in range(len(story.events) - turns, len(story.events)):
        row, wanted = case(written.log, arende, first + n), case_of(story.events[: n + 1])
        assert row is not None
        assert wanted is not None
        assert row == replace(wanted, arende=arende)
        found.append(row)
    return found


def test_another_final_grade_asks_for_a_new_beslut(written: Written) -> None:
    """Decided, judged otherwise: judged; judged the same again: still; decided anew: decided."""
    story = Story(list(arende_at("beslutat", bedomning=MILD)))
    story.tell(U, graded(MILD)).tell(U, graded("pataglig_risk")).tell(U, graded("pataglig_risk"))
    story.tell(V, b.DecideAtgarder(**A, utfall="bifall", text="Larmet byts."))

    found = rows(written, story, 4)

    assert [row.steg for row in found] == ["beslutat", "bedomt", "bedomt", "beslutat"]


def test_a_milder_grade_ends_the_duty_to_notify_that_was_not_yet_done(written: Written) -> None:
    """Grave, mild, grave again: the duty runs from the last; once notified, from the first."""
    story = Story(list(arende_at("under_utredning")))
    by: dict[str, Any] = {"taget": Utanfor(beslutsfattare="utskott", beslutad=TODAY)}
    story.tell(U, graded(MILD)).tell(U, graded(GRAVE), today=TODAY.replace(day=25))
    anmalan = b.RegisterIvoAnmalan(**IVO_DAY, utredning_bifogad=False, **by)
    story.tell(N, anmalan).tell(U, graded(MILD))

    found = rows(written, story, 4)

    days = [row.ivo_skyldig for row in found]
    assert days == [None, TODAY.replace(day=25), TODAY, TODAY]


def test_an_anmalan_taken_back_leaves_the_duty_and_the_track(written: Written) -> None:
    """The days of the two months go with it, and come with the next one."""
    story = Story(list(arende_at("oppnat", "anmalt")))
    version = len(story.events)
    while story.events[version - 1].TOPIC != "lexsarah.ivo_anmalan_made":
        version -= 1
    story.tell(U, a.CorrectArende(**A, corrects=version, replaced={}, aterkallad=True))
    by: dict[str, Any] = {"taget": Utanfor(beslutsfattare="utskott", beslutad=TODAY)}
    story.tell(N, b.RegisterIvoAnmalan(**IVO_DAY, utredning_bifogad=True, **by))

    found = rows(written, story, 3)

    assert [row.ivo for row in found] == ["anmalt", "inte_anmalt", "kompletterat"]
    assert [row.ivo_sista_dag is None for row in found] == [False, True, True]


def test_an_answer_given_twice_leaves_the_other_question_open(written: Written) -> None:
    """Two questions, the first answered twice: one is left, and both answers are new."""
    rapport, story = uuid4(), Story(list(rapport_at("inkommen")))
    story.tell(M, r.AskFraga(**R, text="Vem var där?"))
    for text in ("Ingen.", "Jo, en."):
        story.tell(Role.RAPPORTOR, r.AnswerFraga(**R, fraga=2, text=text))
    written.write(renamed(story.events, rapport))

    found = report(written.log, rapport, written.head)

    assert found is not None
    assert (found.fragor_obesvarade, found.new_answers) == (1, 2)
    assert found == report_of(written.log.load(rapport))
