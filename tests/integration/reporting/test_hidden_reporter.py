"""The reporter cannot be found: no table, line, session or reading ties the account to the report.

Every column of every table is looked through, as whoever holds the whole database would.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any

import psycopg
import pytest
from psycopg import sql
from structlog.testing import capture_logs

from api.auth import Role as AccountRole
from api.reporting.derived import of_token, read_code
from audit.envelope import KeyPurpose
from audit.lexsarah.events_rapport import RapportReceived
from tests.support.database import fresh_database
from tests.support.reporting import ADDRESS, TOLD, a_site, code_of, hidden

if TYPE_CHECKING:
    from collections.abc import Iterator
    from uuid import UUID

    from tests.support.reporting import Site
    from tests.support.server import RunServer

ACCOUNTS = "liggare"
"""The schema of accounts and sessions, where an account stands and no report may."""


Rows = list[tuple[str, bytes]]


def rows(site: Site) -> Rows:
    """Give every row of every table as (schema, all its values as bytes); the owner sees all."""
    found: Rows = []
    with psycopg.connect(site.service.services.settings.owner_url or "") as connection:
        query = sql.SQL(
            "SELECT table_schema, table_name FROM information_schema.tables"
            " WHERE table_schema NOT IN ('pg_catalog', 'information_schema')"
        )
        for schema, table in connection.execute(query).fetchall():
            every = sql.SQL("SELECT * FROM {}").format(sql.Identifier(schema, table))
            for row in connection.execute(every).fetchall():
                found.append((schema, b"\x1f".join(_bytes(value) for value in row)))
    return found


def _bytes(value: Any) -> bytes:
    return bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()


def needles(found: UUID) -> list[bytes]:
    """Give every form in which an id could stand, and its plain hashes."""
    forms = [str(found).encode(), found.hex.encode(), found.bytes]
    forms += [str(found).upper().encode(), str(found.int).encode()]
    hashed = [sha256(one).digest() for one in forms]
    return forms + hashed + [one.hex().encode() for one in hashed]


def holding(found: Rows, wanted: list[bytes]) -> set[str]:
    """Name the schemas with a row that holds one of the forms."""
    return {schema for schema, row in found if any(one in row for one in wanted)}


def sessions(site: Site) -> list[Any]:
    """Give the table of sessions as it stands."""
    with site.service.services.pool.connection() as connection:
        query = sql.SQL("SELECT * FROM liggare.session ORDER BY id_sha256")
        return connection.execute(query).fetchall()


@pytest.fixture(scope="module")
def hidden_site(
    pg_server: RunServer, _template: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Site]:
    """A log of its own, in which nobody else does anything."""
    folder = tmp_path_factory.mktemp("hidden")
    with fresh_database(pg_server, _template) as database, a_site(database, folder) as site:
        yield site


@pytest.fixture(scope="module")
def told(hidden_site: Site) -> dict[str, Any]:
    """A report by somebody signed in, and all that was written by then."""
    site, account = hidden_site, hidden_site.service.account(AccountRole.UTREDARE)
    browser = site.service.browser_of(account, strong=True)
    before, read = sessions(site), site.service.log.reads.head().size
    with capture_logs() as lines:
        form = hidden(browser.get(ADDRESS).text)
        page = browser.post(ADDRESS, data={**form, **TOLD})
    return {
        "account": account,
        "code": read_code(code_of(page.text)),
        "form": form,
        "lines": lines,
        "own": of_token(site.service.log.parts.keys.identifier, form["formular"]),
        "sessions": (before, sessions(site)),
        "readings": site.service.log.reads.head().size - read,
        "rows": rows(site),
        "browser": browser,
    }


def test_no_row_of_the_register_holds_the_account(told: dict[str, Any]) -> None:
    """The account stands among the accounts alone, and nothing of the report stands there."""
    ids = (told["own"].rapport, told["own"].rapportor)
    report = [form for found in ids for form in needles(found)]
    report += [told["code"].encode(), told["form"]["formular"].encode()]

    assert holding(told["rows"], needles(told["account"])) == {ACCOUNTS}
    assert ACCOUNTS not in holding(told["rows"], report)


def test_the_search_finds_an_account_that_is_there(hidden_site: Site, told: dict[str, Any]) -> None:
    """Once the account enters a report for someone else, the register names it, and it is found."""
    form = hidden(told["browser"].get(f"{ADDRESS}/at-nagon").text)
    entered = {"kanal": "samtal", "mottagen_dag": hidden_site.work.system.today.isoformat()}
    told["browser"].post(f"{ADDRESS}/at-nagon", data={**form, **TOLD, **entered})
    found = holding(rows(hidden_site), needles(told["account"]))

    assert hidden_site.service.log.schema in found


def test_no_line_of_the_log_ties_the_two(told: dict[str, Any]) -> None:
    """Lines hold neither account, report, reporter, code nor token, nor what was typed."""
    secret = [str(told["account"]), str(told["own"].rapport), str(told["own"].rapportor)]
    secret += [told["code"], told["form"]["formular"], told["form"]["konto"], TOLD["vad_hande"]]
    text = str(told["lines"])

    assert [line["route"] for line in told["lines"]] == ["/rapportera/{namnd}"] * 2
    assert not [one for one in secret if one in text]


def test_the_request_of_the_entry_is_no_request_of_the_log(
    hidden_site: Site, told: dict[str, Any]
) -> None:
    """The number that stands in the entry is drawn anew: no line has its trace."""
    history = hidden_site.service.log.load_many([told["own"].rapport])[told["own"].rapport]
    traces = {line["trace"] for line in told["lines"]}

    assert not traces & {one.request.split("-")[1] for one in history}


def test_the_session_does_not_tell(told: dict[str, Any]) -> None:
    """Neither showing nor sending the form touches a session, and no reading is recorded."""
    before, after = told["sessions"]

    assert before == after
    assert told["readings"] == 0


def test_the_account_is_sealed_under_the_reporters_own_key(
    hidden_site: Site, told: dict[str, Any]
) -> None:
    """With the key of the report alone it is not to be had; with the reporter's own key it is."""
    log, rapport = hidden_site.service.log, told["own"].rapport
    without = log.load(rapport)[0].event
    opened = log.load(rapport, purposes=(KeyPurpose.RAPPORTOR,))[0].event

    assert isinstance(without, RapportReceived)
    assert isinstance(opened, RapportReceived)
    assert (without.kanal, without.konto) == ("inloggad", None)
    assert opened.konto == str(told["account"])


