"""How often somebody may try to sign in: a moving window per account and per address."""

from __future__ import annotations

import hashlib
import time
from typing import Final

from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from api.auth.errors import TooManyAttemptsError

PER_ACCOUNT: Final = parse("10 per 15 minutes")
PER_ADDRESS: Final = parse("50 per 15 minutes")
"""Larger: a whole office can share one address."""


class SignInAttempts:
    """Counts attempts in the memory of this process; a restart forgets them."""

    def __init__(self) -> None:
        """Begin with no attempts."""
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

    def note(self, username: str, address: str) -> None:
        """Count an attempt; raises TooManyAttemptsError when it is one too many."""
        for limit, kind, value in (
            (PER_ADDRESS, "address", address),
            (PER_ACCOUNT, "account", username),
        ):
            if not self._limiter.hit(limit, kind, _key(value)):
                raise TooManyAttemptsError(self._wait(limit, kind, value))

    def forget(self, username: str) -> None:
        """Forget the attempts of an account that signed in."""
        self._limiter.clear(PER_ACCOUNT, "account", _key(username))

    def _wait(self, limit: RateLimitItem, kind: str, value: str) -> int:
        stats = self._limiter.get_window_stats(limit, kind, _key(value))
        return max(1, round(stats.reset_time - time.time()))


def _key(value: str) -> str:
    """Shorten what a stranger typed: the window keeps it for a quarter of an hour."""
    return hashlib.sha256(value.encode()).hexdigest()[:32]
