"""A row of orosanmälningar beside what the log knows of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.barnutredning import Orosanmalan
from audit.barnutredning.orosanmalan.events import (
    AnmalanCorrected,
    AnmalanReceived,
    AterkopplingGiven,
    AterkopplingRequested,
    AterkopplingWithheld,
    ForhandsbedomningDecided,
    ForhandsbedomningExtended,
    SkyddsbedomningMade,
)
from audit.envelope import Erased, Event, Happened
from audit.intake.compare_orosanmalan import compare_orosanmalan
from audit.intake.kinds import COLUMNS, Kind
from audit.intake.orosanmalan_parts import Stands
from audit.intake.outcome import Extract, Known, Outcome, RowResult
from audit.intake.rows_klockor import OrosanmalanRow

if TYPE_CHECKING:
    from collections.abc import Sequence

ANMALAN, BARN, OTHER, FIRST, SECOND = (UUID(int=n) for n in range(1, 6))
MADE_AT = datetime(2026, 3, 2, 6, 30, tzinfo=UTC)
ALL = COLUMNS[Kind.OROSANMALNINGAR].all
KNOWN_BARN = {"B1": BARN, "B2": OTHER}
KNOWN_UTREDNING = {"U1": FIRST, "U2": SECOND}


def day(text: str) -> date:
    """Read a day of 2026 without its year."""
    return date.fromisoformat(f"2026-{text}")


NEW = OrosanmalanRow(
    number=2,
    anmalan_id="A1",
    barn_id="B1",
    grupp="barn",
    enhet="e1",
    inkom=day("02-02"),
    anmalare="19_1",
)
JUDGED = replace(NEW, skyddsbedomning=day("02-02"), skyddsbedomning_utfall="inget_behov")
DECIDED = replace(
    JUDGED,
    forhandsbedomning=day("02-10"),
    utfall="inleda",
    utredning_id="U1",
    beslutsfattare="socialsekreterare",
)
ANSWERED = replace(DECIDED, aterkoppling_begard=day("02-09"), aterkoppling_lamnad=day("02-12"))
EXTENDED = replace(
    ANSWERED,
    forlangd_beslutad=day("02-09"),
    forlangd_till=day("02-20"),
    forlangd_skal_kod="polisforhor",
)


def extract(days: int = 0, columns: Sequence[str] = ALL) -> Extract:
    """Make an extract of so many days after the first."""
    made_at = MADE_AT + timedelta(days=days)
    return Extract(made_at, made_at.date(), frozenset(columns), f"fil {days}")


def compare(row: OrosanmalanRow, history: Sequence[Event] = (), **given_: Any) -> RowResult:
    """Compare a row with a history."""
    stands = Stands(
        ANMALAN,
        KNOWN_BARN[row.barn_id],
        KNOWN_UTREDNING.get(row.pagaende_utredning),
        KNOWN_UTREDNING.get(row.utredning_id),
    )
    known = Known(ANMALAN, history, given_.get("newest"), given_.get("files", frozenset()))
    return compare_orosanmalan(row, stands, known, given_.get("extract", extract()))


def history(*rows: OrosanmalanRow) -> list[Event]:
    """Give the events that rows of the same anmälan led to, one after the other."""
    events: list[Event] = []
    for row in rows:
        events.extend(compare(row, events).events)
    return events


def classes(result: RowResult) -> list[type[Event]]:
    """Give the classes of a result's events in order."""
    return [type(event) for event in result.events]


def test_a_new_row_becomes_an_event_for_each_thing_it_tells() -> None:
    """What the row says is written in the order of the work; empty cells are no events."""
    result = compare(EXTENDED)

    assert result.outcome is Outcome.ACCEPTED
    assert classes(result) == [
        *(AnmalanReceived, SkyddsbedomningMade, ForhandsbedomningExtended),
        *(ForhandsbedomningDecided, AterkopplingRequested, AterkopplingGiven),
    ]
    assert classes(compare(NEW)) == [AnmalanReceived]


