"""The ärenden behind each number."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.acts import the_organisation
from api.web.answers import page
from api.web.asked import Asked, asked_of, page_number
from api.web.build.basis import notices_of
from api.web.build.frame import frame_of
from api.web.build.listing import LISTS, PER_PAGE, Listed, listing_page
from api.web.deps import Lists, links_of
from api.web.labels import LISTOR, named
from api.web.links import AVSLUTADE
from api.web.read import note_list
from audit.barnutredning.classify import Tidsklass
from audit.errors import FieldProblem, InvalidInputError, NotFoundError
from projections.barnutredning.figure import running
from projections.barnutredning.listing import (
    SOON,
    Listing,
    Narrowing,
    closed_listing,
    listing,
)
from projections.imports.status import import_status

if TYPE_CHECKING:
    from audit.store.log import Log
    from projections.asof import AsOf

router = APIRouter(prefix="/{namnd}/internkontroll/barnutredningstid", include_in_schema=False)


@router.get("/arenden")
def arenden(request: Request, access: Lists) -> Response:
    """Show one list, a page at a time; who reads is recorded first."""
    query = request.query_params
    wanted, number = asked_of(access.log, query), page_number(query)
    klass = query.get("klass", "alla")
    if klass not in LISTS[wanted.population]:
        raise InvalidInputError([FieldProblem("klass", "Den listan finns inte.")])
    log, asof = access.log, wanted.resolve(access.log)
    enhet = query.get("enhet", "").strip() or None
    found = _rows(log, wanted, asof, klass, (number - 1) * PER_PAGE, enhet)
    if number > 1 and not found.rows:
        raise NotFoundError("Listan har inte så många sidor.")
    note_list(access, wanted, klass, len(found.rows), number)
    imports, links = import_status(log, asof.position), links_of(access, wanted)
    notices = notices_of(found.basis, asof.position, imports)
    frame = frame_of(named(LISTOR, klass), access, links, notices, section="internkontroll")
    organisation = the_organisation(log)
    listed = Listed(wanted, asof, klass, number, found, imports, organisation)
    return page("lista.html", listing_page(frame, listed, links))


def _rows(
    log: Log, wanted: Asked, asof: AsOf, klass: str, offset: int, enhet: str | None
) -> Listing:
    known, per = asof.position, asof.per
    narrowing = Narrowing(klass=Tidsklass(klass) if klass in set(Tidsklass) else None, enhet=enhet)
    if wanted.population == AVSLUTADE:
        return closed_listing(
            log, wanted.start, per, known, narrowing, offset=offset, limit=PER_PAGE
        )
    if klass == "snart":
        soon = Narrowing(reaching=SOON, enhet=enhet)
        return listing(log, per, known, soon, offset=offset, limit=PER_PAGE)
    if klass == "over":
        return _over(log, per, known, offset)
    return listing(log, per, known, narrowing, offset=offset, limit=PER_PAGE)


def _over(log: Log, per: date, known: int, offset: int) -> Listing:
    """List those over four months, whatever class: the first of all, since all come by last day."""
    counted = running(log, per, known)
    over = counted.total - counted.within
    most = max(0, min(PER_PAGE, over - offset))
    found = listing(log, per, known, offset=offset, limit=most)
    return replace(found, total=over)
