"""Refusals told on a page of their own: jäv, state and authority; no access reads as not found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.web.answers import page
from api.web.forms.addresses import Addresses
from api.web.forms.refusing import HEADINGS, REFUSALS
from api.web.models.lexsarah import Refusal, RefusedPage
from api.web.routes.lexsarah.seen import frame_for
from audit.lexsarah import AccessRefusedError

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.responses import Response

    from api.auth import Access
    from audit.lexsarah.refusals import RefusedError


def or_refused(access: Access, heading: str, make: Callable[[], Response]) -> Response:
    """Give the page that `make` makes; where it is refused, the page that says why.

    Raises AccessRefusedError, which reads as not found.
    """
    try:
        return make()
    except AccessRefusedError:
        raise
    except REFUSALS as error:
        return _told(access, heading, error)


def _told(access: Access, heading: str, error: RefusedError) -> Response:
    status = 409 if error.reason == "state" else 403
    back = Addresses(access.log.namnd.slug).base
    kind = HEADINGS.get(type(error), "Det här går inte")
    refusal = Refusal(kind, error.detail, links=(("Till ärendena", back),))
    return page(
        "lexsarah/nekad.html",
        RefusedPage(frame_for(heading, access), heading, refusal, back),
        status,
    )
