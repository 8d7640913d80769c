"""The lists of what to look at: utredningar in a row, and what is not noted in running ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.acts import the_organisation
from api.web.answers import page
from api.web.asked import page_number
from api.web.build.basis import notices_of
from api.web.build.frame import frame_of
from api.web.build.klockor.handled_list import ListedHandled, handled_list_page, plain_rows
from api.web.build.klockor.nav import PER_PAGE
from api.web.deps import Lists
from api.web.labels_klockor import HANDLAGGNINGSLISTOR
from api.web.routes.klockor.asked import chosen_of, clock_links, one_of
from api.web.routes.klockor.files import as_file, demand_form
from api.web.routes.klockor.noted import note_clocks
from audit.errors import NotFoundError
from projections.barnutredning.handlaggning import (
    STILL,
    Brist,
    HandlaggningListing,
    HandlaggningNarrowing,
    handlaggning_listing,
)
from projections.barnutredning.kedjor import WITHIN, Kedjor, kedjor
from projections.imports.status import import_status

if TYPE_CHECKING:
    from api.auth import Access
    from api.web.build.klockor.found import Chosen
    from audit.store.log import Log
    from projections.asof import AsOf

router = APIRouter(prefix="/{namnd}/internkontroll/kedjor", include_in_schema=False)
KINDS = ("barnutredningar", "handlaggning")
"""The kinds of extract that the lists rest on."""


@router.get("")
def handled(request: Request, access: Lists) -> Response:
    """Show one list, a page at a time; who reads is recorded first."""
    number = page_number(request.query_params)
    listed = _listed(request, access, number, PER_PAGE)
    rows = listed.listing.rows
    if number > 1 and not rows:
        raise NotFoundError("Listan har inte så många sidor.")
    note_clocks(access, listed.chosen, _what(listed), len(rows), _filters(listed))
    links = clock_links(access, listed.chosen)
    notices = notices_of(listed.listing.basis, listed.asof.position, listed.imports)
    title = HANDLAGGNINGSLISTOR[listed.lista]
    frame = frame_of(title, access, links.links, notices, section="internkontroll")
    return page("klockor/lista.html", handled_list_page(frame, listed, links))


@router.get("/lista.{form}")
def download(request: Request, access: Lists, form: str) -> Response:
    """Give the whole list as a file."""
    demand_form(form)
    listed = _listed(request, access, 1, None)
    rows, filters = plain_rows(listed), _filters(listed)
    return as_file(access, listed.chosen, _what(listed), form, rows, filters)


def _listed(request: Request, access: Access, number: int, limit: int | None) -> ListedHandled:
    query, log = request.query_params, access.log
    chosen, lista = chosen_of(log, query), one_of(query, "lista", HANDLAGGNINGSLISTOR, "kedjor")
    asof = chosen.asked.resolve(log)
    return ListedHandled(
        chosen=chosen,
        asof=asof,
        lista=lista,
        page=number,
        listing=_rows(log, chosen, asof, lista, (number - 1) * PER_PAGE, limit),
        imports=import_status(log, asof.position, KINDS),
        organisation=the_organisation(log),
        inom=WITHIN,
        stilla=STILL,
    )


def _rows(
    log: Log, chosen: Chosen, asof: AsOf, lista: str, offset: int, limit: int | None
) -> Kedjor | HandlaggningListing:
    per, known, enhet = asof.per, asof.position, chosen.enhet or None
    if lista == "kedjor":
        return kedjor(log, per, known, enhet=enhet, offset=offset, limit=limit)
    narrowing = HandlaggningNarrowing(Brist(lista), enhet, chosen.samordnare or None)
    return handlaggning_listing(log, per, known, narrowing, offset=offset, limit=limit)


def _what(listed: ListedHandled) -> str:
    return "kedjor" if listed.lista == "kedjor" else "handlaggning"


def _filters(listed: ListedHandled) -> dict[str, str]:
    return {"listan": listed.lista} | ({"sida": str(listed.page)} if listed.page > 1 else {})
