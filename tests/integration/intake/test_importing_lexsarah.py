"""Organisation and earlier lex Sarah ärenden read in: dated cases, twice the same, broken files."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from api.acts import organisation_id, the_organisation
from audit.envelope import Actor
from audit.errors import InvalidInputError, LiggareError
from audit.intake.kinds import Kind
from audit.intake.outcome import Outcome
from audit.lexsarah import Arende, Steg
from audit.store.founding import SYSTEM
from audit.store.importing import Order, import_file, no_progress
from audit.store.importing.plans import organisation_stream
from tests.support.database import fresh_database
from tests.support.logs import opened_log

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from audit.intake.import_report import ImportReport
    from audit.store.log import Log
    from tests.support.server import RunServer

MADE_AT = datetime(2026, 3, 16, 6, 30, tzinfo=UTC)
PARTS = """slag;kod;namn;fran;till;verksamhet;utforare;lag;driftsform;omrade;beredskap
verksamhet;vo;Vård och omsorg;2015-01-01;;;;;;aldreomsorg;0600-123 45
verksamhet;fs;Funktionsstöd;2015-01-01;;;;;;funktionsstod;
utforare;egen;Kommunens egen regi;2015-01-01;;;;;egen;;
utforare;bolag;Omsorgsbolaget;2020-01-01;;;;;privat;;
enhet;sol;Solgården;2015-01-01;;vo;egen;sol;;;
enhet;berg;Bergets gruppbostad;2015-01-01;;fs;egen;lss;;;
enhet;dal;Dalens boende;2020-01-01;2025-12-31;fs;bolag;sol_lss;;;
"""
HEADINGS = "arende_id;inkom;enhet;lag;diarienummer;bedomning;ivo_anmald;ivo_kompletterad;avslutad"
GRADES = (
    "inget_missforhallande",
    "pataglig_risk",
    "missforhallande",
    "pataglig_risk_allvarligt",
    "allvarligt_missforhallande",
)


@pytest.fixture(scope="module")
def log(
    pg_server: RunServer, _template: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Log]:
    """An ordinary log into which the organisation has been read."""
    folder = tmp_path_factory.mktemp("inlasning")
    with fresh_database(pg_server, _template) as database, opened_log(database, folder) as opened:
        read(opened.log, Kind.ORGANISATION, PARTS)
        yield opened.log


def read(
    log: Log,
    kind: Kind,
    text: str,
    progress: Callable[[int, int], None] = no_progress,
    *,
    dry_run: bool = False,
) -> ImportReport:
    """Read in a file."""
    actor = Actor(SYSTEM, "system")
    order = Order(kind=kind, extract_made_at=MADE_AT, actor=actor, dry_run=dry_run)
    return import_file(log, text.encode("cp1252"), order, progress)


def case(number: int) -> tuple[str, str]:
    """Make one of thirty ärenden: its row, and at which step it then stands."""
    inkom = date(2024, 1, 15) + timedelta(days=25 * number)
    grade = GRADES[number % 5]
    serious = number % 5 > 2
    closed = number % 3 == 0
    cells = [
        f"K-{number}",
        inkom.isoformat(),
        ("sol", "berg", "dal")[number % 3],
        ("", "lss", "")[number % 3],
        f"SN 2024/{100 + number}",
        grade,
        (inkom + timedelta(days=10)).isoformat() if serious else "",
        (inkom + timedelta(days=40)).isoformat() if serious and closed else "",
        (inkom + timedelta(days=45)).isoformat() if closed else "",
    ]
    return ";".join(cells), "avslutat" if closed else "oppnat"


def cases(*rows: str) -> str:
    """Write a file of ärenden."""
    return "".join(f"{line}\n" for line in (HEADINGS, *rows))


def arende(log: Log, source: str) -> Arende:
    """Give the ärende of a source's id."""
    stream = log.references("lexsarah", [source])[source]
    return Arende.from_events([one.event for one in log.load(stream)])


