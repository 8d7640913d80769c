"""A row of barnutredningar beside what the log knows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest

from audit.barnutredning import (
    Utredning,
    UtredningClosed,
    UtredningCorrected,
    UtredningOpened,
)
from audit.envelope import Erased, Event, Happened
from audit.intake.compare_utredning import compare_utredning
from audit.intake.kinds import COLUMNS, Kind
from audit.intake.outcome import Extract, Known, Outcome, RowResult
from audit.intake.rows import UtredningRow

ARENDE = UUID("01900000-0000-7000-8000-000000000001")
BARN = UUID("00000000-0000-4000-8000-0000000000b1")
OTHER_BARN = UUID("00000000-0000-4000-8000-0000000000b2")
COLUMNS_OF_KIND = COLUMNS[Kind.BARNUTREDNINGAR]
RUNNING = UtredningRow(2, "U1", "B1", "4110", date(2022, 9, 5), date(2022, 9, 1))
CLOSED = replace(RUNNING, avslutad=date(2022, 12, 1), avslut="insats")


def extract(day: int = 31, columns: Sequence[str] = COLUMNS_OF_KIND.all) -> Extract:
    """Make an extract of a day in December."""
    made_at = datetime(2022, 12, day, 17, tzinfo=UTC)
    return Extract(made_at, made_at.date(), frozenset(columns))


def compare(row: UtredningRow, history: Sequence[Event] = (), **given: Any) -> RowResult:
    """Compare a row with a history, at the end of December unless said otherwise."""
    known = Known(ARENDE, history, given.get("newest"))
    return compare_utredning(row, given.get("barn", BARN), known, given.get("extract", extract()))


def history(*rows: UtredningRow) -> tuple[Event, ...]:
    """Give the events that rows of the same utredning led to, one after the other."""
    events: tuple[Event, ...] = ()
    for row in rows:
        events += compare(row, events).events
    return events


def test_a_new_running_utredning_is_opened() -> None:
    """An utredning that the log does not know becomes an opening with its limit."""
    result = compare(RUNNING)

    assert result.outcome is Outcome.ACCEPTED
    (opened,) = result.events
    assert isinstance(opened, UtredningOpened)
    assert (opened.barn, opened.kallreferens) == (BARN, ARENDE)
    assert opened.limit.sista_dag == date(2023, 1, 5)


def test_a_new_closed_utredning_is_opened_and_closed() -> None:
    """One row with both days becomes two events."""
    result = compare(replace(CLOSED, registrerad_i_kalla=date(2022, 12, 2)))

    opened, closed = result.events
    assert isinstance(opened, UtredningOpened)
    assert isinstance(closed, UtredningClosed)
    assert opened.registrerad_i_kalla is None
    assert closed.registrerad_i_kalla == date(2022, 12, 2)


@pytest.mark.parametrize("row", [RUNNING, CLOSED])
def test_the_same_row_again_changes_nothing(row: UtredningRow) -> None:
    """A row of which the log knows everything is unchanged."""
    assert compare(row, history(row)) == RowResult(2, Outcome.UNCHANGED)


def test_a_closing_that_came_is_a_new_fact() -> None:
    """A closing newly filled in is no correction."""
    result = compare(CLOSED, history(RUNNING))

    assert result.outcome is Outcome.ACCEPTED
    assert [type(event) for event in result.events] == [UtredningClosed]


@pytest.mark.parametrize(
    ("changed", "replaced"),
    [
        ({"enhet": "4120"}, {"enhet": "4120"}),
        ({"anmalan_inkom": None}, {"anmalan_inkom": ""}),
        ({"avslut": "utan_insats"}, {"avslut": "utan_insats"}),
        ({"avslutad": date(2022, 12, 2)}, {"avslutad": "2022-12-02"}),
        ({"registrerad_i_kalla": date(2022, 12, 5)}, {"registrerad_i_kalla": "2022-12-05"}),
    ],
)
def test_a_changed_cell_is_a_correction(changed: dict[str, Any], replaced: dict[str, str]) -> None:
    """A changed fact becomes a correcting event that names the one it corrects."""
    result = compare(replace(CLOSED, **changed), history(CLOSED))

    assert result.outcome is Outcome.CORRECTED
    (event,) = result.events
    assert isinstance(event, UtredningCorrected)
    assert event.replaced == replaced
    assert event.corrects == (1 if {"enhet", "anmalan_inkom"} & changed.keys() else 2)
    assert result.column == next(iter(changed))


def test_a_moved_start_moves_the_limit() -> None:
    """A corrected opening brings the four months counted anew."""
    result = compare(replace(RUNNING, inledd=date(2022, 9, 12)), history(RUNNING))

    (event,) = result.events
    assert isinstance(event, UtredningCorrected)
    assert event.limit is not None
    assert event.limit.sista_dag == date(2023, 1, 12)


def test_another_child_is_a_correction_of_the_child() -> None:
    """A row that names another child corrects the reference, and the column is the file's."""
    result = compare(RUNNING, history(RUNNING), barn=OTHER_BARN)

    (event,) = result.events
    assert isinstance(event, UtredningCorrected)
    assert event.replaced == {"barn": str(OTHER_BARN)}
    assert result.column == "barn_id"


