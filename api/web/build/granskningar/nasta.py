"""What comes next for a granskning, so that whoever has the letter in hand gets through."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from api.web.build.granskningar.seen import Seen
from api.web.forms_revision.ground import REKOMMENDATION
from api.web.models.plan import Next
from audit.revision import events_granskning as g
from audit.revision import events_svar as s
from audit.revision.roles import Steg
from audit.revision.svarsfrist import svarsfrister

if TYPE_CHECKING:
    from api.web.models.lexsarah import Link
    from audit.revision.granskning import Granskning

Step = tuple[str, tuple["Link", ...]]


def next_of(seen: Seen, state: Granskning) -> Next | None:
    """Say what comes next, with the ways there that the person may take; None once it is closed."""
    if state.steg is not Steg.OPPEN:
        return None
    text, links = next(_steps(seen, state))
    return Next(text, links)


def _steps(seen: Seen, state: Granskning) -> Iterator[Step]:
    """Give what is left to do, first things first; the last always stands."""
    yield from _report(seen, state)
    yield from _answer(seen, state)
    yield from _yttranden(seen, state)
    if any(one.lamnat is None for one in svarsfrister(state)):
        yield "Vänta på nämndens beslut om svaret.", ()
    if any(one.lage not in {"genomford", "genomfors_inte"} for one in state.rekommendationer):
        yield "Följ upp rekommendationerna tills de är genomförda.", ()
    yield (
        "Allt som har begärts är lämnat. Avsluta granskningen när inget mer ska göras.",
        seen.links(state.id, "close-granskning"),
    )


def _report(seen: Seen, state: Granskning) -> Iterator[Step]:
    if state.newest(g.RapportReceived) is None and not state.anmarkningar:
        text = "Registrera revisorernas rapport när den kommer, eller en anmärkning."
        yield text, seen.links(state.id, "receive-rapport", "register-anmarkning")
    if state.newest(g.RapportReceived) is None:
        return
    if not state.fragor:
        text = "Registrera rapportens frågor, en i taget, och sedan rekommendationerna."
        yield text, seen.links(state.id, "register-fraga", "register-rekommendation")
    for one in state.fragor:
        if one.svar is None:
            text = f"Registrera vad revisorerna svarade på fråga {one.nummer}."
            yield text, seen.links(state.id, "answer-fraga", fraga=one.nummer)
    if not state.rekommendationer:
        text = "Registrera rapportens rekommendationer, om den har några."
        links = seen.links(state.id, "register-rekommendation")
        if state.newest(s.SvarRequested) is None:
            yield text, (*links, *seen.links(state.id, "request-svar"))


def _answer(seen: Seen, state: Granskning) -> Iterator[Step]:
    if state.newest(g.RapportReceived) is None or state.newest(s.SvarGiven) is not None:
        return
    if state.newest(s.SvarRequested) is None:
        text = "Registrera när nämnden ska lämna sitt svar."
        yield text, seen.links(state.id, "request-svar")
    for one in state.rekommendationer:
        if (REKOMMENDATION, one.nummer) not in state.svar:
            text = f"Skriv nämndens svar på rekommendation {one.nummer}."
            ways = seen.links(state.id, "answer-rekommendation", rekommendation=one.nummer)
            yield text, ways
    text = "Lägg fram svaret för nämnden. Registrera sedan att det är lämnat."
    yield text, seen.links(state.id, "give-svar")


def _yttranden(seen: Seen, state: Granskning) -> Iterator[Step]:
    asked = {one.anmarkning for one in state.all(s.YttrandeRequested)}
    given = {one.anmarkning for one in state.all(s.YttrandeGiven)}
    for nummer in state.anmarkningar:
        if nummer in given:
            continue
        chosen = {"anmarkning": nummer}
        if nummer not in asked:
            text = "Registrera när nämnden ska yttra sig över anmärkningen."
            yield text, seen.links(state.id, "request-yttrande", **chosen)
        if not state.yttrande(nummer):
            text = "Skriv nämndens yttrande över anmärkningen, en del i taget."
            ways = seen.links(state.id, "write-yttrande", avsnitt="bedomning", **chosen)
            yield text, ways
        text = "Lägg fram yttrandet för nämnden. Registrera sedan att det är lämnat."
        yield text, seen.links(state.id, "give-yttrande", **chosen)
