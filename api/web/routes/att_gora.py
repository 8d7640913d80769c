"""Att göra: the first page of those who work with lex Sarah."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.acts import Acting, the_organisation
from api.seeing import waiting_atgarder, what_waits
from api.services import Services
from api.told.times import tider_of
from api.web.answers import page
from api.web.build.att_gora import Surroundings, Unreported, att_gora_page
from api.web.build.frame import frame_of
from api.web.build.silence import silence_notices
from api.web.dag import month_before
from api.web.deps import Lexsarah, links_of
from api.web.labels import text
from api.web.models.frame import NavLink
from audit.lexsarah import Role
from audit.store.reading import Reading, record_reading
from projections.lexsarah.beslut import month

router = APIRouter(prefix="/{namnd}/att-gora", include_in_schema=False)


@router.get("")
def att_gora(request: Request, access: Lexsarah) -> Response:
    """Show what waits for the person; that it is read is recorded first, with how much."""
    acting, log = Acting.of(request, access), access.log
    services: Services = request.app.state.services
    tider = tider_of(services.settings.messages, log.namnd.slug)
    found = what_waits(acting, log.head().size, tider)
    atgarder = waiting_atgarder(acting)
    reading = Reading("att_gora", filters={}, count=len(found.waiting) + len(atgarder))
    record_reading(log, access.context, reading)
    unreported = _unreported(acting, log.head().size)
    links = links_of(access)
    around = Surroundings(log.namnd.slug, acting.today, the_organisation(log))
    more = (
        NavLink("Alla ärenden och rapporter", links.register("lex-sarah")),
        NavLink(text("kalender"), links.register("kalender")),
    )
    frame = frame_of(text("att_gora"), access, links, silence_notices(services, log))
    model = att_gora_page(frame, found, around, more, unreported, atgarder)
    return page("register/att_gora.html", model)


def _unreported(acting: Acting, known: int) -> Unreported | None:
    """Count the beslut of the month that has ended, for whoever hands them to the nämnd."""
    if Role.NAMNDSEKRETERARE not in acting.roles:
        return None
    first = month_before(acting.today)
    rows = month(acting.log, first.year, first.month, known)
    return Unreported(first, len(rows)) if rows else None
