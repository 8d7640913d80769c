"""A refusal for the step an ärende stands on, in plain words: what lacks first, then what follows.

What an act asks for is a step; what people miss is that somebody takes the ärende, a bedömning,
or a beslut.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from audit.lexsarah.acts import Stream
from audit.lexsarah.roles import STEG_LABELS, Steg

if TYPE_CHECKING:
    from audit.lexsarah.acts import Act

STEPS: Final = (Steg.OPPNAT, Steg.UNDER_UTREDNING, Steg.BEDOMT, Steg.BESLUTAT, Steg.AVSLUTAT)

NOT_YET: Final = "Det går inte än"
NO_MORE: Final = "Det går inte längre"
WITHOUT: Final[dict[Steg, str]] = {
    Steg.UNDER_UTREDNING: "Ingen utredare har tagit ärendet.",
    Steg.BEDOMT: "Bedömning saknas.",
    Steg.BESLUTAT: "Beslut om åtgärder saknas.",
    Steg.AVSLUTAT: "Ärendet är inte avslutat.",
}
"""A step that is not reached → what lacks."""
ONCE: Final[dict[Steg, str]] = {
    Steg.UNDER_UTREDNING: "när en utredare har tagit ärendet",
    Steg.BEDOMT: "när bedömningen är gjord",
    Steg.BESLUTAT: "när beslutet är taget",
    Steg.AVSLUTAT: "när ärendet är avslutat",
}
"""The step that an act asks for → from when on it can be done."""
CLOSES: Final = frozenset({"close_full", "close_short"})


def steps_before(here: Steg, lacks: Iterable[str]) -> tuple[Steg, ...]:
    """Name the steps that are still to be taken, up to the first one that the act asks for."""
    wanted = [STEPS.index(Steg(one)) for one in lacks if one in STEPS]
    if here not in STEPS or not wanted:
        return ()
    return STEPS[STEPS.index(here) + 1 : min(wanted) + 1]


def lacking_steps(act: Act, here: Steg, lacks: tuple[str, ...]) -> tuple[str, str] | None:
    """Give heading and text; None where the refusal is about something else than the step."""
    if act.stream is not Stream.ARENDE or here not in STEPS or not lacks:
        return None
    if not set(lacks) <= set(Steg):
        return None
    before = steps_before(here, lacks)
    if not before:
        return NO_MORE, _too_late(here)
    what = "Ärendet kan avslutas" if act.name in CLOSES else "Det här kan göras"
    return NOT_YET, " ".join((*(WITHOUT[one] for one in before), f"{what} {ONCE[before[-1]]}."))


def _too_late(here: Steg) -> str:
    if here is Steg.AVSLUTAT:
        return "Ärendet är avslutat. Behöver något göras om öppnas det igen."
    return f"Ärendet är redan {STEG_LABELS[here]}. Det här görs tidigare i ärendet."
