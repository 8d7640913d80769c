"""What surrounds every event: when it happened, who did it, by which way in, and what is sealed.

An `Event` is a frozen dataclass of an area.
Its plain fields become *facts* (in clear, beside the entry, under a salted commitment).
Fields made with `words()` become *sealed words* (encrypted under the key of the ärende).
Nothing of either stands in the entry itself: see `docs/decisions/0001-entry-format.md`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any, ClassVar
from uuid import UUID

from audit.clock import iso_utc

_TRACEPARENT = re.compile(r"00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}")


class Precision(StrEnum):
    """How exactly it is known when something happened."""

    DAY = "day"
    TIME = "time"
    INTERVAL = "interval"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Happened:
    """When something happened, as a person said it: a day, a time, an interval or unknown.

    `start` and `end` are ISO 8601: dates for days, UTC times otherwise; `end` only for intervals.
    """

    precision: Precision
    start: str | None = None
    end: str | None = None

    @classmethod
    def on(cls, day: date) -> Happened:
        """It happened on a known day."""
        return cls(Precision.DAY, day.isoformat())

    @classmethod
    def at(cls, moment: datetime) -> Happened:
        """It happened at a known time (with offset; kept in UTC)."""
        return cls(Precision.TIME, iso_utc(moment))

    @classmethod
    def between(cls, first: date, last: date) -> Happened:
        """It happened some time from the first day to the last, both included."""
        return cls(Precision.INTERVAL, first.isoformat(), last.isoformat())

    @classmethod
    def unknown(cls) -> Happened:
        """Nobody knows when it happened."""
        return cls(Precision.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Actor:
    """Who did it: the account, in which role, and under which point of the delegationsordning."""

    account: UUID
    role: str
    delegation: str | None = None


class SourceKind(StrEnum):
    """The ways in."""

    WEB = "web"
    API = "api"
    CLI = "cli"
    IMPORT = "import"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Source:
    """By which way the event came in; an import names its file and when the extract was made."""

    kind: SourceKind
    file_sha256: str | None = None
    extract_made_at: str | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """Who, by which way and in which request: set once per request and written with every event.

    `request` is a W3C Trace Context `traceparent`; any other form raises ValueError.
    """

    actor: Actor
    source: Source
    request: str

    def __post_init__(self) -> None:
        """Refuse a request id that is not a traceparent."""
        if not is_traceparent(self.request):
            message = "the request id is not a W3C traceparent"
            raise ValueError(message)


def is_traceparent(text: str) -> bool:
    """Tell whether the text is a version 00 `traceparent` (W3C Trace Context §3.2)."""
    return _TRACEPARENT.fullmatch(text) is not None


class KeyPurpose(StrEnum):
    """Which of an ärende's keys a sealed field lies under; each is opened by an act of its own."""

    ARENDE = "arende"
    RAPPORTOR = "rapportor"
    KODLISTA = "kodlista"


def words(purpose: KeyPurpose = KeyPurpose.ARENDE) -> Any:
    """Mark an event field as sealed words: optional text that is encrypted and can be forgotten.

    The reporter's identity and the kodlista lie under keys of their own (`purpose`).
    """
    return field(default=None, metadata={"sealed": purpose})


@dataclass(frozen=True, kw_only=True)
class Event:
    """Something that happened to one ärende; areas subclass it with their own fields.

    `TOPIC` and `SCHEMA` are stored with every entry and never change once written.
    `originator_id` is the ärende's id and `originator_version` its running number from 1
    (the names are those of the `eventsourcing` library).
    """

    TOPIC: ClassVar[str] = ""
    SCHEMA: ClassVar[int] = 1

    originator_id: UUID
    originator_version: int
    happened: Happened

    def rule_ids(self) -> tuple[str, ...]:
        """Name the rules of law that this event applied; they are written in the entry."""
        return ()


@dataclass(frozen=True, kw_only=True)
class Erased(Event):
    """Stands where an event's contents were removed by gallring: order and topic remain."""

    topic: str


@dataclass(frozen=True, slots=True)
class Recorded:
    """An event as the log has it: with its löpnummer, the log's time, and who brought it."""

    event: Event
    topic: str
    position: int
    recorded_at: datetime
    source: Source
    request: str
    actor: Actor | None
    """None where gallring removed the facts."""
