"""A form that was sent after its session had run out: nothing is performed, nothing typed is lost.

The answer is the sign-in page with the text as hidden fields (`api/web/carried.py`). Where somebody
has signed in meanwhile in another window, it is a page that asks them to take the text along.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException

from api.auth import CrossSiteError, NotSignedInError, optional_account
from api.web.answers import page
from api.web.build.frame import bare_frame
from api.web.build.sign_in import sign_in_page
from api.web.carried import Carried, carried_of
from api.web.drafts import ADDRESS, is_form, namnd_of
from api.web.models.konto import OldFormPage

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

SAVE = "/utkast/spara"


async def lost_form(request: Request, error: Exception) -> Response | None:
    """Answer a form that came too late; None when this is not one, or nothing was typed."""
    if request.method != "POST" or not isinstance(error, NotSignedInError | CrossSiteError):
        return None
    carried = await _typed(request)
    if carried is None or not (carried.fields or carried.too_much):
        return None
    if isinstance(error, CrossSiteError):
        return await run_in_threadpool(_old_form, request, carried)
    return await run_in_threadpool(_sign_in, request, carried)


async def _typed(request: Request) -> Carried | None:
    """Read what was sent to a form, or to the button that saves its draft."""
    path = request.url.path
    if not (is_form(path) or path.endswith(SAVE)):
        return None
    try:
        sent = await request.form()
    except HTTPException:
        return None
    address = path + (f"?{request.url.query}" if request.url.query else "")
    if not is_form(path):
        address = str(sent.get(ADDRESS, ""))
    return carried_of(address, sent)


def _sign_in(request: Request, carried: Carried) -> Response:
    return page("logga_in.html", sign_in_page(request, carried.address, carried), 401)


def _old_form(request: Request, carried: Carried) -> Response:
    """Ask whoever is signed in to take the text along; the press carries a token that is valid."""
    account = optional_account(request)
    model = OldFormPage(
        frame=bare_frame("Formuläret var för gammalt", account),
        action=f"/{namnd_of(carried.address)}{SAVE}",
        address=carried.address,
        csrf=(account.csrf_token if account else None) or "",
        fields=carried.fields,
    )
    return page("gammalt_formular.html", model, 403)
