"""What surrounds every request, from the outside in: its trace and log line, headers, HEAD, origin.

Plain ASGI, so that nothing is buffered and streams stay streams.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from typing import Final
from urllib.parse import urlsplit

import structlog
from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.auth.errors import CrossSiteError
from api.errors import Problem, problem_of
from api.logging import describe
from api.metrics import Metrics
from api.responses import answer
from api.trace import own_traceparent, trace_id
from audit.store.file_kinds import MOST_BYTES

CONTENT_SECURITY_POLICY: Final = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; "
    "base-uri 'none'"
)
HEADERS: Final = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    # "no-referrer" would make browsers send `Origin: null` with our own forms.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
ATTACHING: Final = re.compile(
    r"/lex-sarah/.+/handla/attach[_-]to[_-](arende|rapport)$"
    r"|^/[^/]+/internkontroll/.+/handla/(attach-underlag|register-matning)$"
    r"|^/[^/]+/las-in$|^/api/v1/namnder/[^/]+/inlasningar$"
)
"""The paths of the forms that take a file."""
_log = structlog.get_logger("liggare.request")


class Traced:
    """Outermost: gives a request its trace and its one line, and answers what nobody caught."""

    def __init__(self, app: ASGIApp, metrics: Metrics, template: Callable[[Scope], str]) -> None:
        """Count with `metrics`; `template` names the route without any value of the path."""
        self.app = app
        self._metrics = metrics
        self._template = template

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        parent = own_traceparent(Headers(scope=scope).getlist("traceparent"))
        scope.setdefault("state", {})["traceparent"] = parent
        sent = _Sent(send, parent)
        begun, method = time.perf_counter(), scope["method"]
        failure: Exception | None = None
        try:
            await self.app(scope, receive, sent)
        except Exception as error:  # noqa: BLE001 - whatever it was, the caller gets an answer
            failure = error
            if sent.status is None:
                await _internal_error(scope, receive, sent)
        self._note(scope, method, sent, time.perf_counter() - begun, failure)

    def _note(
        self, scope: Scope, method: str, sent: _Sent, seconds: float, failure: Exception | None
    ) -> None:
        route, status = self._template(scope), sent.status or 499
        self._metrics.note(route, method, status, seconds)
        line = {
            "route": route,
            "method": method,
            "status": status,
            "ms": round(seconds * 1000, 1),
            "bytes": sent.octets,
            "trace": trace_id(scope["state"]["traceparent"]),
        }
        if failure is None:
            _log.info("request", **line)
        else:
            _log.error("request", **line, **describe(failure))


class _Sent:
    """Passes the answer on, and remembers its status and size."""

    def __init__(self, send: Send, traceparent: str) -> None:
        self._send = send
        self._traceparent = traceparent
        self.status: int | None = None
        self.octets = 0

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            MutableHeaders(scope=message)["traceparent"] = self._traceparent
        elif message["type"] == "http.response.body":
            self.octets += len(message.get("body", b""))
        await self._send(message)


async def _internal_error(scope: Scope, receive: Receive, send: Send) -> None:
    request = Request(scope, receive)
    await answer(request, problem_of(RuntimeError()), {})(scope, receive, send)


class SecurityHeaders:
    """Says in every answer what a browser may do with it; content is not kept unless said so."""

    def __init__(self, app: ASGIApp, *, https: bool) -> None:
        """Ask browsers to stay with https where people come that way."""
        self.app = app
        self._headers = dict(HEADERS)
        if https:
            self._headers["Strict-Transport-Security"] = "max-age=31536000"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self._headers.items():
                    headers.setdefault(name, value)
                own_file = scope["path"].startswith("/static/")
                headers.setdefault("Cache-Control", "no-cache" if own_file else "no-store")
            await send(message)

        await self.app(scope, receive, with_headers if scope["type"] == "http" else send)


class HeadAsGet:
    """Answers HEAD as GET without the body (RFC 9110 §9.3.2)."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand outside the routes."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self.app(scope, receive, send)
            return

        async def without_body(message: Message) -> None:
            if message["type"] == "http.response.body":
                message = {**message, "body": b""}
            await send(message)

        # The same scope, not a copy: the log line reads from it which route answered.
        scope["method"] = "GET"
        await self.app(scope, receive, without_body)


class BodyLimit:
    """Refuses a body that is too large, by what it claims and by what it turns out to be.

    The forms that attach a file take one file more.
    """

    def __init__(self, app: ASGIApp, most: int) -> None:
        """Take bodies of at most so many bytes."""
        self.app = app
        self._most = most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        most = self._most + (MOST_BYTES if ATTACHING.search(scope["path"]) else 0)
        claimed = Headers(scope=scope).get("content-length", "0")
        if not claimed.isdigit() or int(claimed[:18]) > most:
            await _refuse(scope, receive, send, Problem(413, "for-stort", "Begäran är för stor."))
            return
        read = 0

        async def counted() -> Message:
            nonlocal read
            message = await receive()
            read += len(message.get("body", b""))
            if read > most:
                raise HTTPException(413)
            return message

        await self.app(scope, counted, send)


class OwnOrigin:
    """Refuses what another site's page sends in somebody's name (cross-site request forgery).

    Browsers say by themselves where a request comes from; a caller with a token is no browser.
    """

    def __init__(self, app: ASGIApp, public_url: str | None) -> None:
        """Compare with the address people use, or with the one the request was sent to."""
        self.app = app
        self._public = public_url

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        if scope["type"] == "http" and not self._is_own(scope):
            await _refuse(scope, receive, send, problem_of(CrossSiteError()))
            return
        await self.app(scope, receive, send)

    def _is_own(self, scope: Scope) -> bool:
        headers = Headers(scope=scope)
        if scope["method"] in {"GET", "HEAD", "OPTIONS"} or "authorization" in headers:
            return True
        site, origin = headers.get("sec-fetch-site"), headers.get("origin")
        if site is not None:
            return site in {"same-origin", "none"}
        if origin is not None:
            return self._matches(origin, scope, headers)
        return "cookie" not in headers

    def _matches(self, origin: str, scope: Scope, headers: Headers) -> bool:
        ours = self._public or f"{scope['scheme']}://{headers.get('host', '')}"
        return urlsplit(origin)[:2] == urlsplit(ours)[:2]


async def _refuse(scope: Scope, receive: Receive, send: Send, problem: Problem) -> None:
    request = Request(scope, receive)
    await answer(request, problem, dict(problem.headers))(scope, receive, send)
