"""Orosanmälningar: received, judged, decided, answered and corrected; pure, without any I/O."""

from audit.barnutredning.orosanmalan.anmalan import Orosanmalan
from audit.barnutredning.orosanmalan.classify import ClassifiedAnmalan, classify_anmalan
from audit.barnutredning.orosanmalan.commands import (
    CommandAnmalan,
    CorrectAnmalan,
    DecideForhandsbedomning,
    ExtendForhandsbedomning,
    GiveAterkoppling,
    MakeSkyddsbedomning,
    ReceiveAnmalan,
    RequestAterkoppling,
    WithholdAterkoppling,
)
from audit.barnutredning.orosanmalan.decide import decide_anmalan

__all__ = [
    "ClassifiedAnmalan",
    "CommandAnmalan",
    "CorrectAnmalan",
    "DecideForhandsbedomning",
    "ExtendForhandsbedomning",
    "GiveAterkoppling",
    "MakeSkyddsbedomning",
    "Orosanmalan",
    "ReceiveAnmalan",
    "RequestAterkoppling",
    "WithholdAterkoppling",
    "classify_anmalan",
    "decide_anmalan",
]
