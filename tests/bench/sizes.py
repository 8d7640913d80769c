"""How large a run is: from the environment, so that one command serves a look and a long run."""

from __future__ import annotations

import os
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sizes:
    """How much is measured.

    `events` is how many events each log holds, `logs` how many logs there are in the end,
    `seconds` how long each side of an append race runs per round, `rounds` how often they take
    turns, `callers` how many write at once, `payload` what the library's recorder stores an event.
    """

    events: int = 100_000
    logs: int = 4
    seconds: float = 2.0
    rounds: int = 3
    callers: int = 64
    payload: int = 950

    @classmethod
    def load(cls) -> Sizes:
        """Read BENCH_EVENTS, BENCH_LOGS, BENCH_SECONDS and BENCH_ROUNDS; else the defaults."""
        named = os.environ.get
        return cls(
            events=int(named("BENCH_EVENTS", 100_000)),
            logs=int(named("BENCH_LOGS", 4)),
            seconds=float(named("BENCH_SECONDS", 2)),
            rounds=int(named("BENCH_ROUNDS", 3)),
        )
