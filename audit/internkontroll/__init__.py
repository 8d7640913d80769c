"""The internkontroll: plan, risk, kontrollmoment, mätning, avvikelse, kontroll, dragning; pure.

`commands*.py` say what may be asked, `events*.py` what has happened, one pair per kind of stream.
"""

from audit.internkontroll import events
from audit.internkontroll.commands import FreezeMatning
from audit.internkontroll.decide import decide
from audit.internkontroll.events import MatningFrozen
from audit.internkontroll.events_avvikelse import EVENTS_AVVIKELSE
from audit.internkontroll.events_dragning import EVENTS_DRAGNING
from audit.internkontroll.events_handelse import EVENTS_HANDELSE
from audit.internkontroll.events_kontroll import EVENTS_KONTROLL
from audit.internkontroll.events_matning import EVENTS_MATNING
from audit.internkontroll.events_plan import EVENTS_PLAN
from audit.internkontroll.upcasts import UPCASTS

EVENTS = (
    *events.EVENTS,
    *EVENTS_PLAN,
    *EVENTS_MATNING,
    *EVENTS_AVVIKELSE,
    *EVENTS_KONTROLL,
    *EVENTS_HANDELSE,
    *EVENTS_DRAGNING,
)

__all__ = ["EVENTS", "UPCASTS", "FreezeMatning", "MatningFrozen", "decide"]
