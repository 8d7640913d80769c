"""The month's anmälan av delegationsbeslut as a page; as a document it is `papper_period.py`."""

from __future__ import annotations

from calendar import monthrange

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.acts import Acting, the_organisation
from api.seeing import SEES_EVERY_BESLUT
from api.web.answers import page
from api.web.build.basis import notices_of
from api.web.build.cases import Words
from api.web.build.delegationslista import Month, delegation_list_page
from api.web.build.frame import frame_of
from api.web.dag import month_before, month_of
from api.web.deps import Lexsarah, links_of
from api.web.labels import text
from audit.errors import AuthorityError
from audit.store.reading import Reading, record_reading
from projections.lexsarah.beslut import counts, month, statistics
from projections.lexsarah.cases import CaseFilter, cases

router = APIRouter(prefix="/{namnd}/delegationslista", include_in_schema=False)


@router.get("")
def delegation_list(request: Request, access: Lexsarah) -> Response:
    """Show the list of a month, by default the one before this; the reading is recorded first."""
    acting, log = Acting.of(request, access), access.log
    if not SEES_EVERY_BESLUT & {role.value for role in acting.roles}:
        raise AuthorityError("Dina roller i nämnden räcker inte för listan över alla beslut.")
    before = month_before(acting.today)
    first = month_of(request.query_params, "manad", "Avseende månad", before)
    last = first.replace(day=monthrange(first.year, first.month)[1])
    known = log.head().size
    found = Month(
        first=first,
        rows=month(log, first.year, first.month, known),
        counted=statistics(log, first, last, known),
        undated=counts(log, None, None, known),
    )
    filters = {"manad": found.address}
    reading = Reading("delegationslista", filters=filters, count=len(found.rows))
    record_reading(log, access.context, reading)
    basis = cases(log, CaseFilter(), known, limit=1).basis
    frame = frame_of(text("delegationslista"), access, links_of(access), notices_of(basis, known))
    words = Words(log.namnd.slug, last, the_organisation(log), {})
    return page("delegation/lista.html", delegation_list_page(frame, found, words))
