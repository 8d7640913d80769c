"""Orosanmälningar: what may happen to one, what it leads to, and what is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from audit.barnutredning import (
    Arbetslage,
    Lage,
    Orosanmalan,
    classify_anmalan,
    decide_anmalan,
)
from audit.barnutredning.clock import LAGE_LABELS
from audit.barnutredning.idle import ARBETSLAGE_LABELS
from audit.barnutredning.orosanmalan.codes import SYNNERLIGA_SKAL
from audit.barnutredning.orosanmalan.events import (
    AnmalanCorrected,
    AnmalanReceived,
    AterkopplingRequested,
    ForhandsbedomningDecided,
)
from audit.envelope import Erased, Event, Happened
from audit.errors import InvalidInputError, StateError
from tests.unit.barnutredning.anmalningar import (
    ANMALAN,
    INKOM,
    UTREDNING,
    correcting,
    day,
    deciding,
    extending,
    giving,
    history,
    judging,
    receiving,
    requesting,
    state,
    taking_back,
    withholding,
)

if TYPE_CHECKING:
    from audit.barnutredning import CommandAnmalan


def fields(*commands: CommandAnmalan) -> set[str]:
    """Give the fields that the last command is refused for."""
    *before, last = commands
    with pytest.raises(InvalidInputError) as caught:
        decide_anmalan(last, history(*before))
    return {problem.field for problem in caught.value.problems}


def test_an_anmalan_starts_both_times_when_it_comes_in() -> None:
    """The day it came in is day 0 of the fourteen, and the day of the skyddsbedömning."""
    (event,) = history(receiving())

    assert isinstance(event, AnmalanReceived)
    assert event.limit_skyddsbedomning.sista_dag == INKOM
    assert event.limit_forhandsbedomning.sista_dag == date(2026, 2, 16)
    assert event.rule_ids() == ("skyddsbedomning.sfs_2025_400", "forhandsbedomning.sfs_2025_400")
    assert event.happened == Happened.on(INKOM)


def test_the_fourteen_days_are_stored_also_while_an_utredning_runs() -> None:
    """A correction may show that none ran; until then no beslut is needed."""
    found = state(receiving(pagaende=UTREDNING))

    assert found.limit_forhandsbedomning == state(receiving()).limit_forhandsbedomning


def test_an_answer_asked_for_before_the_decision_gets_its_week_with_it() -> None:
    """The request has no time yet; the decision states it."""
    events = history(receiving(), requesting(), deciding())
    asked, decided = events[1:]

    assert isinstance(asked, AterkopplingRequested)
    assert isinstance(decided, ForhandsbedomningDecided)
    assert asked.limit_aterkoppling is None
    assert decided.limit_aterkoppling is not None
    assert decided.limit_aterkoppling.sista_dag == date(2026, 2, 17)
    assert decided.rule_ids() == ("aterkoppling.sfs_2025_1501",)


def test_what_the_act_gives_no_number_is_soft() -> None:
    """Skyddsbedömning and at once are shown and never called a breach; the others are limits."""
    week = classify_anmalan(state(receiving(), requesting(), deciding()), day("02-20"))
    at_once = classify_anmalan(state(receiving(pagaende=UTREDNING), requesting()), day("02-20"))

    assert week is not None
    assert at_once is not None
    assert week.aterkoppling is not None
    assert at_once.aterkoppling is not None
    assert (week.skyddsbedomning.soft, at_once.aterkoppling.soft) == (True, True)
    assert (week.forhandsbedomning.soft, week.aterkoppling.soft) == (False, False)


def test_an_anmalan_on_a_day_counts_its_days_and_says_what_was_withheld() -> None:
    """Days run from the arrival; an answer withheld is said from its own day on."""
    told = state(receiving(), requesting(), deciding(), withholding())
    before, after = (classify_anmalan(told, day(text)) for text in ("02-11", "02-12"))

    assert before is not None
    assert after is not None
    assert (before.days, before.utan_svar) == (9, False)
    assert (after.days, after.utan_svar) == (10, True)
    assert classify_anmalan(told, day("02-01")) is None


def test_the_days_left_are_counted_to_the_unrolled_last_day() -> None:
    """Below zero once it is over, and none once it has ended."""
    running = state(receiving())
    left = [
        found.forhandsbedomning.days_left
        for text in ("02-02", "02-16", "02-18")
        if (found := classify_anmalan(running, day(text)))
    ]
    ended = classify_anmalan(state(receiving(), deciding()), day("02-12"))

    assert left == [14, 0, -2]
    assert ended is not None
    assert ended.forhandsbedomning.days_left is None


def test_every_place_a_time_can_stand_has_a_label() -> None:
    """People read Swedish for each, and for every answer about idle work."""
    assert set(LAGE_LABELS) == set(Lage)
    assert set(ARBETSLAGE_LABELS) == set(Arbetslage)


def test_nobody_is_answered_late_who_did_not_ask() -> None:
    """A decision alone starts no time, and an answer may be given without a request."""
    found = state(receiving(), deciding(), giving())

    assert found.limit_aterkoppling is None
    assert found.answered_on == day("02-12")


def test_an_answer_is_not_withheld_before_it_was_asked_for() -> None:
    """The refusal comes after the request, on the same day at the earliest."""
    asked = (receiving(), requesting("02-05"))

    assert fields(*asked, withholding("02-04")) == {"beslutad"}
    assert state(*asked, withholding("02-05")).answers


def test_a_corrected_end_of_an_extension_keeps_its_rule() -> None:
    """Only the vardag follows a last day that moves within the same act."""
    begun = (receiving(), extending("02-13", "02-27"))
    events = history(*begun, correcting(2, ny_sista_dag="2026-02-28"))
    extended, fixed = events[1], events[2]

    assert isinstance(fixed, AnmalanCorrected)
    assert fixed.replaced == {"ny_sista_dag": "2026-02-28", "ny_sista_dag_vardag": "2026-03-02"}
    assert extended.rule_ids() == ("forhandsbedomning.sfs_2025_400",)


def test_a_private_person_has_no_right_to_an_answer() -> None:
    """Only anmälare under 19 kap. 1-3 §§ may ask."""
    assert fields(receiving(anmalare="annan"), requesting()) == {"anmalare"}


@pytest.mark.parametrize("word", ["arbets", "belast", "resurs", "personal", "bemanning"])
def test_work_load_is_no_reason_for_more_than_fourteen_days(word: str) -> None:
    """The list of synnerliga skäl names no lack of time or people."""
    assert not [label for label in SYNNERLIGA_SKAL.values() if word in label.lower()]


def test_an_extension_for_another_reason_is_refused() -> None:
    """A code outside the list is refused by its field."""
    assert fields(receiving(), extending("02-13", "02-27", skal_kod="arbetsbelastning")) == {
        "skal_kod"
    }


@pytest.mark.parametrize(
    ("command", "field"),
    [
        (judging("02-01"), "bedomd"),
        (judging(utfall="kanske"), "utfall"),
        (extending("02-01", "02-27"), "beslutad"),
        (extending("02-13", "02-16"), "ny_sista_dag"),
        (deciding("02-01"), "beslutad"),
        (deciding(utfall="senare"), "utfall"),
        (deciding(utfall="inte_inleda", utredning=UTREDNING), "utredning"),
        (deciding(beslutsfattare="chefen"), "beslutsfattare"),
        (requesting("02-01"), "begard"),
        (giving("02-01"), "lamnad"),
        (judging(skal="x" * 20_001), "skal"),
        (judging(skal="\x00"), "skal"),
        (extending("2012-12-31", "02-27"), "beslutad"),
        (extending("02-13", "2101-01-01"), "ny_sista_dag"),
    ],
)
def test_what_cannot_be_is_refused_by_its_field(command: CommandAnmalan, field: str) -> None:
    """Days before it came in, unknown codes and words that cannot be stored name their field."""
    assert fields(receiving(), command) == {field}


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"grupp": "vuxen"}, "grupp"),
        ({"anmalare": "19_4"}, "anmalare"),
        ({"enhet": " "}, "enhet"),
        ({"enhet": "x" * 65}, "enhet"),
        ({"enhet": "\ud800"}, "enhet"),
        ({"inkom": date(2012, 12, 31)}, "inkom"),
        ({"inkom": date(2101, 1, 1)}, "inkom"),
    ],
)
def test_an_anmalan_that_cannot_be_is_refused(changes: dict[str, object], field: str) -> None:
    """Codes, the enhet and days without a rule or a calendar."""
    assert fields(receiving(**changes)) == {field}


@pytest.mark.parametrize(
    "commands",
    [
        (judging(),),
        (receiving(), receiving()),
        (receiving(), deciding(), deciding()),
        (receiving(), requesting(), requesting()),
        (receiving(), requesting(), giving(), giving()),
        (receiving(), requesting(), giving(), withholding()),
        (receiving(), withholding()),
        (receiving(), requesting(), withholding(), taking_back(2)),
        (receiving(), deciding(), taking_back(2), deciding(), taking_back(2)),
    ],
)
def test_what_the_anmalan_cannot_take_is_refused(commands: tuple[CommandAnmalan, ...]) -> None:
    """Nothing before it came in, nothing twice, and no refusal of what nobody asked for."""
    *before, last = commands
    with pytest.raises((StateError, InvalidInputError)):
        decide_anmalan(last, history(*before))


def test_an_extension_decided_before_the_end_but_registered_after_it_is_true() -> None:
    """The truth is not refused; one decided after the end cannot be."""
    ended = (receiving(), deciding("02-20"))

    assert state(*ended, extending("02-13", "02-27")).extensions
    assert fields(*ended, extending("02-21", "02-27")) == {"beslutad"}


def test_a_moved_arrival_counts_everything_anew() -> None:
    """Both times follow the corrected day, under the act of that day; the first event stays."""
    events = history(receiving(), judging(), correcting(1, inkom="2025-06-30"))
    found = Orosanmalan.from_events(events)
    fixed = events[-1]

    assert isinstance(fixed, AnmalanCorrected)
    assert fixed.rule_ids() == ("skyddsbedomning.sfs_2001_453", "forhandsbedomning.sfs_2001_453")
    assert found.limit_forhandsbedomning is not None
    assert found.limit_forhandsbedomning.sista_dag == date(2025, 7, 14)
    assert found.received is not None
    assert found.received.happened == Happened.on(date(2025, 6, 30))
    assert events[0] == history(receiving())[0]


def test_marked_as_late_it_has_the_next_day() -> None:
    """The mark is a fact that a person corrects; only the skyddsbedömning follows it."""
    found = state(receiving(), correcting(1, inkom_sent="true"))

    assert found.limit_skyddsbedomning is not None
    assert found.limit_skyddsbedomning.sista_dag == date(2026, 2, 3)
    assert found.limit_forhandsbedomning == state(receiving()).limit_forhandsbedomning


def test_a_decision_moved_over_the_amendment_takes_the_time_of_the_answer_away() -> None:
    """Of 2026-01-14 no time remains, though the request stands."""
    asked = (receiving(inkom=date(2026, 1, 7)), requesting("01-08"), deciding("01-16"))
    found = state(*asked, correcting(3, beslutad="2026-01-14"))

    assert state(*asked).limit_aterkoppling is not None
    assert found.limit_aterkoppling is None


def test_taking_the_request_back_takes_its_time_with_it() -> None:
    """Without a request nobody waits; a new one starts anew."""
    asked = (receiving(), requesting(), deciding())
    again = state(*asked, taking_back(2), requesting("02-20"))

    assert state(*asked, taking_back(2)).limit_aterkoppling is None
    assert again.limit_aterkoppling is not None
    assert again.limit_aterkoppling.start == day("02-20")


def test_a_corrected_extension_carries_its_vardag_and_rule() -> None:
    """A Saturday is moved to Monday; a decision moved over the change of law names its rule."""
    started = (receiving(inkom=date(2025, 6, 25)), extending("2025-07-02", "2025-07-18"))
    (*_, event) = history(*started, correcting(2, ny_sista_dag="2025-07-19", beslutad="2025-06-30"))

    assert isinstance(event, AnmalanCorrected)
    assert event.replaced["ny_sista_dag_vardag"] == "2025-07-21"
    assert event.replaced["rule"] == "forhandsbedomning.sfs_2001_453"


@pytest.mark.parametrize(
    "command",
    [
        correcting(9, utfall="behov"),
        correcting(2),
        correcting(2, utfall="inget_behov"),
        correcting(2, bedomd="20260203"),
        correcting(2, bedomd=""),
        correcting(2, skal="text"),
        correcting(1, inkom_sent="ja"),
        correcting(1, barn="ett barn"),
        correcting(1, anmalare="annan"),
        correcting(1, inkom="2026-02-04"),
        taking_back(1),
        replace(taking_back(2), replaced={"utfall": "behov"}),
    ],
)
def test_a_correction_that_cannot_be_is_refused(command: CommandAnmalan) -> None:
    """Nothing to correct, no change, a wrong form, or an anmälan that could not stand."""
    with pytest.raises(InvalidInputError):
        decide_anmalan(command, history(receiving(), judging("02-03"), requesting("02-03")))


def test_an_absent_fact_is_added_and_removed() -> None:
    """An empty text removes what may be absent."""
    added = (receiving(), correcting(1, pagaende=str(UTREDNING)))
    with_it, without = state(*added).received, state(*added, correcting(1, pagaende="")).received

    assert with_it is not None
    assert without is not None
    assert (with_it.pagaende, without.pagaende) == (UTREDNING, None)


def test_gallring_leaves_nothing_but_the_version() -> None:
    """What was gallrat takes nothing more."""
    gone = Erased(
        originator_id=ANMALAN,
        originator_version=1,
        happened=Happened.unknown(),
        topic=AnmalanReceived.TOPIC,
    )
    after = Event(originator_id=ANMALAN, originator_version=2, happened=Happened.unknown())

    assert Orosanmalan.from_events([gone, after]) == Orosanmalan(version=2, erased=True)
    with pytest.raises(StateError, match="gallrad"):
        decide_anmalan(judging(), [gone])


def test_a_log_that_does_not_fit_is_an_error() -> None:
    """An event of another stream, or a correction of nothing, is never skipped over."""
    other = Event(originator_id=ANMALAN, originator_version=1, happened=Happened.unknown())
    events = history(receiving(), judging(), correcting(2, utfall="behov"))

    with pytest.raises(TypeError):
        Orosanmalan.from_events([other])
    with pytest.raises(LookupError):
        Orosanmalan.from_events([events[0], events[2]])
