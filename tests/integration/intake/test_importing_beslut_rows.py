"""Extracts of offers, avbrott and waiting lists into a real log, good ones and bad ones."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from api.acts import VERKSTALLIGHET
from audit.intake.compare_many import UNKNOWN
from audit.intake.compare_vantelista import BY_HAND
from audit.intake.errors import BrokenFileError
from audit.intake.kinds import COLUMNS, VANTELISTOR, Kind
from audit.intake.mapping import parse_mapping
from audit.intake.outcome import CONTRADICTS, OLDER, Outcome
from audit.intake.ready_mappings import ready_mappings
from audit.store.importing import import_file
from audit.store.importing.beslut_rows import vantelista_stream
from audit.verkstallighet.commands import CountVantelista
from audit.verkstallighet.decide_listor import decide_vantelista
from audit.verkstallighet.lage import Lage, classify
from tests.integration.intake.files import extract, order
from tests.support.database import fresh_database
from tests.support.logs import a_context, opened_log

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audit.intake.import_report import ImportReport
    from audit.store.log import Log
    from audit.verkstallighet.beslut import Beslut
    from audit.verkstallighet.vantelista import Vantelista
    from tests.support.server import RunServer

MADE_AT = datetime(2026, 3, 16, 6, 30, tzinfo=UTC)
PER = date(2026, 3, 16)
LISTA = Kind.VANTELISTA_FUNKTIONSSTOD
HEADINGS = {
    Kind.EJ_VERKSTALLDA: "beslut_id;enhet;lag;insats;beslutad;verkstalld;avslutad;avslut",
    **{kind: ";".join(COLUMNS[kind].required) for kind in (Kind.ERBJUDANDEN, Kind.AVBROTT)},
    **{kind: ";".join(COLUMNS[kind].required) for kind in VANTELISTOR},
}
OF_BESLUT = (Kind.ERBJUDANDEN, Kind.AVBROTT)
GOOD = {
    Kind.ERBJUDANDEN: ("2025-12-01;;", "2025-12-01;nej;2025-12-05", "svar"),
    Kind.AVBROTT: ("2025-12-01;annat;", "2025-12-01;personal_saknas;", "orsak"),
}
"""A row of each kind, the same as a later extract has it, and the column that then differs."""


YEARS = count(1990)
"""Years of which no other test of this file, and no other case of the same, has a list."""


class BrokeOffError(Exception):
    """What stops an import in the midst of its writing."""


def broken_off(done: int, total: int) -> None:
    """End when everything is written but the end of the import."""
    if done > total // 2:
        raise BrokeOffError


def read_in(log: Log, kind: Kind, *lines: str, at: int = 0) -> ImportReport:
    """Import rows of an extract made so many hours later."""
    made_at = MADE_AT + timedelta(hours=at)
    return import_file(log, extract(list(lines), HEADINGS[kind]), order(kind, made_at=made_at))


def begun(log: Log, *, given: bool = True) -> str:
    """Register a beslut that has been carried out, or waits; gives the source's id."""
    name = f"B-{uuid4().hex}"
    end = "2025-10-01;;" if given else ";;"
    read_in(log, Kind.EJ_VERKSTALLDA, f"{name};e1;lss;gruppbostad;2025-09-01;{end}")
    return name


def newest(log: Log) -> Beslut:
    """Give the beslut that was registered last."""
    return list(VERKSTALLIGHET.state(log).beslut.values())[-1]


@pytest.fixture(scope="module")
def log(
    pg_server: RunServer, _template: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Log]:
    """An ordinary log: each test has rows of its own."""
    with (
        fresh_database(pg_server, _template) as made,
        opened_log(made, tmp_path_factory.mktemp("rader")) as opened,
    ):
        yield opened.log


