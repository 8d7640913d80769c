"""A form that came twice with different words: what was received stands, the new is not lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.http.logg import log_of
from api.reporting.answers import clean, too_long
from api.reporting.derived import is_token, of_token
from api.reporting.filled import UNREACHABLE
from api.reporting.receiving import AlreadyReceivedError, first_of, supplement
from api.web.answers import page
from api.web.build.rapportera_kvitto import already_page, receipt_page, what_is_new
from api.web.models.frame import Problem
from api.web.routes.rapportera_sand import NOT_NOW, Sent, problem
from audit.codec import words_of
from audit.errors import FieldProblem, NotFoundError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from api.reporting.answers import Answers
    from api.reporting.receiving import Received
    from audit.store.log import Log

router = APIRouter(prefix="/rapportera", include_in_schema=False)
GONE = "Vi hittar inte din rapport. Lämna den en gång till."


def came_twice(log: Log, received: Received, token: str, answers: Answers) -> Response:
    """Ask to send what is new as a supplement; what was received before is not shown."""
    stored = next(one.event for one in log.load(received.own.rapport))
    told = {name: text for name, text in answers.words.items() if name not in _IDENTITY}
    text = what_is_new(words_of(stored), told)
    identity = any(name in answers.words for name in _IDENTITY)
    model = already_page(log.namnd, received, token, text, identity=identity)
    return page("rapportera/redan.html", model, 409)


_IDENTITY = ("namn", "telefon")
"""Words under the reporter's own key: a supplement lies under the key of the report."""


@router.post("/{namnd}/tillagg")
def add(request: Request, namnd: str, sent: Sent) -> Response:
    """Receive as a supplement what was new in a form that came twice."""
    log, token, new = log_of(request, namnd), sent.get("formular", ""), sent.get("nytt", "")
    if not (is_token(token) and is_token(new)):
        raise NotFoundError(GONE)
    own = of_token(log.parts.keys.identifier, token)
    first, text = first_of(log, own), clean(sent.get("text", ""))
    problems = tuple(_problems(text))
    if problems:
        return _again(log, first, sent, problems, 422)
    try:
        added = supplement(request.app.state.services, log, own, new, text)
    except AlreadyReceivedError as already:
        added = already.received
    except UNREACHABLE:
        return _again(log, first, sent, problem("", NOT_NOW), 503)
    return page("rapportera/kvitto.html", receipt_page(log.namnd, first, added))


def _problems(text: str) -> Sequence[FieldProblem]:
    if not text:
        return problem("text", "Skriv några ord.")
    return tuple(too_long("text", text))


def _again(
    log: Log,
    first: Received,
    sent: Mapping[str, str],
    problems: Sequence[FieldProblem],
    status: int,
) -> Response:
    shown = [Problem(one.field, one.reason) for one in problems]
    token, new, text = sent["formular"], sent["nytt"], sent.get("text", "")
    model = already_page(log.namnd, first, token, text, new=new, problems=shown)
    return page("rapportera/redan.html", model, status)
