"""What a figure must say of imports: is one open, and when was the newest extract made?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final
from uuid import UUID

from audit.store.sql import Queries
from projections.imports.view import VIEW
from projections.snapshot import Basis, snapshot

if TYPE_CHECKING:
    from projections.snapshot import Source

QUERIES = Queries.load("projections.imports", "status.sql")


@dataclass(frozen=True, slots=True)
class Import:
    """One import: when it was read in, of which extract, how its rows ended (None while open)."""

    import_id: UUID
    started_position: int
    started_at: datetime
    completed_position: int | None
    completed_at: datetime | None
    kind: str
    file_sha256: str
    extract_made_at: datetime
    rows: int
    accepted: int | None
    unchanged: int | None
    corrected: int | None
    refused: int | None


@dataclass(frozen=True, slots=True)
class ImportStatus:
    """The imports open at a löpnummer, and of each kind the newest extract read in whole."""

    open: tuple[Import, ...]
    newest_of_each: tuple[Import, ...]
    known_position: int
    basis: Basis

    @property
    def newest(self) -> Import | None:
        """Give the import of the newest extract of all kinds."""
        return max(self.newest_of_each, key=_age, default=None)

    @property
    def extract_made_at(self) -> datetime | None:
        """Give when the newest extract that was read in whole was made."""
        return self.newest.extract_made_at if self.newest else None


BARNUTREDNINGAR: Final = ("barnutredningar", "forlangningar")
"""The kinds of extract that the figures of barnutredningar rest on."""


def import_status(
    source: Source, known_position: int, kinds: Sequence[str] = BARNUTREDNINGAR
) -> ImportStatus:
    """Tell which imports of some kinds were open at a löpnummer, and which extract was newest."""
    asked = {"known": known_position, "kinds": list(kinds)}
    queries = QUERIES.bind(source.schema)
    with snapshot(source, VIEW, kept=True) as seen:
        unfinished = tuple(Import(*row) for row in seen.fetch(queries.open_imports, asked))
        newest = tuple(Import(*row) for row in seen.fetch(queries.newest_of_each, asked))
    return ImportStatus(unfinished, newest, known_position, seen.basis)


def _age(one: Import) -> tuple[datetime, int]:
    return one.extract_made_at, one.started_position
