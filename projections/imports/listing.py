"""Which extracts have been read in: the list that people look back in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from projections.imports.status import QUERIES, Import
from projections.imports.view import VIEW
from projections.snapshot import Basis, snapshot

if TYPE_CHECKING:
    from audit.store.log import Log


@dataclass(frozen=True, slots=True)
class ImportList:
    """Some imports, the one that began last first, and how many there are; `basis` tells lag."""

    rows: tuple[Import, ...]
    total: int
    basis: Basis


def import_list(log: Log, known_position: int, *, offset: int = 0, limit: int = 20) -> ImportList:
    """Give imports as known at a löpnummer; past the last one the list is empty, and so is `total`.

    An import that was not completed by then has no counts of how its rows ended.
    """
    asked = {"known": known_position, "limit": limit, "offset": offset}
    with snapshot(log, VIEW) as seen:
        found = list(seen.fetch(QUERIES.bind(log.schema).listed, asked))
    rows = tuple(Import(*row[:-1]) for row in found)
    return ImportList(rows, found[0][-1] if found else 0, seen.basis)
