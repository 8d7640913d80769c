"""How an error leaves the house: problem+json under `/api`, a Swedish page elsewhere."""

from __future__ import annotations

import html
import json
from http import HTTPStatus
from typing import Final

from fastapi.exceptions import RequestValidationError
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Match

from api.auth.errors import NotSignedInError
from api.auth.where_to import SIGN_IN, sign_in_address
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
    if isinstance(error, NotSignedInError) and not for_programs(request):
        return _to_sign_in(request)
    if isinstance(error, RequestValidationError) and not for_programs(request):
        # An address with a part that cannot be read is, to a person, a page that does not exist.
        error = _as_seen_on_a_page(error)
    problem = problem_of(error)
    headers = dict(problem.headers)
    if problem.status == HTTPStatus.METHOD_NOT_ALLOWED:
        headers["Allow"] = allowed_methods(request)
    return await run_in_threadpool(answer, request, problem, headers)


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


def _to_sign_in(request: Request) -> Response:
    """Lead a person to the sign-in page, and after it back to a page that was only to be read."""
    wanted = request.url.path
    if request.url.query:
        wanted += f"?{request.url.query}"
    address = sign_in_address(wanted) if request.method in {"GET", "HEAD"} else SIGN_IN
    return RedirectResponse(address, 303)


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
