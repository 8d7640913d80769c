"""What a granskning opens, in words: to whom, of what, and whether it is open today."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from api.web.formats import datum
from api.web.forms_revision.insyn_words import insyn_facts as in_words
from api.web.models.frame import Kind
from api.web.models.granskningar import Section
from api.web.models.parts import Bricka
from audit.revision import events_granskning as g

if TYPE_CHECKING:
    from api.web.build.granskningar.seen import Seen
    from api.web.models.plan import Facts
    from audit.revision.granskning import Granskning
    from audit.revision.insyn import Insyn

NOTHING_OPEN = "Ingen skyddad text öppnad"
NOTHING = "Granskningen öppnar ingen skyddad text."
ENDED = "Insynen är avslutad. Revisorerna kan inte läsa någon skyddad text."
NEVER = "Rapportörens namn och kodlistan öppnas aldrig."


def is_open(state: Granskning, day: date) -> bool:
    """Tell whether anything is open to anybody on a day, by all that is registered."""
    insyn = state.insyn
    return insyn is not None and day <= insyn.sista_dag and not state.erased


def insyn_badge(state: Granskning, day: date) -> Bricka:
    """Say whether it is open on a day, in words and with a shape."""
    if is_open(state, day):
        return Bricka("Skyddad text öppen i dag", Kind.WARNING, "snart")
    last = ended_on(state)
    said = f"Insynen slutade {datum(last)}" if last else NOTHING_OPEN
    return Bricka(said, Kind.NEUTRAL, "utan")


def ended_on(state: Granskning) -> date | None:
    """Give the last day of what was open: as decided, or when it was ended before that.

    None where nothing ever was open.
    """
    if state.insyn is not None:
        return state.insyn.sista_dag
    if not ever_opened(state):
        return None
    ends = (*state.all(g.InsynEnded), *state.all(g.GranskningClosed))
    days = (date.fromisoformat(one.happened.start) for one in ends if one.happened.start)
    return max(days, default=None)


def insyn_section(seen: Seen, state: Granskning) -> Section:
    """Make the section about what the granskning opens."""
    insyn = state.insyn
    return Section(
        id="insyn",
        heading="Vad revisorerna får läsa",
        badges=(insyn_badge(state, seen.today),) if ever_opened(state) else (),
        lead=_lead(seen, state),
        facts=insyn_facts(seen, insyn) if insyn else (),
        links=seen.links(state.id, *_ways(seen, state)),
    )


def insyn_facts(seen: Seen, insyn: Insyn) -> Facts:
    """Say what is opened: areas, ärenden, period, persons, ground and last day."""
    return in_words(insyn, seen.names)


def _lead(seen: Seen, state: Granskning) -> str:
    insyn = state.insyn
    if insyn is None:
        return ENDED if ever_opened(state) else NOTHING
    last = datum(insyn.sista_dag)
    if is_open(state, seen.today):
        return f"Öppen i dag. Personerna kan läsa till och med {last}. {NEVER}"
    closed = datum(insyn.sista_dag + timedelta(days=1))
    return f"Stängd sedan {closed}. Revisorerna kan inte läsa någon skyddad text."


def ever_opened(state: Granskning) -> bool:
    """Tell whether it ever opened anything."""
    begun = state.opened is not None and state.opened.insyn is not None
    return begun or state.newest(g.InsynChanged) is not None


def _ways(seen: Seen, state: Granskning) -> tuple[str, ...]:
    if is_open(state, seen.today):
        return ("extend-insyn", "change-insyn", "end-insyn")
    return ("change-insyn",)
