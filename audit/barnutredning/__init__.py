"""Barnavårdsutredningar: opened, extended, closed and corrected; pure, without any I/O."""

from audit.barnutredning.classify import Classified, Tidsklass, classify, classify_closing
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
    "Classified",
    "CloseUtredning",
    "Command",
    "CorrectUtredning",
    "ExtendUtredning",
    "OpenUtredning",
    "Tidsklass",
    "Utredning",
    "UtredningClosed",
    "UtredningCorrected",
    "UtredningExtended",
    "UtredningOpened",
    "classify",
    "classify_closing",
    "decide",
]
