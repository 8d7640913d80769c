"""Error pages in Swedish: the field and the reason, in the nämnd's own frame where that can be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from api.auth import Access, Account, optional_account
from api.web.answers import page
from api.web.build.dates import refused_control
from api.web.build.frame import bare_frame, frame_of
from api.web.deps import any_access, links_of
from api.web.links import AVSLUTADE
from api.web.models.frame import Frame
from api.web.models.frame import Problem as Shown
from api.web.models.pages import ErrorPage

if TYPE_CHECKING:
    from fastapi import Request
    from starlette.responses import Response

    from api.errors import Problem

OURS: Final = 500
"""From this status on the fault is ours, and the database is not asked for anything more."""
UNPROCESSABLE: Final = 422


def error_page(request: Request, problem: Problem, trace: str) -> Response:
    """Make the page of an error."""
    again = problem.status == UNPROCESSABLE and request.method == "GET"
    on_page = _fields(request) if again else frozenset()
    shown = tuple(
        Shown(one.field if one.field in on_page else "", one.reason) for one in problem.fields
    )
    frame = _frame(request, problem)
    model = ErrorPage(
        frame=frame,
        status=problem.status,
        heading=problem.title,
        explanation="Liggaren kunde inte visa sidan." if shown else problem.detail,
        problems=shown,
        action=("Till startsidan", frame.start),
        request=trace if problem.status >= OURS else "",
        dates=refused_control(request.url.path, request.query_params, shown) if again else None,
    )
    return page("fel.html", model, problem.status)


def _fields(request: Request) -> frozenset[str]:
    """Name the fields of the form that the page shows again: a problem leads to its own."""
    period = {"fran"} if request.query_params.get("population") == AVSLUTADE else set()
    return frozenset({"laget", "registrerat"} | period)


def _frame(request: Request, problem: Problem) -> Frame:
    if problem.status >= OURS:
        return bare_frame(problem.title, None)
    try:
        account = optional_account(request)
        access = account and _access(request, account)
    except Exception:  # noqa: BLE001 - an error page must not fail over who is signed in
        return bare_frame(problem.title, None)
    return (
        frame_of(problem.title, access, links_of(access), section="")
        if access
        else _bare(problem, account)
    )


def _bare(problem: Problem, account: Account | None) -> Frame:
    return bare_frame(problem.title, account)


def _access(request: Request, account: Account) -> Access | None:
    """Give the access to the nämnd in the path, if there is one that may be shown at all."""
    slug = request.url.path.split("/")[1]
    return any_access(request, account, slug) if account.roles.get(slug) else None
