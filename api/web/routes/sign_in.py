"""Signing in, with a code where there is a second factor, and out."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import RedirectResponse
from starlette.responses import Response

from api.auth import (
    Account,
    SignInRefusedError,
    TooManyAttemptsError,
    clear_cookie,
    end_session,
    finish_sign_in,
    optional_account,
    safe_next,
    set_cookie,
    sign_in,
    waiting,
)
from api.auth.second_factor import check_code
from api.auth.where_to import CODE, code_address
from api.web.answers import page
from api.web.build.sign_in import code_page, sign_in_page
from api.web.carried import NOTHING, Carried, carried_in
from api.web.deps import Signed
from api.web.models.frame import Problem
from api.web.onward import onward
from api.web.sent import Sent

router = APIRouter(include_in_schema=False)


@router.get("/logga-in")
def form(
    request: Request, account: Annotated[Account | None, Depends(optional_account)], nasta: str = ""
) -> Response:
    """Show the form; whoever is signed in already goes on."""
    if account is not None:
        return RedirectResponse(safe_next(nasta), 303)
    return page("logga_in.html", sign_in_page(request, nasta))


@router.post("/logga-in")
def submit(
    request: Request,
    sent: Sent,
    konto: Annotated[str, Form()] = "",
    losenord: Annotated[str, Form()] = "",
    nasta: Annotated[str, Form()] = "",
) -> Response:
    """Check the name and the password; then the code, or the page that was wanted."""
    carried = carried_in(nasta, sent)

    def again(status: int, *problems: Problem) -> Response:
        shown = sign_in_page(request, nasta, carried, konto, problems)
        return page("logga_in.html", shown, status)

    missing = [
        Problem(field, reason)
        for field, text, reason in (
            ("konto", konto.strip(), "Skriv ditt användarnamn."),
            ("losenord", losenord, "Skriv ditt lösenord."),
        )
        if not text
    ]
    if missing:
        return again(422, *missing)
    try:
        session = sign_in(request, konto, losenord)
    except SignInRefusedError as refused:
        return again(401, Problem("konto", refused.detail))
    except TooManyAttemptsError as refused:
        return _wait(again(429, Problem("konto", refused.detail)), refused)
    if not session.waits_for_code:
        return onward(request, session, nasta, carried)
    answer = _ask_code(nasta, carried)
    set_cookie(request, answer, session)
    return answer


def _ask_code(nasta: str, carried: Carried) -> Response:
    """Show the page for the code at once where a text is carried on; else lead to its address."""
    if carried is not NOTHING:
        return page("logga_in_kod.html", code_page(nasta, carried))
    return RedirectResponse(code_address(nasta), 303)


@router.get(CODE)
def ask(request: Request, nasta: str = "") -> Response:
    """Ask for the code, of whoever just gave the right password."""
    if waiting(request) is None:
        return RedirectResponse("/logga-in", 303)
    return page("logga_in_kod.html", code_page(nasta))


@router.post(CODE)
def check(
    request: Request,
    sent: Sent,
    kod: Annotated[str, Form()] = "",
    nasta: Annotated[str, Form()] = "",
) -> Response:
    """Check the code, begin the session, and go to the page that was wanted."""
    carried = carried_in(nasta, sent)

    def again(status: int, reason: str) -> Response:
        model = code_page(nasta, carried, (Problem("kod", reason),))
        return page("logga_in_kod.html", model, status)

    account = waiting(request)
    if account is None:
        late = Problem("konto", "Det gick för lång tid. Logga in igen.")
        model = sign_in_page(request, nasta, carried, problems=(late,))
        return page("logga_in.html", model, 401)
    if not kod.strip():
        return again(422, "Skriv koden.")
    try:
        check_code(request, account, kod)
    except SignInRefusedError as refused:
        return again(401, refused.detail)
    except TooManyAttemptsError as refused:
        return _wait(again(429, refused.detail), refused)
    return onward(request, finish_sign_in(request, account), nasta, carried)


@router.post("/logga-ut")
def leave(request: Request, _: Signed) -> Response:
    """End the session; the form's token was checked before."""
    end_session(request)
    leaving = RedirectResponse("/logga-in", 303)
    clear_cookie(request, leaving)
    return leaving


def _wait(answer: Response, refused: TooManyAttemptsError) -> Response:
    answer.headers["Retry-After"] = str(refused.retry_after)
    return answer
