"""The check that the versions of every ärende run 1, 2, 3 … without a gap."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from uuid import UUID

from audit.store.checking.report import Tally
from audit.store.checking.rows import Reader

AT_ONCE: Final = 20_000
NOBODY: Final = UUID(int=0)


def check_versions(reader: Reader, tally: Tally) -> None:
    """Report every version that does not follow on the one before; columns are checked already."""
    before, newest = b"", 0
    for arende, version in _versions(reader):
        if version != (newest + 1 if arende == before else 1):
            values = {"arende": UUID(bytes=arende), "version": version}
            position = reader.rows("position_of", **values)[0][0]
            tally.find(position, "Ärendets versioner har en lucka före denna post.")
        before, newest = arende, version


def _versions(reader: Reader) -> Iterator[tuple[bytes, int]]:
    values: dict[str, object] = {"arende": NOBODY, "version": 0}
    while rows := reader.rows("versions", **values, rows=AT_ONCE):
        yield from rows
        values = {"arende": UUID(bytes=rows[-1][0]), "version": rows[-1][1]}
