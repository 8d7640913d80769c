"""Imports into a real log: each row ends somewhere, and the same file again writes nothing."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg
import pytest

from audit.barnutredning import UtredningCorrected, UtredningExtended, UtredningOpened
from audit.clock import iso_utc
from audit.envelope import Recorded, SourceKind
from audit.errors import InvalidInputError, LiggareError, StateError
from audit.intake.errors import BrokenFileError
from audit.intake.events import ImportCompleted, ImportStarted
from audit.intake.kinds import Kind
from audit.intake.outcome import Outcome
from audit.store.importing import import_file
from audit.store.log import Log
from tests.integration.intake.files import (
    EXTENSIONS,
    MADE_AT,
    extract,
    order,
    read_in,
    row,
    rows,
)
from tests.support.database import Database
from tests.support.logs import opened_log

LATER = MADE_AT + timedelta(hours=1)


@pytest.fixture
def log(migrated: Database, tmp_path: Path) -> Iterator[Log]:
    """An ordinary log."""
    with opened_log(migrated, tmp_path) as opened:
        yield opened.log


def topics(log: Log) -> list[str]:
    """Give the topics of the log in order, without its own opening."""
    return [one.topic for one in log.recorder.select_notifications(2, 100_000)]


def events(log: Log, kind: type) -> list[Any]:
    """Give every event of a class in the order of the log."""
    found = sorted(recorded(log), key=lambda one: one.position)
    return [one.event for one in found if isinstance(one.event, kind)]


def recorded(log: Log) -> list[Recorded]:
    """Give everything recorded but the log's own opening."""
    found = log.recorder.select_notifications(2, 100_000)
    histories = log.load_many(list({UUID(str(one.originator_id)) for one in found}))
    return [one for history in histories.values() for one in history]


def test_rows_become_events_between_start_and_end(log: Log) -> None:
    """A file's events stand between its start and its end, chunk after chunk, in row order."""
    report = read_in(log, rows(1_500))

    found = topics(log)
    assert (found[0], found[-1]) == ("import.started", "import.completed")
    assert Counter(found[1:-1]) == {
        "barnutredning.utredning_opened": 1_500,
        "barnutredning.utredning_closed": 750,
    }
    assert report.rows[Outcome.ACCEPTED] == 1_500
    assert (report.first_position, report.last_position) == (2, len(found) + 1)


def test_every_event_names_its_file_and_extract(log: Log) -> None:
    """The file's hash and the extract's time stand in every event of an import."""
    report = read_in(log, rows(3))
    sources = {one.source for one in recorded(log)}

    assert {(s.kind, s.file_sha256, s.extract_made_at) for s in sources} == {
        (SourceKind.IMPORT, report.file_sha256, iso_utc(MADE_AT))
    }


def test_start_and_end_count_the_rows(log: Log) -> None:
    """The start says how much was to be written, the end how each row ended."""
    read_in(log, [*rows(3), row(3, avslut="okänd")])

    (started,) = events(log, ImportStarted)
    assert (started.rows, started.events_to_write, started.kind) == (4, 4, "barnutredningar")
    (completed,) = events(log, ImportCompleted)
    assert (completed.accepted, completed.refused) == (3, 1)


def test_the_same_file_again_writes_nothing(log: Log) -> None:
    """A file can be imported again and again; the second time nothing is new."""
    read_in(log, rows(50))
    size = log.head().size
    report = read_in(log, rows(50))

    assert log.head().size == size
    assert report.rows[Outcome.UNCHANGED] == 50
    assert report.first_position is None


def test_ten_changed_cells_are_ten_corrections(log: Log) -> None:
    """Each changed cell becomes one correcting event that names the one it corrects."""
    lines = rows(50)
    read_in(log, lines)
    for number in range(0, 20, 2):
        lines[number] = row(number, enhet="4120")
    report = read_in(log, lines, made_at=LATER)

    corrections = events(log, UtredningCorrected)
    assert [one.replaced for one in corrections] == [{"enhet": "4120"}] * 10
    assert {one.corrects for one in corrections} == {1}
    assert report.rows == {
        Outcome.ACCEPTED: 0,
        Outcome.UNCHANGED: 40,
        Outcome.CORRECTED: 10,
        Outcome.REFUSED: 0,
    }
    assert [(one.row, one.column) for one in report.problems] == [
        (number + 2, "enhet") for number in range(0, 20, 2)
    ]


