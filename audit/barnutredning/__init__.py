"""Barnavårdsutredningar: opened, extended, closed and corrected; pure, without any I/O."""

from audit.barnutredning.commands import (
    CloseUtredning,
    Command,
    CorrectUtredning,
    ExtendUtredning,
    OpenUtredning,
)
from audit.barnutredning.decide import decide
from audit.barnutredning.events import (
    EVENTS,
    UtredningClosed,
    UtredningCorrected,
    UtredningExtended,
    UtredningOpened,
)
from audit.barnutredning.upcasts import UPCASTS
from audit.barnutredning.utredning import Utredning

__all__ = [
    "EVENTS",
    "UPCASTS",
    "CloseUtredning",
    "Command",
    "CorrectUtredning",
    "ExtendUtredning",
    "OpenUtredning",
    "Utredning",
    "UtredningClosed",
    "UtredningCorrected",
    "UtredningExtended",
    "UtredningOpened",
    "decide",
]
