"""An extract of gynnande beslut into a real log: read in once, corrected, closed, interrupted."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

import pytest

from api.acts import VERKSTALLIGHET
from audit.envelope import Actor, Context, Happened, Source, SourceKind
from audit.ids import new_random_id
from audit.intake.kinds import Kind
from audit.intake.outcome import CONTRADICTS, OLDER, Outcome
from audit.law.rules import limit, rule_for
from audit.store.founding import new_request
from audit.store.importing import import_file
from audit.verkstallighet.events_beslut import AvbrottBegun
from audit.verkstallighet.lage import Lage, classify
from tests.integration.intake.files import extract, order
from tests.support.database import fresh_database
from tests.support.logs import opened_log

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audit.intake.import_report import ImportReport
    from audit.store.log import Log
    from audit.verkstallighet.beslut import Beslut
    from tests.support.server import RunServer

HEADINGS = "beslut_id;enhet;lag;insats;beslutad;verkstalld;avslutad;avslut"
MADE_AT = datetime(2026, 3, 16, 6, 30, tzinfo=UTC)
LATER = MADE_AT + timedelta(days=1)
PER = date(2026, 3, 16)
MANY = 1_200


class BrokeOffError(Exception):
    """What stops an import in the midst of its writing."""


def line(name: str, beslutad: str = "2025-09-01", rest: str = ";;") -> str:
    """Make one row."""
    return f"{name};e1;lss;gruppbostad;{beslutad};{rest}"


def read_in(log: Log, *lines: str, made_at: datetime = MADE_AT) -> ImportReport:
    """Import rows."""
    return import_file(
        log, extract(list(lines), HEADINGS), order(Kind.EJ_VERKSTALLDA, made_at=made_at)
    )


@pytest.fixture(scope="module")
def log(
    pg_server: RunServer, _template: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Log]:
    """An ordinary log: each test has rows of its own."""
    with (
        fresh_database(pg_server, _template) as made,
        opened_log(made, tmp_path_factory.mktemp("beslut")) as opened,
    ):
        yield opened.log


def newest(log: Log) -> Beslut:
    """Give the beslut that was registered last."""
    return list(VERKSTALLIGHET.state(log).beslut.values())[-1]


def test_rows_are_read_in_once_and_no_identifier_stands_in_the_log(log: Log) -> None:
    """A row is a stream of its own with a random id; the same file again changes nothing."""
    name = f"A-{uuid4().hex}"
    report = read_in(log, line(name))
    again = read_in(log, line(name), made_at=LATER)
    facts = log.load_many([newest(log).id])

    assert report.rows[Outcome.ACCEPTED] == again.rows[Outcome.UNCHANGED] == 1
    assert name not in repr(facts)
    assert classify(newest(log), PER) is Lage.VANTAR


def test_a_later_extract_ends_corrects_and_takes_back(log: Log) -> None:
    """Carried out, its day corrected, then not told any more: each is seen, none is lost."""
    read_in(log, line("B"))
    read_in(log, line("B", rest="2026-02-01;;"), made_at=MADE_AT + timedelta(hours=1))
    carried = classify(newest(log), PER)
    moved = read_in(log, line("B", rest="2026-02-02;;"), made_at=MADE_AT + timedelta(hours=2))
    back = read_in(log, line("B"), made_at=MADE_AT + timedelta(hours=3))

    assert carried is Lage.VERKSTALLT
    assert moved.rows[Outcome.CORRECTED] == back.rows[Outcome.CORRECTED] == 1
    assert classify(newest(log), PER) is Lage.VANTAR


def test_what_people_registered_is_not_undone_by_a_row_that_does_not_know_it(log: Log) -> None:
    """An avbrott registered on the page stands, though the source still tells the day it began."""
    row = line("C", rest="2025-10-01;;")
    read_in(log, row)
    state = newest(log)
    start = date(2025, 12, 1)
    avbrott = AvbrottBegun(
        originator_id=state.id,
        originator_version=state.version + 1,
        happened=Happened.on(start),
        avbruten=start,
        orsak="annat",
        frist=limit(rule_for("evb_avbrott_lss", start), start),
    )
    actor = Actor(new_random_id(), "enhetschef")
    log.append([avbrott], Context(actor, Source(SourceKind.WEB), new_request()))
    again = read_in(log, row, made_at=LATER)

    assert again.rows[Outcome.UNCHANGED] == 1
    assert classify(newest(log), PER) is Lage.AVBROTT


def test_an_older_extract_corrects_nothing_and_one_of_the_same_time_contradicts(log: Log) -> None:
    """Of two extracts of one time neither is newer."""
    read_in(log, line("D"))
    older = read_in(log, line("D", "2025-09-02"), made_at=MADE_AT - timedelta(days=1))
    same = read_in(log, line("D", "2025-09-03"))

    assert [one.reason for one in older.problems] == [OLDER]
    assert [one.reason for one in same.problems] == [CONTRADICTS]


@pytest.mark.parametrize(
    ("row", "column"),
    [
        (line("E1", rest="2026-02-01;2026-02-02;avliden"), "verkstalld"),
        (line("E2", rest=";2026-02-02;"), "avslut"),
        (line("E3", rest="2026-03-20;;"), "verkstalld"),
        (line("E4", rest="2025-08-01;;"), "verkstalld"),
        (line("E5").replace("gruppbostad", "hemtjanst"), "insats"),
        (line("E6").replace("gruppbostad", "slott"), "insats"),
        (line("E7", rest=";2026-02-02;borttappad"), "avslut"),
    ],
)
def test_what_no_source_can_mean_is_refused(log: Log, row: str, column: str) -> None:
    """The column is named, nothing is written of the row, and the others are read in."""
    other = line(f"F-{uuid4().hex}")
    report = read_in(log, row, other)

    assert report.rows[Outcome.REFUSED] == report.rows[Outcome.ACCEPTED] == 1
    assert [one.column for one in report.problems] == [column]


def test_the_stream_of_a_row_is_random(log: Log) -> None:
    """No id can be worked out of the source's number."""
    read_in(log, line("G"))

    assert newest(log).id.version == UUID(int=0, version=4).version


def test_an_import_that_broke_off_is_told_as_one(log: Log) -> None:
    """What was written before the break is told as accepted, and nothing is written twice."""
    lines = [line(f"H{number}") for number in range(MANY)]
    before = len(VERKSTALLIGHET.state(log).beslut)

    def broken_off(done: int, total: int) -> None:
        if done > total * 3 // 4:
            raise BrokeOffError

    data = extract(lines, HEADINGS)
    with pytest.raises(BrokeOffError):
        import_file(log, data, order(Kind.EJ_VERKSTALLDA, made_at=LATER), broken_off)
    report = read_in(log, *lines, made_at=LATER)

    assert (report.continued, report.rows[Outcome.ACCEPTED]) == (True, MANY)
    assert len(VERKSTALLIGHET.state(log).beslut) == before + MANY


def test_a_dry_run_tells_the_same_and_writes_nothing(log: Log) -> None:
    """It says how each row would end."""
    size = log.head().size
    data = extract([line("I")], HEADINGS)
    told = import_file(log, data, order(Kind.EJ_VERKSTALLDA, made_at=MADE_AT, dry_run=True))

    assert (told.rows[Outcome.ACCEPTED], told.events) == (1, 1)
    assert log.head().size == size