def test_the_facts_are_the_rows_and_identifiers_are_references() -> None:
    """Cells become facts; the source's ids became the references that stand for them."""
    state = Orosanmalan.from_events(history(replace(DECIDED, inkom_sent="ja")))

    assert state.received is not None
    assert (state.received.barn, state.received.kallreferens) == (BARN, ANMALAN)
    assert state.received.inkom_sent
    assert state.limit_skyddsbedomning is not None
    assert state.limit_skyddsbedomning.sista_dag == day("02-03")
    assert state.decided is not None
    assert state.decided.utredning == FIRST


@pytest.mark.parametrize("row", [NEW, JUDGED, DECIDED, ANSWERED, EXTENDED])
def test_the_same_row_again_changes_nothing(row: OrosanmalanRow) -> None:
    """A row of which the log knows everything is unchanged."""
    assert compare(row, history(row)) == RowResult(2, Outcome.UNCHANGED)


def test_what_comes_to_a_row_is_added() -> None:
    """The same row, longer each time, is written bit by bit and never corrected."""
    result = compare(ANSWERED, history(NEW, JUDGED))

    assert result.outcome is Outcome.ACCEPTED
    assert classes(result) == [
        *(ForhandsbedomningDecided, AterkopplingRequested, AterkopplingGiven),
    ]


@pytest.mark.parametrize(
    ("changes", "columns"),
    [
        ({"enhet": "e2"}, "enhet"),
        ({"barn_id": "B2"}, "barn_id"),
        ({"grupp": "ung"}, "grupp"),
        ({"inkom_sent": "ja"}, "inkom_sent"),
        ({"pagaende_utredning": "U2"}, "pagaende_utredning"),
        ({"skyddsbedomning_utfall": "behov"}, "skyddsbedomning_utfall"),
        ({"utredning_id": "U2"}, "utredning_id"),
        ({"beslutsfattare": ""}, "beslutsfattare"),
        ({"forlangd_till": day("02-21")}, "forlangd_till"),
        ({"forlangd_beslutad": day("02-08")}, "forlangd_beslutad"),
        ({"aterkoppling_lamnad": None}, "aterkoppling_lamnad"),
        (
            {"inkom": day("02-03"), "skyddsbedomning": day("02-04")},
            "inkom, skyddsbedomning",
        ),
        (
            {"inkom": day("02-01"), "skyddsbedomning": day("02-01")},
            "inkom, skyddsbedomning",
        ),
        (
            {"anmalare": "annan", "aterkoppling_begard": None},
            "anmalare, aterkoppling_begard",
        ),
    ],
)
def test_a_changed_cell_is_a_correction(changes: dict[str, Any], columns: str) -> None:
    """Each changed event gets one correction, in an order that the anmälan can take."""
    begun = history(EXTENDED)
    changed = replace(EXTENDED, **changes)
    result = compare(changed, begun)

    assert (result.outcome, result.column) == (Outcome.CORRECTED, columns)
    assert {type(event) for event in result.events} == {AnmalanCorrected}
    assert compare(changed, [*begun, *result.events]).outcome is Outcome.UNCHANGED


def test_an_answer_that_was_given_after_all_replaces_the_one_withheld() -> None:
    """One is taken back and the other noted, in one row."""
    withheld = replace(
        ANSWERED,
        aterkoppling_lamnad=None,
        aterkoppling_ej_lamnad=day("02-11"),
        aterkoppling_ej_lamnad_skal="olampligt",
    )
    begun = history(withheld)
    result = compare(ANSWERED, begun)

    assert isinstance(begun[-1], AterkopplingWithheld)
    assert classes(result) == [AnmalanCorrected, AterkopplingGiven]
    assert result.outcome is Outcome.CORRECTED


