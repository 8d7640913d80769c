"""The dashboard of the internkontroll."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.acts import the_internkontroll, the_organisation
from api.web.answers import page
from api.web.build.basis import notices_of
from api.web.build.frame import frame_of
from api.web.build.klockor.dashboard import dashboard_page
from api.web.build.klockor.found import Found
from api.web.build.klockor.utredning_parts import SHOWN
from api.web.deps import Figures
from api.web.labels import text
from api.web.routes.klockor.asked import chosen_of, clock_links
from api.web.routes.klockor.noted import note_clocks
from api.web.routes.klockor.over import all_over
from api.web.routes.listing import narrowing_of
from projections.barnutredning import anmalningar, uppfoljningar
from projections.barnutredning.figure import running_by_enhet, running_by_samordnare
from projections.barnutredning.handlaggning import handlaggning
from projections.barnutredning.listing import SOON, listing
from projections.imports.status import import_status

if TYPE_CHECKING:
    from api.web.build.klockor.found import Chosen
    from api.web.links_klockor import ClockLinks
    from audit.store.log import Log

router = APIRouter(prefix="/{namnd}/internkontroll", include_in_schema=False)


@router.get("")
def dashboard(request: Request, access: Figures) -> Response:
    """Show how everything stands; reading of cases is recorded first."""
    chosen = chosen_of(access.log, request.query_params)
    links = clock_links(access, chosen)
    found = gather(access.log, chosen, links)
    if found.over is not None:
        note_clocks(access, chosen, "internkontroll", len(found.over[:SHOWN]))
    notices = notices_of(found.basis, found.asof.position, found.imports)
    frame = frame_of(text("internkontroll"), access, links.links, notices)
    return page("klockor/dashboard.html", dashboard_page(frame, found, links))


def gather(log: Log, chosen: Chosen, links: ClockLinks) -> Found:
    """Fetch everything the dashboard says, at one kontrollnummer: so many queries, never more."""
    asof = chosen.asked.resolve(log)
    per, known = asof.per, asof.position
    waiting = anmalningar.oppna_by_enhet(log, per, known)
    followed = uppfoljningar.oppna(log, per, known)
    over = soon = None
    if links.lists:
        over = all_over(log, chosen, asof, links, waiting, followed)
        soon = listing(log, per, known, narrowing_of(chosen, reaching=SOON), limit=None)
    return Found(
        chosen=chosen,
        asof=asof,
        basis=followed.basis,
        imports=import_status(log, known),
        organisation=the_organisation(log),
        by_enhet=running_by_enhet(log, per, known),
        by_samordnare=running_by_samordnare(log, per, known),
        over=over,
        soon=soon,
        anmalningar=waiting,
        uppfoljningar=followed,
        handlaggning=None if chosen.given else handlaggning(log, per, known),
        internkontroll=the_internkontroll(log, known),
    )
