"""The one place where the store learns of areas: their events and their upcasts."""

from __future__ import annotations

from audit import (
    arsplan,
    barnutredning,
    delegation,
    intake,
    internkontroll,
    lexsarah,
    organisation,
    revision,
    verkstallighet,
)
from audit.store import log_events
from audit.store.topics import Topics

AREAS = (
    arsplan,
    barnutredning,
    internkontroll,
    intake,
    lexsarah,
    delegation,
    organisation,
    verkstallighet,
    revision,
)


def all_topics() -> Topics:
    """Give every topic that may stand in a log; refuses at start what is missing or used twice."""
    classes = [*log_events.EVENTS, *(one for area in AREAS for one in area.EVENTS)]
    upcasts = {key: step for area in AREAS for key, step in area.UPCASTS.items()}
    return Topics(classes, upcasts)
