"""From when to when what is read ran, by area: what a granskning's own period is held against.

None as the first day: nobody knows, and what cannot be placed in time is in no period. None as the
last: it still runs. What belongs to a year ran all of that year.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from audit.barnutredning import Orosanmalan
from audit.barnutredning.orosanmalan.events import AnmalanReceived
from audit.barnutredning.utredning import Utredning
from audit.envelope import Erased
from audit.internkontroll.avvikelse import Avvikelse
from audit.internkontroll.dragning import Dragningar
from audit.internkontroll.kontroll import Kontroll
from audit.internkontroll.matning import Matning
from audit.internkontroll.plan import Plan
from audit.lexsarah import Arende, Rapport
from audit.lexsarah.clocks import day_of as happened_on
from audit.lexsarah.events_other import (
    UtforareAnmalanReceived,
    UtforareFollowedUp,
    UtforareRapportReceived,
)
from audit.lexsarah.events_rapport import RapportSorted
from audit.verkstallighet.beslut import Beslut, day_of
from audit.verkstallighet.roles import Steg

if TYPE_CHECKING:
    from collections.abc import Sequence

    from api.acts.insyn import Period
    from audit.arsplan.steps import State as ArsplanState
    from audit.delegation import Ordning
    from audit.envelope import Event
    from audit.internkontroll.steps import State as ControlState
    from audit.verkstallighet.steps import State as VerkstallighetState

UNKNOWN: Period = (None, None)


def year(ar: int) -> Period:
    """Give a whole year; the year 0 is none."""
    return (date(ar, 1, 1), date(ar, 12, 31)) if ar else UNKNOWN


def of_arsplan(state: ArsplanState) -> Period:
    """Give the year of a plan of sammanträden, or of goals."""
    return year(state.ar)


def of_control(state: ControlState) -> Period:
    """Give the period of something in the internkontroll; raises LookupError before it is there."""
    match state:
        case Plan() | Dragningar():
            return year(state.ar)
        case Matning():
            return state.period or (state.per, state.per)
        case Avvikelse():
            return (state.oppnad, state.avslutad)
        case Kontroll():
            return (state.definition.fran, state.ended.avslutad if state.ended else None)


def of_verkstallighet(state: VerkstallighetState) -> Period:
    """Give when a beslut waited: from its day until it was carried out or closed."""
    if not isinstance(state, Beslut):
        return UNKNOWN
    ended = state.steg in {Steg.VERKSTALLT, Steg.AVSLUTAT}
    return (state.beslutad, day_of(state.course()[-1]) if ended else None)


def of_arende(state: Arende) -> Period:
    """Give when an ärende of lex Sarah ran: from its report until it was closed."""
    opening, closing = state.opening, state.closing
    return (opening.rapport_inkom if opening else None, closing.avslutad if closing else None)


def of_rapport(state: Rapport, arenden: Iterable[Arende]) -> Period:
    """Give when a report ran: until the last of its ärenden was closed, or it was handed on."""
    received = state.received
    fran = happened_on(received) if received else None
    ends = [of_arende(one)[1] for one in arenden] or [_handed_on(state)]
    days = [one for one in ends if one is not None]
    return (fran, max(days) if len(days) == len(ends) else None)


def _handed_on(state: Rapport) -> date | None:
    days = (one.lamnad for one in state.each(RapportSorted))
    return max((one for one in days if one is not None), default=None)


def of_uppgift(events: Sequence[Event]) -> Period:
    """Give when what a private utförare told waited: until the nämnd did something with it."""
    kinds = (UtforareRapportReceived, UtforareAnmalanReceived)
    told = next((one.kom_in for one in events if isinstance(one, kinds)), None)
    followed = [one.datum for one in events if isinstance(one, UtforareFollowedUp)]
    return (told, max(followed, default=None))


def of_ordning(ordning: Ordning, others: Iterable[Ordning]) -> Period:
    """Give when a delegationsordning applied: until it ended, or a newer one took its place."""
    fran = ordning.adopted.galler_fran
    after = [one.adopted.galler_fran for one in others if one.adopted.galler_fran > fran]
    ends = [*after, ordning.ended.upphor] if ordning.ended else after
    return (fran, min(ends) - timedelta(days=1) if ends else None)


def of_barn(events: Sequence[Event]) -> Period:
    """Give when an utredning ran, or a förhandsbedömning, which ends with its beslut."""
    if not events or any(isinstance(one, Erased) for one in events):
        return UNKNOWN
    if isinstance(events[0], AnmalanReceived):
        anmalan = Orosanmalan.from_events(events)
        ended = anmalan.decided.beslutad if anmalan.decided else None
        return (anmalan.received.inkom if anmalan.received else None, ended)
    utredning = Utredning.from_events(events)
    ended = utredning.closing.avslutad if utredning.closing else None
    return (utredning.opened.inledd if utredning.opened else None, ended)
