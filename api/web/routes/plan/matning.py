"""The page of a mätning, and the files it rests on."""

from __future__ import annotations

from uuid import UUID

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.acts import INTERNKONTROLL, Acting
from api.web.answers import page
from api.web.build.plan.matning import matning_page
from api.web.build.plan.then_and_now import then_and_now
from api.web.forms_internkontroll.situation import found
from api.web.routes.plan.seen import Plans, seen_by
from audit.errors import NotFoundError
from audit.internkontroll.events_matning import UnderlagAttached
from audit.internkontroll.matning import Matning
from audit.store.file_kinds import ENDINGS
from audit.store.handlingar import load_file

router = APIRouter(prefix="/{namnd}/internkontroll/matningar", include_in_schema=False)
READ = "read_matning_texter"


@router.get("/{matning:uuid}")
def matning(request: Request, access: Plans, matning: UUID) -> Response:
    """Show a mätning; its texts for those who may read them, and it is recorded."""
    acting = Acting.of(request, access)
    sight = INTERNKONTROLL.sight(acting, READ, matning)
    seen = seen_by(request, access, "Mätning", sight=sight)
    standing = found(seen.known.matningar, matning)
    if sight.words:
        history = INTERNKONTROLL.read(
            acting, READ, matning, "internkontroll_matning", known=seen.asof.position
        )
        standing = Matning.from_events([one.event for one in history])
    then = then_and_now(acting.log, seen.known, standing)
    return page("plan/matning.html", matning_page(seen, standing, then))


@router.get("/{matning:uuid}/underlag/{handling:uuid}")
def underlag(request: Request, access: Plans, matning: UUID, handling: UUID) -> Response:
    """Give a file that a mätning rests on, to those who may read its texts; it is recorded."""
    acting = Acting.of(request, access)
    history = INTERNKONTROLL.read(acting, READ, matning, "internkontroll_underlag")
    for one in history:
        if isinstance(one.event, UnderlagAttached) and one.event.handling == handling:
            content = load_file(acting.log, one)
            ending = ENDINGS[one.event.mediatyp]
            name = f'attachment; filename="underlag{ending}"'
            return Response(
                content, headers={"Content-Disposition": name}, media_type=one.event.mediatyp
            )
    raise NotFoundError("Filen finns inte.")
