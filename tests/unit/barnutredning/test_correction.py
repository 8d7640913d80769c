"""Corrections: named facts of a named event become others, and what follows is counted anew."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from audit.barnutredning import Utredning, UtredningCorrected, decide
from audit.barnutredning.commands import CorrectUtredning
from audit.envelope import Happened
from audit.errors import InvalidInputError, StateError
from tests.unit.barnutredning.examples import (
    ARENDE,
    closing,
    correcting,
    extending,
    history,
    opening,
    state,
)

if TYPE_CHECKING:
    from audit.barnutredning import Command


def last(*commands: Command) -> UtredningCorrected:
    """Give the correction that ends a history."""
    event = history(*commands)[-1]

    assert isinstance(event, UtredningCorrected)
    return event


def test_a_moved_opening_counts_the_limit_anew() -> None:
    """The correction carries the new limit, and the state shows it; the first event stays."""
    events = history(opening(), correcting(1, inledd="2022-09-10"))
    opened = Utredning.from_events(events).opened

    assert opened is not None
    assert opened.limit.sista_dag == date(2023, 1, 10)
    assert opened.happened == Happened.on(date(2022, 9, 10))
    assert events[0] == history(opening())[0]


def test_a_moved_opening_takes_the_rule_of_its_new_day() -> None:
    """Moved over the change of law, the limit cites the new act, and so does the entry."""
    event = last(opening(inledd=date(2025, 6, 30)), correcting(1, inledd="2025-07-01"))

    assert event.rule_ids() == ("utredningstid.sfs_2025_400",)


def test_another_correction_leaves_the_limit_alone() -> None:
    """A corrected enhet carries no limit and names no rule."""
    event = last(opening(), correcting(1, enhet="e2"))

    assert event.replaced == {"enhet": "e2"}
    assert event.limit is None
    assert event.rule_ids() == ()


def test_facts_that_did_not_change_are_left_out() -> None:
    """Only what becomes another stands in the event."""
    event = last(opening(), correcting(1, enhet="e2", inledd="2022-08-10"))

    assert event.replaced == {"enhet": "e2"}


def test_a_moved_end_of_an_extension_carries_its_vardag() -> None:
    """What follows from a corrected day is written beside it, so that nobody counts again."""
    event = last(opening(), extending(), correcting(2, ny_sista_dag="2023-02-11"))

    assert event.replaced == {"ny_sista_dag": "2023-02-11", "ny_sista_dag_vardag": "2023-02-13"}


def test_a_decision_moved_over_the_change_of_law_carries_its_new_lagrum() -> None:
    """A corrected day of decision brings the rule and lagrum of that day."""
    event = last(
        opening(inledd=date(2025, 5, 15)),
        extending(beslutad=date(2025, 6, 30), ny_sista_dag=date(2025, 11, 14)),
        correcting(2, beslutad="2025-07-01"),
    )

    assert event.replaced["lagrum"] == "20 kap. 3 § socialtjänstlagen (2025:400)"
    assert event.rule_ids() == ("forlangning.sfs_2025_400",)


def test_corrections_apply_in_order() -> None:
    """The last correction of a fact stands; facts it leaves out keep their earlier correction."""
    found = state(
        opening(),
        closing(),
        correcting(2, avslutad="2022-12-07", avslut="utan_insats"),
        correcting(2, avslutad="2022-12-08"),
    )

    assert found.closing is not None
    assert (found.closing.avslutad, found.closing.avslut) == (date(2022, 12, 8), "utan_insats")


def test_an_absent_fact_can_be_given_and_removed() -> None:
    """An empty text removes a fact that may be absent."""
    given = correcting(1, anmalan_inkom="2022-08-01")
    removed = correcting(1, anmalan_inkom="")

    assert state(opening(), given).opened.anmalan_inkom == date(2022, 8, 1)  # type: ignore[union-attr]
    assert state(opening(), given, removed).opened.anmalan_inkom is None  # type: ignore[union-attr]


def test_a_withdrawn_closing_lets_the_utredning_run_again() -> None:
    """A closing that never was is withdrawn, and another may follow."""
    commands: list[Command] = [opening(), closing(), correcting(2, avslutad="")]

    assert state(*commands).closing is None
    assert state(*commands, closing(avslut="flyttad")).closing.avslut == "flyttad"  # type: ignore[union-attr]


def test_a_withdrawn_closing_can_stand_again_but_not_beside_another() -> None:
    """Given its day again it stands, unless the utredning was closed by another event."""
    withdrawn: list[Command] = [opening(), closing(), correcting(2, avslutad="")]
    again = correcting(2, avslutad="2022-12-05")

    assert state(*withdrawn, again).closing is not None
    with pytest.raises(StateError, match="redan avslutad"):
        history(*withdrawn, closing(avslutad=date(2022, 12, 9)), again)


def test_a_withdrawn_extension_counts_no_more() -> None:
    """After the withdrawal the limit is the four months again, and its day stands nowhere."""
    found = state(opening(), extending(), correcting(2, ny_sista_dag=""))

    assert found.extensions == ()


def test_a_withdrawn_event_is_not_corrected_in_other_facts() -> None:
    """First it is made to stand again."""
    with pytest.raises(InvalidInputError, match="återtagen"):
        history(opening(), closing(), correcting(2, avslutad=""), correcting(2, avslut="flyttad"))


def test_a_closed_utredning_can_be_corrected() -> None:
    """Corrections are what remains possible after the closing."""
    event = last(opening(), closing(), correcting(1, enhet="e9"))

    assert event.corrects == 1


@pytest.mark.parametrize(
    ("version", "replaced", "field"),
    [
        (2, {"enhet": "e2"}, "corrects"),
        (0, {"enhet": "e2"}, "corrects"),
        (1, {}, "replaced"),
        (1, {"enhet": "e1"}, "replaced"),
        (1, {"inledd": "2022-08-10"}, "replaced"),
        (1, {"avslut": "insats"}, "replaced"),
        (1, {"limit": "x"}, "replaced"),
        (1, {"kallreferens": "x"}, "replaced"),
        (1, {"happened": "2022-08-10"}, "replaced"),
        (1, {"originator_version": "7"}, "replaced"),
        (1, {"inledd": ""}, "inledd"),
        (1, {"enhet": ""}, "enhet"),
        (1, {"inledd": "20220811"}, "inledd"),
        (1, {"inledd": "2022-W32-4"}, "inledd"),
        (1, {"inledd": "2022-02-30"}, "inledd"),
        (1, {"inledd": "1999-01-01"}, "inledd"),
        (1, {"anmalan_inkom": "i går"}, "anmalan_inkom"),
        (1, {"barn": "19990101-1234"}, "barn"),
        (1, {"barn": "5F0F4A36-6A0E-4D0B-9D7E-1F6A3A1B2C3D"}, "barn"),
        (1, {"enhet": "a\x00"}, "enhet"),
    ],
)
def test_a_correction_that_does_not_fit_is_refused(
    version: int, replaced: dict[str, str], field: str
) -> None:
    """Unknown events and fields, wrong forms and corrections of nothing are refused by field."""
    with pytest.raises(InvalidInputError) as error:
        history(opening(), correcting(version, **replaced))

    assert [problem.field for problem in error.value.problems] == [field]
    assert "1234" not in error.value.detail


@pytest.mark.parametrize(
    ("version", "replaced", "field"),
    [
        (1, {"inledd": "2022-12-06"}, "inledd"),
        (2, {"beslutad": "2022-08-09"}, "beslutad"),
        (2, {"ny_sista_dag": "2022-12-10"}, "ny_sista_dag"),
        (2, {"skal_kod": "semester"}, "skal_kod"),
        (2, {"ny_sista_dag": "", "skal_kod": "annat"}, "replaced"),
        (3, {"avslutad": "2022-08-09"}, "avslutad"),
        (3, {"avslut": "klar"}, "avslut"),
        (3, {"avslut": ""}, "avslut"),
    ],
)
def test_a_correction_to_what_could_not_have_been_is_refused(
    version: int, replaced: dict[str, str], field: str
) -> None:
    """The corrected history must be one that could have been registered."""
    with pytest.raises(InvalidInputError) as error:
        history(opening(), extending(), closing(), correcting(version, **replaced))

    assert field in {problem.field for problem in error.value.problems}


def test_a_decision_corrected_to_after_the_closing_is_refused() -> None:
    """What is closed is not extended, by no way round."""
    with pytest.raises(StateError, match="var avslutad"):
        history(opening(), extending(), closing(), correcting(2, beslutad="2022-12-06"))


def test_a_correction_is_not_corrected() -> None:
    """A wrong correction is followed by another of the same event."""
    with pytest.raises(InvalidInputError, match="ingen händelse"):
        history(opening(), correcting(1, enhet="e2"), correcting(2, enhet="e3"))


def test_reasons_and_time_of_a_correction_are_kept() -> None:
    """Why it was corrected is sealed; when the mistake was set right is told where known."""
    command = CorrectUtredning(
        arende=ARENDE,
        corrects=1,
        replaced={"enhet": "e2"},
        skal="Fel enhet vald.",
        happened=Happened.on(date(2023, 1, 2)),
    )
    (event,) = decide(command, history(opening()))

    assert isinstance(event, UtredningCorrected)
    assert (event.skal, event.happened) == ("Fel enhet vald.", Happened.on(date(2023, 1, 2)))


def test_two_wrong_days_can_be_set_right_one_after_the_other() -> None:
    """Moving the later day first is always possible when both moved on."""
    found = state(
        opening(),
        closing(),
        correcting(2, avslutad="2023-06-01"),
        correcting(1, inledd="2023-03-01"),
    )

    assert found.opened is not None
    assert found.opened.inledd == date(2023, 3, 1)
