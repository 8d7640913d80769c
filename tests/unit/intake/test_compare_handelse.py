"""Rows of the generic extract beside what the log knows of their händelse."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest

from audit.envelope import Erased, Event, Happened
from audit.intake.compare_handelse import Stands, compare_handelser
from audit.intake.kinds import COLUMNS, REGISTERED, Kind
from audit.intake.outcome import CONTRADICTS, GALLRAT, OLDER, Extract, Known, Outcome, RowResult
from audit.intake.rows import HandelseRow
from audit.internkontroll.events_handelse import HandelseBegun, HandelseCorrected, HandelseEnded
from tests.unit.intake.files import read

HANDELSE = UUID("01900000-0000-4000-8000-000000000001")
STANDS = Stands(HANDELSE, UUID("01900000-0000-4000-8000-000000000002"))
MADE_AT = datetime(2026, 3, 31, 17, tzinfo=UTC)
EXTRACT = Extract(MADE_AT, MADE_AT.date(), frozenset(COLUMNS[Kind.HANDELSER].all))
BEGUN = HandelseRow(2, "B-17", "e1", "Beslut hemtjänst", date(2025, 3, 1))
ENDED = replace(BEGUN, sluthandelse="Uppföljning", slutdatum=date(2026, 2, 1))


def compare(
    *rows: HandelseRow, history: Sequence[Event] = (), newest: datetime | None = None
) -> list[RowResult]:
    """Compare rows of one händelse with its history."""
    return compare_handelser(rows, STANDS, Known(HANDELSE, history, newest), EXTRACT)


def after(*rows: HandelseRow) -> list[Event]:
    """Give the history that rows led to, one file after the other."""
    history: list[Event] = []
    for row in rows:
        history += compare(row, history=history)[0].events
    return history


def test_a_row_with_an_end_becomes_two_events() -> None:
    """What began and what followed are events of one stream, and the id is only a reference."""
    (result,) = compare(ENDED)

    begun, ended = result.events
    assert isinstance(begun, HandelseBegun)
    assert isinstance(ended, HandelseEnded)
    assert (begun.arende, begun.kallreferens) == (STANDS.arende, HANDELSE)
    assert "B-17" not in repr(result.events)


def test_what_followed_later_is_added() -> None:
    """A later extract in which the end has come adds the end and corrects nothing."""
    (result,) = compare(ENDED, history=after(BEGUN))

    assert (result.outcome, [type(one) for one in result.events]) == (
        Outcome.ACCEPTED,
        [HandelseEnded],
    )


def test_a_code_of_what_is_awaited_is_no_end() -> None:
    """Without its day nothing has followed, whatever code stands there."""
    (result,) = compare(replace(BEGUN, sluthandelse="Uppföljning"), history=after(BEGUN))

    assert result.outcome is Outcome.UNCHANGED


def test_changed_facts_are_corrections() -> None:
    """Another enhet and another day of the end name the events that they correct."""
    changed = replace(ENDED, enhet="e2", slutdatum=date(2026, 2, 3))
    (result,) = compare(changed, history=after(ENDED))

    assert (result.outcome, result.column) == (Outcome.CORRECTED, "enhet, slutdatum")
    assert [(one.corrects, one.replaced) for one in result.events
            if isinstance(one, HandelseCorrected)] == [
        (1, {"enhet": "e2"}), (2, {"slutdatum": "2026-02-03"}),
    ]  # fmt: skip


def test_an_end_that_the_source_took_away_is_taken_back_and_may_come_again() -> None:
    """An empty slutdatum takes the end back, and a later one ends it anew."""
    history = after(ENDED, BEGUN)
    (again,) = compare(ENDED, history=history)

    assert isinstance(history[-1], HandelseCorrected)
    assert history[-1].aterkallad
    assert [type(one) for one in again.events] == [HandelseEnded]


def test_the_day_of_registration_follows_the_newest_fact() -> None:
    """It stands with the end where there is one, and is corrected there."""
    told = replace(ENDED, registrerad_i_kalla=date(2026, 2, 5))
    history = after(told)
    (result,) = compare(replace(told, registrerad_i_kalla=date(2026, 2, 6)), history=history)

    begun, ended = history
    assert (getattr(begun, REGISTERED), getattr(ended, REGISTERED)) == (None, date(2026, 2, 5))
    assert result.column == REGISTERED


@pytest.mark.parametrize(
    ("changed", "column"),
    [
        ({"sluthandelse": ""}, "sluthandelse"),
        ({"slutdatum": date(2025, 2, 1)}, "slutdatum"),
        ({"slutdatum": date(2026, 4, 1)}, "slutdatum"),
        ({"startdatum": date(2026, 4, 1), "slutdatum": None}, "startdatum"),
        ({"starthandelse": "19500101-1234"}, "starthandelse"),
        ({REGISTERED: date(2026, 4, 1)}, REGISTERED),
    ],
)
def test_facts_that_nobody_can_mean_refuse_the_row(changed: dict[str, Any], column: str) -> None:
    """A day after the extract, an end before its beginning, half an end, a personnummer."""
    (result,) = compare(replace(ENDED, **changed))

    assert (result.outcome, result.column, result.events) == (Outcome.REFUSED, column, ())


def test_an_older_extract_changes_nothing() -> None:
    """What a newer extract told is not undone; what an older one says the same of is unchanged."""
    newer = MADE_AT.replace(day=31, hour=18)
    changed, same = (
        compare(row, history=after(ENDED), newest=newer)[0]
        for row in (replace(ENDED, enhet="e2"), ENDED)
    )

    assert (changed.outcome, changed.reason) == (Outcome.REFUSED, OLDER)
    assert same.outcome is Outcome.UNCHANGED


def test_two_extracts_of_one_time_do_not_correct_each_other() -> None:
    """What was read in first stands until a newer extract says which of them is right."""
    other = replace(EXTRACT, file_sha256="b" * 64)
    known = Known(HANDELSE, after(BEGUN), MADE_AT, frozenset({"a" * 64}))
    (changed,) = compare_handelser([replace(BEGUN, enhet="e2")], STANDS, known, other)
    (added,) = compare_handelser([ENDED], STANDS, known, other)

    assert (changed.outcome, changed.reason) == (Outcome.REFUSED, CONTRADICTS)
    assert added.outcome is Outcome.ACCEPTED


def test_rows_that_repeat_each_other_are_read_in_once() -> None:
    """The same row twice in a file becomes one händelse."""
    results = compare(ENDED, replace(ENDED, number=7))

    assert [(one.row, one.outcome) for one in results] == [
        (2, Outcome.ACCEPTED), (7, Outcome.UNCHANGED),
    ]  # fmt: skip


def test_rows_that_contradict_each_other_are_all_refused() -> None:
    """Each names the others and the columns: nobody here knows which of them is right."""
    rows = (ENDED, replace(ENDED, number=7, enhet="e2"), replace(ENDED, number=9))
    results = compare(*rows)

    assert {one.outcome for one in results} == {Outcome.REFUSED}
    assert {one.column for one in results} == {"enhet"}
    assert [one.reason.split("om samma")[0] for one in results] == [
        f"Raden säger något annat än rad {others} " for others in ("7", "2, 9", "7")
    ]


def test_what_is_gallrat_stays_gone() -> None:
    """A row of which the contents were removed is refused."""
    erased = [
        Erased(
            originator_id=HANDELSE,
            originator_version=1,
            happened=Happened.unknown(),
            topic="internkontroll.handelse_begun",
        )
    ]
    (result,) = compare(ENDED, history=erased)

    assert (result.outcome, result.reason) == (Outcome.REFUSED, GALLRAT)


def test_the_extract_is_read_with_its_codes() -> None:
    """Codes of the source are translated, and an id is never shown."""
    headings = "id;enhet;starthandelse;startdatum;sluthandelse;slutdatum"
    toml = '[koder.starthandelse]\n"HT-B" = "Beslut hemtjänst"'
    data = f"{headings}\nB-17;e1;HT-B;2025-03-01;;\nB-17;e1;HT-B;2025-03-01;;\n".encode()
    found = read(data, toml, Kind.HANDELSER)

    assert [replace(row, number=2) for row in found.rows if isinstance(row, HandelseRow)] == [
        BEGUN, BEGUN,
    ]  # fmt: skip
    assert "B-17" not in repr(found.rows)
