"""The `liggare` command, run as an operator runs it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import psycopg
import pytest

from audit.evidence.checkpoint import parse_and_verify
from audit.evidence.note_keys import Verifier
from tests.support.installation import as_url

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.database import Database

Liggare = Callable[..., Any]
EXTRACT = (
    "utredning_id;barn_id;enhet;anmalan_inkom;inledd;avslutad;avslut\n"
    "U1;B1;e1;2022-05-30;2022-06-01;;\n"
    "U2;B2;e1;2022-10-30;2022-11-01;;\n"
)
MADE = ("--utdrag-framstallt", "2023-01-09T06:30")


@pytest.fixture
def extract(tmp_path: Path) -> Path:
    """An extract of two utredningar."""
    file = tmp_path / "utdrag.csv"
    file.write_text(EXTRACT, encoding="utf-8")
    return file


def test_help_names_every_command_in_swedish(liggare: Liggare) -> None:
    """Help comes in Swedish and lists what there is."""
    ended = liggare("--help")

    assert ended.status == 0
    for command in ("run", "status", "import", "check", "rebuild", "checkpoint", "namnd", "stop"):
        assert f"  {command} " in ended.out
    assert "Usage" not in ended.out


@pytest.mark.parametrize(
    "arguments",
    [("finns-inte",), ("run", "--porta"), ("account", "role", "anna"), ("run", "--port", "0"),
     ("namnd", "open", "STORT", "--name", "x"), ("import", "allt", "x"),
     ("checkpoint", "--size", "x"),
     ("import", "barnutredningar", "/finns/inte", *MADE)],
)  # fmt: skip
def test_wrong_usage_ends_with_2_and_a_swedish_reason(
    liggare: Liggare, arguments: tuple[str, ...]
) -> None:
    """A mistyped command says what is wrong, without a traceback, and ends with status 2."""
    ended = liggare(*arguments)

    assert ended.status == 2
    assert "liggare: " in ended.err
    assert "Traceback" not in ended.err
    assert "Error" not in ended.err


def test_a_namnd_is_not_opened_without_keys(liggare: Liggare) -> None:
    """Keys are never made by accident: the refusal gives the command that makes them."""
    ended = liggare("namnd", "open", "prov", "--name", "Provnämnden")

    assert ended.status == 2
    assert "liggare namnd keys new" in ended.err


def test_a_namnd_is_opened_once(opened: Liggare) -> None:
    """Opening again is refused, and keys are never written over."""
    again = opened("namnd", "open", "prov", "--name", "Provnämnden", "--constructed")
    keys = opened("namnd", "keys", "new", "prov")

    assert (again.status, keys.status) == (2, 2)
    listed = opened("namnd", "list", "--json").json["namnder"]
    assert [(one["slug"], one["constructed"]) for one in listed] == [("prov", True)]


def test_status_tells_how_logs_and_views_stand(opened: Liggare) -> None:
    """A fresh nämnd has one entry, nothing needs care, and nobody is told of anything yet."""
    ended = opened("status", "--json")
    people = opened("status").out

    found = ended.json["namnder"][0]
    assert ended.status == 0
    assert (found["log"]["namnd"], found["log"]["size"]) == ("prov", 1)
    assert "Inga meddelanden skickas" in found["silent"]
    assert "Provnämnden (prov), konstruerad, 1 poster" in people
    assert found["silent"] in people


def test_an_import_answers_for_every_row(opened: Liggare, extract: Path) -> None:
    """A first import takes every row, a second one changes nothing, and a check is content."""
    first = opened("import", "barnutredningar", str(extract), *MADE, "--json")
    second = opened("import", "barnutredningar", str(extract), *MADE, "--json")
    check = opened("check", "--json")

    assert (first.status, first.json["rows"]["accepted"]) == (0, 2)
    assert (second.json["rows"]["unchanged"], second.json["events"]) == (2, 0)
    assert check.status == 0, check.out
    assert all(report["ok"] for report in check.json["logs"])


def test_a_dry_run_writes_nothing(opened: Liggare, extract: Path) -> None:
    """A dry run says what would happen, and the log is as it was."""
    ended = opened("import", "barnutredningar", str(extract), *MADE, "--dry-run")

    assert "Prov: ingenting skrevs." in ended.out
    assert opened("status", "--json").json["namnder"][0]["log"]["size"] == 1


@pytest.mark.parametrize(
    ("wrong", "status"),
    [("2022-11-31;;", 2), ("2022-11-01;2022-10-31;insats", 1)],
)
def test_what_is_refused_names_row_and_column(
    opened: Liggare, extract: Path, wrong: str, status: int
) -> None:
    """A row that cannot be is named and ends with 1, a file that cannot be read with 2."""
    extract.write_text(EXTRACT.replace("2022-11-01;;", wrong), encoding="utf-8")

    ended = opened("import", "barnutredningar", str(extract), *MADE)

    assert ended.status == status
    assert re.search(r"^(Rad )?3\b.*inledd|^3 +avslutad", ended.out + ended.err, re.MULTILINE)
    assert wrong[:10] not in ended.out + ended.err


@pytest.mark.parametrize("made", ["2023-01-09", "2023-10-29T02:30", "i går", "2023-01-09T25:00"])
def test_the_time_of_the_extract_must_be_clear(opened: Liggare, extract: Path, made: str) -> None:
    """A day alone, or an hour that came twice, does not tell when an extract was made."""
    ended = opened("import", "barnutredningar", str(extract), "--utdrag-framstallt", made)

    assert ended.status == 2


def test_a_changed_row_is_found(opened: Liggare, extract: Path, migrated: Database) -> None:
    """Whoever edits the log as superuser is found by the check, which names the first löpnummer."""
    opened("import", "barnutredningar", str(extract), *MADE)
    with psycopg.connect(migrated.superuser_dsn, autocommit=True) as admin:
        admin.execute("SET session_replication_role = replica")
        admin.execute(
            f"UPDATE {migrated.schema}.facts SET facts = replace(facts, '2022-06-01', '2022-07-01')"
        )

    ended = opened("check", "--skip-views", "--json")

    assert ended.status == 1
    assert ended.json["logs"][0]["first_wrong"] == 3
    assert "FEL. Första felaktiga löpnummer: 3" in opened("check", "--skip-views").out


def test_a_view_that_was_edited_is_found_and_rebuilt(
    opened: Liggare, extract: Path, migrated: Database
) -> None:
    """The check compares the views with the log; a rebuild makes them right."""
    opened("import", "barnutredningar", str(extract), *MADE)
    with psycopg.connect(migrated.app_dsn, autocommit=True) as connection:
        connection.execute(f"UPDATE {migrated.schema}.view_utredning SET enhet = 'e2'")

    found = opened("check")
    rebuilt = opened("rebuild", "--view", "barnutredning")
    after = opened("check")

    assert (found.status, rebuilt.status, after.status) == (1, 0, 0)
    assert "rader var fel" in rebuilt.out


def test_the_checkpoint_is_printed_as_it_was_signed(opened: Liggare) -> None:
    """The note itself, so that it can be kept elsewhere; the read log has its own."""
    note = opened("checkpoint").out
    data = opened("checkpoint", "--json").json
    reads = opened("checkpoint", "--reads", "--json").json

    assert note == data["checkpoint"]
    assert data["size"] == 1
    assert reads["origin"] != data["origin"]


def test_the_public_key_goes_with_the_checkpoint(opened: Liggare) -> None:
    """Whoever verifies from outside gets the key from the operator, and it opens the note."""
    data = opened("checkpoint", "--json").json

    found = parse_and_verify(data["checkpoint"], Verifier.parse(data["key"]), data["origin"])

    assert found.size == data["size"]


def test_an_account_gets_password_role_and_token(opened: Liggare) -> None:
    """An account is added, given a role and a token that is shown once, listed, and closed."""
    password = "sju glada hästar\n"
    added = opened("account", "add", "Anna", "--name", "Anna A", "--password-stdin", stdin=password)
    role = opened("account", "role", "anna", "prov", "kvalitet")
    token = opened("account", "token", "anna", "--label", "rapport", "--json").json["token"]
    listed = opened("account", "list", "--json")
    closed = opened("account", "disable", "anna")

    assert (added.status, role.status, closed.status) == (0, 0, 0)
    assert listed.json["accounts"][0]["roles"] == {"prov": ["kvalitet"]}
    assert token not in listed.out
    assert "stängt" in opened("account", "list").out


@pytest.mark.parametrize(
    ("arguments", "stdin", "says"),
    [
        (("add", "anna", "--name", "A", "--password-stdin"), "kort\n", "mellan 12 och 256"),
        (("role", "ingen", "prov", "kvalitet"), "", "inget konto"),
        (("token", "ingen", "--label", "x"), "", "inget konto"),
        (("disable", "ingen"), "", "inget öppet konto"),
    ],
)
def test_what_is_refused_ends_with_1_and_says_why(
    opened: Liggare, arguments: tuple[str, ...], stdin: str, says: str
) -> None:
    """A refusal is one Swedish sentence and status 1."""
    ended = opened("account", *arguments, stdin=stdin)

    assert ended.status == 1
    assert says in ended.err


def test_nothing_is_made_by_accident(
    liggare: Liggare, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Without a database set and without an embedded one there, a command says how to begin."""
    for name in ("DATABASE_URL", "LIGGARE_OWNER_URL", "LIGGARE_DESTROYER_URL"):
        monkeypatch.delenv(name)

    ended = liggare("status")

    assert ended.status == 2
    assert "liggare run --demo" in ended.err
    assert not (tmp_path / "pg").exists()


