"""The list of orosanmälningar, by the states of their times."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.acts import the_organisation
from api.web.answers import page
from api.web.asked import page_number
from api.web.build.basis import notices_of
from api.web.build.frame import frame_of
from api.web.build.klockor.anmalan_list import (
    ListedAnmalningar,
    anmalan_list_page,
    plain_rows,
)
from api.web.build.klockor.nav import PER_PAGE
from api.web.deps import Lists
from api.web.labels_klockor import ANMALNINGSLISTOR, LAGEN, TIDER
from api.web.routes.klockor.asked import chosen_of, clock_links, one_of
from api.web.routes.klockor.files import as_file, demand_form
from api.web.routes.klockor.noted import note_clocks
from audit.barnutredning.clock import Lage
from audit.errors import NotFoundError
from projections.barnutredning.anmalan_rows import AnmalanListing, AnmalanNarrowing, Tid
from projections.barnutredning.anmalningar import inkomna_listing, oppna_listing
from projections.imports.status import import_status

if TYPE_CHECKING:
    from datetime import date

    from api.auth import Access
    from audit.store.log import Log
    from projections.asof import AsOf

router = APIRouter(prefix="/{namnd}/internkontroll/orosanmalningar", include_in_schema=False)
KINDS = ("orosanmalningar",)
"""The kinds of extract that the list rests on."""


@router.get("")
def anmalningar(request: Request, access: Lists) -> Response:
    """Show one list, a page at a time; who reads is recorded first."""
    number = page_number(request.query_params)
    listed = _listed(request, access, number, PER_PAGE)
    rows = listed.listing.rows
    if number > 1 and not rows:
        raise NotFoundError("Listan har inte så många sidor.")
    note_clocks(access, listed.chosen, "orosanmalningar", len(rows), _filters(listed))
    links = clock_links(access, listed.chosen)
    notices = notices_of(listed.listing.basis, listed.asof.position, listed.imports)
    frame = frame_of("Orosanmälningar", access, links.links, notices, section="internkontroll")
    return page("klockor/lista.html", anmalan_list_page(frame, listed, links))


@router.get("/lista.{form}")
def download(request: Request, access: Lists, form: str) -> Response:
    """Give the whole list as a file."""
    demand_form(form)
    listed = _listed(request, access, 1, None)
    filters = _filters(listed)
    return as_file(access, listed.chosen, "orosanmalningar", form, plain_rows(listed), filters)


def _listed(request: Request, access: Access, number: int, limit: int | None) -> ListedAnmalningar:
    query, log = request.query_params, access.log
    chosen, lista = chosen_of(log, query), one_of(query, "lista", ANMALNINGSLISTOR, "oppna")
    tid, lage = one_of(query, "tid", TIDER, ""), one_of(query, "lage", LAGEN, "")
    asof = chosen.asked.resolve(log)
    narrowing = AnmalanNarrowing(
        tid=Tid(tid) if tid in set(Tid) else Tid.FORHANDSBEDOMNING,
        lage=Lage(lage) if lage else None,
        enhet=chosen.enhet or None,
    )
    stretch = {"offset": (number - 1) * PER_PAGE, "limit": limit}
    start = chosen.asked.start if lista == "inkomna" else None
    return ListedAnmalningar(
        chosen=chosen,
        asof=asof,
        lista=lista,
        tid=tid,
        lage=lage,
        page=number,
        listing=_rows(log, asof, narrowing, start, stretch),
        imports=import_status(log, asof.position, KINDS),
        organisation=the_organisation(log),
    )


def _rows(
    log: Log, asof: AsOf, narrowing: AnmalanNarrowing, start: date | None, stretch: dict[str, Any]
) -> AnmalanListing:
    per, known = asof.per, asof.position
    if start is None:
        return oppna_listing(log, per, known, narrowing, **stretch)
    return inkomna_listing(log, start, per, per, known, narrowing, **stretch)


def _filters(listed: ListedAnmalningar) -> dict[str, str]:
    given = {"listan": listed.lista, "tid": listed.tid, "lage": listed.lage}
    if listed.lista == "inkomna":
        given["fran"] = listed.chosen.asked.start.isoformat()
    if listed.page > 1:
        given["sida"] = str(listed.page)
    return {name: value for name, value in given.items() if value}
