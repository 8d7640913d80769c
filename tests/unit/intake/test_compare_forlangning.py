"""Rows of förlängningar beside what the log knows of their utredning."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

from audit.barnutredning import OpenUtredning, UtredningCorrected, UtredningExtended, decide
from audit.envelope import Event
from audit.intake.compare_forlangning import compare_forlangningar
from audit.intake.kinds import COLUMNS, Kind
from audit.intake.outcome import Extract, Known, Outcome, RowResult
from audit.intake.rows import ForlangningRow

ARENDE = UUID("01900000-0000-7000-8000-000000000001")
MADE_AT = datetime(2023, 2, 28, 17, tzinfo=UTC)
EXTRACT = Extract(MADE_AT, MADE_AT.date(), frozenset(COLUMNS[Kind.FORLANGNINGAR].all))
FIRST = ForlangningRow(2, "U1", date(2022, 12, 1), date(2023, 3, 1), "annat", "utskott", "Skälet.")
SECOND = replace(FIRST, number=3, beslutad=date(2023, 2, 20), ny_sista_dag=date(2023, 4, 1))
OPENED = decide(
    OpenUtredning(
        arende=ARENDE, barn=ARENDE, enhet="4110", inledd=date(2022, 9, 5), kallreferens=ARENDE
    ),
    (),
)


def compare(*rows: ForlangningRow, history: Sequence[Event] = OPENED) -> list[RowResult]:
    """Compare rows of one utredning with its history."""
    return compare_forlangningar(rows, Known(ARENDE, history), EXTRACT)


def after(*rows: ForlangningRow) -> list[Event]:
    """Give the history that rows led to."""
    return [*OPENED, *(event for result in compare(*rows) for event in result.events)]


def test_extensions_are_decided_in_the_order_of_their_days() -> None:
    """Two decisions in a file become two events, whatever the order of their rows."""
    results = compare(SECOND, FIRST)

    assert [(one.row, one.outcome) for one in results] == [
        (2, Outcome.ACCEPTED),
        (3, Outcome.ACCEPTED),
    ]
    assert [event.originator_version for one in results for event in one.events] == [2, 3]


def test_the_same_rows_again_change_nothing() -> None:
    """Rows of which the log knows everything, words included, are unchanged."""
    results = compare(FIRST, SECOND, history=after(FIRST, SECOND))

    assert [one.outcome for one in results] == [Outcome.UNCHANGED, Outcome.UNCHANGED]


def test_a_changed_fact_is_a_correction_of_that_decision() -> None:
    """A row whose last day moved corrects the extension decided on its day."""
    moved = replace(FIRST, ny_sista_dag=date(2023, 3, 15))
    (result,) = compare(moved, history=after(FIRST))

    (event,) = result.events
    assert isinstance(event, UtredningCorrected)
    assert event.corrects == 2
    assert event.replaced["ny_sista_dag"] == "2023-03-15"
    assert (result.outcome, result.column) == (Outcome.CORRECTED, "ny_sista_dag")


def test_a_moved_day_of_decision_is_known_by_its_last_day() -> None:
    """Two decisions cannot both extend to one day, so a moved decision is a correction."""
    moved = replace(FIRST, beslutad=date(2022, 12, 2))
    (result,) = compare(moved, history=after(FIRST))

    assert (result.outcome, result.column) == (Outcome.CORRECTED, "beslutad")


def test_changed_words_come_with_a_corrected_fact() -> None:
    """New words are sealed in the correction, and the same row is unchanged the next time."""
    changed = replace(FIRST, skal_kod="utlatande", skal="Andra skäl.")
    history = after(FIRST)
    (result,) = compare(changed, history=history)

    (event,) = result.events
    assert isinstance(event, UtredningCorrected)
    assert event.skal == "Andra skäl."
    (again,) = compare(changed, history=[*history, event])
    assert again.outcome is Outcome.UNCHANGED


def test_words_that_changed_alone_are_refused_in_the_open() -> None:
    """Words cannot be corrected out of an extract, and that is said instead of passed over."""
    (result,) = compare(replace(FIRST, skal="Andra skäl."), history=after(FIRST))

    assert (result.outcome, result.column) == (Outcome.REFUSED, "skal")
    assert "Andra" not in result.reason


def test_an_extension_of_an_unknown_utredning_is_refused() -> None:
    """Utredningar are read in first."""
    (result,) = compare_forlangningar([FIRST], None, EXTRACT)

    assert (result.outcome, result.column) == (Outcome.REFUSED, "utredning_id")


def test_a_refused_row_leaves_the_others_as_they_are() -> None:
    """A row with an unknown code is refused alone."""
    results = compare(replace(FIRST, skal_kod="x"), SECOND)

    assert [(one.row, one.outcome) for one in results] == [
        (2, Outcome.REFUSED),
        (3, Outcome.ACCEPTED),
    ]


def test_a_decision_after_the_extract_is_refused() -> None:
    """A decision cannot be later than the extract that tells of it; its last day may."""
    (result,) = compare(replace(FIRST, beslutad=date(2023, 3, 1), ny_sista_dag=date(2023, 5, 1)))

    assert (result.outcome, result.column) == (Outcome.REFUSED, "beslutad")


def test_a_decision_after_the_four_months_is_recorded() -> None:
    """An extension decided too late is a fact like any other."""
    (result,) = compare(SECOND)

    assert isinstance(result.events[0], UtredningExtended)
    assert result.outcome is Outcome.ACCEPTED
