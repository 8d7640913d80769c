"""The notice that nobody is told when a report comes in, where that is so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.told.silence import silence_of
from api.web.models.frame import Kind, Notice

if TYPE_CHECKING:
    from api.services import Services
    from audit.store.log import Log


def silence_notices(services: Services, log: Log) -> tuple[Notice, ...]:
    """Warn where an ordinary nämnd sends no messages; a constructed one says already what it is."""
    silence = None if log.constructed else silence_of(services, log)
    if silence is None:
        return ()
    heading = "Ingen får besked när en rapport kommer in"
    return (Notice(Kind.WARNING, heading, silence.for_people),)
