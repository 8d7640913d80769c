"""A report as its reporter follows it, by the code: looked up, recorded as read, shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from api.acts import Acting, read
from api.reporting.derived import KIND, Own, of_code
from api.reporting.receipts import receipt
from api.reporting.steps import Asked, Step, arenden_of, questions_of, steps_of
from audit.clock import utc_now
from audit.errors import NotFoundError
from audit.store.reading import Reading, record_reading

if TYPE_CHECKING:
    from api.services import Services
    from audit.store.log import Log

SAVED_WITHIN: Final = timedelta(hours=24)
"""How long a receipt can be saved: later the code tells what happened, not what was written."""


@dataclass(frozen=True, slots=True)
class Followed:
    """What the reporter may see."""

    own: Own
    steps: tuple[Step, ...]
    questions: tuple[Asked, ...]


def of_known_code(log: Log, code: str) -> Own | None:
    """Give whose a code is; None for a code that was never given, or whose report is gallrad."""
    own = of_code(log.parts.keys.identifier, code)
    return own if log.references(KIND, [code]).get(code) == own.rapportor else None


def follow(services: Services, log: Log, own: Own) -> Followed:
    """Show a report to its reporter: recorded first, and nobody but "rapportören" is named.

    Raises NotFoundError, and LogUnavailableError where the reading cannot be recorded.
    """
    acting = Acting.reporter(services, log, own.rapportor)
    history = read(acting, "read_rapport", own.rapport, "status").history
    arenden = [log.load(one) for one in arenden_of(history)]
    return Followed(own, steps_of(own.rapport, history, arenden), questions_of(history))


def saved(services: Services, log: Log, own: Own, version: int) -> tuple[bytes, datetime]:
    """Write a receipt to be saved, with when it came in; within a day, and recorded as read.

    Raises NotFoundError for what came in earlier, LogUnavailableError like `follow`.
    """
    came = [
        one.recorded_at
        for one in log.load_many([own.rapport]).get(own.rapport, [])
        if one.event.originator_version == version
    ]
    now = log.head().recorded_at if log.constructed else utc_now()
    if not came or now - came[0] > SAVED_WITHIN:
        raise NotFoundError("Kvittot går bara att spara inom ett dygn.")
    acting = Acting.reporter(services, log, own.rapportor)
    context = acting.context(acting.roles[0])
    record_reading(log, context, Reading("kvitto", arende=own.rapport))
    return receipt(log, own.rapport, version, own.code), came[0]
