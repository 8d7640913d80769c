"""The nämnd's own times, where the law has no number: shown, and set."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse
from starlette.responses import Response

from api.acts import Acting, organisation_id, parse, perform_organisation, the_organisation
from api.auth import Permission
from api.web.answers import page
from api.web.build.frame import frame_of
from api.web.build.organisation_forms import mal_form
from api.web.deps import Lexsarah, links_of
from api.web.formats import dagar
from api.web.models.frame import NavLink
from api.web.models.register import FormPage
from api.web.posted import Posted, with_number
from audit import organisation as org
from audit.errors import AuthorityError, InvalidInputError
from audit.organisation.codes import MAL
from projections.asof import today_of

if TYPE_CHECKING:
    from api.auth import Access
    from api.web.models.formular import Form

router = APIRouter(prefix="/{namnd}/organisation/mal", include_in_schema=False)
TITLE: Final = "Nämndens egna mål (inte lag)"


@router.get("")
def targets(access: Lexsarah) -> Response:
    """Show the times that the nämnd has set itself, and the form that sets one."""
    return _page(access, _form(access))


@router.post("")
def set_target(request: Request, access: Lexsarah, values: Posted) -> Response:
    """Set a time, or take it back."""
    try:
        own = {name: value for name, value in values.items() if name != "csrf_token"}
        stream = {"organisation": str(organisation_id(access.log))}
        command = parse(org.SetMal, {**with_number(own, "dagar"), **stream})
        perform_organisation(Acting.of(request, access), command)
    except InvalidInputError as error:
        return _page(access, _form(access).again(values, error), 422)
    return RedirectResponse(f"{_root(access)}/mal", 303)


def _form(access: Access) -> Form:
    if not access.may(Permission.ORGANISE):
        raise AuthorityError("Målen ändras av den som håller ordning på organisationen.")
    return mal_form(_root(access), access.account.csrf_token or "", today_of(access.log))


def _page(access: Access, form: Form, status: int = 200) -> Response:
    frame = frame_of(TITLE, access, links_of(access), section="organisation")
    back = NavLink("Tillbaka till organisationen", _root(access))
    model = FormPage(frame, TITLE, TITLE, _now(access), form, back)
    return page("organisation/formular.html", model, status)


def _now(access: Access) -> str:
    """Say which times hold today."""
    state, day = the_organisation(access.log), today_of(access.log)
    held = [
        f"{label}: {dagar(number)}"
        for klocka, label in MAL.items()
        if (number := state.mal(klocka, day)) is not None
    ]
    return f"Nu gäller: {', '.join(held)}." if held else "Nämnden har inga egna mål nu."


def _root(access: Access) -> str:
    return f"/{quote(access.log.namnd.slug, safe='')}/organisation"
