"""`liggare import`: what it says, and with which status it ends."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from psycopg.conninfo import conninfo_to_dict

from api.cli.main import run
from audit.intake.kinds import Kind
from audit.intake.ready_mappings import ready_mappings
from audit.store.keys import write_keys
from audit.store.log import Log
from tests.integration.intake.files import EXTENSIONS, extract, row, rows
from tests.support.database import Database
from tests.support.logs import opened_log

MADE = ("--namnd", "prov", "--utdrag-framstallt", "2023-02-20T16:30")


@pytest.fixture
def log(migrated: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Log]:
    """A log that the command finds by its settings."""
    with opened_log(migrated, tmp_path) as opened:
        write_keys(tmp_path / "keys" / "prov.json", opened.keys)
        monkeypatch.setenv("DATABASE_URL", url(migrated.app_dsn))
        monkeypatch.setenv("LIGGARE_STATE_DIR", str(tmp_path))
        yield opened.log


def url(dsn: str) -> str:
    """Write a connection string as an address."""
    return "postgresql:///?" + urlencode(conninfo_to_dict(dsn))


def command(folder: Path, data: bytes, *options: str, kind: str = "barnutredningar") -> int:
    """Run the command on a file."""
    path = folder / "utdrag.csv"
    path.write_bytes(data)
    return run(["import", kind, str(path), *MADE, *options])


def test_a_sound_file_ends_with_status_0(
    log: Log, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every row was taken: the counts and the löpnummer are told."""
    status = command(tmp_path, extract(rows(3)))

    said = capsys.readouterr().out
    assert status == 0
    assert "Händelser: 4" in said


def test_refused_rows_end_with_status_1(
    log: Log, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A refused row is told with row, column and reason, and the status says so."""
    status = command(tmp_path, extract([row(0), row(1, avslut="okänd")]), "--json")

    told = json.loads(capsys.readouterr().out)
    assert status == 1
    assert [(one["row"], one["column"], one["outcome"]) for one in told["problems"]] == [
        (3, "avslut", "refused")
    ]


def test_a_broken_file_ends_with_status_2(
    log: Log, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file that is refused whole is told with its rows, and nothing was written."""
    status = command(tmp_path, extract([row(0, inledd="2022-02-30")]))

    said = capsys.readouterr().err
    assert status == 2
    assert "Rad 2: inledd: dagen finns inte" in said
    assert log.head().size == 1


@pytest.mark.parametrize("made", [(), ("--utdrag-framstallt", "i går")])
def test_without_the_time_of_the_extract_nothing_is_read(
    log: Log, tmp_path: Path, made: tuple[str, ...]
) -> None:
    """An import of any kind demands when its extract was made."""
    path = tmp_path / "utdrag.csv"
    path.write_bytes(extract(rows(1)))
    ended = {run(["import", kind, str(path), "--namnd", "prov", *made]) for kind in Kind}

    assert ended == {2}
    assert log.head().size == 1


def test_a_mapping_file_is_used(log: Log, tmp_path: Path) -> None:
    """Other headings come in through a TOML file."""
    mapping = tmp_path / "mappning.toml"
    mapping.write_text('[kolumner]\nenhet = "Organisation"\n', encoding="utf-8")
    data = extract(rows(2)).replace(b"enhet", b"Organisation", 1)

    assert command(tmp_path, data, "--mapping", str(mapping)) == 0
    assert log.head().size == 6


def test_a_dry_run_writes_nothing(
    log: Log, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A dry run tells what would be written."""
    status = command(tmp_path, extract(rows(3)), "--dry-run")

    assert status == 0
    assert "Prov: ingenting skrevs." in capsys.readouterr().out
    assert log.head().size == 1


def test_extensions_have_a_command_of_their_own(log: Log, tmp_path: Path) -> None:
    """Extensions are read in after their utredningar."""
    command(tmp_path, extract(rows(1)))
    data = extract(["U0;2022-04-20;2022-07-01;annat;;utskott"], EXTENSIONS)

    assert command(tmp_path, data, kind="forlangningar") == 0


def test_a_mapping_that_does_not_fit_ends_with_status_2(
    log: Log, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is wrong with the mapping is told like what is wrong with the file."""
    mapping = tmp_path / "mappning.toml"
    mapping.write_text("rubriker = 1\n", encoding="utf-8")

    assert command(tmp_path, extract(rows(1)), "--mapping", str(mapping)) == 2
    assert "nyckeln finns inte" in capsys.readouterr().err


def test_an_organisation_is_read_in_from_the_command_line(
    log: Log, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The two kinds of lex Sarah are read in like the others, in the name of the service."""
    lines = ["verksamhet;vo;Vård;2015-01-01;;;;", "enhet;e;Enhet;2015-01-01;vo;saknas;sol;"]
    heading = "slag;kod;namn;fran;verksamhet;utforare;lag;driftsform"
    status = command(tmp_path, extract(lines, heading), kind="organisation")

    said = capsys.readouterr().out
    assert status == 1
    assert "utforare" in said
    assert log.head().size == 4


def test_the_generic_extract_is_read_in_through_a_mapping(
    log: Log, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A mapping that comes along can be given as a file too, and passed rows are counted."""
    ready = ready_mappings()["handelser_rubriker"].toml
    path = tmp_path / "kallan.toml"
    path.write_text(f'{ready}\n[bara_rader]\n"Område" = ["Hemtjänst"]\n', encoding="utf-8")
    headings = "Id;Enhet;Starthändelse;Startdatum;Sluthändelse;Slutdatum;Område"
    lines = ["H-1;e1;Beslut;2022-01-01;;;Hemtjänst", "H-2;e1;Beslut;2022-01-01;;;Boende"]
    status = command(
        tmp_path, extract(lines, headings), "--mapping", str(path), "--json", kind="handelser"
    )

    told = json.loads(capsys.readouterr().out)
    assert (status, told["rows"]["accepted"], told["left_out"]) == (0, 1, 1)
