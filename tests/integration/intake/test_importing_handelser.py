"""The generic extract into a real log: read in once, corrected, contradicted, interrupted."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

import psycopg
import pytest

from audit.errors import InvalidInputError
from audit.intake.kinds import Kind
from audit.intake.outcome import OLDER, Outcome
from audit.internkontroll.events_handelse import HandelseBegun
from audit.store.importing import import_file
from tests.integration.intake.files import extract, order
from tests.support.database import fresh_database
from tests.support.logs import opened_log

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audit.intake.import_report import ImportReport
    from audit.store.log import Log
    from tests.support.database import Database
    from tests.support.server import RunServer

HEADINGS = "id;enhet;starthandelse;startdatum;sluthandelse;slutdatum"
MADE_AT = datetime(2026, 3, 16, 6, 30, tzinfo=UTC)
LATER = MADE_AT + timedelta(days=1)


class BrokeOffError(Exception):
    """What stops an import in the midst of its writing."""


def line(number: int, *, kind: str = "Beslut", enhet: str = "e1", end: str = "2026-02-01") -> str:
    """Make one row."""
    begun = date(2024, 1, 1) + timedelta(days=number % 700)
    return f"{kind[0]}-{number};{enhet};{kind};{begun};{'Uppföljning' if end else ''};{end}"


def read_in(log: Log, lines: list[str], made_at: datetime = MADE_AT) -> ImportReport:
    """Import rows."""
    return import_file(log, extract(lines, HEADINGS), order(Kind.HANDELSER, made_at=made_at))


@pytest.fixture(scope="module")
def database(pg_server: RunServer, _template: str) -> Iterator[Database]:
    """One database for the whole module: each test has rows of a kind of its own."""
    with fresh_database(pg_server, _template) as made:
        yield made


@pytest.fixture(scope="module")
def log(database: Database, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Log]:
    """An ordinary log."""
    with opened_log(database, tmp_path_factory.mktemp("handelser")) as opened:
        yield opened.log


def topics(log: Log, after: int) -> Counter[str]:
    """Count the topics that came after a löpnummer."""
    return Counter(one.topic for one in log.recorder.select_notifications(after + 1, 100_000))


def test_rows_are_read_in_once(log: Log) -> None:
    """Every row is a stream of its own, two rows of one matter share its reference, again: none."""
    size = log.head().size
    lines = [line(number // 2 * 2, kind="AB"[number % 2]) for number in range(2_000)]
    report = read_in(log, [one.replace(one[0], "X", 1) for one in lines])
    again = read_in(log, [one.replace(one[0], "X", 1) for one in lines], LATER)

    assert report.rows[Outcome.ACCEPTED] == again.rows[Outcome.UNCHANGED] == 2_000
    assert topics(log, size) == {
        "import.started": 1, "internkontroll.handelse_begun": 2_000,
        "internkontroll.handelse_ended": 2_000, "import.completed": 1,
    }  # fmt: skip
    begun = list(log.load_many(_streams(log, size)).values())
    arenden = {one[0].event.arende for one in begun if isinstance(one[0].event, HandelseBegun)}
    assert (len(begun), len(arenden)) == (2_000, 1_000)


def _streams(log: Log, after: int) -> list[UUID]:
    found = log.recorder.select_notifications(after + 1, 100_000)
    return [UUID(str(one.originator_id)) for one in found if one.topic.endswith("handelse_begun")]


def test_no_identifier_of_the_source_stands_in_the_database(log: Log, database: Database) -> None:
    """Neither ids nor what a row is known by are stored: only keyed hashes lead to references."""
    read_in(log, ["HEMLIGT-ID;e1;Hemlig;2026-01-02;;"])
    with psycopg.connect(database.superuser_dsn) as connection:
        dumped = repr(
            [
                connection.execute(f"SELECT * FROM {log.schema}.{name}").fetchall()
                for name in ("mapping", "sealed", "head", "waiting_file")
            ]
        )
        texts = f"SELECT count(*) FROM {log.schema}.facts WHERE facts LIKE '%HEMLIGT%'"
        found = connection.execute(texts).fetchone()

    assert "HEMLIGT" not in dumped
    assert found == (0,)


def test_a_later_extract_corrects_and_an_older_one_does_not(log: Log) -> None:
    """Three extracts of one row: an end, another end, and the first again, which comes too late."""
    rows = [[line(1, kind="Rättad", end=end)] for end in ("", "2026-02-01", "2026-02-02")]
    reports = [read_in(log, one, MADE_AT + timedelta(days=n)) for n, one in enumerate(rows)]
    older = read_in(log, rows[1], MADE_AT + timedelta(hours=1))

    assert [next(name for name, n in one.rows.items() if n) for one in reports] == [
        Outcome.ACCEPTED, Outcome.ACCEPTED, Outcome.CORRECTED,
    ]  # fmt: skip
    assert [(one.row, one.reason) for one in older.problems] == [(2, OLDER)]
    assert older.events == 0


def test_rows_that_contradict_are_refused_and_the_others_read_in(log: Log) -> None:
    """Row, column and reason of each; the third row is nobody's contradiction."""
    lines = [line(1, kind="Olika"), line(1, kind="Olika", enhet="e2"), line(2, kind="Olika")]
    report = read_in(log, lines)

    assert [(one.row, one.column) for one in report.problems] == [(2, "enhet"), (3, "enhet")]
    assert report.rows[Outcome.ACCEPTED] == 1


def test_an_interrupted_import_goes_on(log: Log) -> None:
    """The same file ends its own import, and says of each row how it ended in it as a whole."""
    lines, size = [line(number, kind="Avbruten") for number in range(1_200)], log.head().size

    def broken_off(done: int, total: int) -> None:
        if done > total * 3 // 4:
            raise BrokeOffError

    data = extract(lines, HEADINGS)
    with pytest.raises(BrokeOffError):
        import_file(log, data, order(Kind.HANDELSER, made_at=MADE_AT), broken_off)
    report = read_in(log, lines)

    assert (report.continued, report.rows[Outcome.ACCEPTED]) == (True, 1_200)
    assert topics(log, size)["internkontroll.handelse_begun"] == 1_200


def test_a_dry_run_and_a_file_from_tomorrow_write_nothing(log: Log) -> None:
    """The dry run tells the same as the import would; a time ahead is refused before anything."""
    size = log.head().size
    data = extract([line(1, kind="Prov")], HEADINGS)
    report = import_file(log, data, order(Kind.HANDELSER, made_at=MADE_AT, dry_run=True))
    ahead = datetime.now(UTC) + timedelta(hours=1)
    with pytest.raises(InvalidInputError):
        import_file(log, data, order(Kind.HANDELSER, made_at=ahead))

    assert (report.rows[Outcome.ACCEPTED], report.events) == (1, 2)
    assert log.head().size == size
