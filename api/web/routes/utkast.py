"""Keeping and throwing away a draft: where the buttons beside a form lead."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import RedirectResponse
from starlette.datastructures import FormData
from starlette.responses import Response

from api.auth import Access, safe_next
from api.web.deps import Lexsarah
from api.web.drafts import (
    ADDRESS,
    drop_draft,
    form_of,
    is_form,
    namnd_of,
    save_draft,
    typed_in,
    with_way,
)
from api.web.sent import Sent
from audit.errors import NotFoundError

router = APIRouter(prefix="/{namnd}/utkast", include_in_schema=False)


@router.post("/spara")
def save(access: Lexsarah, sent: Sent) -> Response:
    """Keep what is written in the form, and show the form again."""
    address, form = _form(access, sent)
    typed = typed_in(sent)
    save_draft(access, form, typed)
    return RedirectResponse(with_way(address, typed), 303)


@router.post("/kasta")
def throw_away(access: Lexsarah, sent: Sent) -> Response:
    """Remove the draft, and show the form empty."""
    address, form = _form(access, sent)
    drop_draft(access, form)
    return RedirectResponse(with_way(address, typed_in(sent)), 303)


def _form(access: Access, sent: FormData) -> tuple[str, str]:
    """Give the form's address and id; raises NotFoundError for anything but a form of the nämnd."""
    field = sent.get(ADDRESS)
    address = safe_next(field if isinstance(field, str) else "")
    if not is_form(address) or namnd_of(address) != access.log.namnd.slug:
        raise NotFoundError("Det finns inget sådant formulär.")
    return address, form_of(address)
