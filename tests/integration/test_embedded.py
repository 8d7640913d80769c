"""The embedded server: shared by its users, survivable, private, and durable in its settings."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, cast

import psycopg
import pytest

from audit.errors import ConfigurationError
from audit.store import embedded

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

TALKATIVE = (
    ("log_min_messages", "info"),
    ("log_error_verbosity", "verbose"),
    ("log_min_error_statement", "error"),
    ("log_statement", "'all'"),
    ("log_min_duration_statement", "0"),
    ("log_parameter_max_length_on_error", "-1"),
)
OWNER_THAT_WAITS = """
import sys
from pathlib import Path
from audit.store import embedded
with embedded.start(Path(sys.argv[1])) as server:
    print(server.dsn(), flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def home() -> Iterator[Path]:
    """A directory for one server, outside every home directory, removed afterwards."""
    parent = Path(tempfile.mkdtemp(dir="/var/tmp", prefix="liggare-prov-"))
    parent.chmod(0o711)
    yield parent / "home"
    embedded.stop(parent / "home")
    shutil.rmtree(parent)


def answers(dsn: str) -> bool:
    """Say whether a server answers there."""
    try:
        psycopg.connect(dsn).close()
    except psycopg.OperationalError:
        return False
    return True


@pytest.mark.parametrize("setting", ["fsync", "synchronous_commit", "full_page_writes"])
def test_durability_is_on_whatever_the_files_say(home: Path, setting: str) -> None:
    """A cluster whose settings were turned off on disk is started with them on."""
    with embedded.start(home) as server, psycopg.connect(server.dsn(), autocommit=True) as admin:
        admin.execute(f"ALTER SYSTEM SET {setting} = off")
    with embedded.start(home) as server, psycopg.connect(server.dsn()) as admin:
        found = admin.execute(f"SHOW {setting}").fetchone()

    assert found == ("on",)


def test_the_servers_own_log_holds_no_row_no_value_and_no_statement(home: Path) -> None:
    """A refused row is refused without being written out, whatever the cluster's files say."""
    with embedded.start(home) as server, psycopg.connect(server.dsn(), autocommit=True) as admin:
        for setting, value in TALKATIVE:
            admin.execute(f"ALTER SYSTEM SET {setting} = {value}")
    with embedded.start(home) as server, psycopg.connect(server.dsn(), autocommit=True) as admin:
        admin.execute("CREATE TABLE told (number int PRIMARY KEY CHECK (number < 9), text text)")
        for number in (1, 1, 10):
            with contextlib.suppress(psycopg.errors.IntegrityError):
                admin.execute("INSERT INTO told VALUES (%s, %s)", [number, "Kim Provsson"])
        with (
            contextlib.suppress(psycopg.DataError),
            admin.cursor().copy("COPY told FROM STDIN") as to,
        ):
            to.write("Kim Provsson\tx\n")
        found = (home / "cluster" / "server.log").read_text()

    assert "ready to accept connections" in found
    assert "Provsson" not in found
    assert "INSERT" not in found


def test_what_was_committed_is_there_after_a_restart(home: Path) -> None:
    """Stopping and starting keeps the data."""
    with embedded.start(home) as server, psycopg.connect(server.dsn()) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 'å' AS letter")
    with embedded.start(home) as server, psycopg.connect(server.dsn()) as connection:
        found = connection.execute("SELECT letter FROM kept").fetchone()

    assert found == ("å",)


def test_the_server_runs_until_its_last_user_lets_go(home: Path) -> None:
    """A server with two users outlives the first and ends with the second."""
    first, second = embedded.start(home), embedded.start(home)
    first.close()
    after_first = answers(second.dsn())
    second.close()

    assert (after_first, answers(second.dsn())) == (True, False)


def test_racing_starts_end_with_one_server(home: Path) -> None:
    """Four processes that start at once on a fresh directory all get the same server."""
    owners = [start_owner(home) for _ in range(4)]
    dsns = [read_dsn(owner) for owner in owners]
    started = {start_time(dsn) for dsn in dsns}
    with ThreadPoolExecutor() as pool:
        list(pool.map(subprocess.Popen.communicate, owners))

    assert (len(started), answers(dsns[0])) == (1, False)


def test_a_killed_owner_leaves_no_claim_on_the_server(home: Path) -> None:
    """After kill -9 of the owner the server lives on, and the next user to let go stops it."""
    dsn = start_and_kill_owner(home)
    survived = answers(dsn)
    embedded.start(home).close()

    assert (survived, answers(dsn)) == (True, False)


def test_stop_ends_a_server_that_outlived_its_owner(home: Path) -> None:
    """`stop` says that it ended a server, and the second time that there was none."""
    dsn = start_and_kill_owner(home)

    assert (embedded.stop(home), answers(dsn), embedded.stop(home)) == (True, False, False)


def test_stop_of_a_directory_without_a_server_makes_nothing(home: Path) -> None:
    """Asking to stop what never ran answers no and leaves no directory behind."""
    assert (embedded.stop(home), home.exists()) == (False, False)


def test_an_interrupted_first_start_is_made_anew(home: Path) -> None:
    """A cluster that was half made when the power went is replaced and not used."""
    home.mkdir(parents=True, mode=0o711)
    (home / "cluster.unfinished").mkdir()
    (home / "cluster.unfinished" / "PG_VERSION").write_text("18")
    with embedded.start(home) as server:
        found = answers(server.dsn())

    assert found


def test_only_the_user_who_started_the_server_may_connect(home: Path) -> None:
    """Every way in is a Unix socket in a closed directory, with peer authentication."""
    with embedded.start(home) as server, psycopg.connect(server.dsn()) as admin:
        query = "SELECT type, database, user_name, auth_method FROM pg_hba_file_rules"
        rules = admin.execute(query).fetchall()
        listening = admin.execute("SHOW listen_addresses").fetchone()
    modes = {name: (home / name).stat().st_mode & 0o777 for name in ("cluster", "socket")}

    assert rules == [("local", ["all"], ["all"], "peer")]
    assert (listening, modes) == (("",), {"cluster": 0o700, "socket": 0o700})


def test_no_directory_on_the_way_is_opened(home: Path) -> None:
    """Starting never changes the mode of a directory that was there before."""
    before = home.parent.stat().st_mode
    embedded.start(home).close()

    assert home.parent.stat().st_mode == before


def test_a_directory_that_others_may_write_in_is_refused(home: Path) -> None:
    """A directory that anyone may change is no place for a database."""
    home.mkdir(parents=True)
    home.chmod(0o777)

    with pytest.raises(ConfigurationError, match="LIGGARE_STATE_DIR"):
        embedded.start(home)


def test_a_symbolic_link_laid_in_the_way_is_refused(home: Path, tmp_path: Path) -> None:
    """A link that somebody laid where the directory should be is not followed."""
    home.symlink_to(tmp_path, target_is_directory=True)

    with pytest.raises(ConfigurationError, match="LIGGARE_STATE_DIR"):
        embedded.start(home)


def test_a_private_directory_stays_private(home: Path) -> None:
    """A server starts below a closed directory of its owner; root is refused and opens nothing."""
    home.parent.chmod(0o700)
    if os.geteuid() == 0:
        with pytest.raises(ConfigurationError, match="stängd"):
            embedded.start(home)
    else:
        embedded.start(home).close()

    assert home.parent.stat().st_mode & 0o777 == 0o700


def test_a_path_too_long_for_a_socket_gets_a_short_one(home: Path) -> None:
    """A deep directory works: the socket moves to a short path."""
    deep = home.parent / ("a" * 60) / ("b" * 60)
    with embedded.start(deep) as server:
        found = answers(server.dsn())

    assert found


def test_the_programs_of_the_same_release_come_along(home: Path) -> None:
    """pg_dump of the server's own release can dump it."""
    with embedded.start(home) as server:
        command = [str(server.programs / "pg_dump"), server.dsn()]
        dump = subprocess.run(command, check=True, capture_output=True)

    assert b"PostgreSQL database dump complete" in dump.stdout


def start_owner(home: Path) -> subprocess.Popen[str]:
    """Start a server in another process, which keeps it until its input ends."""
    command = [sys.executable, "-c", OWNER_THAT_WAITS, str(home)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def read_dsn(owner: subprocess.Popen[str]) -> str:
    """Wait until a started owner says how to connect."""
    assert owner.stdout is not None
    return owner.stdout.readline().strip()


def start_and_kill_owner(home: Path) -> str:
    """Start a server in another process, kill that process, and return how to connect."""
    with start_owner(home) as owner:
        dsn = read_dsn(owner)
        owner.send_signal(signal.SIGKILL)
    return dsn


def start_time(dsn: str) -> datetime:
    """Return when the server started, which tells one server from another."""
    with psycopg.connect(dsn) as connection:
        row = connection.execute("SELECT pg_postmaster_start_time()").fetchone()
    assert row is not None
    return cast("datetime", row[0])
