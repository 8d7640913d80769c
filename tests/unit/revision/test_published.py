"""The published audit and the published anmärkning come out of events, from opening to answered."""

from __future__ import annotations

from datetime import date, timedelta

from audit.revision import commands as c
from audit.revision.revision import Revision
from audit.revision.svarsfrist import Lage, lage, svarsfrister
from tests.unit.revision.story import DUE, ENDS, GRANSKNING, G, anmarkt, lindesberg

DAY = timedelta(days=1)


def test_the_report_is_registered_as_it_was_published() -> None:
    """Four questions answered delvis, ja, ja, ja; four recommendations; an answer asked for."""
    state = lindesberg().state

    assert [one.svar for one in state.fragor] == ["delvis", "ja", "ja", "ja"]
    assert [one.nummer for one in state.rekommendationer] == [1, 2, 3, 4]
    assert lage(state) is Lage.SVAR_VANTAS


def test_the_answer_waits_until_it_is_given() -> None:
    """It is due on its day, late the day after, and no longer waits once given in time."""
    told = lindesberg()
    waiting = svarsfrister(told.state)[0]
    told.on(
        DUE,
        c.WriteSvar(**G, avsnitt="inledning", text="Nämnden har tagit del av rapporten."),
        c.WriteSvar(**G, avsnitt="rekommendation", rekommendation=4, text="Det görs i höst."),
        c.GiveSvar(**G, lamnat=date(2022, 9, 20), paragraf="§ 90"),
    )
    given = svarsfrister(told.state)[0]

    assert (waiting.forfaller, waiting.late(DUE), waiting.late(DUE + DAY)) == (DUE, False, True)
    assert (given.lamnat, given.paragraf, given.late(DUE + DAY)) == (
        *(date(2022, 9, 20), "§ 90"), False,
    )  # fmt: skip
    assert set(told.state.svar) == {("inledning", None), ("rekommendation", 4)}
    assert lage(told.state) is Lage.BESVARAD


def test_a_rekommendation_is_followed_up_until_it_is_done() -> None:
    """Each follow-up stands by its day, and the newest day says where it stands."""
    told = lindesberg()
    for day, where in ((date(2023, 3, 1), "genomford"), (date(2022, 12, 1), "pagar")):
        told.on(
            date(2023, 3, 1),
            c.FollowUpRekommendation(**G, rekommendation=1, lage=where, foljd_upp=day),
        )
    first, second, *_ = told.state.rekommendationer

    assert (first.lage, len(first.uppfoljningar)) == ("genomford", 2)
    assert second.lage is None


def test_the_anmarkning_is_explained() -> None:
    """The anmärkning for 2023 asks for a yttrande by 2024-05-06, given by the nämnd with its §."""
    told = anmarkt()
    known = Revision.from_histories([told.history, lindesberg().history, []])
    waiting = svarsfrister(told.state)[0]
    told.on(
        date(2024, 4, 29),
        c.WriteYttrande(**G, anmarkning=1, avsnitt="atgarder", text="Månadsuppföljning."),
        c.GiveYttrande(**G, anmarkning=1, lamnat=date(2024, 4, 29), paragraf="§ 61"),
    )
    after = known.with_history(told.history)

    assert told.state.anmarkningar[1].ar == 2023
    assert (waiting.forfaller, waiting.yttrande) == (date(2024, 5, 6), True)
    assert [one.lamnat for one in after.svarsfrister()] == [date(2024, 4, 29)]
    assert after.waiting() == ()
    assert told.state.yttrande(1) == {"atgarder": "Månadsuppföljning."}


def test_a_granskning_is_closed_when_all_is_answered() -> None:
    """After the answer it can be closed, and then it opens nothing."""
    told = lindesberg().on(ENDS, c.GiveSvar(**G, lamnat=ENDS))
    before = told.state.insyn
    told.on(ENDS, c.CloseGranskning(**G, avslutad=ENDS))
    closed = told.state
    told.on(ENDS, c.ReopenGranskning(**G, skal="Den följs upp igen."))

    assert (closed.id, lage(closed)) == (GRANSKNING, Lage.AVSLUTAD)
    assert before is not None
    assert (closed.insyn, told.state.insyn) == (None, None)
    assert lage(told.state) is Lage.BESVARAD
