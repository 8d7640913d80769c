"""The nämnd's year: sammanträden, the punkter due at them, and the goals of the year; pure.

`commands.py` says what may be asked, `events_*.py` what has happened, `laget.py` what follows on a
day, `aterkommande.py` which punkter recur by rule.
"""

from audit.arsplan.events_arsmal import EVENTS_ARSMAL
from audit.arsplan.events_arsplan import EVENTS_ARSPLAN
from audit.arsplan.upcasts import UPCASTS

EVENTS = (*EVENTS_ARSPLAN, *EVENTS_ARSMAL)

__all__ = ["EVENTS", "UPCASTS"]
