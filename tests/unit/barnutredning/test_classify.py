"""The four classes of an utredning on a day, with their flags."""

from __future__ import annotations

from datetime import date

import pytest

from audit.barnutredning import Tidsklass, classify, classify_closing
from audit.barnutredning.classify import TIDSKLASS_LABELS
from tests.unit.barnutredning.examples import closing, correcting, extending, opening, state

INOM, INOM_FORLANGNING, UTE, UTAN = Tidsklass
STRADDLING = opening(inledd=date(2022, 8, 31))
"""Its last day is nyårsafton 2022, a Saturday, moved to 2023-01-02."""


@pytest.mark.parametrize(
    ("day", "tidsklass", "within_vardag"),
    [
        ("2022-08-10", INOM, False),
        ("2022-12-10", INOM, False),
        ("2022-12-11", UTAN, True),
        ("2022-12-12", UTAN, True),
        ("2022-12-13", UTAN, False),
    ],
)
def test_the_last_day_is_included(day: str, tidsklass: Tidsklass, within_vardag: bool) -> None:  # noqa: FBT001
    """Over begins the day after the unrolled last day, and says while the rolled one lasts."""
    found = classify(state(opening()), date.fromisoformat(day))

    assert found is not None
    assert (found.tidsklass, found.within_vardag) == (tidsklass, within_vardag)


@pytest.mark.parametrize(
    ("day", "tidsklass"),
    [
        ("2022-12-10", INOM),
        ("2022-12-11", INOM_FORLANGNING),
        ("2023-02-10", INOM_FORLANGNING),
        ("2023-02-11", UTE),
    ],
)
def test_an_extension_holds_through_its_last_day(day: str, tidsklass: Tidsklass) -> None:
    """Within the extension it is over four months but no breach; after it, it is."""
    found = classify(state(opening(), extending()), date.fromisoformat(day))

    assert found is not None
    assert found.tidsklass == tidsklass


def test_an_extension_counts_from_the_day_it_was_decided() -> None:
    """Before the decision it was over without one; from that day within, and flagged as late."""
    utredning = state(opening(), extending(beslutad=date(2023, 1, 20)))
    before = classify(utredning, date(2023, 1, 19))
    after = classify(utredning, date(2023, 1, 20))

    assert before is not None
    assert after is not None
    assert (before.tidsklass, before.extended_after_limit) == (UTAN, False)
    assert (after.tidsklass, after.extended_after_limit) == (INOM_FORLANGNING, True)


def test_an_extension_in_time_is_not_flagged() -> None:
    """Decided on the last day itself is in time, though it is a Saturday."""
    found = classify(state(opening(), extending(beslutad=date(2022, 12, 10))), date(2023, 1, 1))

    assert found is not None
    assert not found.extended_after_limit


def test_the_rolled_day_does_not_make_a_late_decision_timely() -> None:
    """The flag compares with the unrolled last day, as the classes do."""
    utredning = state(
        STRADDLING, extending(beslutad=date(2023, 1, 2), ny_sista_dag=date(2023, 3, 1))
    )
    found = classify(utredning, date(2023, 1, 2))

    assert found is not None
    assert found.extended_after_limit


def test_a_second_extension_is_late_only_after_the_first_ran_out() -> None:
    """The limit in force is the one the earlier extension set."""
    timely = extending(beslutad=date(2023, 2, 10), ny_sista_dag=date(2023, 4, 10))
    late = extending(beslutad=date(2023, 2, 11), ny_sista_dag=date(2023, 4, 10))
    flags = [
        classify(state(opening(), extending(), second), date(2023, 3, 1))
        for second in (timely, late)
    ]

    assert [found and found.extended_after_limit for found in flags] == [False, True]


def test_closed_later_is_told_with_its_day() -> None:
    """Running on the day asked for, and known to be closed on a later one."""
    utredning = state(STRADDLING, closing(avslutad=date(2023, 1, 20)))
    found = classify(utredning, date(2023, 1, 5))

    assert found is not None
    assert (found.tidsklass, found.closed_later) == (UTAN, date(2023, 1, 20))


@pytest.mark.parametrize("day", ["2022-08-09", "2022-12-05", "2023-01-01"])
def test_what_is_not_opened_or_is_closed_does_not_run(day: str) -> None:
    """An utredning runs from its opening to the day before its closing."""
    assert classify(state(opening(), closing()), date.fromisoformat(day)) is None


def test_it_runs_the_day_before_it_is_closed() -> None:
    """The day of closing is the first day it does not run."""
    assert classify(state(opening(), closing()), date(2022, 12, 4)) is not None


def test_days_are_counted_from_the_opening() -> None:
    """The day of the opening is day 0."""
    found = classify(state(opening()), date(2022, 12, 10))

    assert found is not None
    assert found.days == 122


@pytest.mark.parametrize(
    ("day", "tidsklass", "days"),
    [("2022-12-10", INOM, 122), ("2022-12-11", UTAN, 123)],
)
def test_a_closed_utredning_is_classed_on_its_closing_day(
    day: str, tidsklass: Tidsklass, days: int
) -> None:
    """Closed on the last day is within; a day later is not."""
    found = classify_closing(state(opening(), closing(avslutad=date.fromisoformat(day))))

    assert found is not None
    assert (found.tidsklass, found.days, found.closed_later) == (tidsklass, days, None)


def test_a_running_utredning_has_no_closing_class() -> None:
    """The two populations are never mixed."""
    assert classify_closing(state(opening())) is None


def test_a_withdrawn_closing_and_extension_do_not_count() -> None:
    """What was taken back leaves the class as if it had never been."""
    utredning = state(
        opening(),
        extending(),
        closing(avslutad=date(2023, 1, 5)),
        correcting(2, ny_sista_dag=""),
        correcting(3, avslutad=""),
    )
    found = classify(utredning, date(2023, 2, 1))

    assert found is not None
    assert (found.tidsklass, found.closed_later) == (UTAN, None)


def test_within_the_vardag_of_an_extension() -> None:
    """An extension to a Saturday has its own vardag."""
    utredning = state(opening(), extending(ny_sista_dag=date(2023, 2, 11)))
    found = classify(utredning, date(2023, 2, 13))

    assert found is not None
    assert (found.tidsklass, found.within_vardag) == (UTE, True)


def test_every_class_has_a_label_for_people() -> None:
    """Each class has its words, and none says "utan giltigt skäl": that is a person's judgment."""
    assert set(TIDSKLASS_LABELS) == set(Tidsklass)
    assert not any("giltigt" in label for label in TIDSKLASS_LABELS.values())
