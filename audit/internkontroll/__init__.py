"""The internkontroll: so far the mätning that is frozen; pure, without any I/O."""

from audit.internkontroll.commands import FreezeMatning
from audit.internkontroll.decide import decide
from audit.internkontroll.events import EVENTS, MatningFrozen
from audit.internkontroll.upcasts import UPCASTS

__all__ = ["EVENTS", "UPCASTS", "FreezeMatning", "MatningFrozen", "decide"]