def test_offers_are_read_in_answered_and_corrected(log: Log) -> None:
    """Each row is one offer; the answer may come later, change, and be taken back."""
    name, kind = begun(log, given=False), Kind.ERBJUDANDEN
    first = read_in(log, kind, f"{name};2025-11-01;nej;2025-11-05", f"{name};2026-01-10;;")
    offered = classify(newest(log), PER)
    again = read_in(log, kind, f"{name};2025-11-01;nej;2025-11-05", f"{name};2026-01-10;;", at=1)
    read_in(log, kind, f"{name};2026-01-10;ja;2026-01-20", at=2)
    accepted = classify(newest(log), PER)
    moved = read_in(log, kind, f"{name};2026-01-11;ja;2026-01-20", at=3)
    back = read_in(log, kind, f"{name};2026-01-11;;", at=4)

    assert (first.rows[Outcome.ACCEPTED], again.rows[Outcome.UNCHANGED]) == (2, 2)
    assert (offered, accepted) == (Lage.ERBJUDEN, Lage.TACKAT_JA)
    assert [one.problems[0].column for one in (moved, back)] == ["erbjudet", "svar"]
    assert classify(newest(log), PER) is Lage.ERBJUDEN


def test_an_avbrott_is_read_in_ended_and_known_by_its_end(log: Log) -> None:
    """It starts three months of its own; the extract of beslut does not undo what ended it."""
    name, kind = begun(log), Kind.AVBROTT
    read_in(log, kind, f"{name};2025-12-01;personal_saknas;")
    broken = classify(newest(log), PER)
    ended = read_in(log, kind, f"{name};2025-12-01;personal_saknas;2026-02-01", at=1)
    same = read_in(
        log, Kind.EJ_VERKSTALLDA, f"{name};e1;lss;gruppbostad;2025-09-01;2025-10-01;;", at=1
    )
    moved = read_in(log, kind, f"{name};2025-12-02;personal_saknas;2026-02-01", at=2)
    twice = read_in(log, kind, f"{name};2026-03-01;annat;", at=3)

    assert broken is Lage.AVBROTT
    assert ended.rows[Outcome.ACCEPTED] == same.rows[Outcome.UNCHANGED] == 1
    assert [(one.column, one.outcome) for one in moved.problems] == [
        ("avbruten", Outcome.CORRECTED)
    ]
    assert twice.rows[Outcome.ACCEPTED] == 1
    assert classify(newest(log), date(2026, 2, 2)) is Lage.VERKSTALLT


@pytest.mark.parametrize(
    ("kind", "rest", "column"),
    [
        (Kind.ERBJUDANDEN, "2025-12-01;ja;", "besvarat"),
        (Kind.ERBJUDANDEN, "2025-12-01;;2025-12-02", "svar"),
        (Kind.ERBJUDANDEN, "2025-12-01;kanske;2025-12-02", "svar"),
        (Kind.ERBJUDANDEN, "2025-12-03;ja;2025-12-02", "besvarat"),
        (Kind.ERBJUDANDEN, "2025-08-01;;", "erbjudet"),
        (Kind.ERBJUDANDEN, "2026-03-20;;", "erbjudet"),
        (Kind.AVBROTT, "2025-12-01;vet inte;", "orsak"),
        (Kind.AVBROTT, "2025-09-15;annat;", "avbruten"),
        (Kind.AVBROTT, "2025-12-01;annat;2025-11-01", "aterupptagen"),
        (Kind.AVBROTT, "2026-03-20;annat;", "avbruten"),
    ],
)
def test_a_row_that_no_source_can_mean_is_refused_alone(
    log: Log, kind: Kind, rest: str, column: str
) -> None:
    """The column is named, nothing is written of the row, and the others are read in."""
    bad, good = begun(log), begun(log)
    report = read_in(log, kind, f"{bad};{rest}", f"{good};{GOOD[kind][0]}")

    assert report.rows[Outcome.REFUSED] == report.rows[Outcome.ACCEPTED] == 1
    assert [(one.row, one.column) for one in report.problems] == [(2, column)]


@pytest.mark.parametrize("kind", OF_BESLUT)
def test_rows_of_an_unknown_beslut_are_refused(log: Log, kind: Kind) -> None:
    """The report says which extract to read in first; no reference is drawn for it."""
    report = read_in(log, kind, f"OKAND;{GOOD[kind][0]}")

    assert [(one.column, one.reason) for one in report.problems] == [("beslut_id", UNKNOWN)]
    assert report.events == 0
    assert not log.references("beslut", ["OKAND"])