@pytest.mark.parametrize("role", ["superuser", "owner"])
def test_the_service_refuses_a_role_that_may_change_the_log(
    opened: Liggare, migrated: Database, monkeypatch: pytest.MonkeyPatch, role: str
) -> None:
    """As superuser or owner nothing starts, and the message names the role to use."""
    monkeypatch.setenv("DATABASE_URL", as_url(getattr(migrated, f"{role}_dsn")))
    monkeypatch.delenv("LIGGARE_OWNER_URL")

    ended = opened("status")

    assert ended.status == 2
    assert "liggare_app" in ended.err


def test_missing_migrations_name_the_command(opened: Liggare, migrated: Database) -> None:
    """A database of an older release is refused, and the command given brings it up to date."""
    with psycopg.connect(migrated.superuser_dsn, autocommit=True) as admin:
        admin.execute("DELETE FROM liggare.migration WHERE set_name = 'shared'")

    ended = opened("status")

    assert ended.status == 2
    assert "liggare namnd migrate" in ended.err
    assert opened("namnd", "migrate", "--json").status == 2


def test_migrating_what_is_done_changes_nothing(opened: Liggare) -> None:
    """Migrating again says that all is as it should be."""
    assert opened("namnd", "migrate").out == "Databasen är redan som den ska.\n"
