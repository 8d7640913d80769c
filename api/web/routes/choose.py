"""Where one comes in: the choice of nämnd."""

from __future__ import annotations

from collections.abc import Collection
from urllib.parse import quote

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse
from starlette.responses import Response

from api.auth import LABELS, Role
from api.seeing import STARTS_HERE
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
        ((slug, roles),) = held.items()
        return RedirectResponse(first_page(slug, roles), 303)
    cards = tuple(
        NamndCard(
            name=services.logs[slug].namnd.name,
            href=first_page(slug, roles),
            roles=", ".join(name for role, name in LABELS.items() if role in roles),
            constructed=services.logs[slug].constructed,
        )
        for slug, roles in sorted(held.items())
    )
    return page("valj_namnd.html", ChooseNamndPage(bare_frame("Välj nämnd", account), cards))


def first_page(slug: str, roles: Collection[Role]) -> str:
    """Give where somebody begins in a nämnd: Att göra for those whose work is lex Sarah."""
    namnd = f"/{quote(slug, safe='')}"
    return f"{namnd}/att-gora" if {role.value for role in roles} & STARTS_HERE else namnd
