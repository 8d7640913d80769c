"""Åtgärder of the internkontroll that wait: for those who may note that they are done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from api.acts import INTERNKONTROLL
from audit.internkontroll.roles import Steg

if TYPE_CHECKING:
    from api.acts import Acting
    from audit.internkontroll.avvikelse import Atgard, Avvikelse

DOES: Final = "do_atgard"
"""The act that ends what waits."""


@dataclass(frozen=True, slots=True)
class WaitingAtgard:
    """An åtgärd that is neither done nor dropped; `own` where it is the person's to do."""

    avvikelse: Avvikelse
    atgard: Atgard
    own: bool


def waiting_atgarder(acting: Acting) -> tuple[WaitingAtgard, ...]:
    """List the åtgärder of open avvikelser as they stand now, the earliest last day first.

    An åtgärd waits on a befattning, and so on whoever acts in the role of that name; whoever else
    may note it follows it. For all others the list is empty.
    """
    if not INTERNKONTROLL.may(acting, DOES):
        return ()
    roller = {one.value for one in acting.roles}
    found = (
        WaitingAtgard(avvikelse, one, one.ansvarig in roller)
        for avvikelse in INTERNKONTROLL.state(acting.log).avvikelser.values()
        if avvikelse.steg is Steg.OPPEN and not avvikelse.erased
        for one in avvikelse.atgarder.values()
        if one.waits
    )
    return tuple(sorted(found, key=lambda one: (not one.own, one.atgard.forfaller)))
