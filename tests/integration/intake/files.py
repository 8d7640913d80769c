"""Extracts for tests of the import, and the orders that read them in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from audit.envelope import Actor
from audit.intake.import_report import ImportReport
from audit.intake.kinds import Kind
from audit.store.importing import Order, import_file, no_progress
from audit.store.log import Log
from tests.support.logs import SOMEBODY

HEADINGS = "utredning_id;barn_id;enhet;anmalan_inkom;inledd;avslutad;avslut"
EXTENSIONS = "utredning_id;beslutad;ny_sista_dag;skal_kod;skal;beslutsfattare"
MADE_AT = datetime(2023, 2, 20, 15, 30, tzinfo=UTC)


def rows(count: int) -> list[str]:
    """Make so many rows, every second one closed, two to a child."""
    return [row(number) for number in range(count)]


def row(number: int, **changed: str) -> str:
    """Make one row, with cells changed."""
    inledd = date(2022, 1, 3) + timedelta(days=number % 300)
    closed = number % 2 == 1
    cells = {
        "utredning_id": f"U{number}",
        "barn_id": f"B{number // 2}",
        "enhet": "4110",
        "anmalan_inkom": (inledd - timedelta(days=3)).isoformat(),
        "inledd": inledd.isoformat(),
        "avslutad": (inledd + timedelta(days=90)).isoformat() if closed else "",
        "avslut": "insats" if closed else "",
    }
    return ";".join((cells | changed).values())


def extract(lines: list[str], headings: str = HEADINGS) -> bytes:
    """Write a file."""
    return "".join(f"{line}\n" for line in (headings, *lines)).encode()


def order(
    kind: Kind = Kind.BARNUTREDNINGAR, *, made_at: datetime = MADE_AT, dry_run: bool = False
) -> Order:
    """Make an order in the name of nobody in particular."""
    actor = Actor(SOMEBODY, "kvalitet")
    return Order(kind=kind, extract_made_at=made_at, actor=actor, dry_run=dry_run)


def read_in(
    log: Log,
    lines: list[str],
    *,
    made_at: datetime = MADE_AT,
    progress: Callable[[int, int], None] = no_progress,
) -> ImportReport:
    """Import rows of utredningar."""
    return import_file(log, extract(lines), order(made_at=made_at), progress)
