"""The nämnd's own times for messages: a TOML file with a table for each nämnd.

[socialnamnden]
fara_minuter = 120      # unopened so long when somebody may be in danger: the next is told
klockan = 10:00:00      # else at this time of day, the first vardag after
skickar = true          # a constructed nämnd sends nothing unless this says so
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import time, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from audit.errors import ConfigurationError
from audit.lexsarah.escalation import Tider

MOST_MINUTES: Final = 24 * 60


@dataclass(frozen=True, slots=True)
class Habits:
    """How a nämnd wants its messages; `skickar` is None where the file does not say."""

    tider: Tider = field(default_factory=Tider)
    skickar: bool | None = None


def read_habits(path: Path | None, namnder: Iterable[str]) -> dict[str, Habits]:
    """Read the file of the settings; a nämnd that it does not name has the ordinary times.

    Raises ConfigurationError for a file that cannot be read, for an unknown nämnd or key, and for
    a value that does not fit: times that are silently others would be found out in a night.
    """
    known = set(namnder)
    data = _data(path) if path else {}
    for slug in data:
        if slug not in known:
            raise _wrong(f"[{slug}] är ingen nämnd här")
    return {slug: _habits(slug, data.get(slug, {})) for slug in known}


@lru_cache(maxsize=64)
def tider_of(path: Path | None, namnd: str) -> Tider:
    """Give a nämnd's own times from the file of the settings, read once; for lists and pages.

    Raises ConfigurationError like `read_habits`, but does not ask whether other nämnder exist.
    """
    data = _data(path) if path else {}
    return _habits(namnd, data.get(namnd, {})).tider


def _data(path: Path) -> Mapping[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        # tomllib.TOMLDecodeError and UnicodeDecodeError are ValueErrors.
        raise _wrong("filen går inte att läsa som TOML") from None


def _habits(slug: str, given: Any) -> Habits:
    if not isinstance(given, dict) or given.keys() - {"fara_minuter", "klockan", "skickar"}:
        raise _wrong(f"[{slug}] har bara fara_minuter, klockan och skickar")
    minutes, klockan = given.get("fara_minuter", 120), given.get("klockan", time(10))
    skickar = given.get("skickar")
    if type(minutes) is not int or not 1 <= minutes <= MOST_MINUTES:
        raise _wrong(f"[{slug}] fara_minuter ska vara ett heltal från 1 till {MOST_MINUTES}")
    if type(klockan) is not time:
        raise _wrong(f"[{slug}] klockan ska vara en tid, som 10:00:00")
    if skickar is not None and type(skickar) is not bool:
        raise _wrong(f"[{slug}] skickar ska vara true eller false")
    return Habits(Tider(fara=timedelta(minutes=minutes), klockan=klockan), skickar)


def _wrong(what: str) -> ConfigurationError:
    return ConfigurationError(f"LIGGARE_MESSAGES: {what}.")