@pytest.mark.parametrize("kind", OF_BESLUT)
def test_an_older_extract_undoes_nothing_and_one_of_the_same_time_contradicts(
    log: Log, kind: Kind
) -> None:
    """Of two extracts of one time none is newer; the newest stands."""
    name = begun(log)
    first, later, column = GOOD[kind]
    read_in(log, kind, f"{name};{later}")
    older = read_in(log, kind, f"{name};{first}", at=-1)
    same = read_in(log, kind, f"{name};{first}", at=0)
    newer = read_in(log, kind, f"{name};{first}", at=1)

    assert [one.reason for one in older.problems] == [OLDER]
    assert [one.reason for one in same.problems] == [CONTRADICTS]
    assert [(one.outcome, one.column) for one in newer.problems] == [(Outcome.CORRECTED, column)]


@pytest.mark.parametrize("kind", [*OF_BESLUT, LISTA])
def test_a_file_that_is_doubtful_is_refused_whole(log: Log, kind: Kind) -> None:
    """A missing column, a torn line and the same row twice: nothing is read of the others."""
    row = {LISTA: "2025;1;" + ";".join("1" for _ in COLUMNS[LISTA].required[2:])}
    line = row.get(kind) or f"X;{GOOD[kind][0]}"
    heads, size = HEADINGS[kind], log.head().size
    files = {
        f"Kolumnen {COLUMNS[kind].required[-1]} saknas.": extract([line], heads.rpartition(";")[0]),
        "slutar mitt i en rad": extract([line], heads)[:-1],
        "finns även på rad 2": extract([line, line], heads),
    }
    told = {}
    for says, data in files.items():
        with pytest.raises(BrokenFileError) as caught:
            import_file(log, data, order(kind, made_at=MADE_AT))
        told[says] = caught.value.detail

    assert [says for says in files if says not in told[says]] == []
    assert log.head().size == size


@pytest.mark.parametrize("kind", OF_BESLUT)
def test_an_import_that_broke_off_is_ended_by_the_same_file(log: Log, kind: Kind) -> None:
    """A correction and a new row both count as what they were; nothing is written twice."""
    one, other = begun(log), begun(log)
    first, later, _ = GOOD[kind]
    lines = (f"{one};{later}", f"{other};{first}")
    read_in(log, kind, f"{one};{GOOD[kind][0] if kind is Kind.AVBROTT else later}")

    data, asked = (
        extract(list(lines), HEADINGS[kind]),
        order(kind, made_at=MADE_AT + timedelta(hours=1)),
    )
    with pytest.raises(BrokeOffError):
        import_file(log, data, asked, broken_off)
    report = import_file(log, data, asked)

    assert (report.continued, report.rows[Outcome.ACCEPTED]) == (True, 1)
    assert report.rows[Outcome.CORRECTED] == (kind is Kind.AVBROTT)
    assert read_in(log, kind, *lines, at=2).rows[Outcome.UNCHANGED] == 2


def a_month(ar: int, manad: str, *counts: str) -> str:
    """Make a row of a waiting list: the first counts, the rest not measured."""
    rest = [*counts, *("" for _ in COLUMNS[LISTA].required[2 + len(counts) :])]
    return ";".join((str(ar), manad, *rest))


def lista(log: Log, ar: int) -> Vantelista:
    """Give a year's list."""
    return VERKSTALLIGHET.state(log).vantelistor[ar]


def test_a_number_a_dash_and_an_empty_cell_are_three_things(log: Log) -> None:
    """They stand in the register as they stood in the file, and the total adds the needs."""
    report = read_in(log, LISTA, a_month(2023, "1", "6", "–", "-"), a_month(2023, "2", "7"))
    cells = [lista(log, 2023).cell("funktionsstod", kod, 1).text for kod in COUNTED]
    again = read_in(log, LISTA, a_month(2023, "1", "6", "–", "-"), at=1)

    assert (report.rows[Outcome.ACCEPTED], again.rows[Outcome.UNCHANGED]) == (2, 1)
    assert cells == ["6", "–", "–", ""]
    assert lista(log, 2023).total("funktionsstod", 2).antal == 7


COUNTED = COLUMNS[LISTA].required[2:6]


