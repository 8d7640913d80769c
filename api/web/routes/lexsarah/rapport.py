"""A report as staff see it, and what a private utförare told: recorded before it is shown."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.acts import Acting, Read, may_read, next_acts_of, perform, read
from api.web.answers import page
from api.web.build.insyn import insyn_notices
from api.web.build.lexsarah.event_facts import heading_of
from api.web.build.lexsarah.head import diarienummer_of, done_text
from api.web.build.lexsarah.next_acts import act_links
from api.web.build.lexsarah.rapport import SeenRapport, rapport_page
from api.web.build.lexsarah.timeline import happenings
from api.web.forms.short_names import rapport_name
from api.web.models.lexsarah_case import UppgiftPage
from api.web.routes.lexsarah.refusal import or_refused
from api.web.routes.lexsarah.seen import (
    Lexsarah,
    Now,
    around_of,
    frame_for,
    read_uppgift,
)
from audit.lexsarah import Arende, Rapport, Role
from audit.lexsarah.acts import Stream
from audit.lexsarah.commands_rapport import OpenRapport

router = APIRouter(prefix="/{namnd}/lex-sarah", include_in_schema=False)

WHAT = "lexsarah_rapport"


@router.get("/rapporter/{rapport:uuid}")
def rapport(
    request: Request, access: Lexsarah, acting: Now, rapport: UUID, gjort: str = ""
) -> Response:
    """Show a report; the first to see it opens it, so that no more messages go out."""

    def make() -> Response:
        found = _opened(acting, rapport)
        events = found.events
        state = Rapport.from_events(events)
        seen = SeenRapport(
            id=rapport,
            history=found.history,
            rapport=state,
            acts=next_acts_of(acting, Stream.RAPPORT, events),
            arenden=_arenden(acting, state),
            utreder=Role.UTREDARE in acting.roles,
        )
        notices = insyn_notices(access.log, found.granskning)
        frame = frame_for(rapport_name(rapport), access, notices)
        around = around_of(request, acting, words=True)
        return page("lexsarah/rapport.html", rapport_page(frame, seen, around, gjort))

    return or_refused(access, "Rapporten", make)


def _opened(acting: Acting, rapport: UUID) -> Read:
    """Read a report, and open it where nobody has and the person may; then it reads as opened."""
    found = read(acting, "read_rapport", rapport, WHAT)
    acts = next_acts_of(acting, Stream.RAPPORT, found.events)
    if Rapport.from_events(found.events).opened or "open_rapport" not in acts:
        return found
    perform(acting, OpenRapport(rapport=rapport))
    return replace(found, history=acting.log.load(rapport))


def _arenden(acting: Acting, state: Rapport) -> dict[UUID, str | None]:
    """Give those of the report's ärenden that the person may open, with their diarienummer."""
    loaded = acting.log.load_many(list(state.arenden))
    histories = {one: [r.event for r in loaded[one]] for one in state.arenden if one in loaded}
    return {
        one: diarienummer_of(Arende.from_events(events))
        for one, events in histories.items()
        if may_read(acting, "read_arende_facts", events)
    }


@router.get("/uppgifter/{uppgift:uuid}")
def uppgift(
    request: Request, access: Lexsarah, acting: Now, uppgift: UUID, gjort: str = ""
) -> Response:
    """Show what a private utförare told."""
    found = read_uppgift(acting, uppgift)
    around = around_of(request, acting, words=found.words)
    acts = next_acts_of(acting, Stream.UTFORARE, found.events)
    links = act_links(acts, Stream.UTFORARE, uppgift, around.addresses)
    heading = heading_of(found.history[0].topic)
    model = UppgiftPage(
        frame=frame_for(heading, access, insyn_notices(access.log, found.granskning)),
        heading=heading,
        back=around.addresses.base,
        links=tuple(link for group in links.values() for link in group),
        happenings=happenings(found.history, around),
        done=done_text(gjort),
    )
    return page("lexsarah/uppgift.html", model)
