"""The HTTP application: routes, what surrounds them, and how errors leave."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from functools import cache

import psycopg
from fastapi import APIRouter, FastAPI
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute, iter_route_contexts
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.routing import BaseRoute
from starlette.types import Scope

from api import web
from api.http import routers
from api.middleware import BodyLimit, HeadAsGet, OwnOrigin, SecurityHeaders, Traced
from api.openapi import describe_api
from api.responses import handle
from api.services import Services
from api.warming import Warming
from audit.errors import LiggareError


def create_app(services: Services) -> FastAPI:
    """Put the application together: its pages are made ready first, its services closed last."""
    app = FastAPI(
        routes=list(_routes()),
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        lifespan=_living(services),
        # A slash too many is another address; guessing would give two addresses for one thing.
        redirect_slashes=False,
    )
    app.state.services = services
    # Served without a beginning, as by tests, nothing is made ready before.
    app.state.warm = lambda: True
    app.state.error_page = web.error_page
    app.state.lost_form = web.lost_form
    _answer_errors(app)
    _surround(app, services)
    describe_api(app)
    return app


@cache
def _routes() -> tuple[BaseRoute, ...]:
    """Put the routes together, once: what each of them asks for takes a second to work out."""
    every = APIRouter()
    for router in routers():
        every.include_router(router)
    # First, for the pages take any name as that of a nämnd.
    every.mount("/static", web.static_files(), name="static")
    for router in web.routers():
        every.include_router(router, include_in_schema=False)
    return tuple(every.routes)


def _living(services: Services) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        warming = Warming(services.logs.values())
        warming.start()
        services.closers.append(warming.stop)
        app.state.warm = lambda: warming.done
        yield
        await run_in_threadpool(services.close)

    return lifespan


def _answer_errors(app: FastAPI) -> None:
    for kind in (LiggareError, HTTPException, RequestValidationError, psycopg.OperationalError):
        app.add_exception_handler(kind, handle)


def _surround(app: FastAPI, services: Services) -> None:
    """Add what surrounds the routes; the last one added is outermost."""
    settings = services.settings
    app.add_middleware(OwnOrigin, public_url=settings.public_url)
    app.add_middleware(BodyLimit, most=settings.max_body)
    app.add_middleware(HeadAsGet)
    app.add_middleware(SecurityHeaders, https=settings.https)
    app.add_middleware(Traced, metrics=services.metrics, template=_templates(app))


def _templates(app: FastAPI) -> Callable[[Scope], str]:
    """Name a request's route by its template, so that no value of a path is ever noted."""
    routes = iter_route_contexts(app.routes)
    known = {one.endpoint: one.path for one in routes if isinstance(one.original_route, APIRoute)}

    def template(scope: Scope) -> str:
        if scope["path"].startswith("/static/"):
            return "/static"
        return known.get(scope.get("endpoint")) or "-"

    return template
