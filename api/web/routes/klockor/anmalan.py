"""One orosanmälan: its times on any date, as known at any moment, and what happened."""

from __future__ import annotations

from uuid import UUID

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.acts import Acting, Sight, open_timeline, the_organisation
from api.auth import Access, Permission
from api.web.answers import page
from api.web.build.frame import frame_of
from api.web.build.insyn import insyn_notices
from api.web.build.klockor.anmalan import FollowedAnmalan, anmalan_page
from api.web.build.klockor.drafting import anmalan_drafted
from api.web.build.names import anmalan_name
from api.web.deps import Timelines
from api.web.routes.klockor.asked import chosen_of, clock_links
from api.web.routes.klockor.draft import drafted_form, may_draft
from audit.barnutredning import classify_anmalan
from audit.errors import NotFoundError
from projections.trail.timeline import timeline

router = APIRouter(prefix="/{namnd}/internkontroll/orosanmalningar", include_in_schema=False)


@router.get("/{anmalan}")
def anmalan(request: Request, access: Timelines, anmalan: UUID) -> Response:
    """Show one orosanmälan; who reads is recorded first."""
    sight, followed = _followed(request, access, anmalan)
    links = clock_links(access, followed.chosen)
    notices = insyn_notices(access.log, sight.granskning)
    name = anmalan_name(anmalan)
    frame = frame_of(name, access, links.links, notices, section="internkontroll")
    return page("klockor/anmalan.html", anmalan_page(frame, followed, links))


@router.get("/{anmalan}/lex-sarah")
def draft(request: Request, access: Timelines, anmalan: UUID) -> Response:
    """Show a lex Sarah report filled in with what is over its time.

    The reading is recorded as that of the anmälan and nothing more: that somebody began to
    report must not stand beside an account.
    """
    may_draft(access)
    _, followed = _followed(request, access, anmalan)
    per, found = followed.asof.per, followed.anmalan
    classed = classify_anmalan(found, per)
    drafted = anmalan_drafted(found, classed, per) if classed else None
    if drafted is None:
        raise NotFoundError("Ingen tid är över i den här orosanmälan den dagen.")
    return drafted_form(request, access, drafted)


def _followed(request: Request, access: Access, anmalan: UUID) -> tuple[Sight, FollowedAnmalan]:
    chosen = chosen_of(access.log, request.query_params)
    asof = chosen.asked.resolve(access.log)
    acting, words = Acting.of(request, access), access.may(Permission.WORDS)
    sight = open_timeline(acting, access.context, "orosanmalan", anmalan, words=words).sight
    found = timeline(access.log, anmalan, asof.position)
    if not found.items or found.items[0].topic != "barnutredning.anmalan_received":
        raise NotFoundError("Det finns ingen sådan orosanmälan, eller så var den inte registrerad.")
    followed = FollowedAnmalan(
        chosen=chosen,
        asof=asof,
        timeline=found,
        organisation=the_organisation(access.log),
        words=sight.words,
    )
    return sight, followed
