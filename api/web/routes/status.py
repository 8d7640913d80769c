"""The reporter's own page: what has become of a report, by the code, and adding to it.

The code comes in the body of a POST and is answered from there: it stands in no address.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.http.logg import log_of
from api.reporting.answers import clean, too_long
from api.reporting.derived import is_token, read_code
from api.reporting.filled import UNREACHABLE
from api.reporting.following import follow, of_known_code
from api.reporting.receiving import AlreadyReceivedError, Received, supplement
from api.web.answers import page
from api.web.build.rapportera_kvitto import code_page, status_page
from api.web.models.frame import Problem
from api.web.routes.rapportera_sand import NOT_NOW, Sent, address_of, problem
from audit.lexsarah import StateRefusedError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from api.reporting.derived import Own
    from api.services import Services
    from audit.errors import FieldProblem
    from audit.store.log import Log

router = APIRouter(prefix="/status", include_in_schema=False)
WRONG: Final = "Koden stämmer inte. Se efter på kvittot och skriv den igen."
TOO_MANY: Final = "Koden har skrivits fel för många gånger. Vänta en timme och försök igen."
NOT_ASKED: Final = "Frågan finns inte längre. Skicka det du skrev som ett tillägg."


@router.get("/{namnd}")
def ask(request: Request, namnd: str) -> Response:
    """Ask for the code."""
    return page("rapportera/kod.html", code_page(log_of(request, namnd).namnd))


@router.post("/{namnd}")
def show(request: Request, namnd: str, sent: Sent) -> Response:
    """Show what has become of a report."""
    log = log_of(request, namnd)
    own = _own(request, log, sent)
    return own if isinstance(own, Response) else _page(request, log, own)


@router.post("/{namnd}/tillagg")
def add(request: Request, namnd: str, sent: Sent) -> Response:
    """Receive what the reporter adds or answers, once however often it is sent."""
    log, services = log_of(request, namnd), request.app.state.services
    own = _own(request, log, sent)
    if isinstance(own, Response):
        return own
    text, token, fraga = clean(sent.get("text", "")), sent.get("formular", ""), _number(sent)
    problems = _problems(text, token, f"svar-{fraga}" if fraga else "text")
    if problems:
        return _page(request, log, own, problems=problems, status=422, kept=sent)
    try:
        came = supplement(services, log, own, token, text, fraga)
    except AlreadyReceivedError as already:
        came = already.received
    except StateRefusedError:
        refused = problem("text", NOT_ASKED)
        kept = {"text": sent.get("text", "")}
        return _page(request, log, own, problems=refused, status=409, kept=kept)
    except UNREACHABLE:
        return _page(request, log, own, problems=problem("", NOT_NOW), status=503, kept=sent)
    return _page(request, log, own, came=came)


def _own(request: Request, log: Log, sent: Mapping[str, str]) -> Own | Response:
    """Give whose the code is, or the page that asks for it again; wrong ones are counted."""
    services: Services = request.app.state.services
    address, code = address_of(request), read_code(sent.get("kod", ""))
    own = of_known_code(log, code) if code else None
    if own is not None:
        # A right code always opens: others behind the same address may have typed wrong ones.
        return own
    if not services.reporting.may_try_code(address):
        return _asked_again(log, TOO_MANY, 429)
    services.reporting.note_wrong_code(address)
    return _asked_again(log, WRONG, 422)


def _asked_again(log: Log, reason: str, status: int) -> Response:
    model = code_page(log.namnd, [Problem("kod", reason)])
    return page("rapportera/kod.html", model, status)


def _page(
    request: Request,
    log: Log,
    own: Own,
    *,
    problems: Sequence[FieldProblem] = (),
    status: int = 200,
    kept: Mapping[str, str] | None = None,
    came: Received | None = None,
) -> Response:
    followed = follow(request.app.state.services, log, own)
    shown = [Problem(one.field, one.reason) for one in problems]
    model = status_page(log.namnd, followed, kept=kept, came=came, problems=shown)
    return page("rapportera/status.html", model, status)


def _number(sent: Mapping[str, str]) -> int | None:
    text = sent.get("fraga", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else None  # noqa: PLR2004 - a version


def _problems(text: str, token: str, field: str) -> Sequence[FieldProblem]:
    if not text:
        return problem(field, "Skriv några ord.")
    if not is_token(token):
        return problem(field, "Sidan var för gammal. Det du skrev står kvar. Skicka igen.")
    return [one for found in too_long("text", text) for one in problem(field, found.reason)]
