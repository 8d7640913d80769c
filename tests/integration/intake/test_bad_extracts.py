"""Bad extracts of every kind: a clear report, nothing half-done, and nothing lost."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from audit.errors import InvalidInputError, LiggareError
from audit.intake.errors import BrokenFileError
from audit.intake.kinds import COLUMNS, Kind
from audit.intake.mapping import ColumnMapping, parse_mapping
from audit.intake.outcome import Outcome
from tests.integration.intake.klockor import (
    CLOSED,
    LATER,
    MADE_AT,
    OTHERWISE,
    Reader,
    a_file,
)
from tests.support.database import fresh_database
from tests.support.logs import opened_log

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audit.intake.import_report import ImportReport
    from tests.support.server import RunServer

KINDS = tuple(OTHERWISE)


@pytest.fixture(scope="module")
def reader(
    pg_server: RunServer, _template: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Reader]:
    """An ordinary log of this module's own."""
    folder = tmp_path_factory.mktemp("daliga")
    with fresh_database(pg_server, _template) as database, opened_log(database, folder) as opened:
        yield Reader(opened.log)


@dataclass(frozen=True, slots=True)
class OneRow:
    """One row of a kind that has been read in, under an id of its own."""

    reader: Reader
    kind: Kind
    cells: dict[str, str]

    def read(self, *, otherwise: bool = False, at: datetime = MADE_AT) -> ImportReport:
        """Read the row in an extract of a time, as it was or as another extract may have it."""
        return self.reader.read(self.kind, self.otherwise if otherwise else self.cells, made_at=at)

    @property
    def otherwise(self) -> dict[str, str]:
        """Give the row as another extract may have it."""
        return self.cells | dict([OTHERWISE[self.kind]])


def read_in(reader: Reader, kind: Kind, name: str) -> OneRow:
    """Read in a row of a kind, and before it the utredning that it needs."""
    name = f"{name} {kind}"
    ids = {"utredning_id": name, "barn_id": name}
    if kind not in {Kind.BARNUTREDNINGAR, Kind.OROSANMALNINGAR}:
        closed = CLOSED if kind is Kind.UPPFOLJNINGAR else {}
        reader.read(Kind.BARNUTREDNINGAR, closed | ids)
    ids = {"anmalan_id": name} if kind is Kind.OROSANMALNINGAR else {"utredning_id": name}
    one = OneRow(reader, kind, ids)
    assert one.read().rows[Outcome.ACCEPTED] == 1
    return one


def refused_whole(
    reader: Reader, kind: Kind, data: bytes, mapping: ColumnMapping | None = None
) -> str:
    """Read a file that is to be refused whole; gives what was told, once nothing was written."""
    size = reader.log.head().size
    with pytest.raises(BrokenFileError) as caught:
        reader.read_bytes(kind, data, mapping=mapping)

    assert reader.log.head().size == size
    return caught.value.detail


@pytest.mark.parametrize("kind", KINDS)
def test_a_mapping_to_a_column_that_is_not_there_is_told(reader: Reader, kind: Kind) -> None:
    """The mapping names a heading that the file lacks: it is told by the heading it looked for."""
    name = COLUMNS[kind].ids[0]
    mapping = parse_mapping(f'[kolumner]\n{name} = "Nummer hos oss"\n', kind)

    told = refused_whole(reader, kind, a_file(kind, {}), mapping)
    assert "Kolumnen Nummer hos oss saknas." in told


@pytest.mark.parametrize("kind", KINDS)
def test_each_column_of_a_kind_is_missed(reader: Reader, kind: Kind) -> None:
    """Every column that must be there is named where the file lacks it, and nothing is read."""
    told = refused_whole(reader, kind, b"annat\nX\n")

    assert [name for name in COLUMNS[kind].required if f"Kolumnen {name} saknas." not in told] == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_mapping_may_not_say_that_a_needed_column_is_absent(kind: Kind) -> None:
    """What every row must hold cannot be mapped away."""
    needed = min(COLUMNS[kind].filled)
    with pytest.raises(InvalidInputError, match="måste finnas i utdraget"):
        parse_mapping(f'saknas = ["{needed}"]', kind)


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_that_is_doubtful_is_refused_whole(reader: Reader, kind: Kind) -> None:
    """A torn line, a day that is none, the same row twice and mixed letters leave the log alone."""
    data = a_file(kind, {})
    day = min(COLUMNS[kind].dates & COLUMNS[kind].filled)
    files = {
        "slutar mitt i en rad": data[:-1],
        "finns även på rad 2": a_file(kind, {}, {}),
        "dagen finns inte": a_file(kind, {day: "2026-02-30"}),
        "nolltecken": data + b"\x00\n",
    }
    told = {says: refused_whole(reader, kind, broken) for says, broken in files.items()}

    assert [says for says in files if says not in told[says]] == []


