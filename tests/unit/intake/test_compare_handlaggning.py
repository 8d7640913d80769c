"""Rows of handläggning beside what is noted in their utredning."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.barnutredning import Utredning
from audit.barnutredning.codes_handlaggning import FLYTT, HORD_SATT, INFORMERAD, INTE_HORD, VALD
from audit.barnutredning.events_handlaggning import (
    BarnHeard,
    BarnMoved,
    BarnNotHeard,
    InformationGiven,
    InformationWithheld,
    ValdNoted,
)
from audit.barnutredning.events_uppfoljning import UppgiftCorrected
from audit.envelope import Erased, Event, Happened
from audit.intake.compare_handlaggning import compare_handlaggning
from audit.intake.kinds import COLUMNS, Kind
from audit.intake.outcome import Extract, Known, Outcome, RowResult
from audit.intake.rows_klockor import HandlaggningRow
from tests.unit.barnutredning.examples import ARENDE, opening
from tests.unit.barnutredning.examples import history as begun

if TYPE_CHECKING:
    from collections.abc import Sequence

OPENED = begun(opening())
MADE_AT = datetime(2022, 12, 31, 17, tzinfo=UTC)
ALL = COLUMNS[Kind.HANDLAGGNING].all
EXTRACT = Extract(MADE_AT, MADE_AT.date(), frozenset(ALL), "fil")
HEARD = HandlaggningRow(
    number=2, utredning_id="U1", handelse="barn_hort", datum=date(2022, 9, 5),
    kod=("enskilt_samtal",), text="Ord",
)  # fmt: skip
VALDET = replace(HEARD, number=3, handelse="vald", kod=("bevittnat",), text=None)
TOLD = replace(HEARD, number=4, handelse="information_lamnad", kod=("barn",), text=None)
NOT_TOLD = replace(
    HEARD, number=5, handelse="information_ej_lamnad", kod=("vardnadshavare", "barn"),
    beslutsfattare="samordnare",
)  # fmt: skip
NOT_HEARD = replace(HEARD, number=6, handelse="barn_ej_hort", kod=("alder",))
MOVED = replace(HEARD, number=7, handelse="flytt", kod=("slutfors",))
EVERY = (HEARD, VALDET, TOLD, NOT_TOLD, NOT_HEARD, MOVED)


def compare(
    *rows: HandlaggningRow,
    history: Sequence[Event] = OPENED,
    extract: Extract = EXTRACT,
    **given_: Any,
) -> list[RowResult]:
    """Compare rows of one utredning with its history, the results in row order."""
    known = Known(ARENDE, history, given_.get("newest"), given_.get("files", frozenset()))
    return sorted(compare_handlaggning(rows, known, extract), key=lambda one: one.row)


def after(*rows: HandlaggningRow, history: Sequence[Event] = OPENED) -> list[Event]:
    """Give the history that rows of one file led to."""
    added = [event for result in compare(*rows, history=history) for event in result.events]
    return [*history, *sorted(added, key=lambda event: event.originator_version)]


def noted(history: Sequence[Event]) -> list[Event]:
    """Give what stands noted after a history."""
    return list(Utredning.from_events(history).uppgifter)


def test_each_handelse_is_an_event_of_its_own() -> None:
    """The codes of the file lead to the events of the area, with their words."""
    found = noted(after(*EVERY))

    assert {type(event) for event in found} == {
        *(BarnHeard, ValdNoted, InformationGiven, InformationWithheld, BarnNotHeard, BarnMoved),
    }
    heard = next(event for event in found if isinstance(event, BarnHeard))
    assert (heard.hord, heard.satt, heard.barnets_ord) == (HEARD.datum, "enskilt_samtal", "Ord")


def test_the_same_rows_again_change_nothing() -> None:
    """Sealed words and sealed codes are compared as well."""
    results = compare(*EVERY, history=after(*EVERY))

    assert {one.outcome for one in results} == {Outcome.UNCHANGED}


@pytest.mark.parametrize(
    ("row", "changes", "column", "classes"),
    [
        (HEARD, {"kod": ("observation",)}, "kod", [UppgiftCorrected]),
        (HEARD, {"registrerad_i_kalla": date(2022, 9, 9)}, "registrerad_i_kalla",
         [UppgiftCorrected]),
        (NOT_HEARD, {"kod": ("vill_inte",)}, "kod", [UppgiftCorrected]),
        (NOT_TOLD, {"beslutsfattare": "enhetschef"}, "beslutsfattare", [UppgiftCorrected]),
        (HEARD, {"text": "Annat"}, "text", [UppgiftCorrected, BarnHeard]),
        (HEARD, {"text": None, "kod": ("annat",)}, "kod, text", [UppgiftCorrected, BarnHeard]),
        (VALDET, {"kod": ("inte_framkommit",)}, "kod", [UppgiftCorrected, ValdNoted]),
        (MOVED, {"text": "Annan ort"}, "text", [UppgiftCorrected, BarnMoved]),
        (TOLD, {"aterkallad": "ja"}, "aterkallad", [UppgiftCorrected]),
    ],
)  # fmt: skip
def test_a_changed_cell_is_a_correction(
    row: HandlaggningRow, changes: dict[str, Any], column: str, classes: list[type[Event]]
) -> None:
    """Facts are replaced; sealed words take the note back and note it anew."""
    before, changed = after(row), replace(row, **changes)
    (result,) = compare(changed, history=before)

    assert (result.outcome, result.column) == (Outcome.CORRECTED, column)
    assert [type(event) for event in result.events] == classes
    (again,) = compare(changed, history=[*before, *result.events])
    assert again.outcome is Outcome.UNCHANGED


def test_whom_information_names_makes_another_note() -> None:
    """One of a day for the child and one for the vårdnadshavare are two notes."""
    other = replace(TOLD, number=9, kod=("vardnadshavare",))
    history = after(TOLD)
    (result,) = compare(other, history=history)

    assert result.outcome is Outcome.ACCEPTED
    assert len(noted(after(other, history=history))) == 2
    assert {one.outcome for one in compare(TOLD, other)} == {Outcome.ACCEPTED}


def test_the_order_of_codes_in_a_cell_says_nothing() -> None:
    """The same people in another order are the same note."""
    turned = replace(NOT_TOLD, kod=NOT_TOLD.kod[::-1])

    assert compare(turned, history=after(NOT_TOLD))[0].outcome is Outcome.UNCHANGED


def test_another_day_is_another_note() -> None:
    """A child may be heard again: nothing is guessed to have moved."""
    later = replace(HEARD, datum=date(2022, 9, 6))

    assert compare(later, history=after(HEARD))[0].outcome is Outcome.ACCEPTED


def test_two_rows_of_a_day_do_not_speak_of_one_note() -> None:
    """Heard alone and observed on one day: both come in, and both are found again."""
    other = replace(HEARD, number=9, kod=("observation",), text=None)
    history = after(HEARD, other)

    assert len(noted(history)) == 2
    for rows in ((HEARD, other), (other, HEARD)):
        assert {one.outcome for one in compare(*rows, history=history)} == {Outcome.UNCHANGED}


def test_what_is_not_there_cannot_be_taken_back() -> None:
    """A row that takes back a note that the log does not have is unchanged."""
    assert compare(replace(TOLD, aterkallad="ja"))[0].outcome is Outcome.UNCHANGED


@pytest.mark.parametrize(
    ("row", "changes", "column"),
    [
        (HEARD, {"handelse": "samtal"}, "handelse"),
        (HEARD, {"datum": date(2023, 1, 1)}, "datum"),
        (HEARD, {"datum": date(2022, 8, 9)}, "datum"),
        (HEARD, {"registrerad_i_kalla": date(2023, 1, 1)}, "registrerad_i_kalla"),
        (HEARD, {"kod": ("telepati",)}, "kod"),
        (HEARD, {"kod": ("annat", "observation")}, "kod"),
        (HEARD, {"beslutsfattare": "utskott"}, "beslutsfattare"),
        (HEARD, {"aterkallad": "kanske"}, "aterkallad"),
        (HEARD, {"text": "x" * 20_001}, "text"),
        (VALDET, {"kod": ("HEMLIGT",)}, "kod"),
        (VALDET, {"text": "Ord"}, "text"),
        (TOLD, {"text": "Ord"}, "text"),
        (TOLD, {"kod": ("granne",)}, "kod"),
        (NOT_TOLD, {"beslutsfattare": "Eva"}, "beslutsfattare"),
    ],
)
def test_a_row_that_cannot_be_is_refused_by_its_column(
    row: HandlaggningRow, changes: dict[str, Any], column: str
) -> None:
    """An unknown code, a day too early or too late, or a cell without a place; never a value."""
    (result,) = compare(replace(row, **changes))

    assert (result.outcome, result.column, result.events) == (Outcome.REFUSED, column, ())
    assert result.reason.startswith(f"{column}: ")
    assert not any(said in result.reason for said in ("HEMLIGT", "Eva", "telepati"))


def test_a_refused_row_leaves_the_others() -> None:
    """The other notes of the utredning come in."""
    wrong, right = compare(replace(HEARD, kod=("x",)), TOLD)

    assert (wrong.outcome, right.outcome) == (Outcome.REFUSED, Outcome.ACCEPTED)


def test_an_older_extract_corrects_nothing_and_adds_what_is_new() -> None:
    """As for extensions: a note that is not known yet is taken from any extract."""
    older = replace(EXTRACT, made_at=MADE_AT - timedelta(days=1))
    rows = (replace(HEARD, kod=("annat",)), TOLD)
    changed, new = compare(*rows, history=after(HEARD), extract=older, newest=MADE_AT)

    assert (changed.outcome, new.outcome) == (Outcome.REFUSED, Outcome.ACCEPTED)


def test_without_its_column_the_text_says_nothing() -> None:
    """A file without words takes none away."""
    bare = replace(EXTRACT, columns=frozenset(ALL) - {"text"})
    row = replace(HEARD, text=None)

    assert compare(row, history=after(HEARD), extract=bare)[0].outcome is Outcome.UNCHANGED


def test_an_utredning_that_is_unknown_or_gallrad_takes_no_note() -> None:
    """Both are told, each in its own words."""
    gone = Erased(
        originator_id=ARENDE,
        originator_version=1,
        happened=Happened.unknown(),
        topic="barnutredning.utredning_opened",
    )

    assert "Läs in barnutredningar först" in compare_handlaggning([HEARD], None, EXTRACT)[0].reason
    assert "gallrat" in compare(HEARD, history=[gone])[0].reason


CODES = {
    "information_lamnad": INFORMERAD,
    "barn_hort": HORD_SATT,
    "barn_ej_hort": INTE_HORD,
    "vald": VALD,
    "flytt": FLYTT,
}


@st.composite
def some_rows(draw: st.DrawFn) -> HandlaggningRow:
    """Draw a note of a few days, with words where it may have some."""
    handelse = draw(st.sampled_from(sorted(CODES)))
    words = handelse in {"barn_hort", "barn_ej_hort", "flytt"}
    return HandlaggningRow(
        number=2,
        utredning_id="U1",
        handelse=handelse,
        datum=draw(st.dates(date(2022, 9, 1), date(2022, 9, 3))),
        kod=(draw(st.sampled_from(sorted(CODES[handelse]))),),
        text=draw(st.sampled_from([None, "Ett", "Två"])) if words else None,
        registrerad_i_kalla=draw(st.none() | st.dates(date(2022, 9, 4), date(2022, 9, 5))),
        aterkallad=draw(st.sampled_from(["", "", "ja"])),
    )


@settings(max_examples=60, deadline=None)
@given(st.lists(some_rows(), min_size=1, max_size=6))
def test_whatever_came_before_a_row_is_unchanged_when_it_comes_again(
    rows: list[HandlaggningRow],
) -> None:
    """Reading in is idempotent after any course of notes, corrections and taking back."""
    history: list[Event] = list(OPENED)
    for row in rows:
        (result,) = compare(row, history=history)
        history.extend(result.events)

        assert result.outcome is not Outcome.REFUSED
        assert compare(row, history=history)[0].outcome is Outcome.UNCHANGED