def test_whoever_leaves_no_name_leaves_no_account(hidden_site: Site) -> None:
    """A signed-in person who ticks that no name is left reports like anybody else."""
    browser = hidden_site.service.browser(AccountRole.UTREDARE, strong=True)
    form = hidden(browser.get(ADDRESS).text)
    browser.post(ADDRESS, data={**form, **TOLD, "utan_namn": "ja"})
    own = of_token(hidden_site.service.log.parts.keys.identifier, form["formular"])
    event = hidden_site.service.log.load(own.rapport, purposes=tuple(KeyPurpose))[0].event

    assert isinstance(event, RapportReceived)
    assert (event.kanal, event.konto) == ("web", None)


def test_reading_the_status_names_the_reporter_and_nothing_else(hidden_site: Site) -> None:
    """A signed-in reporter needs the code too, and stands in the read log as the reporter."""
    account = hidden_site.service.account(AccountRole.UTREDARE)
    browser = hidden_site.service.browser_of(account, strong=True)
    form = hidden(browser.get(ADDRESS).text)
    code = code_of(browser.post(ADDRESS, data={**form, **TOLD}).text)
    browser.post("/status/prov", data={"kod": code})
    reads = hidden_site.service.log.reads
    data = reads.entries(reads.head().size, reads.head().size)[0][1]

    assert b'"topic":"lasning.recorded"' in data
    assert holding(rows(hidden_site), needles(account)) == {ACCOUNTS}


def test_an_account_sealed_for_another_form_counts_for_nothing(hidden_site: Site) -> None:
    """What one form carries cannot be put into another to report in somebody's name."""
    browser = hidden_site.service.browser(AccountRole.UTREDARE, strong=True)
    stolen = hidden(browser.get(ADDRESS).text)["konto"]
    form = hidden_site.form()
    hidden_site.service.anyone().post(ADDRESS, data={**form, **TOLD, "konto": stolen})
    own = of_token(hidden_site.service.log.parts.keys.identifier, form["formular"])
    event = hidden_site.service.log.load(own.rapport, purposes=tuple(KeyPurpose))[0].event

    assert isinstance(event, RapportReceived)
    assert (event.kanal, event.konto) == ("web", None)
