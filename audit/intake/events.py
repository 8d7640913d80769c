"""What the log says of an import: started, and completed with how each row ended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from audit.envelope import Event


@dataclass(frozen=True, kw_only=True)
class ImportStarted(Event):
    """A file was checked whole and its writing begins; until completed, figures say it is open."""

    TOPIC: ClassVar[str] = "import.started"

    kind: str
    file_sha256: str
    extract_made_at: datetime
    rows: int
    events_to_write: int


@dataclass(frozen=True, kw_only=True)
class ImportCompleted(Event):
    """Every row of the file has ended as accepted, unchanged, corrected or refused."""

    TOPIC: ClassVar[str] = "import.completed"

    accepted: int
    unchanged: int
    corrected: int
    refused: int