def test_one_child_has_one_reference(log: Log) -> None:
    """Utredningar of one child in a row are found by its reference, within and between files."""
    read_in(log, rows(2))
    read_in(log, [*rows(2), row(2, barn_id="B0")], made_at=LATER)

    assert len({one.barn for one in events(log, UtredningOpened)}) == 1


def test_identifiers_stand_nowhere_in_the_log(log: Log, migrated: Database) -> None:
    """Neither the child's nor the source's id is stored: only keyed hashes lead to references."""
    read_in(log, [row(0, utredning_id="HEMLIG-UTREDNING", barn_id="HEMLIGT-BARN")])
    with psycopg.connect(migrated.superuser_dsn) as connection:
        dumped = str(
            [
                connection.execute(f"SELECT * FROM {log.schema}.{name}").fetchall()
                for name in ("entry", "facts", "mapping", "sealed", "head", "checkpoint")
            ]
        )

    assert "HEMLIG" not in dumped


def test_a_child_that_only_a_refused_row_names_gets_no_reference(log: Log) -> None:
    """References enter the log with an event that uses them, and never without."""
    read_in(log, [row(0), row(2, barn_id="B9", avslut="insats")])

    assert log.references("barn", ["B0", "B9"]).keys() == {"B0"}


def test_a_dry_run_tells_and_writes_nothing(log: Log) -> None:
    """A dry run ends every row and leaves the log as it is."""
    report = import_file(log, extract(rows(5)), order(dry_run=True))

    assert log.head().size == 1
    assert (report.events, report.rows[Outcome.ACCEPTED], report.dry_run) == (7, 5, True)


@pytest.mark.parametrize(
    "data",
    [
        extract(rows(3)).replace(b"4110", "Söder".encode("utf-16-le")),
        extract(rows(3)).replace(b";", b"\t"),
        extract(rows(3))[:-4],
        extract([*rows(2), row(2, inledd="2022-02-30")]),
        extract([*rows(2), row(1)]),
        extract([*rows(2), row(2, enhet="x" * 10_000_000)]),
    ],
    ids=["encoding", "separator", "truncated", "date", "double", "long"],
)
def test_a_broken_file_leaves_the_log_untouched(log: Log, data: bytes) -> None:
    """A file that is broken anywhere is refused whole, its sound rows too."""
    with pytest.raises(BrokenFileError):
        import_file(log, data, order())

    assert log.head().size == 1


def test_an_extract_cannot_be_made_in_the_future(log: Log) -> None:
    """An extract's time that lies ahead is a mistake, and nothing is read in."""
    ahead = datetime.now(UTC) + timedelta(hours=2)
    with pytest.raises(InvalidInputError, match="framåt i tiden"):
        read_in(log, rows(1), made_at=ahead)

    assert log.head().size == 1


class InterruptionError(Exception):
    """The process ended in the middle."""


def interrupted(done: int, total: int) -> None:
    """End when the first chunk is written."""
    if done > total // 2:
        raise InterruptionError


def test_an_interrupted_import_is_ended_by_the_same_file(log: Log) -> None:
    """The same file writes what is not there yet, under the start that stands, and ends it."""
    lines = rows(2_000)
    with pytest.raises(InterruptionError):
        read_in(log, lines, progress=interrupted)
    assert "import.completed" not in topics(log)
    report = read_in(log, lines)

    found = topics(log)
    assert Counter(found) == {
        "import.started": 1,
        "barnutredning.utredning_opened": 2_000,
        "barnutredning.utredning_closed": 1_000,
        "import.completed": 1,
    }
    assert report.continued
    (completed,) = events(log, ImportCompleted)
    assert (completed.accepted, completed.unchanged) == (2_000, 0)


