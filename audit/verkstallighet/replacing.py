"""How a correction changes what stands: which facts may be replaced, and what may be taken back."""

from __future__ import annotations

from typing import Final

from audit.envelope import Event
from audit.replacing import Replacing
from audit.verkstallighet import events_beslut as e

DAY_OF: Final[dict[type[Event], str]] = {
    e.BeslutRegistered: "beslutad",
    e.ErbjudandeMade: "erbjudet",
    e.ErbjudandeAnswered: "besvarat",
    e.AnnanInsatsBegun: "fran",
    e.AnnanInsatsEnded: "till",
    e.OrsakStated: "angiven",
    e.BeslutPartlyVerkstallt: "fran",
    e.AvbrottBegun: "avbruten",
    e.BeslutVerkstallt: "verkstallt",
    e.BeslutClosed: "avslutat",
    e.IndividrapportSent: "skickad",
}
"""The fact that says on which day the event happened; all others happened when registered."""

CORRECTABLE: Final[dict[type[Event], tuple[str, ...]]] = {
    e.BeslutRegistered: (
        *("beslutad", "lag", "insats", "enhet", "forhandsbesked", "registrerad_i_kalla"),
    ),
    e.ErbjudandeMade: ("erbjudet",),
    e.ErbjudandeAnswered: ("svar", "besvarat"),
    e.AnnanInsatsBegun: ("insats", "fran"),
    e.AnnanInsatsEnded: ("till",),
    e.OrsakStated: ("orsak", "angiven"),
    e.BeslutPartlyVerkstallt: ("fran", "saknas"),
    e.AvbrottBegun: ("avbruten", "orsak"),
    e.BeslutVerkstallt: ("verkstallt", "registrerad_i_kalla"),
    e.BeslutClosed: ("avslutat", "skal_kod"),
    e.IndividrapportSent: ("skickad",),
}
"""The facts that may be corrected. Every one of these events can be taken back, too."""

STARTS: Final[tuple[type[Event], ...]] = (
    e.BeslutRegistered,
    e.BeslutPartlyVerkstallt,
    e.AvbrottBegun,
)
"""The events with a limit of their own: it follows their day."""


REPLACING: Final = Replacing(
    corrections=(e.BeslutCorrected,),
    correctable=CORRECTABLE,
    day_of=DAY_OF,
    set_by=("frist",),
)
"""What a correction does."""

effective, corrected = REPLACING.effective, REPLACING.corrected
present, removable = REPLACING.present, REPLACING.removable
