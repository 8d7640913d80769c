"""How a correction changes what stands: which facts may be replaced, and what may be taken back."""

from __future__ import annotations

from typing import Final

from audit.arsplan import events_arsmal as m
from audit.arsplan import events_arsplan as e
from audit.envelope import Event
from audit.replacing import Replacing

DAY_OF: Final[dict[type[Event], str]] = {
    e.PunktDelivered: "levererad",
    e.PunktTreated: "behandlad",
    m.ArsmalAssessed: "per",
    m.UppdragGiven: "beslutad",
    m.UppdragReported: "aterrapporterad",
}
"""The fact that says on which day the event happened; all others happened when registered."""

CORRECTABLE: Final[dict[type[Event], tuple[str, ...]]] = {
    e.PunktDelivered: ("levererad",),
    e.PunktTreated: ("behandlad", "protokollsparagraf"),
    e.PunktDropped: (),
    e.SammantradeCancelled: (),
    m.ArsmalAssessed: ("utfall", "per"),
    m.ArsmalEnded: (),
    m.UppdragGiven: ("beslutad", "paragraf", "ansvarig", "senast"),
    m.UppdragReported: ("aterrapporterad", "paragraf"),
}
"""The facts that may be corrected. Every one of these events can be taken back, too.

What is planned needs no correction: it is changed, moved or cancelled.
"""


REPLACING: Final = Replacing(
    corrections=(e.ArsplanCorrected, m.ArsmalCorrected),
    correctable=CORRECTABLE,
    day_of=DAY_OF,
)
"""What a correction does."""

effective, corrected = REPLACING.effective, REPLACING.corrected
present, removable = REPLACING.present, REPLACING.removable
