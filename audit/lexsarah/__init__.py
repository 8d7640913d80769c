"""Lex Sarah: reports, ärenden, utredningar and what goes to IVO; pure, without any I/O."""

from audit.lexsarah.acts import ACTS, Act, Stream
from audit.lexsarah.arende import Arende
from audit.lexsarah.bedomning import BEDOMNING, Bedomning
from audit.lexsarah.circumstances import Circumstances
from audit.lexsarah.clocks import Clock, clocks
from audit.lexsarah.commands import ACT_OF, Command, act_of
from audit.lexsarah.commands_base import Utanfor
from audit.lexsarah.decide import decide, demand, next_acts, state_of
from audit.lexsarah.events import EVENTS
from audit.lexsarah.lacking import Lack, what_lacks
from audit.lexsarah.rapport import Rapport
from audit.lexsarah.refusals import (
    AccessRefusedError,
    AuthorityRefusedError,
    JavRefusedError,
    StateRefusedError,
)
from audit.lexsarah.roles import IvoSteg, Role, Steg
from audit.lexsarah.taget import Taget
from audit.lexsarah.upcasts import UPCASTS

__all__ = [
    "ACTS",
    "ACT_OF",
    "BEDOMNING",
    "EVENTS",
    "UPCASTS",
    "AccessRefusedError",
    "Act",
    "Arende",
    "AuthorityRefusedError",
    "Bedomning",
    "Circumstances",
    "Clock",
    "Command",
    "IvoSteg",
    "JavRefusedError",
    "Lack",
    "Rapport",
    "Role",
    "StateRefusedError",
    "Steg",
    "Stream",
    "Taget",
    "Utanfor",
    "act_of",
    "clocks",
    "decide",
    "demand",
    "next_acts",
    "state_of",
    "what_lacks",
]
