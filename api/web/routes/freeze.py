"""Freezing the measurement that the page shows."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse
from starlette.responses import Response

from api.acts import INTERNKONTROLL, Acting, own_time
from api.acts.freezing import freezing
from api.web.asked import asked_of
from api.web.deps import Measures, links_of
from api.web.links import AVSLUTADE
from projections.registry import VIEWS
from projections.runner import catch_up

router = APIRouter(prefix="/{namnd}/internkontroll/barnutredningstid", include_in_schema=False)


@router.post("/frys")
def submit(
    request: Request,
    access: Measures,
    population: Annotated[str, Form()] = "",
    laget: Annotated[str, Form()] = "",
    fran: Annotated[str, Form()] = "",
) -> Response:
    """Freeze it, and show it among the others; the form's token was checked before."""
    form = {"population": population, "laget": laget, "fran": fran}
    wanted = asked_of(access.log, form)
    start = wanted.start if wanted.population == AVSLUTADE else None
    command = freezing(access.log, wanted.per, start, at=own_time(access.log))
    INTERNKONTROLL.perform(Acting.of(request, access), command)
    for view in VIEWS:
        # So that the page that follows shows it, rather than that something is on its way.
        catch_up(access.log, view)
    address = links_of(access, wanted).figure(wanted.population)
    return RedirectResponse(f"{address}&fryst=ja", 303)
