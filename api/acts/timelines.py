"""Who may see the words of an utredning or an orosanmälan, recorded before they are shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from api.acts import periods
from api.acts.insyn import opened
from api.acts.sight import MASKED, Sight, filters_of, within
from audit.revision.insyn import Sokt
from audit.roles import Role
from audit.store.reading import Reading, record_reading

if TYPE_CHECKING:
    from api.acts.acting import Acting
    from audit.envelope import Context

OMRADE = "barnutredning"


@dataclass(frozen=True, slots=True)
class Opened:
    """How the words may be shown, and the löpnummer that the reading got in the read log."""

    sight: Sight
    read_position: int


def open_timeline(
    acting: Acting, context: Context, what: str, stream: UUID, *, words: bool
) -> Opened:
    """Record that a timeline is about to be shown, and say whether with its words.

    `words` tells whether the person's roles see them; a revisor sees them within a granskning,
    which the record names, and otherwise masked. `context` is that of the page.
    Raises LogUnavailableError where the reading cannot be recorded: then nothing is shown.
    """
    sight = Sight(Role(context.actor.role)) if words else _of_revisor(acting, stream)
    by = acting.context(Role.REVISOR) if sight.granskning else context
    reading = Reading(what, stream, filters_of(sight.granskning))
    return Opened(sight, record_reading(acting.log, by, reading))


def _of_revisor(acting: Acting, stream: UUID) -> Sight:
    if Role.REVISOR not in acting.roles:
        return MASKED
    history = acting.log.load_many([stream]).get(stream, [])
    if not history or not history[0].topic.startswith("barnutredning."):
        return MASKED
    fran, till = periods.of_barn([one.event for one in history])
    sokt = Sokt(omrade=OMRADE, strom=stream, fran=fran, till=till)
    return within(opened(acting, sokt))
