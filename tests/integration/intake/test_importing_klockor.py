"""Orosanmälningar, notes and uppföljningar into a real log: links, secrets, order, mappings."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Any

import psycopg
import pytest

from audit.barnutredning.events_handlaggning import BarnHeard, ValdNoted
from audit.intake.kinds import COLUMNS, Kind
from audit.intake.mapping import parse_mapping
from audit.intake.outcome import Outcome
from audit.store.gallring import execute
from audit.store.importing.words import ManyKeys, load_with_words
from tests.integration.intake.klockor import CLOSED, LATER, Reader, a_file
from tests.support.database import Database, fresh_database
from tests.support.logs import a_context, opened_log

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.support.server import RunServer

WHOLE = {
    "inkom_sent": "ja",
    "pagaende_utredning": "U1",
    "skyddsbedomning": "2026-02-03",
    "skyddsbedomning_utfall": "inget_behov",
    "forhandsbedomning": "2026-02-10",
    "utfall": "pagar_redan",
    "aterkoppling_begard": "2026-02-03",
    "aterkoppling_lamnad": "2026-02-04",
}


@pytest.fixture(scope="module")
def database(pg_server: RunServer, _template: str) -> Iterator[Database]:
    """A database of this module's own."""
    with fresh_database(pg_server, _template) as made:
        yield made


