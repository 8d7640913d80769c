"""What happens to the log itself: opened, adopted, keys rotated, an ärende gallrat, read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from audit.envelope import Event


@dataclass(frozen=True, slots=True)
class Home:
    """The database a log lives in: a copy in another one differs and opens read-only."""

    system: str
    database: int
    schema: str


@dataclass(frozen=True, kw_only=True)
class LogOpened(Event):
    """Position 1 of every log: what it is, for ever."""

    TOPIC: ClassVar[str] = "log.opened"

    namnd: str
    origin: str
    constructed: bool
    entry_format: int
    checkpoint_key: str
    home: Home


@dataclass(frozen=True, kw_only=True)
class LogAdopted(Event):
    """A restored or copied log was taken into use in its new home by a named person's decision."""

    TOPIC: ClassVar[str] = "log.adopted"

    home: Home
    size_before: int
    root_before: str


@dataclass(frozen=True, kw_only=True)
class KeysRotated(Event):
    """Data keys were re-wrapped from one key of the nämnd to its successor."""

    TOPIC: ClassVar[str] = "log.keys_rotated"

    from_keys: tuple[str, ...]
    to_key: str
    count: int


@dataclass(frozen=True, kw_only=True)
class GallringExecuted(Event):
    """The contents and key of an ärende left the register; order, hashes and proofs stay."""

    TOPIC: ClassVar[str] = "gallring.executed"

    grund: str
    lagrum: str
    facts_count: int
    sealed_count: int
    keys_count: int
    mappings_count: int
    last_copy_expires: date


@dataclass(frozen=True, kw_only=True)
class ReadingRecorded(Event):
    """Somebody was about to be shown content: recorded before it was shown (lag 2001:454 10 §)."""

    TOPIC: ClassVar[str] = "lasning.recorded"

    what: str
    arende: UUID | None = None
    filters: dict[str, str] | None = None
    count: int | None = None


EVENTS = (LogOpened, LogAdopted, KeysRotated, GallringExecuted, ReadingRecorded)
