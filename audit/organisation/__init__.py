"""The nämnd's organisation with dates: verksamheter, utförare, enheter and their history; pure."""

from audit.organisation.commands import (
    AddEnhet,
    AddUtforare,
    AddVerksamhet,
    Command,
    EndDel,
    MergeEnhet,
    MoveEnhet,
    RenameDel,
    SetBeredskap,
    SetMal,
)
from audit.organisation.decide import decide
from audit.organisation.events import EVENTS
from audit.organisation.organisation import Enhet, Organisation, Utforare, Verksamhet
from audit.organisation.upcasts import UPCASTS

__all__ = [
    "EVENTS",
    "UPCASTS",
    "AddEnhet",
    "AddUtforare",
    "AddVerksamhet",
    "Command",
    "EndDel",
    "Enhet",
    "MergeEnhet",
    "MoveEnhet",
    "Organisation",
    "RenameDel",
    "SetBeredskap",
    "SetMal",
    "Utforare",
    "Verksamhet",
    "decide",
]
