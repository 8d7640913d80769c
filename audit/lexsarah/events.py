"""Every event of lex Sarah, gathered from its rooms."""

from __future__ import annotations

from audit.envelope import Event
from audit.lexsarah.events_arende import EVENTS_ARENDE
from audit.lexsarah.events_atgard import EVENTS_ATGARD
from audit.lexsarah.events_beslut import EVENTS_BESLUT
from audit.lexsarah.events_common import EVENTS_COMMON
from audit.lexsarah.events_ivo import EVENTS_IVO
from audit.lexsarah.events_other import EVENTS_OTHER
from audit.lexsarah.events_rapport import EVENTS_RAPPORT
from audit.lexsarah.events_utredning import EVENTS_UTREDNING

EVENTS: tuple[type[Event], ...] = (
    *EVENTS_RAPPORT,
    *EVENTS_COMMON,
    *EVENTS_ARENDE,
    *EVENTS_UTREDNING,
    *EVENTS_ATGARD,
    *EVENTS_BESLUT,
    *EVENTS_IVO,
    *EVENTS_OTHER,
)