def test_the_organisation_is_the_one_that_everybody_asks(log: Log) -> None:
    """It lands in the stream that pages read, with its days, and the ended enhet has ended."""
    state = the_organisation(log)

    assert organisation_stream(log) == organisation_id(log)
    assert [one.namn for one in state.enheter(date(2026, 1, 1))] == [
        "Solgården",
        "Bergets gruppbostad",
    ]
    assert len(state.enheter(date(2025, 12, 31))) == 3
    assert state.beredskap("vo", date(2026, 1, 1)) == "0600-123 45"


def test_the_same_organisation_again_writes_nothing(log: Log) -> None:
    """Every row is unchanged, and not even a start is written."""
    size = log.head().size
    report = read(log, Kind.ORGANISATION, PARTS)

    assert report.rows[Outcome.UNCHANGED] == 7
    assert log.head().size == size


def test_a_changed_organisation_becomes_dated_changes(log: Log) -> None:
    """A new name, place and number stand from their day; what was stands before it."""
    changed = PARTS.replace(
        "enhet;sol;Solgården;2015-01-01;;vo;egen;sol;;;",
        "enhet;sol;Solgläntan;2026-02-01;;fs;egen;sol_lss;;;",
    ).replace("0600-123 45", "0600-543 21")
    report = read(log, Kind.ORGANISATION, changed)
    state = the_organisation(log)
    enhet = state.enhet("sol", date(2026, 2, 1))

    assert report.rows[Outcome.CORRECTED] == 2
    assert [one.column for one in report.problems] == [
        "beredskap",
        "namn, verksamhet, utforare, lag",
    ]
    assert enhet is not None
    assert (enhet.namn, enhet.verksamhet, enhet.lag) == ("Solgläntan", "fs", "sol_lss")
    assert state.name("enhet", "sol", date(2026, 1, 31)) == "Solgården"


THIRTY = [case(number) for number in range(30)]


@pytest.fixture(scope="module")
def thirty(log: Log) -> ImportReport:
    """Thirty dated ärenden, read in once: what the import said of them."""
    return read(log, Kind.LEXSARAH, cases(*(row for row, _ in THIRTY)))


def test_thirty_dated_cases_are_read_in_and_marked(log: Log, thirty: ImportReport) -> None:
    """Each stands at its step with its dates, under the law of its enhet and its day."""
    found = {f"K-{number}": arende(log, f"K-{number}") for number in range(30)}

    assert thirty.rows[Outcome.ACCEPTED] == 30
    assert [found[f"K-{n}"].steg for n in range(30)] == [Steg(step) for _, step in THIRTY]
    assert all(one.read_in is not None for one in found.values())
    first, later = found["K-0"].read_in, found["K-29"].read_in
    assert first is not None
    assert later is not None
    assert "14 kap. 6 §" in first.lagrum
    assert "27 kap. 5 §" in later.lagrum
    assert Counter(one.read_in.lag for one in found.values() if one.read_in) == {
        "sol": 10,
        "lss": 10,
        "sol_lss": 10,
    }


@pytest.mark.usefixtures("thirty")
def test_a_running_one_notified_to_ivo_keeps_its_two_months(log: Log) -> None:
    """The clock runs on from the day of the anmälan; a finished one has none."""
    running, finished = arende(log, "K-4").read_in, arende(log, "K-3").read_in
    assert running is not None
    assert finished is not None

    assert running.limit is not None
    assert running.limit.start == running.ivo_anmald
    assert finished.limit is None


@pytest.mark.usefixtures("thirty")
def test_the_same_cases_again_write_nothing(log: Log) -> None:
    """Every row is unchanged: nothing is added, and the source's id leads to the same ärende."""
    size, before = log.head().size, log.references("lexsarah", ["K-7"])
    report = read(log, Kind.LEXSARAH, cases(*(row for row, _ in THIRTY)))

    assert report.rows[Outcome.UNCHANGED] == 30
    assert log.head().size == size
    assert log.references("lexsarah", ["K-7"]) == before


