"""Make the secrets that compose.yaml reads, once: random passwords and the addresses with them.

Run it with any Python 3.11 or newer; it needs nothing installed and never overwrites a file.
"""

from __future__ import annotations

import argparse
import secrets
import sys
from pathlib import Path

ROLES = ("owner", "app", "destroyer")


def main() -> int:
    """Write one file per secret into a new directory that only its owner may enter."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("directory", nargs="?", type=Path, default=Path("secrets"))
    parser.add_argument("--host", default="database", help="where the roles find PostgreSQL")
    arguments = parser.parse_args()
    try:
        arguments.directory.mkdir(mode=0o700, parents=True)
    except FileExistsError:
        print(
            f"{arguments.directory} exists: remove it yourself if it is not in use.",
            file=sys.stderr,
        )
        return 1
    for name, text in made(arguments.host).items():
        # Readable in the container, whose user is another; the directory keeps others out here.
        (arguments.directory / name).write_text(text, encoding="ascii")
    print(f"Made {arguments.directory}: back it up apart from the database's backups.")
    return 0


def made(host: str) -> dict[str, str]:
    """Return the text of each secret by the name of its file."""
    passwords = {role: secrets.token_urlsafe(32) for role in (*ROLES, "superuser")}
    urls = {
        f"{role}_url": f"postgresql://liggare_{role}:{passwords[role]}@{host}:5432/liggare"
        for role in ROLES
    }
    return {f"{role}_password": text for role, text in passwords.items()} | urls


if __name__ == "__main__":
    sys.exit(main())
