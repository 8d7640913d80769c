"""The goals of a year, and one of them with what has happened to it."""

from __future__ import annotations

from uuid import UUID

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.acts import arsmal_id
from api.web.answers import page
from api.web.build.aret.mal import mal_page, malen_page
from api.web.deps import Figures
from api.web.routes.aret.seen import Words, Year, history_of, seen_by
from audit.errors import NotFoundError

router = APIRouter(prefix="/{namnd}/aret", include_in_schema=False)
READS = "read_arsmal_texter"


@router.get("/{ar:int}/mal")
def malen(request: Request, access: Figures, ar: Year) -> Response:
    """Show the goals of a year; what each outcome rests on, for those who may read it."""
    about = Words(READS, arsmal_id(access.log, ar), "aret_mal")
    seen = seen_by(request, access, ar, f"Mål {ar}", about)
    # Without sealed words the page says no more than the agendas do, and is not recorded.
    told = history_of(seen, access, about, seen.mal) if seen.words and seen.mal.version else ()
    return page("aret/mal.html", malen_page(seen, told))


@router.get("/{ar:int}/mal/{mal:uuid}")
def one_mal(request: Request, access: Figures, ar: Year, mal: UUID) -> Response:
    """Show a goal with its follow-ups and tasks; their texts for those who may read them."""
    about = Words(READS, arsmal_id(access.log, ar), "aret_mal")
    seen = seen_by(request, access, ar, "Mål för nämndens år", about)
    if mal not in seen.mal.mal:
        raise NotFoundError("Det finns inget sådant mål.")
    history = history_of(seen, access, about, seen.mal)
    return page("aret/punkt.html", mal_page(seen, mal, history))
