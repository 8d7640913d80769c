"""Signing in and out."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import RedirectResponse
from starlette.responses import Response

from api.auth import (
    LABELS,
    Account,
    SignInRefusedError,
    TooManyAttemptsError,
    clear_cookie,
    end_session,
    optional_account,
    safe_next,
    set_cookie,
    sign_in,
)
from api.demo.accounts import DISPLAY_NAMES, PASSWORD
from api.demo.build import SLUG
from api.services import Services
from api.web.answers import page
from api.web.deps import Signed
from api.web.models.frame import Frame, Problem
from api.web.models.pages import LoginPage

router = APIRouter(include_in_schema=False)


@router.get("/logga-in")
def form(
    request: Request, account: Annotated[Account | None, Depends(optional_account)], nasta: str = ""
) -> Response:
    """Show the form; whoever is signed in already goes on."""
    if account is not None:
        return RedirectResponse(safe_next(nasta), 303)
    return page("logga_in.html", _model(request, nasta))


@router.post("/logga-in")
def submit(
    request: Request,
    konto: Annotated[str, Form()] = "",
    losenord: Annotated[str, Form()] = "",
    nasta: Annotated[str, Form()] = "",
) -> Response:
    """Check the name and the password, and go to the page that was wanted."""
    missing = tuple(
        Problem(field, reason)
        for field, text, reason in (
            ("konto", konto.strip(), "Skriv ditt användarnamn."),
            ("losenord", losenord, "Skriv ditt lösenord."),
        )
        if not text
    )
    if missing:
        return _again(request, konto, nasta, missing, 422)
    try:
        session = sign_in(request, konto, losenord)
    except SignInRefusedError as refused:
        return _again(request, konto, nasta, (Problem("konto", refused.detail),), 401)
    except TooManyAttemptsError as refused:
        answer = _again(request, konto, nasta, (Problem("konto", refused.detail),), 429)
        answer.headers["Retry-After"] = str(refused.retry_after)
        return answer
    onward = RedirectResponse(safe_next(nasta), 303)
    set_cookie(request, onward, session)
    return onward


@router.post("/logga-ut")
def leave(request: Request, _: Signed) -> Response:
    """End the session; the form's token was checked before."""
    end_session(request)
    onward = RedirectResponse("/logga-in", 303)
    clear_cookie(request, onward)
    return onward


def _again(
    request: Request, name: str, nasta: str, problems: tuple[Problem, ...], status: int
) -> Response:
    """Show the form with what is wrong; a password is never sent back."""
    model = replace(_model(request, nasta), name=name[:200], problems=problems)
    return page("logga_in.html", model, status)


def _model(request: Request, nasta: str) -> LoginPage:
    return LoginPage(Frame("Logga in"), nasta, demo_accounts=_demo_accounts(request))


def _demo_accounts(request: Request) -> tuple[tuple[str, str, str], ...]:
    """Give the demo's accounts where there is nothing but the demo to sign in to."""
    services: Services = request.app.state.services
    if set(services.logs) != {SLUG} or not services.logs[SLUG].constructed:
        return ()
    return tuple((one, PASSWORD, LABELS[role]) for one, (_, role) in DISPLAY_NAMES.items())
