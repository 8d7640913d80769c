"""What the rows of the view `lexsarah` must say, made of the same events in Python."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from audit.clock import STOCKHOLM
from audit.envelope import Precision
from audit.lexsarah import Arende, Rapport, clocks
from audit.lexsarah.atgarder import Atgard, atgarder
from audit.lexsarah.att_gora import diarienummer_of
from audit.lexsarah.contradictions import ivo_anmald
from audit.lexsarah.events_arende import ArendeOpened, ArendeReadIn
from audit.lexsarah.events_beslut import ArendeClosed, ArendeClosedShort
from audit.lexsarah.events_ivo import (
    IvoDiarienummerRegistered,
    IvoUtredningArrived,
    IvoUtredningSent,
)
from audit.lexsarah.events_rapport import (
    FragaAnswered,
    FragaAsked,
    MeddelandeFailed,
    MeddelandeSent,
    RapportOpened,
    RapportorTold,
    RapportSorted,
    RapportSupplemented,
)
from audit.lexsarah.events_utredning import BedomningMade, OmedelbaraAtgarderAssessed
from projections.lexsarah.atgarder import PlannedAtgard
from projections.lexsarah.cases import Case
from projections.lexsarah.rapporter import Message, Report

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from audit.envelope import Event, Happened, Recorded

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


def atgarder_of(events: Sequence[Event]) -> dict[int, PlannedAtgard]:
    """Give the rows of an ärende's åtgärder by number."""
    state = Arende.from_events(events)
    opening = state.opening
    return (
        {n: _atgard(one, opening, state) for n, one in atgarder(state).items()} if opening else {}
    )


def _atgard(one: Atgard, opening: ArendeOpened | ArendeReadIn, state: Arende) -> PlannedAtgard:
    newest, planned = one.newest, stockholm_day(one.planned.happened)
    assert planned is not None
    return PlannedAtgard(
        arende=opening.originator_id,
        nummer=one.planned.originator_version,
        slag=one.planned.slag,
        ansvarig=newest.ansvarig,
        konto=newest.konto,
        enhet=newest.enhet or opening.enhet,
        verksamhet=opening.verksamhet,
        diarienummer=diarienummer_of(state),
        planerad=planned,
        senast=newest.senast,
        avstadd=stockholm_day(one.dropped.happened) if one.dropped else None,
        utford=one.done.utford if one.done else None,
        effekt=one.effekt.effekt if one.effekt else None,
        bedomd=one.effekt.bedomd if one.effekt else None,
    )


def report_of(history: Sequence[Recorded]) -> Report | None:
    """Give the row of a report, None before it is received and after gallring."""
    times = {one.event.originator_version: one.recorded_at for one in history}
    state = Rapport.from_events([one.event for one in history])
    received = state.received
    if received is None:
        return None
    opened = next(iter(state.each(RapportOpened)), None)
    received_at = times[received.originator_version]
    return Report(
        rapport=received.originator_id,
        kanal=received.kanal,
        slag=received.slag,
        fara_nu=received.fara_nu,
        forbi_chef=received.forbi_chef,
        namngiven=received.namngiven,
        enhet=received.enhet,
        lag=received.lag,
        inkom=stockholm_day(received.happened) or received_at.astimezone(STOCKHOLM).date(),
        received_at=received_at,
        opened_at=times[opened.originator_version] if opened else None,
        steg=state.steg.value,
        arenden=state.arenden,
        fragor_obesvarade=len(state.unanswered),
        new_answers=_new_answers(state),
        version=state.version,
        messages=tuple(_messages(state, times)),
    )


def _messages(state: Rapport, times: dict[int, datetime]) -> Iterator[Message]:
    for one in state.events:
        if isinstance(one, MeddelandeSent | MeddelandeFailed):
            ok, at = isinstance(one, MeddelandeSent), times[one.originator_version]
            yield Message(one.slag, one.roll, one.kanal, ok, at)


def stockholm_day(happened: Happened) -> date | None:
    """Give the first day in Sweden on which something may have happened."""
    if happened.start is None:
        return None
    if happened.precision is Precision.TIME:
        return datetime.fromisoformat(happened.start).astimezone(STOCKHOLM).date()
    return date.fromisoformat(happened.start)


def _new_answers(state: Rapport) -> int:
    new = 0
    for event in state.events:
        if isinstance(event, RapportOpened | FragaAsked | RapportorTold | RapportSorted):
            new = 0
        elif isinstance(event, FragaAnswered | RapportSupplemented):
            new += 1
    return new


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
