"""Two ways of doing the same, taken in turns: A B A B, so that a busy minute hits both."""

from __future__ import annotations

import gc
import time
from dataclasses import dataclass, field
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

Rate = float
"""Events (or requests) per second."""


@dataclass(slots=True)
class Race:
    """Rates of a baseline and a subject, one of each per round."""

    baseline: list[Rate] = field(default_factory=list)
    subject: list[Rate] = field(default_factory=list)

    @property
    def ratio(self) -> float:
        """Give the median of the rounds' own ratios: neighbours in time are compared."""
        return median(s / b for s, b in zip(self.subject, self.baseline, strict=True))

    @property
    def spread(self) -> tuple[float, float]:
        """Give the lowest and the highest ratio of a round."""
        ratios = [s / b for s, b in zip(self.subject, self.baseline, strict=True)]
        return min(ratios), max(ratios)


def race(baseline: Callable[[], Rate], subject: Callable[[], Rate], rounds: int) -> Race:
    """Run both in turns; what the first round must warm up is warmed up before it."""
    found = Race()
    for _ in range(rounds):
        found.baseline.append(quiet(baseline))
        found.subject.append(quiet(subject))
    return found


def quiet(run: Callable[[], Rate]) -> Rate:
    """Run once, with what earlier runs left behind swept up before."""
    gc.collect()
    return run()


def timed(work: Callable[[], int]) -> Rate:
    """Give how many per second a piece of work did; it returns how many it did."""
    start = time.perf_counter()
    done = work()
    return done / (time.perf_counter() - start)


def percentile(values: list[float], share: float) -> float:
    """Give the value that a share of the values does not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
