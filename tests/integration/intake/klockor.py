"""Files of orosanmälningar, notes and uppföljningar for tests, and the shortest way to read one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from audit.barnutredning import Orosanmalan, Utredning
from audit.envelope import Actor
from audit.intake.kinds import COLUMNS, Kind
from audit.store.importing import Order, import_file, no_progress
from tests.support.logs import SOMEBODY

if TYPE_CHECKING:
    from collections.abc import Callable

    from audit.intake.import_report import ImportReport
    from audit.intake.mapping import ColumnMapping
    from audit.store.log import Log

MADE_AT = datetime(2026, 3, 2, 6, 30, tzinfo=UTC)
LATER = MADE_AT + timedelta(days=1)

CELLS: dict[Kind, dict[str, str]] = {
    Kind.BARNUTREDNINGAR: {
        "utredning_id": "U1",
        "barn_id": "B1",
        "enhet": "e1",
        "inledd": "2025-11-03",
    },
    Kind.OROSANMALNINGAR: {
        "anmalan_id": "A1",
        "barn_id": "B1",
        "grupp": "barn",
        "enhet": "e1",
        "inkom": "2026-02-02",
        "anmalare": "19_1",
    },
    Kind.HANDLAGGNING: {
        "utredning_id": "U1",
        "handelse": "barn_hort",
        "datum": "2025-12-01",
        "kod": "enskilt_samtal",
    },
    Kind.FORLANGNINGAR: {
        "utredning_id": "U1",
        "beslutad": "2026-02-20",
        "ny_sista_dag": "2026-06-01",
        "skal_kod": "annat",
        "beslutsfattare": "utskott",
    },
    Kind.UPPFOLJNINGAR: {
        "utredning_id": "U2",
        "beslutad": "2026-02-10",
        "grund": "utredning",
    },
}
"""The cells that a row has unless a test says otherwise; the rest are empty."""

CLOSED = {
    "utredning_id": "U2",
    "barn_id": "B2",
    "avslutad": "2026-02-05",
    "avslut": "utan_insats",
}
"""An utredning that an uppföljning may follow."""

OTHERWISE: dict[Kind, tuple[str, str]] = {
    Kind.BARNUTREDNINGAR: ("enhet", "e2"),
    Kind.FORLANGNINGAR: ("ny_sista_dag", "2026-06-15"),
    Kind.OROSANMALNINGAR: ("grupp", "ung"),
    Kind.HANDLAGGNING: ("kod", "observation"),
    Kind.UPPFOLJNINGAR: ("beslutad", "2026-02-11"),
}
"""What another extract may say of the same row: the column, and its cell there."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads files into one log."""

    log: Log

    def read(
        self,
        kind: Kind,
        *rows: dict[str, str],
        made_at: datetime = MADE_AT,
        dry_run: bool = False,
        progress: Callable[[int, int], None] = no_progress,
    ) -> ImportReport:
        """Read rows of a kind, each given by the cells that are not as in `CELLS`."""
        return self.read_bytes(
            kind, a_file(kind, *rows), made_at=made_at, dry_run=dry_run, progress=progress
        )

    def read_bytes(
        self,
        kind: Kind,
        data: bytes,
        *,
        made_at: datetime = MADE_AT,
        dry_run: bool = False,
        mapping: ColumnMapping | None = None,
        progress: Callable[[int, int], None] = no_progress,
    ) -> ImportReport:
        """Read a file of a kind."""
        order = Order(
            kind=kind,
            extract_made_at=made_at,
            actor=Actor(SOMEBODY, "kvalitet"),
            mapping=mapping,
            dry_run=dry_run,
        )
        return import_file(self.log, data, order, progress)

    def anmalan(self, source: str) -> Orosanmalan:
        """Give the orosanmälan of a source's id."""
        stream = self.log.references("anmalan", [source])[source]
        return Orosanmalan.from_events([one.event for one in self.log.load(stream)])

    def utredning(self, source: str) -> Utredning:
        """Give the utredning of a source's id, with its sealed words."""
        stream = self.log.references("utredning", [source])[source]
        return Utredning.from_events([one.event for one in self.log.load(stream)])


def a_file(kind: Kind, *rows: dict[str, str]) -> bytes:
    """Write a file with every column that must be there and those that the rows name."""
    named = dict.fromkeys(name for row in rows for name in row)
    headings = [*COLUMNS[kind].required, *(one for one in named if one in COLUMNS[kind].optional)]
    lines = [";".join((CELLS[kind] | row).get(name, "") for name in headings) for row in rows]
    return "".join(f"{line}\n" for line in (";".join(headings), *lines)).encode()
