"""How often one address may report or try a code: moving windows in the memory of the process.

A whole kommun can stand behind one address, so reports are counted generously;
codes are counted when they are wrong, five an hour (practice §1.9).
"""

from __future__ import annotations

import hashlib
from typing import Final

from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

REPORTS: Final = parse("60 per hour")
WRONG_CODES: Final = parse("5 per hour")


class ReportingAttempts:
    """Counts per address; a restart forgets them."""

    def __init__(self) -> None:
        """Begin with none."""
        self._storage = MemoryStorage()
        self._limiter = MovingWindowRateLimiter(self._storage)

    def may_report(self, address: str) -> bool:
        """Count a new report, and tell whether it is not one too many."""
        return self._limiter.hit(REPORTS, "report", _key(address))

    def may_try_code(self, address: str) -> bool:
        """Tell whether the address has not tried too many wrong codes."""
        return self._limiter.test(WRONG_CODES, "code", _key(address))

    def note_wrong_code(self, address: str) -> None:
        """Count a code that was wrong."""
        self._hit(WRONG_CODES, address)

    def forget(self) -> None:
        """Forget every count."""
        self._storage.reset()

    def _hit(self, limit: RateLimitItem, address: str) -> None:
        self._limiter.hit(limit, "code", _key(address))


def _key(address: str) -> str:
    """Shorten the address: the window keeps it for an hour, and needs no more."""
    return hashlib.sha256(address.encode()).hexdigest()[:32]