def test_a_second_extension_is_one_more() -> None:
    """Another day and another last day are another decision; both stand."""
    later = replace(EXTENDED, forlangd_beslutad=day("02-10"), forlangd_till=day("02-25"))
    begun = history(replace(EXTENDED, forhandsbedomning=None, utfall="", utredning_id="",
                            beslutsfattare="", aterkoppling_lamnad=None))  # fmt: skip
    result = compare(replace(later, forhandsbedomning=day("02-11")), begun)

    assert ForhandsbedomningExtended in classes(result)
    assert len(Orosanmalan.from_events([*begun, *result.events]).extensions) == 2


@pytest.mark.parametrize(
    ("changes", "column"),
    [
        ({"skyddsbedomning_utfall": ""}, "skyddsbedomning_utfall"),
        ({"skyddsbedomning": None}, "skyddsbedomning"),
        ({"utfall": ""}, "utfall"),
        ({"forlangd_till": None}, "forlangd_till"),
        ({"aterkoppling_ej_lamnad": day("02-12")}, "aterkoppling_ej_lamnad_skal"),
        ({"forhandsbedomning": None, "utfall": ""}, "forhandsbedomning"),
        ({"inkom": day("03-03")}, "inkom"),
        ({"registrerad_i_kalla": day("03-03")}, "registrerad_i_kalla"),
        ({"inkom_sent": "kanske"}, "inkom_sent"),
        ({"grupp": "vuxen"}, "grupp"),
        ({"anmalare": "granne"}, "anmalare"),
        ({"skyddsbedomning_utfall": "oklart"}, "skyddsbedomning_utfall"),
        ({"utfall": "oklart"}, "utfall"),
        ({"utfall": "inte_inleda"}, "utredning_id"),
        ({"beslutsfattare": "Eva"}, "beslutsfattare"),
        ({"skyddsbedomning": day("02-01")}, "skyddsbedomning"),
        ({"forlangd_till": day("02-03")}, "forlangd_till"),
        ({"forlangd_skal_kod": "tidsbrist"}, "forlangd_skal_kod"),
        ({"aterkoppling_begard": day("02-01")}, "aterkoppling_begard"),
    ],
)
def test_a_row_that_cannot_be_is_refused_by_its_column(
    changes: dict[str, Any], column: str
) -> None:
    """Half a fact, a day after the extract, an unknown code: by the column, without a value."""
    result = compare(replace(EXTENDED, **changes))

    assert (result.outcome, result.column) == (Outcome.REFUSED, column)
    assert result.reason.startswith(f"{column}: ")
    assert "Eva" not in result.reason
    assert result.events == ()


def test_what_contradicts_itself_is_refused() -> None:
    """An answer both given and withheld, or withheld from one who never asked, cannot be."""
    both = replace(
        ANSWERED, aterkoppling_ej_lamnad=day("02-12"), aterkoppling_ej_lamnad_skal="olampligt"
    )
    unasked = replace(both, aterkoppling_begard=None, aterkoppling_lamnad=None)

    assert "redan besvarad" in compare(both).reason
    assert "har inte begärt besked" in compare(unasked).reason


def test_a_column_that_the_file_lacks_says_nothing() -> None:
    """A source without answers, links and extensions takes none of them back."""
    lacking = COLUMNS[Kind.OROSANMALNINGAR].absent
    columns = [name for name in ALL if name not in lacking and name != "beslutsfattare"]
    bare = replace(DECIDED, utredning_id="", beslutsfattare="")
    result = compare(bare, history(EXTENDED), extract=extract(columns=columns))

    assert result.outcome is Outcome.UNCHANGED


def test_the_day_of_registration_speaks_of_the_newest_fact() -> None:
    """It stands with the fact of the latest day, and moves no other."""
    early = replace(JUDGED, registrerad_i_kalla=day("02-03"))
    late = replace(DECIDED, registrerad_i_kalla=day("02-13"))
    state = Orosanmalan.from_events(history(early, late))

    assert [event.registrerad_i_kalla for event in state.events] == [
        None,
        day("02-03"),
        day("02-13"),
    ]


