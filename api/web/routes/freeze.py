"""Freezing the measurement that the page shows."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Annotated

from fastapi import APIRouter, Form
from fastapi.responses import RedirectResponse
from starlette.responses import Response

from api.web.asked import asked_of
from api.web.deps import Measures, links_of
from api.web.freezing import freeze
from api.web.links import AVSLUTADE
from audit.store.log import Log
from projections.registry import VIEWS
from projections.runner import catch_up

router = APIRouter(prefix="/{namnd}/internkontroll/barnutredningstid", include_in_schema=False)


@router.post("/frys")
def submit(
    access: Measures,
    population: Annotated[str, Form()] = "",
    laget: Annotated[str, Form()] = "",
    fran: Annotated[str, Form()] = "",
) -> Response:
    """Freeze it, and show it among the others; the form's token was checked before."""
    form = {"population": population, "laget": laget, "fran": fran}
    wanted = asked_of(access.log, form)
    start = wanted.start if wanted.population == AVSLUTADE else None
    freeze(access.log, access.context, wanted.per, start, at=_own_time(access.log))
    for view in VIEWS:
        # So that the page that follows shows it, rather than that something is on its way.
        catch_up(access.log, view)
    address = links_of(access, wanted).figure(wanted.population)
    return RedirectResponse(f"{address}&fryst=ja", 303)


def _own_time(log: Log) -> datetime | None:
    """Give the next second of a constructed log, which keeps its own time; None for real ones."""
    return log.head().recorded_at + timedelta(seconds=1) if log.constructed else None
