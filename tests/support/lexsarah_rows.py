"""What the rows of the view `lexsarah` must say, made of the same events in Python."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from audit.lexsarah import Arende, clocks
from audit.lexsarah.att_gora import diarienummer_of
from audit.lexsarah.contradictions import ivo_anmald
from audit.lexsarah.events_arende import ArendeOpened, ArendeReadIn
from audit.lexsarah.events_beslut import ArendeClosed, ArendeClosedShort
from audit.lexsarah.events_ivo import (
    IvoDiarienummerRegistered,
    IvoUtredningArrived,
    IvoUtredningSent,
)
from audit.lexsarah.events_utredning import BedomningMade, OmedelbaraAtgarderAssessed
from projections.lexsarah.cases import Case

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audit.envelope import Event

WAYS = {ArendeClosed: "fullstandigt", ArendeClosedShort: "kort", ArendeReadIn: "inlast"}


def case_of(events: Sequence[Event]) -> Case | None:
    """Give the row of an ärende, None before it is opened and after gallring."""
    state = Arende.from_events(events)
    opening, closing = state.opening, state.closing
    if opening is None:
        return None
    running = {one.name: one for one in clocks(state)}
    anmala, two_months = running.get("anmala_ivo"), running.get("ivo_utredning")
    limit = two_months.limit if two_months else None
    assessed, given = state.last(OmedelbaraAtgarderAssessed), state.last(IvoDiarienummerRegistered)
    return Case(
        arende=opening.originator_id,
        lag=opening.lag,
        verksamhet=opening.verksamhet,
        enhet=opening.enhet,
        rapport_inkom=opening.rapport_inkom,
        oppnad=_day(opening) if isinstance(opening, ArendeOpened) else None,
        last_in=isinstance(opening, ArendeReadIn),
        rapporter=state.rapporter,
        diarienummer=diarienummer_of(state),
        utredare=state.utredare,
        bedomning=state.bedomning,
        slutlig=_is_final(state),
        omedelbara=assessed.taget.beslutad if assessed else None,
        steg=state.steg.value,
        ivo=state.ivo.value,
        ivo_skyldig=anmala.started if anmala else None,
        ivo_gjord=ivo_anmald(state),
        ivo_sista_dag=limit.sista_dag if limit else None,
        ivo_sista_dag_vardag=limit.sista_dag_vardag if limit else None,
        ivo_kom_in=_came_in(state),
        ivo_diarienummer=given.ivo_diarienummer if given else None,
        avslutad=closing.avslutad if closing else None,
        avslut=WAYS[type(closing)] if closing else None,
        version=state.version,
    )


def _is_final(state: Arende) -> bool:
    """Tell whether the grade that stands is one an utredning led to, here or elsewhere."""
    made = state.last(BedomningMade)
    if made is not None:
        return made.slag == "slutlig"
    read_in = state.read_in
    return bool(read_in and read_in.bedomning and read_in.avslutad)


def _came_in(state: Arende) -> date | None:
    arrived, sent = state.last(IvoUtredningArrived), state.last(IvoUtredningSent)
    if arrived is not None:
        return arrived.kom_in
    return sent.kom_in if sent else None


def _day(event: Event) -> date | None:
    start = event.happened.start
    return date.fromisoformat(start[:10]) if start else None
