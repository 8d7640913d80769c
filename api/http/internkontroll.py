"""The measure barnutredningstid: on any date, as known at any moment, and what is behind it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response

from api.auth import Access, Permission, require
from api.http.asked import FigureQuery, ListQuery, Wanted
from api.http.cached import cached
from api.http.documented import NAMND, answered, problems
from api.http.figures import EXAMPLE_FIGURE, EXAMPLE_LIST, Arenden, Barnutredningstid
from api.http.figures_made import make_figure, make_list
from audit.store.reading import Reading, record_reading
from projections.barnutredning.figure import closed, running
from projections.barnutredning.listing import Listing, closed_listing, listing

MEASURE = "/internkontroll/barnutredningstid"
router = APIRouter(prefix=NAMND + MEASURE, tags=["Internkontroll"])


@router.get(
    "",
    summary="Figuren barnutredningstid",
    response_model=Barnutredningstid,
    responses={
        200: answered("Figuren.", EXAMPLE_FIGURE),
        304: {"description": "Oförändrad sedan den ETag som angavs."},
        **problems(401, 403, 404, 405, 422),
    },
)
def figure(
    request: Request,
    access: Annotated[Access, Depends(require(Permission.FIGURES))],
    query: Annotated[FigureQuery, Query()],
) -> Response:
    """Ger antal per klass, andel inom tiden, median och medel i dagar, och vad svaret vilar på.

    `pagaende` räknar utredningar som pågår den dag som anges med `per`.
    `avslutade` räknar dem som avslutades från `start` till `slut`.
    De två är olika mått och blandas aldrig.
    """
    wanted = Wanted.resolve(access.log, query)
    log, position = access.log, wanted.as_of.position
    if wanted.period is None:
        counted = running(log, wanted.as_of.per, position)
        return cached(request, make_figure(log, wanted, counted))
    return cached(request, make_figure(log, wanted, closed(log, *wanted.period, position)))


@router.get(
    "/arenden",
    summary="Ärendena bakom ett tal",
    response_model=Arenden,
    responses={
        200: answered("Ärendena.", EXAMPLE_LIST),
        **problems(401, 403, 404, 405, 422),
    },
)
def arenden(
    response: Response,
    access: Annotated[Access, Depends(require(Permission.LISTS))],
    query: Annotated[ListQuery, Query()],
) -> Arenden:
    """Ger utredningarna bakom ett av figurens tal; att listan lästes antecknas innan den visas."""
    wanted = Wanted.resolve(access.log, query)
    found = _listed(access, query, wanted)
    reading = Reading("barnutredningstid", filters=wanted.filters(query), count=len(found.rows))
    record_reading(access.log, access.context, reading)
    made = make_list(access.log, wanted, query, found)
    links = [f'<{url}>; rel="{name}"' for name, url in made.links.items() if url]
    if links:
        response.headers["Link"] = ", ".join(links)
    return made


def _listed(access: Access, query: ListQuery, wanted: Wanted) -> Listing:
    log, position, narrowing = access.log, wanted.as_of.position, query.narrowing()
    if wanted.period is None:
        return listing(
            log, wanted.as_of.per, position, narrowing, offset=query.offset, limit=query.limit
        )
    start, end = wanted.period
    return closed_listing(
        log, start, end, position, narrowing, offset=query.offset, limit=query.limit
    )
