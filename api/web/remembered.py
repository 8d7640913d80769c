"""What was put together for a page, kept as long as the log has got nothing new."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

Made = TypeVar("Made")


class Remembered(Generic[Made]):
    """Keeps the newest answers, at most `most` of them, in the memory of this process alone.

    A key must name the log's head besides what is asked: then every new entry, a gallring too,
    leaves all older answers behind, and none of them is given again.
    """

    def __init__(self, most: int) -> None:
        """Keep at most so many."""
        self._most = most
        self._kept: OrderedDict[Hashable, Made] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable, make: Callable[[], Made], *, keep: Callable[[Made], bool]) -> Made:
        """Give what is kept under a key, or make it; it is kept where `keep` says so."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        made = make()
        if keep(made):
            with self._lock:
                self._kept[key] = made
                while len(self._kept) > self._most:
                    self._kept.popitem(last=False)
        return made