@pytest.mark.usefixtures("thirty")
def test_a_case_that_changed_in_the_source_is_told_and_not_written_over(log: Log) -> None:
    """Once it is read in it is Liggaren that is right: the row is refused, naming the column."""
    size = log.head().size
    row = case(1)[0].replace("SN 2024/101", "SN 2024/999")
    report = read(log, Kind.LEXSARAH, cases(row))

    assert report.rows[Outcome.REFUSED] == 1
    assert report.problems[0].column == "diarienummer"
    assert log.head().size == size


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("X1;2024-01-15;okand;;;;;;", "enhet"),
        ("X2;2024-01-15;sol;sol;;gissning;;;", "bedomning"),
        ("X3;2024-01-15;sol;sol;;;;2024-03-01;", "ivo_anmald"),
        ("X4;2024-01-15;sol;sol;;;;;2024-01-01", "avslutad"),
        ("X5;2026-04-01;sol;sol;;;;;", "inkom"),
        ("X6;1999-01-01;sol;sol;;;;;", "rapport_inkom"),
        ("X7;2024-01-15;sol;skola;;;;;", "lag"),
        (";2024-01-15;sol;sol;;;;;", "arende_id"),
    ],
)
def test_a_row_that_cannot_be_is_refused_alone(log: Log, row: str, column: str) -> None:
    """What is wrong with one row's facts refuses that row, with its column, and no other."""
    report = read(log, Kind.LEXSARAH, cases(row), dry_run=True)

    assert [(one.row, one.column) for one in report.problems] == [(2, column)]


@pytest.mark.parametrize(
    "row",
    [
        "enhet;ny;Ny;2026-01-01;;saknas;egen;sol;;;",
        "enhet;ny;Ny;2026-01-01;;vo;egen;skola;;;",
        "avdelning;ny;Ny;2026-01-01;;;;;;;",
        "verksamhet;sol;Samma kod;2026-01-01;;;;;;;",
        "verksamhet;ny;Ny;2026-01-01;2025-01-01;;;;;;",
        "verksamhet;fs;Funktionsstöd;2015-01-01;2020-01-01;;;;;funktionsstod;",
    ],
)
def test_a_part_that_cannot_be_is_refused_alone(log: Log, row: str) -> None:
    """An unknown place or kind, a code used before, an end before the beginning or too early."""
    report = read(log, Kind.ORGANISATION, PARTS.splitlines()[0] + f"\n{row}\n", dry_run=True)

    assert report.rows[Outcome.REFUSED] == 1


BROKEN = {
    "empty": "",
    "headings only": HEADINGS + "\n",
    "no last line break": cases(case(1)[0]).rstrip("\n"),
    "another separator": cases(case(1)[0]).replace(";", ","),
    "a column lacks": cases(case(1)[0]).replace("inkom;", "kom;", 1),
    "a column too many": HEADINGS + ";namn\n" + case(1)[0] + ";Elsa\n",
    "a cell too many": cases(case(1)[0] + ";"),
    "a day that is none": cases(case(1)[0].replace("2024-02-09", "2024-02-31")),
    "a day in another form": cases(case(1)[0].replace("2024-02-09", "9/2 2024")),
    "the same twice": cases(case(1)[0], case(1)[0]),
    "an open quote": cases('"' + case(1)[0]),
    "a null": cases(case(1)[0]) + "\x00\n",
}


@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_file_leaves_the_log_untouched(log: Log, what: str) -> None:
    """A file that is doubtful as a whole is refused as a whole."""
    size = log.head().size
    with pytest.raises(InvalidInputError):
        read(log, Kind.LEXSARAH, BROKEN[what])

    assert log.head().size == size


def test_an_interrupted_import_goes_on_where_it_was(log: Log) -> None:
    """Broken off before its end, the same file ends it, and every row counts as read in."""
    rows = cases(*(case(number)[0].replace("K-", "Y-") for number in range(3)))

    def fail(done: int, total: int) -> None:
        if done > total // 2:
            message = "the power went"
            raise LiggareError(message)

    with pytest.raises(LiggareError):
        read(log, Kind.LEXSARAH, rows, fail)
    report = read(log, Kind.LEXSARAH, rows)

    assert report.continued
    assert report.rows[Outcome.ACCEPTED] == 3
    assert arende(log, "Y-2").version == 1
