"""What a granskning refuses, and how what was registered is corrected."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from audit.errors import InvalidInputError, StateError
from audit.internkontroll.events import MatningFrozen
from audit.revision import commands as c
from audit.revision.granskning import Granskning
from audit.revision.svarsfrist import svarsfrister
from tests.unit.revision.story import BEGAN, DUE, ENDS, INSYN, RAPPORT, G, anmarkt, lindesberg

if TYPE_CHECKING:
    from tests.unit.revision.story import Told

DAY = timedelta(days=1)
NOW = date(2024, 4, 30)
TEXT = "Konstruerad text."

WRONG: list[tuple[c.RevisionCommand, str]] = [
    (c.ChangeInsyn(**G, insyn=INSYN, skal=TEXT), "insyn"),
    (c.ExtendInsyn(**G, sista_dag=ENDS, skal=TEXT), "sista_dag"),
    (c.ExtendInsyn(**G, sista_dag=ENDS + DAY), "skal"),
    (c.EndInsyn(**G), "skal"),
    (c.ReceiveRapport(**G, rapport=RAPPORT, inkom=RAPPORT - DAY), "inkom"),
    (c.ReceiveRapport(**G, rapport=RAPPORT, inkom=RAPPORT + DAY), "inkom"),
    (c.RegisterFraga(**G, rubrik=" "), "rubrik"),
    (c.AnswerFraga(**G, fraga=5, svar="ja"), "fraga"),
    (c.AnswerFraga(**G, fraga=1, svar="kanske"), "svar"),
    (c.FollowUpRekommendation(**G, rekommendation=5, lage="pagar", foljd_upp=RAPPORT),
     "rekommendation"),
    (c.FollowUpRekommendation(**G, rekommendation=1, lage="klar", foljd_upp=RAPPORT), "lage"),
    (c.RequestSvar(**G, begart=RAPPORT, forfaller=RAPPORT - DAY), "forfaller"),
    (c.WriteSvar(**G, avsnitt="rekommendation", text=TEXT), "rekommendation"),
    (c.WriteSvar(**G, avsnitt="inledning", rekommendation=1, text=TEXT), "rekommendation"),
    (c.WriteSvar(**G, avsnitt="rekommendation", rekommendation=5, text=TEXT), "rekommendation"),
    (c.WriteSvar(**G, avsnitt="inledning", text=" "), "text"),
    (c.WriteSvar(**G, avsnitt="bilaga", text=TEXT), "avsnitt"),
    (c.GiveSvar(**G, lamnat=RAPPORT + DAY), "lamnat"),
    (c.RegisterAnmarkning(**G, ar=2021, rubrik="R", riktad=RAPPORT), "text"),
    (c.RegisterAnmarkning(**G, ar=2023, rubrik="R", riktad=RAPPORT, text=TEXT), "ar"),
    (c.WriteYttrande(**G, anmarkning=1, avsnitt="bedomning", text=TEXT), "anmarkning"),
    (c.CloseGranskning(**G, avslutad=RAPPORT), "avslutad"),
    (c.CorrectGranskning(**G, corrects=99, replaced={}), "corrects"),
    (c.CorrectGranskning(**G, corrects=2, replaced={"inkom": "2022-05-31"}), "replaced"),
    (c.CorrectGranskning(**G, corrects=2, replaced={"rubrik": "R"}), "replaced"),
    (c.CorrectGranskning(**G, corrects=2, replaced={"inkom": "i maj"}), "inkom"),
    (c.CorrectGranskning(**G, corrects=2, replaced={"inkom": ""}), "inkom"),
    (c.CorrectGranskning(**G, corrects=2, replaced={"inkom": "2022-05-30"}), "inkom"),
    (c.CorrectGranskning(**G, corrects=2, replaced={}, aterkallad=True), "skal"),
    (c.CorrectGranskning(**G, corrects=1, replaced={}, aterkallad=True, skal=TEXT), "corrects"),
    (c.CorrectGranskning(**G, corrects=3, replaced={}, aterkallad=True, skal=TEXT), "corrects"),
]  # fmt: skip


@pytest.fixture(scope="module")
def published() -> Told:
    """Give the published audit; nobody here adds to it."""
    return lindesberg()


@pytest.mark.parametrize(("command", "field"), WRONG)
def test_what_cannot_be_is_refused_by_field(
    command: c.RevisionCommand, field: str, published: Told
) -> None:
    """Each refusal names the field, in a sentence that begins with it, and adds nothing."""
    before = len(published.history)

    with pytest.raises(InvalidInputError) as refused:
        published.on(RAPPORT, command)

    assert field in {one.field for one in refused.value.problems}
    assert len(published.history) == before


def test_a_given_answer_is_not_written_further() -> None:
    """What was given stands; only after it is taken back are its parts written again."""
    told = lindesberg().on(DUE, c.GiveSvar(**G, lamnat=DUE))
    version = told.state.version
    again = c.WriteSvar(**G, avsnitt="inledning", text=TEXT)
    with pytest.raises(InvalidInputError):
        told.on(DUE, again)
    taken_back = c.CorrectGranskning(
        **G, corrects=version, replaced={}, aterkallad=True, skal="Det skickades inte."
    )
    told.on(DUE, taken_back, again)

    assert told.state.svar == {("inledning", None): TEXT}
    assert svarsfrister(told.state)[0].lamnat is None


def test_an_answer_given_late_is_registered_as_it_was() -> None:
    """The truth is never refused: it stands as late for ever."""
    late = date(2022, 10, 19)
    told = lindesberg().on(late, c.GiveSvar(**G, lamnat=late, paragraf="§ 99"))

    assert svarsfrister(told.state)[0].late(late + 30 * DAY)


def test_a_corrected_day_moves_with_its_event() -> None:
    """A new last day of answering counts, and a corrected day is the day it happened."""
    told = lindesberg()
    version = told.state.version
    replaced = {"begart": "2022-05-30", "forfaller": "2022-10-01"}
    told.on(DUE, c.CorrectGranskning(**G, corrects=version, replaced=replaced))
    found = told.state.event(version)

    assert found is not None
    assert found.happened.start == "2022-05-30"
    assert svarsfrister(told.state)[0].forfaller == date(2022, 10, 1)


def test_a_number_is_never_used_twice() -> None:
    """A question taken back keeps its number: the next gets a new one."""
    told = lindesberg().on(RAPPORT, c.RegisterFraga(**G, rubrik="Ställdes aldrig"))
    taken_back = c.CorrectGranskning(
        **G, corrects=told.state.version, replaced={}, aterkallad=True, skal="Fel rapport."
    )
    told.on(RAPPORT, taken_back, c.RegisterFraga(**G, rubrik="Konstruerad fråga"))

    assert [one.nummer for one in told.state.fragor] == [1, 2, 3, 4, 6]


def test_a_yttrande_is_not_older_than_its_anmarkning() -> None:
    """Nobody is asked about an anmärkning, or explains it, before it was directed."""
    early = date(2024, 4, 7)
    for command in (
        c.RequestYttrande(**G, anmarkning=1, begart=early, forfaller=NOW),
        c.GiveYttrande(**G, anmarkning=1, lamnat=early),
        c.WriteYttrande(**G, anmarkning=1, avsnitt="rekommendation", text=TEXT),
    ):
        with pytest.raises(InvalidInputError):
            anmarkt().on(NOW, command)


def test_a_year_of_an_anmarkning_is_corrected() -> None:
    """A number is corrected by its digits."""
    told = anmarkt().on(NOW, c.CorrectGranskning(**G, corrects=2, replaced={"ar": "2022"}))

    assert told.state.anmarkningar[1].ar == 2022


def test_a_granskning_taken_back_is_not_there() -> None:
    """One registered by mistake is taken back whole, and nothing more can be done to it."""
    told = lindesberg()
    told.history = told.history[:1]
    told.on(
        BEGAN, c.CorrectGranskning(**G, corrects=1, replaced={}, aterkallad=True, skal="Dubblett.")
    )

    assert (told.state.opened, told.state.insyn) == (None, None)
    with pytest.raises(StateError):
        told.on(BEGAN, c.RegisterFraga(**G, rubrik="Konstruerad fråga"))


def test_an_event_of_another_kind_is_refused() -> None:
    """A granskning is built of its own events only."""
    foreign = MatningFrozen.__new__(MatningFrozen)

    with pytest.raises(TypeError):
        Granskning.from_events([foreign])
