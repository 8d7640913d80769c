"""The facts of what was drawn: fetched for those alone who may see them.

Rows of cases are for those who may open lists; readings, and who made them, for those who look
after who has read. The page is recorded as read before any of it is fetched.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING
from uuid import UUID

from api.auth import Permission
from api.web.build.plan.dragna import DragenLasning, Kanda
from api.web.build.readers import PER_PAGE
from api.web.links import Links
from audit.internkontroll.dragning import HANDELSER
from audit.store.log_events import ReadingRecorded
from projections.kontroll.dragna import drawn_handelser, drawn_utredningar
from projections.kontroll.underlag import LASNINGAR

if TYPE_CHECKING:
    from api.auth import Access
    from api.services import Services
    from audit.envelope import Recorded
    from audit.internkontroll.events_dragning import DragningMade


def drawn_for(access: Access, services: Services, made: Iterable[DragningMade]) -> Kanda:
    """Give the facts of what some draws drew, as much as the person may see."""
    lists, reads = access.may(Permission.LISTS), access.may(Permission.READ_LOG)
    utredningar: list[UUID] = []
    handelser: list[UUID] = []
    lasningar: list[UUID] = []
    for one in made:
        ids = [UUID(referens) for referens in one.dragna]
        if one.underlag in LASNINGAR:
            lasningar += ids if reads else []
        elif one.underlag.startswith(HANDELSER):
            handelser += ids if lists else []
        else:
            utredningar += ids if lists else []
    return Kanda(
        utredningar=drawn_utredningar(access.log, utredningar) if utredningar else {},
        handelser=drawn_handelser(access.log, handelser) if handelser else {},
        lasningar=_readings(access, services, lasningar) if lasningar else {},
    )


def _readings(access: Access, services: Services, ids: list[UUID]) -> dict[UUID, DragenLasning]:
    reads = access.log.reads
    size, links = reads.head().size, Links(access.log.namnd.slug)
    names = services.accounts.every_name()
    return {
        id_: _reading(one, one.event, names, links.readers(1 + (size - one.position) // PER_PAGE))
        for id_, history in reads.load_many(ids).items()
        for one in history
        if isinstance(one.event, ReadingRecorded)
    }


def _reading(
    one: Recorded, event: ReadingRecorded, names: Mapping[UUID, str], href: str
) -> DragenLasning:
    return DragenLasning(
        what=event.what,
        arende=event.arende,
        when=one.recorded_at,
        who=names.get(one.actor.account, "Okänt konto") if one.actor else "–",
        role=one.actor.role if one.actor else "",
        href=href,
    )
