"""What a granskning opens, in words: to whom, of what, and whether it is open today."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from api.web.build.names import arende_name
from api.web.formats import datum
from api.web.models.frame import Kind
from api.web.models.granskningar import Section
from api.web.models.parts import Bricka
from audit.revision import codes
from audit.revision import events_granskning as g

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from api.web.build.granskningar.seen import Seen
    from api.web.models.plan import Facts
    from audit.revision.granskning import Granskning
    from audit.revision.insyn import Insyn

NOTHING = "Granskningen öppnar ingen skyddad text."
ENDED = "Insynen är avslutad. Revisorerna kan inte läsa någon skyddad text."
NEVER = "Rapportörens namn och kodlistan öppnas aldrig."
UNKNOWN = "Okänt konto"


def is_open(state: Granskning, day: date) -> bool:
    """Tell whether anything is open to anybody on a day, by all that is registered."""
    insyn = state.insyn
    return insyn is not None and day <= insyn.sista_dag and not state.erased


def insyn_badge(state: Granskning, day: date) -> Bricka:
    """Say whether it is open on a day, in words and with a shape."""
    if is_open(state, day):
        return Bricka("Öppen i dag", Kind.WARNING, "snart")
    had = state.insyn is not None or ever_opened(state)
    return Bricka("Stängd" if had else "Öppnar inget", Kind.NEUTRAL, "utan")


def insyn_section(seen: Seen, state: Granskning) -> Section:
    """Make the section about what the granskning opens."""
    insyn = state.insyn
    return Section(
        id="insyn",
        heading="Vad revisorerna får läsa",
        badges=(insyn_badge(state, seen.today),),
        lead=_lead(seen, state),
        facts=insyn_facts(seen, insyn) if insyn else (),
        links=seen.links(state.id, *_ways(seen, state)),
    )


def insyn_facts(seen: Seen, insyn: Insyn) -> Facts:
    """Say what is opened: areas, ärenden, period, persons, ground and last day."""
    return tuple(_facts(seen, insyn))


def _facts(seen: Seen, insyn: Insyn) -> Iterator[tuple[str, str]]:
    yield "Områden", ", ".join(codes.OMRADEN[one] for one in insyn.omraden)
    yield "Ärenden", ", ".join(map(arende_name, insyn.strommar)) or "Alla i områdena"
    yield "Period", _period(insyn)
    yield "Personer", ", ".join(seen.names.get(one, UNKNOWN) for one in insyn.personer)
    if insyn.grund:
        yield "Grund, 12 kap. 3 § kommunallagen", codes.GRUNDER[insyn.grund]
    yield "Sista dag", datum(insyn.sista_dag)


def _period(insyn: Insyn) -> str:
    if insyn.period_fran is None and insyn.period_till is None:
        return "All tid"
    first = datum(insyn.period_fran) if insyn.period_fran else ""
    last = datum(insyn.period_till) if insyn.period_till else ""
    return f"{first} – {last}".strip()


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
