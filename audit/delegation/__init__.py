"""The delegationsordning: adopted with dates, and asked who may; beslut counted elsewhere; pure."""

from audit.delegation.commands import (
    AdoptOrdning,
    Command,
    CountBeslut,
    EndOrdning,
    ReviewOrdning,
    stream_of,
)
from audit.delegation.decide import decide
from audit.delegation.delegation import Delegation
from audit.delegation.events import (
    EVENTS,
    BeslutCounted,
    EnhetCount,
    Lagrum,
    OrdningAdopted,
    OrdningEnded,
    OrdningReviewed,
    Punkt,
    SlagCount,
)
from audit.delegation.notices import Notice, notices
from audit.delegation.ordning import Ordning
from audit.delegation.reading import read_ordning
from audit.delegation.upcasts import UPCASTS

__all__ = [
    "EVENTS",
    "UPCASTS",
    "AdoptOrdning",
    "BeslutCounted",
    "Command",
    "CountBeslut",
    "Delegation",
    "EndOrdning",
    "EnhetCount",
    "Lagrum",
    "Notice",
    "Ordning",
    "OrdningAdopted",
    "OrdningEnded",
    "OrdningReviewed",
    "Punkt",
    "ReviewOrdning",
    "SlagCount",
    "decide",
    "notices",
    "read_ordning",
    "stream_of",
]
