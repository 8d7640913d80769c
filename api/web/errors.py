"""Error pages: in Swedish, with the field and the reason, inside the nämnd's own frame where that can be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.auth import Account, optional_account
from api.web.answers import page
from api.web.build.dates import refused_control
from api.web.build.frame import bare_frame
from api.web.models.frame import Problem as Shown
from api.web.models.pages import ErrorPage

if TYPE_CHECKING:
    from fastapi import Request
    from starlette.responses import Response

    from api.errors import Problem

OURS = 500
"""From this status on the fault is ours, and the database is not asked for anything more."""


def error_page(request: Request, problem: Problem, trace: str) -> Response:
    """Make the page of an error."""
    account = _account(request) if problem.status < OURS else None
    shown = tuple(Shown(one.field, one.reason) for one in problem.fields)
    again = problem.status == 422 and request.method == "GET"  # noqa: PLR2004 - HTTP's own number
    model = ErrorPage(
        frame=bare_frame(problem.title, account),
        status=problem.status,
        heading=problem.title,
        explanation="Liggaren kunde inte visa sidan." if shown else problem.detail,
        problems=shown,
        request=trace if problem.status >= OURS else "",
        dates=refused_control(request.url.path, request.query_params, shown) if again else None,
    )
    return page("fel.html", model, problem.status)


def _account(request: Request) -> Account | None:
    try:
        return optional_account(request)
    except Exception:  # noqa: BLE001 - an error page must not fail over who is signed in
        return None