def test_after_something_was_taken_back_it_speaks_of_nothing_known() -> None:
    """It may be the day of that: no other fact is said to have been registered then."""
    answered = replace(ANSWERED, registrerad_i_kalla=day("02-13"))
    begun = history(answered)
    back = replace(answered, aterkoppling_lamnad=None, registrerad_i_kalla=day("02-20"))
    result = compare(back, begun)

    assert result.column == "aterkoppling_lamnad"
    assert compare(back, [*begun, *result.events]).outcome is Outcome.UNCHANGED


def test_an_older_extract_and_one_of_the_same_time_correct_nothing() -> None:
    """An older one may not even add; one of the same time may add, and correct only its own."""
    begun, newest = history(JUDGED), {"newest": MADE_AT, "files": frozenset({"fil 0"})}
    other = replace(extract(), file_sha256="en annan")
    moved = replace(JUDGED, enhet="e2")

    assert compare(DECIDED, begun, extract=extract(-1), **newest).outcome is Outcome.REFUSED
    assert compare(moved, begun, extract=other, **newest).outcome is Outcome.REFUSED
    assert compare(DECIDED, begun, extract=other, **newest).outcome is Outcome.ACCEPTED
    assert compare(moved, begun, **newest).outcome is Outcome.CORRECTED


def test_an_anmalan_that_is_gallrad_takes_nothing_more() -> None:
    """What was erased does not come back by an extract."""
    gone = Erased(
        originator_id=ANMALAN,
        originator_version=1,
        happened=Happened.unknown(),
        topic="barnutredning.anmalan_received",
    )

    assert "gallrad" in compare(JUDGED, [gone]).reason


DAYS = st.dates(day("02-01"), day("02-25"))
PARTS: dict[str, Any] = {
    "skyddsbedomning": st.tuples(DAYS, st.sampled_from(["behov", "inget_behov"])),
    "forhandsbedomning": st.tuples(DAYS, st.sampled_from(["inleda", "inte_inleda"])),
    "forlangd": st.tuples(DAYS, DAYS.map(lambda one: one + timedelta(days=20))),
    "begard": DAYS,
    "lamnad": DAYS,
}


@st.composite
def some_rows(draw: st.DrawFn) -> OrosanmalanRow:
    """Draw a row: any part of it may be there or not."""
    row = replace(
        NEW,
        inkom=draw(st.dates(day("02-01"), day("02-05"))),
        enhet=draw(st.sampled_from(["e1", "e2"])),
        registrerad_i_kalla=draw(st.none() | DAYS),
    )
    drawn = {name: draw(st.none() | part) for name, part in PARTS.items()}
    skydd, forhand = drawn["skyddsbedomning"], drawn["forhandsbedomning"]
    forlangd = drawn["forlangd"]
    return replace(
        row,
        skyddsbedomning=skydd[0] if skydd else None,
        skyddsbedomning_utfall=skydd[1] if skydd else "",
        forhandsbedomning=forhand[0] if forhand else None,
        utfall=forhand[1] if forhand else "",
        forlangd_beslutad=forlangd[0] if forlangd else None,
        forlangd_till=forlangd[1] if forlangd else None,
        forlangd_skal_kod="annat" if forlangd else "",
        aterkoppling_begard=drawn["begard"],
        aterkoppling_lamnad=drawn["lamnad"],
    )


@settings(max_examples=60, deadline=None)
@given(st.lists(some_rows(), min_size=1, max_size=4))
def test_whatever_came_before_a_row_that_was_taken_is_unchanged_when_it_comes_again(
    rows: list[OrosanmalanRow],
) -> None:
    """Reading in is idempotent after any course, and a refused row leaves no event."""
    events: list[Event] = []
    for row in rows:
        result = compare(row, events)
        events.extend(result.events)
        again = compare(row, events)

        assert again.outcome is (
            Outcome.REFUSED if result.outcome is Outcome.REFUSED else Outcome.UNCHANGED
        )
        assert again.events == ()
