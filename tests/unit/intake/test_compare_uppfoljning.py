"""Rows of uppföljningar beside those of their utredning."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.barnutredning import Utredning, uppfoljningar
from audit.barnutredning.events_uppfoljning import (
    UppfoljningDecided,
    UppfoljningEnded,
    UppgiftCorrected,
)
from audit.envelope import Erased, Event, Happened
from audit.intake.compare_uppfoljning import compare_uppfoljningar
from audit.intake.kinds import COLUMNS, Kind
from audit.intake.outcome import Extract, Known, Outcome, RowResult
from audit.intake.rows_klockor import UppfoljningRow
from tests.unit.barnutredning.examples import ARENDE, closing, opening
from tests.unit.barnutredning.examples import history as begun

if TYPE_CHECKING:
    from collections.abc import Sequence

SHUT = begun(opening(), closing(avslut="utan_insats"))
MADE_AT = datetime(2023, 6, 30, 17, tzinfo=UTC)
ALL = COLUMNS[Kind.UPPFOLJNINGAR].all
EXTRACT = Extract(MADE_AT, MADE_AT.date(), frozenset(ALL), "fil")
NEW = UUID(int=7)
RUNS = UppfoljningRow(number=2, utredning_id="U1", beslutad=date(2022, 12, 7), grund="utredning")
ENDED = replace(RUNS, avslutad=date(2023, 1, 10), utfall="avslutad")
PLACED = UppfoljningRow(
    number=3, utredning_id="U1", beslutad=date(2023, 3, 2), grund="placering",
    fran=date(2023, 3, 1),
)  # fmt: skip


def compare(
    *rows: UppfoljningRow,
    history: Sequence[Event] = SHUT,
    extract: Extract = EXTRACT,
    **given_: Any,
) -> list[RowResult]:
    """Compare rows of one utredning with its history, the results in row order."""
    known = Known(ARENDE, history, given_.get("newest"), given_.get("files", frozenset()))
    found = compare_uppfoljningar(rows, {"U9": NEW}, known, extract)
    return sorted(found, key=lambda one: one.row)


def after(*rows: UppfoljningRow, history: Sequence[Event] = SHUT) -> list[Event]:
    """Give the history that rows of one file led to."""
    added = [event for result in compare(*rows, history=history) for event in result.events]
    return [*history, *sorted(added, key=lambda event: event.originator_version)]


def test_a_row_becomes_a_decision_and_an_end() -> None:
    """The time runs from the closing, and the end names the new utredning that ended it."""
    row = replace(ENDED, utfall="ny_utredning", ny_utredning_id="U9", beslutsfattare="utskott")
    (result,) = compare(row)

    decided, ended = result.events
    assert isinstance(decided, UppfoljningDecided)
    assert isinstance(ended, UppfoljningEnded)
    assert (decided.fran, decided.beslutsfattare) == (date(2022, 12, 5), "utskott")
    assert (ended.utfall, ended.utredning) == ("ny_utredning", NEW)


def test_rows_are_decided_in_the_order_of_their_days() -> None:
    """One ends before the next is decided, whatever the order of the rows."""
    first, second = compare(replace(PLACED, number=2), replace(ENDED, number=3))

    assert first.outcome is second.outcome is Outcome.ACCEPTED
    assert [event.originator_version for event in (*second.events, *first.events)] == [3, 4, 5]


@pytest.mark.parametrize("rows", [(RUNS,), (ENDED,), (ENDED, PLACED)])
def test_the_same_rows_again_change_nothing(rows: tuple[UppfoljningRow, ...]) -> None:
    """Rows of which the log knows everything are unchanged."""
    assert {one.outcome for one in compare(*rows, history=after(*rows))} == {Outcome.UNCHANGED}


def test_an_end_is_added_to_the_one_that_runs() -> None:
    """The row that was known grows by its end."""
    (result,) = compare(ENDED, history=after(RUNS))

    assert (result.outcome, len(result.events)) == (Outcome.ACCEPTED, 1)


@pytest.mark.parametrize(
    ("row", "changes", "column"),
    [
        (RUNS, {"beslutad": date(2022, 12, 8)}, "beslutad"),
        (RUNS, {"beslutsfattare": "utskott"}, "beslutsfattare"),
        (RUNS, {"registrerad_i_kalla": date(2022, 12, 9)}, "registrerad_i_kalla"),
        (RUNS, {"grund": "placering", "fran": date(2022, 12, 6)}, "grund"),
        (ENDED, {"avslutad": date(2023, 1, 11)}, "avslutad"),
        (ENDED, {"utfall": "ny_utredning", "ny_utredning_id": "U9"}, "utfall, ny_utredning_id"),
        (ENDED, {"avslutad": None, "utfall": ""}, "avslutad"),
        (ENDED, {"beslutad": date(2022, 12, 6)}, "beslutad"),
        (PLACED, {"fran": date(2023, 2, 27)}, "fran"),
    ],
)
def test_a_changed_cell_is_a_correction(
    row: UppfoljningRow, changes: dict[str, Any], column: str
) -> None:
    """Each is told by its column, and read in again it is unchanged."""
    before, changed = after(row), replace(row, **changes)
    (result,) = compare(changed, history=before)

    assert (result.outcome, result.column) == (Outcome.CORRECTED, column)
    assert isinstance(result.events[0], UppgiftCorrected)
    (again,) = compare(changed, history=[*before, *result.events])
    assert again.outcome is Outcome.UNCHANGED


def test_another_grund_takes_the_old_one_back() -> None:
    """What followed the closing is no more, and one that follows a placement stands."""
    other = replace(ENDED, grund="placering", fran=date(2022, 12, 6))
    history = after(other, history=after(ENDED))
    (one,) = uppfoljningar(Utredning.from_events(history))

    assert (one.decided.grund, one.decided.fran) == ("placering", date(2022, 12, 6))
    assert one.ended is not None


@pytest.mark.parametrize(
    ("row", "changes", "column"),
    [
        (RUNS, {"utfall": "avslutad"}, "avslutad"),
        (RUNS, {"avslutad": date(2023, 1, 10)}, "utfall"),
        (RUNS, {"beslutad": date(2023, 7, 1)}, "beslutad"),
        (RUNS, {"beslutad": date(2022, 12, 1)}, "beslutad"),
        (RUNS, {"grund": "annat"}, "grund"),
        (RUNS, {"fran": date(2022, 12, 6)}, "fran"),
        (RUNS, {"beslutsfattare": "Eva"}, "beslutsfattare"),
        (PLACED, {"fran": None}, "fran"),
        (PLACED, {"fran": date(2022, 8, 9)}, "fran"),
        (ENDED, {"utfall": "oklart"}, "utfall"),
        (ENDED, {"ny_utredning_id": "U9"}, "ny_utredning_id"),
    ],
)
def test_a_row_that_cannot_be_is_refused_by_its_column(
    row: UppfoljningRow, changes: dict[str, Any], column: str
) -> None:
    """Half an end, a start that is not the closing, an unknown code; never a value."""
    (result,) = compare(replace(row, **changes))

    assert (result.outcome, result.column, result.events) == (Outcome.REFUSED, column, ())
    assert "Eva" not in result.reason


def test_what_the_utredning_cannot_take_is_refused_in_its_words() -> None:
    """One that runs beside another, or before the closing, is told as the area tells it."""
    beside = replace(PLACED, number=4)

    assert "pågår redan" in compare(beside, history=after(RUNS))[0].reason
    assert "inte avslutad" in compare(RUNS, history=begun(opening()))[0].reason


def test_the_row_of_another_day_is_the_moved_one_only_where_no_row_has_its_day() -> None:
    """With both days in the file there are two uppföljningar, and none has moved."""
    second = replace(RUNS, number=3, beslutad=date(2023, 2, 1))
    results = compare(ENDED, second, history=after(RUNS))

    assert [one.outcome for one in results] == [Outcome.ACCEPTED, Outcome.ACCEPTED]


def test_an_older_extract_corrects_nothing() -> None:
    """Neither a moved day nor an end comes out of it."""
    older = replace(EXTRACT, made_at=MADE_AT - timedelta(days=1))
    for row in (replace(RUNS, beslutsfattare="utskott"), ENDED):
        (result,) = compare(row, history=after(RUNS), extract=older, newest=MADE_AT)

        assert result.outcome is Outcome.REFUSED


def test_an_utredning_that_is_unknown_or_gallrad_takes_none() -> None:
    """Both are told, each in its own words."""
    gone = Erased(
        originator_id=ARENDE,
        originator_version=1,
        happened=Happened.unknown(),
        topic="barnutredning.utredning_opened",
    )

    assert "först" in compare_uppfoljningar([RUNS], {}, None, EXTRACT)[0].reason
    assert "gallrat" in compare(RUNS, history=[gone])[0].reason


@st.composite
def some_rows(draw: st.DrawFn) -> UppfoljningRow:
    """Draw an uppföljning of a few days, running or ended, after the closing or a placement."""
    beslutad = draw(st.dates(date(2022, 12, 7), date(2022, 12, 9)))
    placed = draw(st.booleans())
    ended = draw(st.none() | st.dates(date(2022, 12, 10), date(2022, 12, 12)))
    return UppfoljningRow(
        number=2,
        utredning_id="U1",
        beslutad=beslutad,
        grund="placering" if placed else "utredning",
        fran=draw(st.dates(date(2022, 12, 5), date(2022, 12, 6))) if placed else None,
        avslutad=ended,
        utfall=draw(st.sampled_from(["avslutad", "ny_utredning"])) if ended else "",
        beslutsfattare=draw(st.sampled_from(["", "utskott"])),
        registrerad_i_kalla=draw(st.none() | st.dates(date(2022, 12, 13), date(2022, 12, 14))),
    )


@settings(max_examples=60, deadline=None)
@given(st.lists(some_rows(), min_size=1, max_size=5))
def test_whatever_came_before_a_row_that_was_taken_is_unchanged_when_it_comes_again(
    rows: list[UppfoljningRow],
) -> None:
    """Reading in is idempotent after any course, and a refused row leaves no event."""
    history: list[Event] = list(SHUT)
    for row in rows:
        (result,) = compare(row, history=history)
        history.extend(result.events)
        (again,) = compare(row, history=history)

        assert again.events == ()
        assert (again.outcome is Outcome.REFUSED) == (result.outcome is Outcome.REFUSED)