@pytest.fixture(scope="module")
def reader(database: Database, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    """An ordinary log with one running utredning and one closed without insats."""
    with opened_log(database, tmp_path_factory.mktemp("klockor")) as opened:
        made = Reader(opened.log)
        made.read(Kind.BARNUTREDNINGAR, {}, CLOSED)
        yield made


def everything(database: Database, *tables: str) -> str:
    """Write out what some tables hold."""
    with psycopg.connect(database.superuser_dsn) as connection:
        return str(
            [connection.execute(f"SELECT * FROM namnd_prov.{one}").fetchall() for one in tables]
        )


def test_an_anmalan_is_read_in_with_its_links(reader: Reader) -> None:
    """It names the same child and utredning as the file of barnutredningar did."""
    reader.read(Kind.OROSANMALNINGAR, WHOLE | {"anmalan_id": "HEL"})
    received, opened = reader.anmalan("HEL").received, reader.utredning("U1").opened

    assert received is not None
    assert opened is not None
    assert (received.barn, received.pagaende) == (opened.barn, opened.originator_id)


def test_an_anmalan_may_come_before_the_utredning_that_it_led_to(reader: Reader) -> None:
    """The link is drawn when it is first named, and is the utredning's own when that comes."""
    decided = {"forhandsbedomning": "2026-02-10", "utfall": "inleda", "utredning_id": "SENARE"}
    reader.read(Kind.OROSANMALNINGAR, decided | {"anmalan_id": "TIDIG", "barn_id": "BT"})
    early = reader.read(Kind.HANDLAGGNING, {"utredning_id": "SENARE"})
    reader.read(Kind.BARNUTREDNINGAR, {"utredning_id": "SENARE", "barn_id": "BT"})
    found, opened = reader.anmalan("TIDIG").decided, reader.utredning("SENARE").opened

    assert early.rows[Outcome.REFUSED] == 1
    assert found is not None
    assert opened is not None
    assert found.utredning == opened.originator_id


def test_an_uppfoljning_names_the_utredning_that_ended_it(reader: Reader) -> None:
    """Known or not yet, the source's id becomes a reference."""
    ended = {"avslutad": "2026-02-20", "utfall": "ny_utredning", "ny_utredning_id": "NYA"}
    reader.read(Kind.BARNUTREDNINGAR, CLOSED | {"utredning_id": "FORRA"})
    report = reader.read(Kind.UPPFOLJNINGAR, ended | {"utredning_id": "FORRA"})
    reader.read(Kind.BARNUTREDNINGAR, {"utredning_id": "NYA"})
    (_, end), opened = reader.utredning("FORRA").uppgifter, reader.utredning("NYA").opened

    assert report.rows[Outcome.ACCEPTED] == 1
    assert opened is not None
    assert getattr(end, "utredning", None) == opened.originator_id


def test_neither_identifiers_nor_sealed_answers_stand_in_the_log(
    reader: Reader, database: Database
) -> None:
    """The source's ids, the child's words and whether there was violence are nowhere in clear."""
    hidden = {"anmalan_id": "HEMLIG-A", "barn_id": "HEMLIGT-B", "utredning_id": "HEMLIG-U"}
    decided = {"forhandsbedomning": "2026-02-10", "utfall": "inleda"}
    reader.read(Kind.OROSANMALNINGAR, hidden | decided)
    notes = [
        {"text": "HEMLIGA ord", "datum": "2025-12-02"},
        {"handelse": "vald", "kod": "utsatt_och_bevittnat"},
        {"handelse": "flytt", "kod": "slutfors", "text": "HEMLIG ort"},
    ]
    assert reader.read(Kind.HANDLAGGNING, *notes).refused == 0
    stored = everything(database, "entry", "facts", "mapping", "sealed", "head")

    assert "HEMLIG" not in stored
    assert "bevittnat" not in stored


def test_sealed_words_are_found_again_in_one_question(reader: Reader) -> None:
    """The words of many are read with two queries, and are what was read in."""
    names = [f"M{n}" for n in range(5)]
    reader.read(Kind.BARNUTREDNINGAR, *({"utredning_id": one, "barn_id": one} for one in names))
    rows = [{"utredning_id": one, "text": f"Ord {one}"} for one in names]
    rows += [{"utredning_id": one, "handelse": "vald", "kod": "utsatt"} for one in names[:2]]
    reader.read(Kind.HANDLAGGNING, *rows)
    streams = reader.log.references("utredning", names)
    found = load_with_words(reader.log, ManyKeys.of(reader.log), streams.values())
    words = {
        name: [
            event.barnets_ord if isinstance(event, BarnHeard) else event.vald
            for one in found[stream]
            if isinstance(event := one.event, BarnHeard | ValdNoted)
        ]
        for name, stream in streams.items()
    }

    assert words == {one: [f"Ord {one}", *(["utsatt"] * (one in names[:2]))] for one in names}
    assert reader.read(Kind.HANDLAGGNING, *rows, made_at=LATER).rows[Outcome.UNCHANGED] == 7


@pytest.mark.parametrize("kind", [Kind.FORLANGNINGAR, Kind.HANDLAGGNING, Kind.UPPFOLJNINGAR])
def test_rows_of_one_utredning_may_stand_in_any_order(reader: Reader, kind: Kind) -> None:
    """They are decided by day and written so, with the rows of others between them."""
    names = [f"{kind}-1", f"{kind}-2"]
    ids: list[dict[str, str]] = [{"utredning_id": one, "barn_id": one} for one in names]
    closed = CLOSED if kind is Kind.UPPFOLJNINGAR else {}
    reader.read(Kind.BARNUTREDNINGAR, *(closed | one for one in ids))
    early: dict[Kind, dict[str, str]] = {
        Kind.FORLANGNINGAR: {"beslutad": "2026-02-02", "ny_sista_dag": "2026-05-01"},
        Kind.HANDLAGGNING: {"datum": "2025-11-10"},
        Kind.UPPFOLJNINGAR: {"beslutad": "2026-02-06", "avslutad": "2026-02-09",
                             "utfall": "avslutad"},
    }  # fmt: skip
    rows = [{"utredning_id": name} | more for more in ({}, early[kind]) for name in names]
    report = reader.read(kind, *rows)

    assert report.rows[Outcome.ACCEPTED] == 4
    assert reader.read(kind, *rows).rows[Outcome.UNCHANGED] == 4


def test_a_dry_run_of_each_kind_writes_nothing(reader: Reader) -> None:
    """What would be written is told, and the references that were drawn are forgotten."""
    size = reader.log.head().size
    tried = [
        reader.read(Kind.OROSANMALNINGAR, {"anmalan_id": "PROV", "barn_id": "PROV"}, dry_run=True),
        reader.read(Kind.HANDLAGGNING, {"datum": "2026-01-09"}, dry_run=True),
        reader.read(Kind.UPPFOLJNINGAR, {}, dry_run=True),
    ]

    assert [(one.rows[Outcome.ACCEPTED], one.events) for one in tried] == [(1, 1)] * 3
    assert reader.log.head().size == size
    assert reader.log.references("barn", ["PROV"]) == {}


OTHER_WORDS: dict[Kind, tuple[str, dict[str, str], dict[str, str]]] = {
    Kind.OROSANMALNINGAR: (
        ('saknas = ["aterkoppling_begard", "aterkoppling_lamnad", "aterkoppling_ej_lamnad", '
        '"aterkoppling_ej_lamnad_skal", "forlangd_beslutad", "forlangd_till", '
        '"forlangd_skal_kod", "inkom_sent", "pagaende_utredning", "utredning_id"]\n'
        '[kolumner]\nanmalan_id = "Aktualiseringsnr"\ninkom = "Inkommen"\n'
        '[koder.anmalare]\n"Skola" = "19_1"\n"Granne" = "annan"\n'
        '[koder.utfall]\n"Inleds ej" = "inte_inleda"\n'),
        {"anmalan_id": "Aktualiseringsnr", "inkom": "Inkommen"},
        {"anmalan_id": "MAPPAD", "anmalare": "Skola", "forhandsbedomning": "2026-02-10",
         "utfall": "Inleds ej"},
    ),
    Kind.HANDLAGGNING: (
        ('saknas = ["text"]\n[kolumner]\nutredning_id = "Utredning"\nhandelse = "Typ"\n'
        '[koder.handelse]\n"Info" = "information_lamnad"\n'
        '[koder.kod]\n"Båda" = "barn, vardnadshavare"\n"Vh" = "vardnadshavare"\n'),
        {"utredning_id": "Utredning", "handelse": "Typ"},
        {"handelse": "Info", "kod": "Båda", "datum": "2025-11-04"},
    ),
    Kind.UPPFOLJNINGAR: (
        ('saknas = ["fran"]\n[kolumner]\nutredning_id = "Utredning"\n'
        '[koder.grund]\n"Utan insats" = "utredning"\n'),
        {"utredning_id": "Utredning"},
        {"utredning_id": "U2", "grund": "Utan insats"},
    ),
}  # fmt: skip
"""A mapping, the headings it gives, and a row in the source's words."""


@pytest.mark.parametrize("kind", OTHER_WORDS)
def test_a_mapping_is_used_for_each_kind(reader: Reader, kind: Kind) -> None:
    """Other headings, other codes and columns that the source does not have."""
    toml, headings, row = OTHER_WORDS[kind]
    mapping = parse_mapping(toml, kind)
    first, *lines = a_file(kind, row).decode().splitlines()
    kept = [at for at, name in enumerate(first.split(";")) if name not in mapping.absent]
    cells = [[line.split(";")[at] for at in kept] for line in (first, *lines)]
    cells[0] = [headings.get(name, name) for name in cells[0]]
    data = "".join(";".join(one) + "\n" for one in cells).encode("cp1252")
    report = reader.read_bytes(kind, data, mapping=mapping)

    assert report.rows[Outcome.ACCEPTED] == 1
    assert report.problems == ()


def test_every_column_that_is_an_id_is_hidden_and_bounded(reader: Reader) -> None:
    """An id of more than 128 characters refuses its row, whatever column it stands in."""
    found = Counter[Any]()
    for kind in OTHER_WORDS:
        for name in COLUMNS[kind].ids:
            report = reader.read(kind, {name: "x" * 129}, dry_run=True)
            found[report.problems[0].reason] += 1

    assert found == {"Ett id är längre än 128 tecken.": 7}


def test_gallring_of_an_anmalan_takes_its_identifier_with_it(
    reader: Reader, database: Database
) -> None:
    """The link from the source's id goes; the child's stays where another names the child."""
    reader.read(Kind.OROSANMALNINGAR, {"anmalan_id": "GALLRAS", "inkom": "2026-01-07"})
    (stream,) = reader.log.references("anmalan", ["GALLRAS"]).values()
    execute(
        reader.log, database.destroyer_dsn, stream, a_context(),
        grund="Fem år har gått", lagrum="12 kap. 1 § SoL",
    )  # fmt: skip

    assert reader.log.references("anmalan", ["GALLRAS"]) == {}
    assert reader.log.references("barn", ["B1"]) != {}


def test_what_a_row_says_is_counted_from_the_days_it_says(reader: Reader) -> None:
    """The limits of an anmälan that came in late in the day, as they were read in."""
    reader.read(Kind.OROSANMALNINGAR, WHOLE | {"anmalan_id": "TIDER", "inkom": "2026-02-03"})
    state = reader.anmalan("TIDER")

    assert state.limit_skyddsbedomning is not None
    assert state.limit_forhandsbedomning is not None
    assert state.limit_skyddsbedomning.sista_dag == date(2026, 2, 4)
    assert state.limit_forhandsbedomning.sista_dag == date(2026, 2, 17)
