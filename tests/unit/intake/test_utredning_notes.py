"""Samordnare and newest note on a row of barnutredningar."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from audit.barnutredning import Arbetslage, Utredning, UtredningClosed, idle
from audit.barnutredning.events_handlaggning import AnteckningNoted, SamordnareNoted
from audit.envelope import Event
from audit.intake.compare_utredning import compare_utredning
from audit.intake.kinds import COLUMNS, Kind
from audit.intake.outcome import Extract, Known, Outcome, RowResult
from audit.intake.rows import UtredningRow
from tests.unit.barnutredning.examples import ARENDE, BARN

NOTED = UtredningRow(
    2, "U1", "B1", "e1", date(2022, 9, 5),
    samordnare="s1", senaste_anteckning=date(2022, 11, 20),
)  # fmt: skip
CLOSED = replace(NOTED, avslutad=date(2022, 11, 25), avslut="insats")
ALL = frozenset(COLUMNS[Kind.BARNUTREDNINGAR].all)


def extract(day: int) -> Extract:
    """Make an extract of a day in December."""
    made_at = datetime(2022, 12, day, 17, tzinfo=UTC)
    return Extract(made_at, made_at.date(), ALL, f"fil {day}")


def compare(
    row: UtredningRow,
    history: tuple[Event, ...] = (),
    *,
    day: int = 1,
    newest: datetime | None = None,
    files: frozenset[str] = frozenset(),
) -> RowResult:
    """Compare a row of an extract of a day with what is known."""
    return compare_utredning(row, BARN, Known(ARENDE, history, newest, files), extract(day))


def test_a_new_row_notes_with_whom_it_lies_and_its_newest_note() -> None:
    """Both are known from the day of the extract, and through it."""
    _, samordnare, anteckning = compare(NOTED).events

    assert isinstance(samordnare, SamordnareNoted)
    assert isinstance(anteckning, AnteckningNoted)
    assert (samordnare.samordnare, samordnare.fran) == ("s1", date(2022, 12, 1))
    assert (anteckning.senaste, anteckning.per) == (date(2022, 11, 20), date(2022, 12, 1))


def test_the_same_extract_again_says_nothing_new() -> None:
    """The same file on the same day is unchanged."""
    assert compare(NOTED, compare(NOTED).events).outcome is Outcome.UNCHANGED


def test_a_later_extract_says_that_nothing_came_since() -> None:
    """Though the note is the same: only so is an utredning known to stand still."""
    history = compare(NOTED).events
    (told,) = compare(NOTED, history, day=31).events
    found = idle(Utredning.from_events([*history, told]), date(2022, 12, 31), 30)

    assert isinstance(told, AnteckningNoted)
    assert (told.senaste, told.per) == (date(2022, 11, 20), date(2022, 12, 31))
    assert found is not None
    assert (found.lage, found.days) == (Arbetslage.STILLA, 41)


def test_without_the_columns_nothing_is_noted() -> None:
    """A row that says neither opens the utredning and no more."""
    bare = replace(NOTED, samordnare="", senaste_anteckning=None)

    assert len(compare(bare).events) == 1
    assert compare(bare, compare(NOTED).events, day=2).outcome is Outcome.UNCHANGED


def test_another_samordnare_is_a_new_note_and_no_correction() -> None:
    """It lies with another from now on; that it lay with the first stays true."""
    history = compare(NOTED).events
    result = compare(replace(NOTED, samordnare="s2"), history, day=1)

    assert result.outcome is Outcome.ACCEPTED
    assert [type(event) for event in result.events] == [SamordnareNoted]


def test_a_closed_utredning_lies_with_whom_it_lay_when_it_was_closed() -> None:
    """Of its notes nothing is told: nothing is expected to happen in it."""
    _, closed, samordnare = compare(CLOSED).events

    assert isinstance(closed, UtredningClosed)
    assert isinstance(samordnare, SamordnareNoted)
    assert samordnare.fran == date(2022, 11, 25)


def test_an_older_extract_says_nothing_of_what_is_known_later() -> None:
    """Its newest note is older than what is known; its samordnare does not undo the newer."""
    history = compare(NOTED, day=31).events
    newest = extract(31).made_at
    silent = compare(NOTED, history, day=1, newest=newest)
    undoing = compare(replace(NOTED, samordnare="s2"), history, day=1, newest=newest)

    assert silent.outcome is Outcome.UNCHANGED
    assert "nyare utdrag" in undoing.reason


def test_two_extracts_of_one_time_do_not_say_two_samordnare() -> None:
    """None is newer; one that only adds a samordnare where none was known is taken."""
    newest, files = extract(1).made_at, frozenset({"en annan"})
    moved, known = replace(NOTED, samordnare="s2"), compare(NOTED).events
    other = compare(moved, known, newest=newest, files=files)
    bare = compare(replace(NOTED, samordnare="")).events

    assert "från samma tid" in other.reason
    assert compare(NOTED, bare, newest=newest, files=files).outcome is Outcome.ACCEPTED


@pytest.mark.parametrize(
    ("row", "column"),
    [
        (replace(NOTED, samordnare="Eva Ek"), "samordnare"),
        (replace(NOTED, senaste_anteckning=date(2022, 12, 2)), "senaste_anteckning"),
    ],
)
def test_a_name_and_a_day_after_the_extract_refuse_the_row(row: UtredningRow, column: str) -> None:
    """The column is told, and never what stood in it."""
    result = compare(row)

    assert (result.outcome, result.column) == (Outcome.REFUSED, column)
    assert "Eva" not in result.reason