def test_an_interrupted_import_keeps_its_extract_time(log: Log) -> None:
    """Whoever ends an interrupted import says the same time as when it began."""
    lines = rows(2_000)
    with pytest.raises(InterruptionError):
        read_in(log, lines, progress=interrupted)

    with pytest.raises(StateError, match="samma tid som då"):
        read_in(log, lines, made_at=LATER)


def test_two_imports_at_once_are_one_too_many(log: Log) -> None:
    """While one import runs, another is told so, and the first goes on."""
    told: list[str] = []

    def another(done: int, total: int) -> None:
        if not told:
            with pytest.raises(StateError) as caught:
                read_in(log, rows(1))
            told.append(caught.value.detail)

    report = read_in(log, rows(10), progress=another)

    assert "En annan import pågår" in told[0]
    assert report.rows[Outcome.ACCEPTED] == 10


def test_the_turn_is_given_back_after_a_failure(log: Log) -> None:
    """An import that ended in an error does not keep the next one waiting."""
    with pytest.raises(InterruptionError):
        read_in(log, rows(2_000), progress=interrupted)

    assert read_in(log, rows(2)).rows[Outcome.REFUSED] == 0


def test_extensions_are_read_in_with_their_words_sealed(log: Log) -> None:
    """An extension's reasons are sealed, and the same file again is unchanged, words included."""
    read_in(log, rows(1))
    data = extract(["U0;2022-04-20;2022-07-01;annat;Hemliga skäl.;utskott"], EXTENSIONS)
    first = import_file(log, data, order(Kind.FORLANGNINGAR))
    again = import_file(log, data, order(Kind.FORLANGNINGAR))

    assert first.rows[Outcome.ACCEPTED] == 1
    assert again.rows[Outcome.UNCHANGED] == 1
    arende = log.references("utredning", ["U0"])["U0"]
    (extended,) = [
        one.event for one in log.load(arende) if isinstance(one.event, UtredningExtended)
    ]
    assert extended.skal == "Hemliga skäl."


def test_an_extension_of_an_unknown_utredning_is_refused_alone(log: Log) -> None:
    """A file of extensions is read in as far as its utredningar are known."""
    read_in(log, rows(1))
    lines = [f"U{n};2022-04-20;2022-07-01;annat;;utskott" for n in (7, 0)]
    report = import_file(log, extract(lines, EXTENSIONS), order(Kind.FORLANGNINGAR))

    assert [(one.row, one.outcome) for one in report.problems] == [(2, Outcome.REFUSED)]
    assert report.rows[Outcome.ACCEPTED] == 1


def test_an_older_extract_does_not_undo_a_newer_one(log: Log) -> None:
    """Files read in the wrong order are refused row by row where they differ."""
    read_in(log, [row(0, enhet="4120")], made_at=LATER)
    report = read_in(log, rows(2))

    assert [(one.row, one.outcome) for one in report.problems] == [(2, Outcome.REFUSED)]
    assert report.rows[Outcome.ACCEPTED] == 1


def test_an_ordinary_log_takes_no_time_from_an_order(log: Log) -> None:
    """Only a constructed log may be given a time, and that is said before anything is checked."""
    backdated = replace(order(made_at=MADE_AT), at=MADE_AT + timedelta(days=1))
    with pytest.raises(LiggareError, match="en annan tid än nu"):
        import_file(log, extract(rows(1)), backdated)

    assert log.head().size == 1


def test_every_row_is_told_how_it_ended(log: Log) -> None:
    """The outcomes cover every row of the file, in ranges, and can be written as JSON."""
    report = read_in(log, [*rows(3), row(3, avslut="okänd"), row(4)])
    told = json.loads(json.dumps(report.as_json()))

    assert told["outcomes"] == [
        {"first": 2, "last": 4, "outcome": "accepted"},
        {"first": 5, "last": 5, "outcome": "refused"},
        {"first": 6, "last": 6, "outcome": "accepted"},
    ]
