"""The door of ej verkställda beslut.

Reporting a quarter to IVO or the revisorer notes every individrapport in one batch.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final
from uuid import UUID, uuid5

from api.acts import periods
from api.acts.area import AreaDoor, roller_of
from api.acts.insyn import opening
from audit.store.deciding import load_histories
from audit.store.importing.beslut_rows import vantelista_stream
from audit.verkstallighet import commands as c
from audit.verkstallighet.acts import TABLE
from audit.verkstallighet.deciding import Around, decide
from audit.verkstallighet.events_beslut import BeslutRegistered
from audit.verkstallighet.events_listor import KvartalReported, VantelistaCounted
from audit.verkstallighet.kvartalet import lacking
from audit.verkstallighet.verkstallighet import Verkstallighet

if TYPE_CHECKING:
    from api.acts.acting import Acting
    from api.acts.perform import Pairs
    from audit.envelope import Event
    from audit.store.log import Log

BEGINNINGS: Final = (BeslutRegistered.TOPIC, KvartalReported.TOPIC, VantelistaCounted.TOPIC)
"""The events that begin the streams of this area."""


def kvartal_id(log: Log, ar: int, nummer: int) -> UUID:
    """Give the id of the stream of a quarter."""
    return uuid5(log.id, f"verkstallighet/{ar}/{nummer}")


def vantelista_id(log: Log, ar: int) -> UUID:
    """Give the id of the nämnd's waiting list of a year."""
    return vantelista_stream(log, ar)


def _decide(
    acting: Acting, command: c.VerkstallighetCommand, histories: Mapping[UUID, Sequence[Event]]
) -> Pairs:
    """Decide an act on all that is known, with what the acts before it in the batch led to."""
    known = VERKSTALLIGHET.state(acting.log)
    for history in histories.values():
        # A stream that an act of the batch only added to is not whole here.
        if history and history[0].originator_version == 1:
            known = known.with_history(history)
    around = Around(roller_of(acting), acting.today, known)
    pairs = _pairs(acting, command, histories[TABLE.stream_of(command)[1]], around)
    if isinstance(command, c.SendKvartal) and command.mottagare != "fullmaktige":
        noted = _individrapporter(command, known)
        stands = load_histories(acting.log, [one.beslut for one in noted])
        for one in noted:
            pairs += _pairs(acting, one, stands[one.beslut], around)
    return pairs


def _individrapporter(
    command: c.SendKvartal, known: Verkstallighet
) -> tuple[c.SendIndividrapport, ...]:
    """Give what is noted of each beslut whose individrapport goes with the quarter."""
    wanted = lacking(known.beslut.values(), command.ar, command.nummer, command.mottagare)
    return tuple(
        c.SendIndividrapport(
            beslut=one.beslut,
            mottagare=command.mottagare,
            ar=command.ar,
            kvartal=command.nummer,
            rapportslag=one.rapportslag,
            skickad=command.skickad,
        )
        for one in wanted
    )


def _pairs(
    acting: Acting, command: c.VerkstallighetCommand, history: Sequence[Event], around: Around
) -> Pairs:
    return VERKSTALLIGHET.pairs(acting, command, decide(command, history, around))


VERKSTALLIGHET: Final = AreaDoor(
    TABLE,
    BEGINNINGS,
    Verkstallighet.from_histories,
    _decide,
    opening("verkstallighet", periods.of_verkstallighet),
)
"""Ej verkställda beslut: their state, their acts, and reading their sealed words."""
