"""Extracts from verksamhetssystem, read and turned into events; nothing guessed or dropped."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from audit.envelope import Event
from audit.intake.events import ImportCompleted, ImportStarted

EVENTS: tuple[type[Event], ...] = (ImportStarted, ImportCompleted)
UPCASTS: dict[tuple[str, int], Callable[[dict[str, Any]], dict[str, Any]]] = {}
