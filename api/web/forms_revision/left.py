"""What is left in a granskning that somebody is about to close: nothing is closed unseen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from api.web.formats import datum
from audit.revision import codes
from audit.revision import events_granskning as g
from audit.revision import events_svar as s
from audit.revision.svarsfrist import svarsfrister

if TYPE_CHECKING:
    from datetime import date

    from api.web.models.plan import Facts
    from audit.revision.granskning import Granskning

DONE: Final = frozenset({"genomford", "genomfors_inte"})
"""Where a rekommendation asks for nothing more."""
NOTHING_LEFT: Final = ("Kvar att göra", "Inget. Det som har begärts är lämnat.")
BARS: Final = "Det måste vara lämnat innan granskningen kan avslutas."
NOT_ASKED: Final = "Inte lämnat. Det är inte heller registrerat när det ska lämnas."


def left(state: Granskning, today: date) -> Facts:
    """Name everything that is not done, what bars the closing first; say so where nothing is."""
    found = tuple((f"Kvar: {what}", said) for what, said in _left(state, today))
    return found or (NOTHING_LEFT,)


def _left(state: Granskning, today: date) -> Iterator[tuple[str, str]]:
    yield from _asked(state)
    yield from _not_asked(state)
    yield from _of_rapport(state)
    for one in state.rekommendationer:
        if one.lage not in DONE:
            lage = codes.LAGEN[one.lage] if one.lage else "Inte uppföljd"
            yield f"rekommendation {one.nummer}", f"{one.rubrik.removesuffix('.')}. {lage}."
    insyn = state.insyn
    if insyn is not None and today <= insyn.sista_dag:
        last = datum(insyn.sista_dag)
        yield "insynen", f"Öppen till och med {last}. Den stängs när du avslutar granskningen."


def _asked(state: Granskning) -> Iterator[tuple[str, str]]:
    for one in svarsfrister(state):
        if one.lamnat is None:
            last = datum(one.forfaller)
            said = f"Inte lämnat. Ska lämnas senast {last}. {BARS}"
            yield _name(one.anmarkning), said


def _not_asked(state: Granskning) -> Iterator[tuple[str, str]]:
    asked = state.newest(s.SvarRequested) or state.newest(s.SvarGiven)
    if state.newest(g.RapportReceived) is not None and asked is None:
        yield _name(None), NOT_ASKED
    known = {one.anmarkning for one in state.all(s.YttrandeRequested)}
    known |= {one.anmarkning for one in state.all(s.YttrandeGiven)}
    for nummer in state.anmarkningar:
        if nummer not in known:
            yield _name(nummer), NOT_ASKED


def _of_rapport(state: Granskning) -> Iterator[tuple[str, str]]:
    if state.newest(g.RapportReceived) is None and not state.anmarkningar:
        yield "rapporten", "Inte kommen än."
    for one in state.fragor:
        if one.svar is None:
            yield f"fråga {one.nummer}", "Revisorernas svar är inte registrerat."


def _name(anmarkning: int | None) -> str:
    return f"yttrande över anmärkning {anmarkning}" if anmarkning else "svar till revisorerna"
