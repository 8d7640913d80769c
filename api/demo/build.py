"""Building the constructed nämnd: through the same import and the same freezing as any other."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import timedelta
from typing import TYPE_CHECKING, Final
from uuid import UUID

from api.demo.calendar import OPENED, READINGS, Reading
from api.demo.cases import all_utredningar
from api.demo.extracts import forlangningar_file, handlaggning_file, utredningar_file
from api.demo.klockor import anmalningar_file, handelser_file
from api.demo.matningar import Register, freeze, is_frozen
from api.demo.telling import tell
from audit.envelope import Actor, Context, Source, SourceKind
from audit.errors import ConfigurationError
from audit.intake.kinds import Kind
from audit.store.founding import SYSTEM, Founding, found, new_request
from audit.store.importing import Order, import_file
from audit.store.keys import new_keys, read_keys, write_keys
from audit.store.opening import Surroundings, open_log
from audit.store.people import People
from projections import MIGRATIONS

if TYPE_CHECKING:
    from pathlib import Path

    from audit.store.log import Log

SLUG: Final = "demo"
NAME: Final = "Demonämnden (konstruerad)"
Progress = Callable[[int, int], None]

_FREEZES_AFTER = timedelta(minutes=10)


def no_progress(done: int, total: int) -> None:
    """Tell nobody how far it has come."""
    del done, total


def found_demo(owner_dsn: str, around: Surroundings, keys_dir: Path) -> None:
    """Make the constructed nämnd's keys and its empty log, as far as they are not there."""
    path = keys_dir / f"{SLUG}.json"
    if not path.exists():
        write_keys(path, new_keys())
    # Open already: what else could be wrong is said when the log is opened to be filled.
    with suppress(ConfigurationError):
        founding = Founding(SLUG, NAME, constructed=True, at=OPENED)
        found(owner_dsn, around, founding, read_keys(path), (MIGRATIONS,))


def build_demo(
    around: Surroundings,
    keys_dir: Path,
    konton: Mapping[str, UUID],
    progress: Progress = no_progress,
) -> bool:
    """Fill the constructed nämnd's log; gives False where it was full already.

    An interrupted build is continued. `konton` are the accounts, by username, in whose names
    measurements are frozen and lex Sarah is worked with. Raises what opening a log raises.
    """
    log = open_log(around, SLUG, read_keys(keys_dir / f"{SLUG}.json"))
    try:
        if log.head().recorded_at >= READINGS[-1].read_at:
            return False
        fill(log, People(around.pool), konton, progress)
    finally:
        log.close()
    return True


def fill(
    log: Log,
    people: People,
    konton: Mapping[str, UUID],
    progress: Progress = no_progress,
) -> None:
    """Read in every extract, freeze every measurement and take every act that the log lacks."""
    register, before = Register(log), OPENED
    for number, reading in enumerate(READINGS, 1):
        tell(log, people, konton, before, reading.made_at)
        before = reading.made_at
        if not (reading.measured and is_frozen(log, reading.day)):
            _read_in(log, reading)
        if reading.measured:
            context = Context(
                Actor(konton["kvalitet"], "kvalitet"), Source(SourceKind.WEB), new_request()
            )
            freeze(log, register, reading.day, context, reading.read_at + _FREEZES_AFTER)
        progress(number, len(READINGS))


def _read_in(log: Log, reading: Reading) -> None:
    utredningar = all_utredningar()
    files = (
        (Kind.BARNUTREDNINGAR, utredningar_file(utredningar, reading.day)),
        (Kind.FORLANGNINGAR, forlangningar_file(utredningar, reading.day)),
        (Kind.HANDLAGGNING, handlaggning_file(utredningar, reading.day)),
        (Kind.OROSANMALNINGAR, anmalningar_file(reading.day)),
        (Kind.HANDELSER, handelser_file(reading.day)),
    )
    for kind, data in files:
        order = Order(
            kind=kind,
            extract_made_at=reading.made_at,
            actor=Actor(SYSTEM, "tekniker"),
            at=reading.read_at,
        )
        if data:
            import_file(log, data, order)