@pytest.mark.parametrize("kind", KINDS)
def test_an_extract_from_the_future_is_refused(reader: Reader, kind: Kind) -> None:
    """No extract was made tomorrow."""
    size = reader.log.head().size
    with pytest.raises(InvalidInputError, match="framåt i tiden"):
        reader.read(kind, {}, made_at=datetime.now(UTC) + timedelta(days=1))

    assert reader.log.head().size == size


@pytest.mark.parametrize("kind", KINDS)
def test_two_extracts_of_one_time_do_not_correct_each_other(reader: Reader, kind: Kind) -> None:
    """None of them is newer: the row is refused, the reason is told, and what stood stands."""
    row = read_in(reader, kind, "SAMTIDIG")
    size = reader.log.head().size
    report = row.read(otherwise=True)

    (problem,) = report.problems
    assert (problem.row, problem.outcome) == (2, Outcome.REFUSED)
    assert "Ett annat utdrag från samma tid säger något annat" in problem.reason
    assert reader.log.head().size == size


@pytest.mark.parametrize("kind", KINDS)
def test_an_extract_older_than_the_last_undoes_nothing(reader: Reader, kind: Kind) -> None:
    """A newer extract corrects, once; the older one is refused, and the newest stands."""
    row = read_in(reader, kind, "GAMMAL")
    newer = row.read(at=LATER, otherwise=True)
    size = reader.log.head().size
    again, older = row.read(at=LATER, otherwise=True), row.read()

    assert newer.rows[Outcome.CORRECTED] == again.rows[Outcome.UNCHANGED] == 1
    assert newer.problems[0].column == OTHERWISE[kind][0]
    assert [one.outcome for one in older.problems] == [Outcome.REFUSED]
    assert "ur ett nyare utdrag" in older.problems[0].reason
    assert reader.log.head().size == size


def broken(done: int, total: int) -> None:
    """End when everything is written but the end of the import."""
    if done > total // 2:
        message = "the power went"
        raise LiggareError(message)


@pytest.mark.parametrize("kind", KINDS)
def test_an_import_that_broke_off_is_ended_by_the_same_file(reader: Reader, kind: Kind) -> None:
    """Correction and new row both count as what they were, though they were written before."""
    row = read_in(reader, kind, "AVBRUTEN")
    rows = (row.otherwise | MORE[kind][0], row.cells | MORE[kind][1])
    with pytest.raises(LiggareError):
        reader.read(kind, *rows, made_at=LATER, progress=broken)
    report = reader.read(kind, *rows, made_at=LATER)

    assert report.continued
    assert report.rows[Outcome.CORRECTED] == report.rows[Outcome.ACCEPTED] == 1
    assert reader.read(kind, *rows, made_at=LATER).rows[Outcome.UNCHANGED] == 2


MORE: dict[Kind, tuple[dict[str, str], dict[str, str]]] = {
    Kind.BARNUTREDNINGAR: ({}, {"utredning_id": "NY"}),
    Kind.FORLANGNINGAR: ({}, {"beslutad": "2026-02-21", "ny_sista_dag": "2026-07-01"}),
    Kind.OROSANMALNINGAR: ({}, {"anmalan_id": "NY"}),
    Kind.HANDLAGGNING: ({}, {"datum": "2026-01-07"}),
    Kind.UPPFOLJNINGAR: (
        {"avslutad": "2026-02-20", "utfall": "avslutad"},
        {"beslutad": "2026-02-25", "grund": "placering", "fran": "2026-02-24"},
    ),
}
"""What else the row of an extract says, and what a new row beside it says."""


TAKEN_BACK: dict[Kind, dict[str, str]] = {
    Kind.HANDLAGGNING: {"aterkallad": "ja"},
    Kind.UPPFOLJNINGAR: {"grund": "placering", "fran": "2026-02-08"},
}
"""What takes back what was read in, alone or with something in its place."""


@pytest.mark.parametrize("kind", TAKEN_BACK)
def test_what_was_taken_back_before_an_import_broke_off_counts_as_corrected(
    reader: Reader, kind: Kind
) -> None:
    """The same file ends the import and tells the row as what it was."""
    row = read_in(reader, kind, "TILLBAKA")
    rows = (row.cells | TAKEN_BACK[kind],)
    with pytest.raises(LiggareError):
        reader.read(kind, *rows, made_at=LATER, progress=broken)
    report = reader.read(kind, *rows, made_at=LATER)

    assert (report.continued, report.rows[Outcome.CORRECTED]) == (True, 1)
