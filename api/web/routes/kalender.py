"""Somebody's own calendar and reminders: where they are switched on and off."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import Response

from api.services import Services
from api.told.calendar import calendar_hash, new_calendar_token
from api.told.silence import silence_of
from api.web.answers import page
from api.web.build.frame import frame_of
from api.web.deps import Lexsarah, links_of
from api.web.formats import datum
from api.web.labels import text
from api.web.models.kalender import CalendarPage
from audit.clock import STOCKHOLM
from audit.errors import FieldProblem, InvalidInputError
from audit.store.calendar import Calendars

router = APIRouter(prefix="/{namnd}/kalender", include_in_schema=False)


@router.get("")
def show(request: Request, access: Lexsarah) -> Response:
    """Show whether one's own calendar and reminders are on."""
    return page("kalender.html", _page(request, access))


@router.post("")
def change(request: Request, access: Lexsarah, gor: Annotated[str, Form()] = "") -> Response:
    """Switch on, renew or switch off; a new address is shown in the answer and never again."""
    services: Services = request.app.state.services
    calendars = Calendars(services.pool)
    account, slug = access.account.id, access.log.namnd.slug
    address = ""
    match gor:
        case "pa" | "fornya":
            token = new_calendar_token()
            calendars.switch_on(account, slug, calendar_hash(token) or b"")
            address = f"{_base(request)}/kalender/{token}.ics"
        case "av":
            calendars.switch_off(account, slug)
        case "paminn" | "paminn_av":
            calendars.want_reminder(account, slug, wanted=gor == "paminn")
        case _:
            raise InvalidInputError((FieldProblem("gor", "Det går inte att göra här."),))
    return page("kalender.html", _page(request, access, address))


def _page(request: Request, access: Lexsarah, address: str = "") -> CalendarPage:
    services: Services = request.app.state.services
    calendars = Calendars(services.pool)
    account, slug = access.account.id, access.log.namnd.slug
    since, silence = calendars.since(account, slug), silence_of(services, access.log)
    return CalendarPage(
        frame=frame_of(text("kalender"), access, links_of(access), section="att_gora"),
        csrf=access.account.csrf_token or "",
        on=since is not None,
        since=datum(since.astimezone(STOCKHOLM).date()) if since else "",
        address=address,
        reminders=calendars.wants_reminder(account, slug),
        epost=services.people.contact(account).epost or "",
        silent=silence.for_people if silence else "",
    )


def _base(request: Request) -> str:
    """Give the address that people use, else the one that this request came to."""
    services: Services = request.app.state.services
    return services.settings.public_url or str(request.base_url).rstrip("/")
