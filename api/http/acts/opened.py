"""What an act of the internkontroll opens besides: the avvikelse of an outcome that misses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from api.acts import INTERNKONTROLL
from api.http.acts.area import Opens
from audit.internkontroll.steps import Stream

if TYPE_CHECKING:
    from uuid import UUID

    from api.acts import Done
    from audit.store.log import Log


def _avvikelser(log: Log, done: Done) -> tuple[UUID, ...]:
    """Give the avvikelse that the mätning opened in its own batch: it follows right after it.

    One that a person opened of the mätning later came with another request, though it may follow
    right after it too.
    """
    known = INTERNKONTROLL.state(log).avvikelser.values()
    of_it = [one.id for one in known if one.matning == done.stream]
    if not of_it:
        return ()
    begun = log.load_many([done.stream, *of_it])
    own = begun[done.stream][done.version - 1]
    at = (own.request, own.position + 1)
    return tuple(one for one in of_it if (begun[one][0].request, begun[one][0].position) == at)


AVVIKELSE: Final = Opens(stream=Stream.AVVIKELSE, found=_avvikelser)
"""Registering or freezing a mätning opens an avvikelse where the outcome misses its target."""
