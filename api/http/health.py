"""Is the service alive, is it ready, and its numbers: for whoever runs it."""

from __future__ import annotations

from typing import Annotated, Final

import psycopg
from fastapi import APIRouter, Depends, Request, Response
from prometheus_client import CONTENT_TYPE_LATEST
from pydantic import BaseModel, Field

from api.auth import Account, Permission, current_account
from api.gauges import log_state
from api.http.documented import answered, problems
from api.services import Services
from audit.errors import AuthorityError, LiggareError

router = APIRouter(tags=["Drift"])
FAR_BEHIND: Final = 10_000
"""Entries a view may lack before the service says that it is not ready."""


class Health(BaseModel):
    """How the service is; what exactly is wrong stands in the log and in `liggare status`."""

    status: str = Field(description="ok, eller vad som inte är det.")
    parts: dict[str, str] = Field(description="Varje del för sig.")


@router.get(
    "/health/live",
    summary="Lever tjänsten?",
    responses={200: answered("Ja.", {"status": "ok", "parts": {}}), **problems(405)},
)
def live() -> Health:
    """Svarar så länge processen lever; frågar inte databasen."""
    return Health(status="ok", parts={})


@router.get(
    "/health/ready",
    summary="Kan tjänsten ta emot?",
    responses={
        200: answered("Ja.", {"status": "ok", "parts": {"databas": "ok", "loggar": "ok"}}),
        **problems(405),
        503: answered("Nej.", {"status": "inte redo", "parts": {"databas": "svarar inte"}}),
    },
)
def ready(request: Request, response: Response) -> Health:
    """Ser efter att databasen svarar, loggarna tar emot, vyerna följer med och sidorna är klara."""
    parts = _parts(request.app.state.services)
    parts["sidor"] = "ok" if request.app.state.warm() else "förbereds"
    if all(state == "ok" for state in parts.values()):
        return Health(status="ok", parts=parts)
    response.status_code = 503
    return Health(status="inte redo", parts=parts)


def _parts(services: Services) -> dict[str, str]:
    """Say how each part is, without naming any nämnd: anyone may ask."""
    try:
        states = [log_state(log) for log in services.logs.values()]
    except (psycopg.Error, LiggareError):
        return {"databas": "svarar inte"}
    refusing = any(state.refuses for state in states)
    stopped = any(state.stopped for state in states)
    behind = any(view.behind > FAR_BEHIND for state in states for view in state.views)
    return {
        "databas": "ok",
        "loggar": "tar inte emot" if refusing else "ok",
        "vyer": "har stannat" if stopped else "ligger efter" if behind else "ok",
    }


@router.get(
    "/metrics",
    summary="Mätvärden för Prometheus",
    response_class=Response,
    responses={
        200: answered("Mätvärdena.", "liggare_log_size{…} 1024\n", "text/plain"),
        **problems(401, 403, 405),
    },
)
def metrics(request: Request, account: Annotated[Account, Depends(current_account)]) -> Response:
    """Ger tjänstens mätvärden till den som har rollen tekniker i någon nämnd."""
    services: Services = request.app.state.services
    if not any(account.may(slug, Permission.OPERATIONS) for slug in account.roles):
        raise AuthorityError("Mätvärdena är för den som har rollen tekniker.")
    return Response(services.metrics.text(), media_type=CONTENT_TYPE_LATEST)
