"""The ärenden behind each number, as a page and as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.acts import the_organisation
from api.web.answers import page
from api.web.asked import page_number
from api.web.build.basis import notices_of
from api.web.build.frame import frame_of
from api.web.build.klockor.nav import PER_PAGE
from api.web.build.listing import LISTS, Listed, listing_page, plain_rows
from api.web.deps import Lists
from api.web.labels import LISTOR, named
from api.web.links import AVSLUTADE
from api.web.routes.klockor.asked import chosen_of, clock_links
from api.web.routes.klockor.files import as_file, demand_form
from api.web.routes.klockor.noted import note_clocks
from audit.barnutredning.classify import Tidsklass
from audit.errors import FieldProblem, InvalidInputError, NotFoundError
from projections.barnutredning.listing import (
    SOON,
    Listing,
    Narrowing,
    closed_listing,
    listing,
)
from projections.imports.status import import_status

if TYPE_CHECKING:
    from api.auth import Access
    from api.web.build.klockor.found import Chosen
    from audit.store.log import Log
    from projections.asof import AsOf

router = APIRouter(prefix="/{namnd}/internkontroll/barnutredningstid", include_in_schema=False)
WHAT: Final = "barnutredningstid"
SEVERAL: Final = {
    "over": tuple(Tidsklass)[1:],
    "over_tiden": (Tidsklass.OVER_FORLANGNING_UTE, Tidsklass.OVER_UTAN_FORLANGNING),
}
"""The lists that hold more than one class."""


@router.get("/arenden")
def arenden(request: Request, access: Lists) -> Response:
    """Show one list, a page at a time; who reads is recorded first."""
    number = page_number(request.query_params)
    listed = _listed(request, access, number, PER_PAGE)
    if number > 1 and not listed.listing.rows:
        raise NotFoundError("Listan har inte så många sidor.")
    note_clocks(access, listed.chosen, WHAT, len(listed.listing.rows), _filters(listed))
    links = clock_links(access, listed.chosen)
    notices = notices_of(listed.listing.basis, listed.asof.position, listed.imports)
    title = named(LISTOR, listed.klass)
    frame = frame_of(title, access, links.links, notices, section="internkontroll")
    return page("klockor/lista.html", listing_page(frame, listed, links))


@router.get("/arenden/lista.{form}")
def download(request: Request, access: Lists, form: str) -> Response:
    """Give the whole list as a file."""
    demand_form(form)
    listed = _listed(request, access, 1, None)
    return as_file(access, listed.chosen, WHAT, form, plain_rows(listed), _filters(listed))


def _listed(request: Request, access: Access, number: int, limit: int | None) -> Listed:
    log, query = access.log, request.query_params
    chosen, klass = chosen_of(log, query), query.get("klass", "alla")
    if klass not in LISTS[chosen.asked.population]:
        raise InvalidInputError([FieldProblem("klass", "Den listan finns inte.")])
    asof = chosen.asked.resolve(log)
    found = _rows(log, chosen, asof, klass, (number - 1) * PER_PAGE, limit)
    imports, organisation = import_status(log, asof.position), the_organisation(log)
    return Listed(chosen, asof, klass, number, found, imports, organisation)


def _rows(
    log: Log, chosen: Chosen, asof: AsOf, klass: str, offset: int, limit: int | None
) -> Listing:
    known, per = asof.position, asof.per
    if klass in SEVERAL:
        return several(log, chosen, asof, SEVERAL[klass], offset, limit)
    narrowing = narrowing_of(
        chosen,
        klass=Tidsklass(klass) if klass in set(Tidsklass) else None,
        reaching=SOON if klass == "snart" else None,
    )
    if chosen.asked.population == AVSLUTADE:
        start = chosen.asked.start
        return closed_listing(log, start, per, known, narrowing, offset=offset, limit=limit)
    return listing(log, per, known, narrowing, offset=offset, limit=limit)


def narrowing_of(
    chosen: Chosen, klass: Tidsklass | None = None, reaching: int | None = None
) -> Narrowing:
    """Narrow a list to what is chosen."""
    return Narrowing(
        klass=klass,
        enhet=chosen.enhet or None,
        samordnare=chosen.samordnare or None,
        reaching=reaching,
    )


def several(
    log: Log,
    chosen: Chosen,
    asof: AsOf,
    klasser: tuple[Tidsklass, ...],
    offset: int,
    limit: int | None,
) -> Listing:
    """List the utredningar of several classes as one list, what runs out first coming first."""
    last = None if limit is None else offset + limit
    found = [
        listing(log, asof.per, asof.position, narrowing_of(chosen, klass), limit=last)
        for klass in klasser
    ]
    rows = sorted(
        (row for one in found for row in one.rows),
        key=lambda row: (max(row.sista_dag, row.extended_to or row.sista_dag), row.arende_id),
    )
    total = sum(one.total for one in found)
    return Listing(tuple(rows[offset:last]), total, asof.position, found[0].basis)


def _filters(listed: Listed) -> dict[str, str]:
    given = {"population": listed.chosen.asked.population, "klass": listed.klass}
    return given | ({"sida": str(listed.page)} if listed.page > 1 else {})
