"""The Swedish pages: view models, templates, charts, and the routes that put them together."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from audit.store.pool import MAX_PLANNING

if TYPE_CHECKING:
    from fastapi import APIRouter, Request
    from starlette.responses import Response
    from starlette.staticfiles import StaticFiles

    from api.errors import Problem
    from audit.store.log import Log


def routers() -> tuple[APIRouter, ...]:
    """Give the routers of the pages; the start page, which takes any name, comes last."""
    from api.web.routes import (  # noqa: PLC0415 - the parts import this package
        arende,
        aret_papper,
        att_gora,
        checkpoint,
        choose,
        delegationslista,
        delegationsordning,
        egna_mal,
        figure,
        freeze,
        kalender,
        kalender_feed,
        konto,
        las_in,
        lexsarah_lista,
        listing,
        organisation,
        papper,
        papper_internkontroll,
        papper_period,
        papper_plan,
        rapportera,
        rapportera_at_nagon,
        rapportera_tillagg,
        readers,
        sign_in,
        start,
        status,
        tva_faktorer,
        utkast,
    )
    from api.web.routes.aret import ARET  # noqa: PLC0415
    from api.web.routes.granskningar import GRANSKNINGAR  # noqa: PLC0415
    from api.web.routes.klockor import (  # noqa: PLC0415
        anmalan,
        anmalningar,
        dashboard,
        development,
        draft,
        kedjor,
        uppfoljningar,
        vald,
    )
    from api.web.routes.lexsarah import arende as case  # noqa: PLC0415
    from api.web.routes.lexsarah import handla, handling, rapport  # noqa: PLC0415
    from api.web.routes.plan import PLAN  # noqa: PLC0415
    from api.web.routes.verkstallighet import VERKSTALLIGHET  # noqa: PLC0415

    parts = (
        *(rapportera, rapportera_at_nagon, rapportera_tillagg, status),
        *(kalender_feed, kalender, sign_in, konto, tva_faktorer, utkast),
        *(choose, figure, freeze, listing, arende),
        *(dashboard, anmalningar, anmalan, uppfoljningar, kedjor, development, vald, draft),
        *PLAN,
        *VERKSTALLIGHET,
        *ARET,
        *GRANSKNINGAR,
        *(checkpoint, readers),
        *(
            att_gora,
            las_in,
            lexsarah_lista,
            egna_mal,
            organisation,
            delegationslista,
            delegationsordning,
            handla,
            handling,
            rapport,
            case,
            papper,
            papper_period,
            papper_internkontroll,
            papper_plan,
            aret_papper,
            start,
        ),
    )
    return tuple(part.router for part in parts)


def static_files() -> StaticFiles:
    """Give what serves our own files: style, script, icons and fonts."""
    from starlette.staticfiles import StaticFiles  # noqa: PLC0415

    return StaticFiles(packages=[("api.web", "static")])


def compile_templates() -> None:
    """Compile every template, so that nobody's page is the first to ask for one."""
    from api.web.templating import environment  # noqa: PLC0415

    for name in environment().list_templates(extensions=["html"]):
        environment().get_template(name)


def ask_dashboard(log: Log) -> None:
    """Ask what a nämnd's dashboard says today, which is kept until its log gets an entry more.

    And what it said on the days before: connections are lent in turn, and each keeps its own plans.
    """
    from api.web.routes.klockor.asked import chosen_of  # noqa: PLC0415
    from api.web.routes.klockor.gather import gather  # noqa: PLC0415

    now = chosen_of(log, {})
    gather(log, now, lists=True)
    for days in range(1, MAX_PLANNING):
        before = now.asked.per - timedelta(days=days)
        gather(log, chosen_of(log, {"laget": before.isoformat()}), lists=True)


def error_page(request: Request, problem: Problem, trace: str) -> Response:
    """Make the page of an error."""
    from api.web.errors import error_page as make  # noqa: PLC0415 - it needs the whole frame

    return make(request, problem, trace)


async def lost_form(request: Request, error: Exception) -> Response | None:
    """Answer a form that was sent after its session had run out; None when it is not one."""
    from api.web.lost import lost_form as answer  # noqa: PLC0415 - it needs the whole frame

    return await answer(request, error)
