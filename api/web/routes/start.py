"""Where one comes in: the choice of nämnd, and a nämnd's start page."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse
from starlette.responses import Response

from api.auth import LABELS, Permission
from api.web.answers import page
from api.web.asked import asked
from api.web.build.basis import notices_of
from api.web.build.frame import bare_frame, frame_of
from api.web.build.start import SHOWN, start_page
from api.web.deps import Anyone, Signed, links_of
from api.web.labels import text
from api.web.models.pages import ChooseNamndPage, NamndCard
from api.web.read import note_list
from api.services import Services
from projections.barnutredning.figure import running
from projections.barnutredning.listing import reaching
from projections.imports.status import import_status

router = APIRouter(include_in_schema=False)


@router.get("/")
def choose(request: Request, account: Signed) -> Response:
    """Go to the only nämnd, or choose among several."""
    services: Services = request.app.state.services
    held = {slug: roles for slug, roles in account.roles.items() if roles and slug in services.logs}
    if len(held) == 1:
        return RedirectResponse(f"/{next(iter(held))}", 303)
    cards = tuple(
        NamndCard(
            name=services.logs[slug].namnd.name,
            href=f"/{slug}",
            roles=", ".join(name for role, name in LABELS.items() if role in roles),
            constructed=services.logs[slug].constructed,
        )
        for slug, roles in sorted(held.items())
    )
    return page("valj_namnd.html", ChooseNamndPage(bare_frame("Välj nämnd", account), cards))


@router.get("/{namnd}")
def start(request: Request, access: Anyone) -> Response:
    """Show the figure now and what falls due; whoever sees no figures goes where the role leads."""
    links = links_of(access)
    if not access.may(Permission.FIGURES):
        reads = access.may(Permission.READ_LOG)
        return RedirectResponse(links.readers() if reads else links.checkpoint(), 303)
    # The query carries where one stood, for the menu; the start page itself is always now.
    wanted = asked({})
    asof, log = wanted.resolve(access.log), access.log
    counted = running(log, asof.per, asof.position)
    soon = reaching(log, asof.per, asof.position, limit=SHOWN) if links.lists else None
    if soon is not None:
        note_list(access, wanted, "snart", len(soon.rows))
    imports = import_status(log, asof.position)
    notices = notices_of(counted.basis, asof.position, imports)
    frame = frame_of(text("start"), access, links_of(access, asked(request.query_params)), notices)
    return page("start.html", start_page(frame, asof, (counted, imports, soon), links))
