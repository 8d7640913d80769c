"""What a granskning opens in lex Sarah: the rules of the area hold for a revisor as for others.

Whoever is jävig or involved, or passed by, is refused here too, whatever a granskning opens.
Forms, the reporter's identity and the kodlista are never opened by it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from api.acts import periods
from api.acts.circumstances import circumstances
from api.acts.insyn import opened
from audit.lexsarah import (
    ACTS,
    AccessRefusedError,
    Arende,
    AuthorityRefusedError,
    JavRefusedError,
    Rapport,
    Role,
    StateRefusedError,
    Stream,
    state_of,
)
from audit.lexsarah.authorise import authorise
from audit.revision.insyn import Sokt

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from api.acts.acting import Acting
    from api.acts.insyn import Period
    from audit.envelope import Event

OMRADE: Final = "lexsarah"
_OPENED: Final = frozenset({"read_arende", "read_rapport"})
"""The acts that show sealed words, and that a granskning opens."""


def opens(acting: Acting, act: str, events: Sequence[Event]) -> UUID | None:
    """Name the granskning within which a revisor may read a stream; None where none is."""
    if act not in _OPENED or Role.REVISOR not in acting.roles or not events:
        return None
    if not _passes(acting, act, events):
        return None
    return _asked(acting, events[0].originator_id, _period(acting, ACTS[act].stream, events))


def opens_uppgift(acting: Acting, events: Sequence[Event]) -> UUID | None:
    """Name the granskning that opens what a private utförare told; None where none does."""
    if Role.REVISOR not in acting.roles or not events:
        return None
    return _asked(acting, events[0].originator_id, periods.of_uppgift(events))


def _passes(acting: Acting, act: str, events: Sequence[Event]) -> bool:
    """Ask everything that the act asks, as if a revisor were among those who may."""
    asked = replace(ACTS[act], may=frozenset({Role.REVISOR}))
    around = circumstances(acting, asked.stream, events)
    as_revisor = next(one for one in around if one.roll is Role.REVISOR)
    try:
        authorise(asked, state_of(asked.stream, events), as_revisor)
    except (AccessRefusedError, JavRefusedError, StateRefusedError, AuthorityRefusedError):
        return False
    return True


def _period(acting: Acting, stream: Stream, events: Sequence[Event]) -> Period:
    if stream is Stream.ARENDE:
        return periods.of_arende(Arende.from_events(events))
    state = Rapport.from_events(events)
    loaded = acting.log.load_many(list(state.arenden)) if state.arenden else {}
    arenden = [Arende.from_events([r.event for r in loaded[one]]) for one in loaded]
    return periods.of_rapport(state, arenden)


def _asked(acting: Acting, stream: UUID, period: Period) -> UUID | None:
    fran, till = period
    return opened(acting, Sokt(omrade=OMRADE, strom=stream, fran=fran, till=till))
