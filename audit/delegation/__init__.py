"""The delegationsordning: adopted with dates, reviewed, ended, and asked who may; pure."""

from audit.delegation.commands import AdoptOrdning, Command, EndOrdning, ReviewOrdning
from audit.delegation.decide import decide
from audit.delegation.delegation import Delegation
from audit.delegation.events import (
    EVENTS,
    Lagrum,
    OrdningAdopted,
    OrdningEnded,
    OrdningReviewed,
    Punkt,
)
from audit.delegation.notices import Notice, notices
from audit.delegation.ordning import Ordning
from audit.delegation.reading import read_ordning
from audit.delegation.upcasts import UPCASTS

__all__ = [
    "EVENTS",
    "UPCASTS",
    "AdoptOrdning",
    "Command",
    "Delegation",
    "EndOrdning",
    "Lagrum",
    "Notice",
    "Ordning",
    "OrdningAdopted",
    "OrdningEnded",
    "OrdningReviewed",
    "Punkt",
    "ReviewOrdning",
    "decide",
    "notices",
    "read_ordning",
]
