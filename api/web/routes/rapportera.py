"""Reporting: the form without an account, its receipt, and the poster that leads to it."""

from __future__ import annotations

from functools import partial
from importlib import resources
from typing import TYPE_CHECKING, Final

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.acts import the_organisation
from api.http.logg import log_of
from api.reporting.answers import Answers, Typed
from api.reporting.derived import new_token, read_code
from api.reporting.filled import Filled
from api.reporting.following import of_known_code, saved
from api.reporting.happened import Shown
from api.reporting.places import places_of, preset
from api.reporting.qr import qr_svg
from api.reporting.receiving import AlreadyReceivedError, Sending, receive
from api.reporting.sender import Sender, sealed, sender_of
from api.web.answers import page
from api.web.build.rapportera import TITLE, form_page, poster_page, public_frame
from api.web.build.rapportera_kvitto import receipt_page
from api.web.models.frame import Problem
from api.web.models.rapportera import CheckPage
from api.web.routes.rapportera_sand import Sent, address_of, checked, received_or
from api.web.routes.rapportera_tillagg import came_twice
from audit.clock import STOCKHOLM
from audit.errors import NotFoundError
from projections.asof import today_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from api.services import Services
    from audit.errors import FieldProblem
    from audit.store.log import Log

router = APIRouter(prefix="/rapportera", include_in_schema=False)
SCRIPT: Final = "kontrollera_kvitto.py"
NO_RECEIPT: Final = "Koden stämmer inte, eller så är det för sent att spara kvittot."


@router.get(f"/{SCRIPT}")
def script() -> Response:
    """Give the program that verifies a receipt by itself."""
    text = (resources.files("api.reporting") / SCRIPT).read_bytes()
    headers = {"Content-Disposition": f'attachment; filename="{SCRIPT}"'}
    return Response(text, media_type="text/x-python; charset=utf-8", headers=headers)


@router.get("/{namnd}")
def form(request: Request, namnd: str, enhet: str = "") -> Response:
    """Show the form, with the place that the address names or that the person works at."""
    log, token = log_of(request, namnd), new_token()
    day, organisation = today_of(log), the_organisation(log)
    places, sender = places_of(organisation, day), sender_of(request)
    place = preset(organisation, places, enhet, day) if enhet else None
    if place is None and sender is not None:
        place = places.nearest(_verksamheter(request, log, sender))
    filled = Filled(
        log=log,
        token=token,
        shown=Shown.now(day),
        typed=Typed(enhet=place.kod if place else ""),
        places=places,
        sender=sender,
        sealed=sealed(log.parts.keys.identifier, sender, token) if sender else "",
    )
    return _again(filled)


def _verksamheter(request: Request, log: Log, sender: Sender) -> set[str | None]:
    services: Services = request.app.state.services
    held = services.people.uppdrag(sender.konto, log.namnd.slug, today_of(log))
    return {one.verksamhet for one in held}


def _again(
    filled: Filled,
    problems: Sequence[FieldProblem] = (),
    status: int = 200,
    *,
    warning: bool = False,
) -> Response:
    model = form_page(
        public_frame(TITLE, filled.log.namnd),
        f"/rapportera/{filled.log.namnd.slug}",
        filled,
        warning=warning,
        problems=[Problem(one.field, one.reason) for one in problems],
    )
    return page("rapportera/formular.html", model, status)


@router.post("/{namnd}")
def send(request: Request, namnd: str, sent: Sent) -> Response:
    """Receive a report, once however often it is sent, and show the receipt."""
    filled = Filled.of(log_of(request, namnd), sent)
    again = partial(_again, filled)
    answers = checked(filled, sent, again)
    if isinstance(answers, Response):
        return answers
    return received_or(request, filled, again, partial(_received, request, filled, answers))


def _received(request: Request, filled: Filled, answers: Answers) -> Response:
    typed, namnd = filled.typed.cleaned(), filled.log.namnd
    # Whoever wants to leave no name leaves no account either.
    konto = filled.sender.konto if filled.sender and not typed.utan_namn else None
    sending = Sending("inloggad" if konto else "web", konto)
    services: Services = request.app.state.services
    try:
        came = receive(services, filled.log, filled.token, answers, typed.body(), sending)
    except AlreadyReceivedError as already:
        return came_twice(filled.log, already.received, filled.token, answers)
    nameless = konto is None and "namn" not in answers.words
    model = receipt_page(namnd, came, danger=answers.fara_nu, nameless=nameless)
    return page("rapportera/kvitto.html", model)


@router.post("/{namnd}/kvitto")
def save(request: Request, namnd: str, sent: Sent) -> Response:
    """Give a receipt as a file, to whoever has the code, within a day."""
    log, services = log_of(request, namnd), request.app.state.services
    address, code = address_of(request), read_code(sent.get("kod", ""))
    own = of_known_code(log, code) if code else None
    number = sent.get("nummer", "")
    if own is None or not (number.isascii() and number.isdigit() and len(number) < 9):  # noqa: PLR2004 - a version
        services.reporting.note_wrong_code(address)
        raise NotFoundError(NO_RECEIPT)
    data, came = saved(services, log, own, int(number))
    name = f"kvitto-{came.astimezone(STOCKHOLM).date()}.html"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(data, media_type="text/html; charset=utf-8", headers=headers)


@router.get("/{namnd}/kontroll")
def check(request: Request, namnd: str) -> Response:
    """Say how a receipt is verified, and show the register's key."""
    log = log_of(request, namnd)
    key = log.parts.signer.verifier.vkey
    model = CheckPage(
        public_frame("Kontrollera ett kvitto", log.namnd), f"/rapportera/{SCRIPT}", key
    )
    return page("rapportera/kontroll.html", model)


@router.get("/{namnd}/affisch")
def poster(request: Request, namnd: str, enhet: str = "") -> Response:
    """Show a poster with the address of the form, for one place or for the whole nämnd."""
    log = log_of(request, namnd)
    places = places_of(the_organisation(log), today_of(log))
    place = places.find(enhet)
    services: Services = request.app.state.services
    base, chosen = services.settings.public_url, f"?enhet={place.kod}" if place else ""
    # The address that this request came to may lead nowhere from a phone: it is never printed.
    address = f"{base.rstrip('/')}/rapportera/{namnd}{chosen}" if base else ""
    frame = public_frame("Affisch", log.namnd)
    model = poster_page(
        frame, places, place.kod if place else "", address, qr_svg(address) if address else ""
    )
    return page("rapportera/affisch.html", model)
