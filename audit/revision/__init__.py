"""The revisorer's granskning of the nämnd: what it opens, what it found, how it was answered; pure.

`commands.py` says what may be asked, `events_*.py` what has happened, `insyn.py` what a granskning
opens to whom, `svarsfrist.py` what is to be answered and when.
"""

from audit.revision.events_granskning import EVENTS_GRANSKNING
from audit.revision.events_svar import EVENTS_SVAR
from audit.revision.upcasts import UPCASTS

EVENTS = (*EVENTS_GRANSKNING, *EVENTS_SVAR)

__all__ = ["EVENTS", "UPCASTS"]
