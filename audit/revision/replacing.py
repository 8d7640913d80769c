"""How a correction changes what stands: which facts may be replaced, and what may be taken back.

What a granskning opens is never corrected: it is changed, from the moment that is registered.
"""

from __future__ import annotations

from typing import Final

from audit.envelope import Event
from audit.replacing import Replacing
from audit.revision import events_granskning as g
from audit.revision import events_svar as s

DAY_OF: Final[dict[type[Event], str]] = {
    g.RapportReceived: "inkom",
    g.RekommendationFollowedUp: "foljd_upp",
    g.AnmarkningRegistered: "riktad",
    g.GranskningClosed: "avslutad",
    s.SvarRequested: "begart",
    s.SvarGiven: "lamnat",
    s.YttrandeRequested: "begart",
    s.YttrandeGiven: "lamnat",
}
"""The fact that says on which day the event happened; all others happened when registered."""

CORRECTABLE: Final[dict[type[Event], tuple[str, ...]]] = {
    g.GranskningOpened: ("rubrik", "brev", "diarienummer"),
    g.RapportReceived: ("rapport", "inkom"),
    g.FragaRegistered: ("rubrik",),
    g.FragaAnswered: ("svar",),
    g.RekommendationRegistered: ("rubrik",),
    g.RekommendationFollowedUp: ("lage", "foljd_upp"),
    g.AnmarkningRegistered: ("ar", "rubrik", "riktad"),
    s.SvarRequested: ("begart", "forfaller"),
    s.SvarGiven: ("lamnat", "paragraf"),
    s.YttrandeRequested: ("begart", "forfaller"),
    s.YttrandeGiven: ("lamnat", "paragraf"),
}
"""The facts that may be corrected. Every one of these events can be taken back, too."""


REPLACING: Final = Replacing(
    corrections=(g.GranskningCorrected,),
    correctable=CORRECTABLE,
    day_of=DAY_OF,
)
"""What a correction does."""

effective, corrected = REPLACING.effective, REPLACING.corrected
present, removable = REPLACING.present, REPLACING.removable