def test_a_removed_closing_lets_the_utredning_run_again() -> None:
    """A closing that the source took back is withdrawn, and may come again later."""
    events = history(CLOSED, RUNNING)

    assert Utredning.from_events(events).closing is None
    again = compare(CLOSED, events)
    assert [type(event) for event in again.events] == [UtredningClosed]


def test_after_a_withdrawn_closing_the_running_row_is_unchanged() -> None:
    """The day on which the closing was taken back is not taken for the opening's."""
    later = replace(RUNNING, registrerad_i_kalla=date(2022, 12, 20))

    assert compare(later, history(CLOSED, RUNNING)).outcome is Outcome.UNCHANGED


def test_both_days_may_move_past_each_other() -> None:
    """Opening and closing that both moved later are corrected in the order that is possible."""
    moved = replace(CLOSED, inledd=date(2022, 12, 5), avslutad=date(2022, 12, 20))
    result = compare(moved, history(CLOSED))

    assert result.outcome is Outcome.CORRECTED
    assert len(result.events) == 2


@pytest.mark.parametrize(
    ("changed", "column"),
    [
        ({"avslutad": date(2022, 9, 4)}, "avslutad"),
        ({"avslut": "okänd kod"}, "avslut"),
        ({"avslut": ""}, "avslut"),
        ({"avslutad": None}, "avslutad"),
        ({"avslutad": date(2023, 1, 1)}, "avslutad"),
        ({"inledd": date(2023, 1, 1), "avslutad": date(2023, 1, 2)}, "inledd"),
        ({"anmalan_inkom": date(2023, 1, 1)}, "anmalan_inkom"),
        ({"registrerad_i_kalla": date(2023, 1, 1)}, "registrerad_i_kalla"),
        ({"enhet": "x" * 65}, "enhet"),
        ({"inledd": date(1985, 1, 1)}, "inledd"),
    ],
)
@pytest.mark.parametrize("before", [(), (CLOSED,)])
def test_a_row_that_cannot_be_is_refused(
    changed: dict[str, Any], column: str, before: tuple[UtredningRow, ...]
) -> None:
    """What no source can mean is refused with its column, new or known, and nothing is written."""
    result = compare(replace(CLOSED, **changed), history(*before))

    assert (result.outcome, result.column, result.events) == (Outcome.REFUSED, column, ())
    assert "okänd kod" not in result.reason


def test_a_gallrat_arende_takes_nothing_more() -> None:
    """A row about an ärende whose contents are gone is refused."""
    gone = Erased(
        originator_id=ARENDE,
        originator_version=1,
        happened=Happened.unknown(),
        topic=UtredningOpened.TOPIC,
    )

    assert "gallrat" in compare(RUNNING, [gone]).reason


def test_an_older_extract_corrects_nothing() -> None:
    """What came from a newer extract is not turned back by an older one."""
    newest = extract(30).made_at
    result = compare(
        replace(RUNNING, enhet="4120"), history(RUNNING), newest=newest, extract=extract(29)
    )

    assert result.outcome is Outcome.REFUSED
    assert "nyare utdrag" in result.reason


def test_an_older_extract_may_say_the_same() -> None:
    """An older extract that differs in nothing is unchanged."""
    newest = extract(30).made_at
    result = compare(RUNNING, history(RUNNING), newest=newest, extract=extract(29))

    assert result.outcome is Outcome.UNCHANGED


@pytest.mark.parametrize("column", ["anmalan_inkom", "registrerad_i_kalla"])
def test_a_column_that_the_file_lacks_says_nothing(column: str) -> None:
    """Without the column, what the log knows stands."""
    before = replace(RUNNING, registrerad_i_kalla=date(2022, 9, 6))
    nothing: dict[str, Any] = {column: None}
    lacking = extract(columns=[name for name in COLUMNS_OF_KIND.all if name != column])
    result = compare(replace(before, **nothing), history(before), extract=lacking)

    assert result.outcome is Outcome.UNCHANGED


def test_a_source_that_tells_no_result_corrects_none() -> None:
    """What another extract told of how it ended stays, where this one has no such column."""
    columns = [name for name in COLUMNS_OF_KIND.all if name != "avslut"]
    row = replace(CLOSED, avslut="framgar_inte")
    result = compare(row, history(CLOSED), extract=extract(columns=columns))

    assert result.outcome is Outcome.UNCHANGED
