"""The calendar as programs read it: its address is its key, and tells nothing else."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.auth import Permission
from api.auth.roles import acting_role, known
from api.services import Services
from api.told.calendar import MEDIA_TYPE, calendar_hash, calendar_text
from api.told.falling_due import due_days, somebody
from api.told.times import tider_of
from audit.clock import utc_now
from audit.envelope import Actor, Context, Source, SourceKind
from audit.errors import NotFoundError
from audit.store.calendar import Calendars
from audit.store.reading import Reading, record_reading

router = APIRouter(include_in_schema=False)


@router.get("/kalender/{token}.ics")
def feed(request: Request, token: str) -> Response:
    """Give how much falls due by day; that it was read is recorded first.

    An address that is unknown, renewed, switched off or without a role answers as if it never was.
    """
    services: Services = request.app.state.services
    hashed = calendar_hash(token)
    found = Calendars(services.pool).by_token(hashed) if hashed else None
    log = services.logs.get(found.slug) if found else None
    if found is None or log is None:
        raise NotFoundError
    traceparent = request.state.traceparent
    acting = somebody(services, log, found.account, found.roles, traceparent)
    role = acting_role(known(found.roles), Permission.LEXSARAH)
    if acting is None or role is None:
        raise NotFoundError
    days = due_days(acting, tider_of(services.settings.messages, log.namnd.slug))
    context = Context(Actor(found.account, role.value), Source(SourceKind.WEB), traceparent)
    record_reading(log, context, Reading("kalender", filters={}, count=sum(days.values())))
    return Response(calendar_text(days, found.feed, utc_now()), media_type=MEDIA_TYPE)
