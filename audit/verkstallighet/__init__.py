"""Ej verkställda beslut: gynnande beslut that wait, the quarter's reports, the waiting list; pure.

`commands*.py` say what may be asked, `events*.py` what has happened, `lage.py` what follows on a
day, `kvartalet.py` what a quarter asks for.
"""

from audit.verkstallighet.events_beslut import EVENTS_BESLUT
from audit.verkstallighet.events_listor import EVENTS_LISTOR
from audit.verkstallighet.upcasts import UPCASTS

EVENTS = (*EVENTS_BESLUT, *EVENTS_LISTOR)

__all__ = ["EVENTS", "UPCASTS"]
