"""PostgreSQL out of a wheel: started, shared, stopped and kept private, for the demo and the tests.

Only the wheel's programs are used, never its Python: that one opens every parent directory when it
runs as root, trusts every local user, and leaves a server behind when its owner is killed.
Why, and with which measurements: `docs/decisions/0003-embedded-postgresql.md`.

A *home* is one directory with one server: `cluster/` (the data and `server.log`), `socket/` and
two lock files. Whoever uses the server holds a shared lock on `users.lock`; the last one to let go
stops it. The kernel drops the lock of a killed process, so no list of users can go stale.
Connections go over a Unix socket with peer authentication: the operating-system user who started
the server may connect, nobody else.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import os
import pwd
import shlex
import shutil
import stat
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final, Self
from urllib.parse import quote

from audit.errors import ConfigurationError
from audit.settings import default_state_dir
from audit.store import embedded_programs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audit.store.embedded_programs import Programs

SUPERUSER: Final = "postgres"
SOCKET_NAME: Final = ".s.PGSQL.5432"
LONGEST_SOCKET_PATH: Final = 103
"""Bytes that fit in `sockaddr_un` on every system we run on (macOS has 104 with the NUL)."""

ALWAYS: Final = {
    "fsync": "on",
    "full_page_writes": "on",
    "synchronous_commit": "on",
    "listen_addresses": "",
    "max_connections": "200",
    "timezone": "UTC",
    "log_timezone": "UTC",
    # What the server says of an error can quote a value ("invalid input syntax for type date: …")
    # or a row ("Failing row contains …"), and its statement too: personal data. The service tells
    # of errors itself, by kind and place. `log` leaves out errors and keeps what comes above them.
    "log_min_messages": "log",
    "log_error_verbosity": "terse",
    "log_min_error_statement": "panic",
    "log_statement": "none",
    "log_min_duration_statement": "-1",
    "log_parameter_max_length": "0",
    "log_parameter_max_length_on_error": "0",
}
"""Given on the command line, which outranks the files in the cluster and ALTER SYSTEM."""

INITDB: Final = (
    f"--username={SUPERUSER}",
    "--encoding=UTF8",
    # The order of text must not depend on the machine: the wheel has no ICU, see decision 0003.
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--auth-local=peer",
    "--auth-host=reject",
    "--no-instructions",
)


@dataclass(frozen=True, slots=True)
class _Home:
    """The paths of one server and the programs that run it."""

    path: Path
    socket: Path
    programs: Programs

    @property
    def cluster(self) -> Path:
        return self.path / "cluster"

    def pg_ctl(self, action: str, *arguments: str) -> bool:
        """Run pg_ctl on the cluster; say whether it succeeded."""
        cluster = f"--pgdata={self.cluster}"
        result = self.programs.run("pg_ctl", action, cluster, *arguments, cwd=self.path)
        return result.returncode == 0

    def is_running(self) -> bool:
        return self.cluster.exists() and self.pg_ctl("status")

    def stop(self) -> bool:
        """Stop the server in order; say whether one was running."""
        stopped = self.is_running() and self.pg_ctl("stop", "--mode=fast")
        if not self.socket.is_relative_to(self.path):
            with contextlib.suppress(OSError):
                self.socket.rmdir()
        return stopped


class EmbeddedServer:
    """A running server that we use; as a context manager it lets go of it at the end."""

    def __init__(self, home: _Home, users: IO[bytes]) -> None:
        """Keep the lock file whose shared lock says that we use the server."""
        self._home = home
        self._users = users

    def __enter__(self) -> Self:
        """Hand out the running server."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let go of the server."""
        self.close()

    @property
    def programs(self) -> Path:
        """Directory of psql, pg_dump and the others, of the server's own release."""
        return self._home.programs.bin

    def dsn(self, user: str = SUPERUSER, dbname: str = "postgres") -> str:
        """Return a connection string over the Unix socket; it carries no password.

        The superuser is for provisioning only: the service refuses to start with it.
        """
        folder = quote(str(self._home.socket), safe="")
        return f"postgresql://{quote(user)}@/{quote(dbname)}?host={folder}"

    def close(self) -> None:
        """Let go of the server, and stop it if nobody else uses it; safe to call twice."""
        if self._users.closed:
            return
        with _locked(self._home):
            if _is_last_user(self._users):
                self._home.stop()
            self._users.close()


def state_dir() -> Path:
    """Return where embedded servers live when no settings were loaded: as `audit.settings` says."""
    chosen = os.environ.get("LIGGARE_STATE_DIR")
    return Path(chosen).absolute() if chosen else default_state_dir()


def start(data_dir: Path) -> EmbeddedServer:
    """Start the server of a directory, or join the one that runs there; wait until it answers.

    Raises:
        ConfigurationError: the wheel is missing, the directory is unsafe, or PostgreSQL failed.
    """
    home = _open_home(data_dir)
    with _locked(home):
        _initialise(home)
        users = _open_lock(home.path / "users.lock")
        try:
            fcntl.flock(users, fcntl.LOCK_SH)
            if not home.is_running():
                _launch(home)
        except BaseException:
            users.close()
            raise
    return EmbeddedServer(home, users)