def test_the_newest_count_of_a_month_stands(log: Log) -> None:
    """An older extract and one of the same time are refused; what a person counted since stands."""
    read_in(log, LISTA, a_month(2022, "3", "5"))
    older = read_in(log, LISTA, a_month(2022, "3", "4"), at=-1)
    same = read_in(log, LISTA, a_month(2022, "3", "4"))
    newer = read_in(log, LISTA, a_month(2022, "3", "4"), at=1)
    stream = vantelista_stream(log, 2022)
    command = CountVantelista(
        vantelista=stream, ar=2022, manad=3, omrade="funktionsstod",
        antal={"behov_gruppbostad": 9}, tackat_ja={},
    )  # fmt: skip
    log.append(decide_vantelista(command, lista(log, 2022), date(2026, 3, 17)), a_context())
    by_hand = read_in(log, LISTA, a_month(2022, "3", "8"), at=2)

    assert [[one.reason for one in report.problems] for report in (older, same, by_hand)] == [
        [OLDER], [CONTRADICTS], [BY_HAND],
    ]  # fmt: skip
    assert [(one.outcome, one.column) for one in newer.problems] == [
        (Outcome.CORRECTED, "behov_gruppbostad")
    ]
    assert lista(log, 2022).cell("funktionsstod", "behov_gruppbostad", 3).antal == 9


def test_a_waiting_list_that_broke_off_is_ended_by_the_same_file(log: Log) -> None:
    """A month counted anew and one counted first both count as what they were."""
    read_in(log, LISTA, a_month(2018, "1", "5"))
    data = extract([a_month(2018, "1", "6"), a_month(2018, "2", "6")], HEADINGS[LISTA])
    asked = order(LISTA, made_at=MADE_AT + timedelta(hours=1))
    with pytest.raises(BrokeOffError):
        import_file(log, data, asked, broken_off)
    report = import_file(log, data, asked)

    assert report.continued
    assert report.rows[Outcome.CORRECTED] == report.rows[Outcome.ACCEPTED] == 1


@pytest.mark.parametrize(
    ("line", "column", "says"),
    [
        (a_month(2021, "1", "flera"), "behov_gruppbostad", "ett heltal, – om ingen väntade"),
        (a_month(2021, "1", "1,5"), "behov_gruppbostad", "ett heltal"),
        (a_month(2021, "13", "1"), "manad", "1 till 12"),
        (a_month(21, "1", "1"), "ar", "fyra siffror"),
        (a_month(2021, "1", "1", "2"), "over_gruppbostad", "fler än"),
        (a_month(2030, "1", "1"), "manad", "inte börjat"),
    ],
)
def test_a_month_that_cannot_be_is_refused_alone(
    log: Log, line: str, column: str, says: str
) -> None:
    """The column and the reason are told; the other months are read in."""
    report = read_in(log, LISTA, line, a_month(next(YEARS), "12", "3"))

    assert (report.rows[Outcome.REFUSED], report.rows[Outcome.UNCHANGED]) == (1, 0)
    assert report.problems[0].column == column
    assert says in report.problems[0].reason


def test_every_ready_mapping_of_these_reads_a_file(log: Log) -> None:
    """With its own headings, month names and answers."""
    name = begun(log)
    ready = {one: ready_mappings()[f"{one}_rubriker"] for one in (*OF_BESLUT, *VANTELISTOR)}
    cells = {
        Kind.ERBJUDANDEN: f"{name};2025-11-01;Nej;2025-11-05",
        Kind.AVBROTT: f"{name};2025-12-01;",
    }
    found = {}
    for kind, one in ready.items():
        mapping = parse_mapping(one.toml, kind)
        names = [n for n in COLUMNS[kind].required if n not in mapping.absent]
        month = ";".join(("2019", "mars", *("–" for _ in names[2:])))
        data = extract([cells.get(kind, month)], ";".join(map(mapping.heading, names)))
        asked = replace(order(kind, made_at=MADE_AT), mapping=mapping)
        found[kind] = import_file(log, data, asked).rows[Outcome.ACCEPTED]

    assert found == dict.fromkeys(ready, 1)
    assert lista(log, 2019).total("aldreomsorg", 3).text == "–"
