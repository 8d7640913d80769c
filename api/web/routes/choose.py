"""Where one comes in: the choice of nämnd."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse
from starlette.responses import Response

from api.auth import LABELS
from api.services import Services
from api.web.answers import page
from api.web.build.frame import bare_frame
from api.web.deps import Signed
from api.web.models.pages import ChooseNamndPage, NamndCard

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