def stop(data_dir: Path) -> bool:
    """Stop the server of a directory, whoever uses it; say whether one was running."""
    if not (data_dir / "cluster").exists():
        return False
    home = _open_home(data_dir)
    with _locked(home):
        return home.stop()


def _open_home(data_dir: Path) -> _Home:
    """Make the directories of a home, or refuse those that others own or may write in."""
    path = data_dir.absolute()
    as_root = os.geteuid() == 0
    _refuse_unsafe(path, as_root=as_root)
    path.mkdir(mode=0o711 if as_root else 0o700, parents=True, exist_ok=True)
    programs = embedded_programs.find(copy_to=state_dir())
    return _Home(path, _socket_dir(path), programs)


def _refuse_unsafe(path: Path, *, as_root: bool) -> None:
    """Refuse a directory that others could have laid in our way or could change.

    Nothing is made readable to fit: as root, a private directory on the way is an error.
    """
    trusted = {0, os.geteuid(), Path("/").stat().st_uid}
    for folder in (path, *path.parents):
        if not folder.exists() and not folder.is_symlink():
            continue
        found = folder.lstat() if folder == path else folder.stat()
        open_to_all = found.st_mode & stat.S_IWOTH and not found.st_mode & stat.S_ISVTX
        if found.st_uid not in trusted or open_to_all or stat.S_ISLNK(found.st_mode):
            raise ConfigurationError(
                f"Andra kan ändra i {folder}: välj en egen mapp med LIGGARE_STATE_DIR."
            )
        if as_root and not found.st_mode & stat.S_IXOTH:
            raise ConfigurationError(
                f"{folder} är stängd för användaren {embedded_programs.ROOT_RUNS_AS}: "
                "kör som en vanlig användare, eller välj en annan mapp med LIGGARE_STATE_DIR."
            )


def _socket_dir(path: Path) -> Path:
    """Return where the socket lies: in the home, or at a short path where that is too long."""
    near = path / "socket"
    if len(os.fsencode(near / SOCKET_NAME)) <= LONGEST_SOCKET_PATH:
        return near
    short = hashlib.sha256(os.fsencode(path)).hexdigest()[:16]
    return Path(tempfile.gettempdir()) / f"liggare-{os.geteuid()}-{short}"


def _open_lock(path: Path) -> IO[bytes]:
    """Open a lock file that nobody else may open: a stranger's lock would keep the server alive."""
    return os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600), "r+b")


@contextlib.contextmanager
def _locked(home: _Home) -> Iterator[None]:
    """Let one process at a time start or stop the server: two would race for one cluster."""
    with _open_lock(home.path / "start.lock") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _is_last_user(users: IO[bytes]) -> bool:
    """Turn our shared lock into an exclusive one, which only the last user can."""
    try:
        fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _initialise(home: _Home) -> None:
    """Make the cluster once; one left half made by a kill is made anew."""
    if home.cluster.exists():
        return
    unfinished = home.path / "cluster.unfinished"
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(mode=0o700)
    home.programs.give(unfinished)
    made = home.programs.run("initdb", f"--pgdata={unfinished}", *INITDB, cwd=home.path)
    if made.returncode != 0:
        raise ConfigurationError(f"initdb misslyckades: {made.stderr.strip()}")
    me = pwd.getpwuid(os.geteuid()).pw_name
    # One operating-system user, every role: whoever can read the data files is superuser anyway.
    (unfinished / "pg_hba.conf").write_text("local all all peer map=liggare\n")
    (unfinished / "pg_ident.conf").write_text(f'liggare "{me}" all\n')
    unfinished.rename(home.cluster)


def _launch(home: _Home) -> None:
    """Start the server in a session of its own, so that Ctrl-C ends the service first."""
    _make_socket_dir(home)
    settings = {**ALWAYS, "unix_socket_directories": str(home.socket)}
    options = " ".join(shlex.join(("-c", f"{key}={value}")) for key, value in settings.items())
    log = home.cluster / "server.log"
    if not home.pg_ctl("start", "--wait", "--timeout=60", f"--log={log}", f"--options={options}"):
        tail = log.read_text(errors="replace")[-2000:] if log.exists() else ""
        raise ConfigurationError(f"PostgreSQL kunde inte starta i {home.path}:\n{tail}")


def _make_socket_dir(home: _Home) -> None:
    """Make the closed directory of the socket; under the lock, since the last user removes it."""
    if not home.socket.exists():
        home.socket.mkdir(mode=0o700)
        home.programs.give(home.socket)
    if home.socket.lstat().st_uid != home.programs.uid:
        raise ConfigurationError(f"{home.socket} tillhör någon annan: ta bort den och försök igen.")
