"""How an error leaves the house: problem+json under `/api`, a Swedish page elsewhere."""

from __future__ import annotations

import html
import json
from collections.abc import Callable
from http import HTTPStatus
from typing import Final

from fastapi.exceptions import RequestValidationError
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Match

from api.auth.errors import NotSignedInError, PasswordOnlyError
from api.auth.where_to import factor_address, sign_in_address
from api.errors import Problem, problem_of
from api.trace import trace_id

PROBLEM_JSON: Final = "application/problem+json"
METHODS: Final = ("GET", "POST", "PUT", "PATCH", "DELETE")
_FOR_PROGRAMS: Final = ("/api/", "/metrics", "/health/")

_PAGE: Final = """<!doctype html>
<html lang="sv"><head><meta charset="utf-8"><title>{title} – Liggaren</title></head>
<body><main><h1>{title}</h1><p>{detail}</p><p>Nummer: {trace}</p>
<p><a href="/">Till startsidan</a></p>
</main></body></html>
"""


async def handle(request: Request, error: Exception) -> Response:
    """Answer an error, to a program or to a person."""
    if not for_programs(request) and (led := await _led_on(request, error)):
        return led
    if isinstance(error, RequestValidationError) and not for_programs(request):
        # An address with a part that cannot be read is, to a person, a page that does not exist.
        error = _as_seen_on_a_page(error)
    problem = problem_of(error)
    headers = dict(problem.headers)
    if problem.status == HTTPStatus.METHOD_NOT_ALLOWED:
        headers["Allow"] = allowed_methods(request)
    return await run_in_threadpool(answer, request, problem, headers)


async def _led_on(request: Request, error: Exception) -> Response | None:
    """Lead a person to where signing in goes on; None for errors that have nothing to do with it.

    A form that came after its session had run out takes what was typed along.
    """
    lost_form = getattr(request.app.state, "lost_form", None)
    if lost_form is not None and (answered := await lost_form(request, error)):
        kept: Response = answered
        return kept
    match error:
        case NotSignedInError():
            return _to(request, sign_in_address)
        case PasswordOnlyError():
            return _to(request, factor_address)
    return None


def _as_seen_on_a_page(error: RequestValidationError) -> Exception:
    in_path = any(one["loc"][0] == "path" for one in error.errors())
    return HTTPException(404) if in_path else error


def answer(request: Request, problem: Problem, headers: dict[str, str]) -> Response:
    """Write a problem in the form that suits who asked."""
    trace = trace_id(request.state.traceparent)
    if for_programs(request):
        body = json.dumps(problem.as_json(trace), ensure_ascii=False)
        return Response(body, problem.status, headers, media_type=PROBLEM_JSON)
    make = getattr(request.app.state, "error_page", None) or plain_page
    response: Response = make(request, problem, trace)
    response.headers.update(headers)
    return response


def plain_page(_request: Request, problem: Problem, trace: str) -> Response:
    """Write an error page that needs nothing else to work."""
    values = {"title": problem.title, "detail": problem.detail, "trace": trace}
    page = _PAGE.format(**{name: html.escape(text) for name, text in values.items()})
    return HTMLResponse(page, problem.status)


def for_programs(request: Request) -> bool:
    """Tell whether an address is one that programs use."""
    return request.url.path.startswith(_FOR_PROGRAMS)


def _to(request: Request, address: Callable[[str], str]) -> Response:
    """Lead a person to another page, and after it back to one that was only to be read."""
    wanted = request.url.path
    if request.url.query:
        wanted += f"?{request.url.query}"
    back = wanted if request.method in {"GET", "HEAD"} else "/"
    return RedirectResponse(address(back), 303)


def allowed_methods(request: Request) -> str:
    """List the methods of an address over all its routes (RFC 9110 §10.2.1)."""
    scope = dict(request.scope)
    found = []
    for method in METHODS:
        scope["method"] = method
        if any(route.matches(scope)[0] is Match.FULL for route in request.app.routes):
            found.append(method)
    if "GET" in found:
        found.insert(1, "HEAD")
    return ", ".join(found)
