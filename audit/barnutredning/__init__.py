"""Child protection: orosanmälningar, utredningar and uppföljningar; pure, without any I/O.

An orosanmälan is a stream of its own (`audit/barnutredning/orosanmalan`), an utredning with what
is noted in it and what follows it another.
"""

from audit.barnutredning.chains import Chain, Part, chains
from audit.barnutredning.classify import Classified, Tidsklass, classify, classify_closing
from audit.barnutredning.clock import Klocka, Lage
from audit.barnutredning.commands import (
    CloseUtredning,
    Command,
    CorrectUtredning,
    ExtendUtredning,
    OpenUtredning,
)
from audit.barnutredning.commands_handlaggning import (
    CommandHandlaggning,
    CorrectUppgift,
    DecideUppfoljning,
    EndUppfoljning,
    GiveInformation,
    HearBarn,
    NoteAnteckning,
    NoteBarnMoved,
    NoteBarnNotHeard,
    NoteSamordnare,
    NoteVald,
    WithholdInformation,
)
from audit.barnutredning.decide import decide
from audit.barnutredning.events import (
    EVENTS,
    UtredningClosed,
    UtredningCorrected,
    UtredningExtended,
    UtredningOpened,
)
from audit.barnutredning.idle import Arbetslage, Idle, idle
from audit.barnutredning.orosanmalan import (
    ClassifiedAnmalan,
    CommandAnmalan,
    CorrectAnmalan,
    DecideForhandsbedomning,
    ExtendForhandsbedomning,
    GiveAterkoppling,
    MakeSkyddsbedomning,
    Orosanmalan,
    ReceiveAnmalan,
    RequestAterkoppling,
    WithholdAterkoppling,
    classify_anmalan,
    decide_anmalan,
)
from audit.barnutredning.upcasts import UPCASTS
from audit.barnutredning.uppfoljning import (
    Uppfoljning,
    classify_uppfoljning,
    law_change,
    uppfoljningar,
)
from audit.barnutredning.utredning import Utredning

__all__ = [
    "EVENTS",
    "UPCASTS",
    "Arbetslage",
    "Chain",
    "Classified",
    "ClassifiedAnmalan",
    "CloseUtredning",
    "Command",
    "CommandAnmalan",
    "CommandHandlaggning",
    "CorrectAnmalan",
    "CorrectUppgift",
    "CorrectUtredning",
    "DecideForhandsbedomning",
    "DecideUppfoljning",
    "EndUppfoljning",
    "ExtendForhandsbedomning",
    "ExtendUtredning",
    "GiveAterkoppling",
    "GiveInformation",
    "HearBarn",
    "Idle",
    "Klocka",
    "Lage",
    "MakeSkyddsbedomning",
    "NoteAnteckning",
    "NoteBarnMoved",
    "NoteBarnNotHeard",
    "NoteSamordnare",
    "NoteVald",
    "OpenUtredning",
    "Orosanmalan",
    "Part",
    "ReceiveAnmalan",
    "RequestAterkoppling",
    "Tidsklass",
    "Uppfoljning",
    "Utredning",
    "UtredningClosed",
    "UtredningCorrected",
    "UtredningExtended",
    "UtredningOpened",
    "WithholdAterkoppling",
    "WithholdInformation",
    "chains",
    "classify",
    "classify_anmalan",
    "classify_closing",
    "classify_uppfoljning",
    "decide",
    "decide_anmalan",
    "idle",
    "law_change",
    "uppfoljningar",
]
