"""One's own second factor: set it up, change it, draw new recovery codes, take it away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Final

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse
from starlette.responses import Response

from api.auth import (
    Account,
    CodeRefusedError,
    SignInRefusedError,
    TooManyAttemptsError,
    renew_session,
    safe_next,
    set_cookie,
)
from api.auth.second_factor import (
    check_code,
    check_password,
    confirm,
    proposed,
    remove,
    renew_codes,
    secret_fits,
)
from api.web.answers import page
from api.web.build.frame import bare_frame
from api.web.build.konto import factor_page
from api.web.carried import carried_in, keep_carried
from api.web.models.frame import Problem
from api.web.models.konto import CodesPage, ConfirmPage
from api.web.onward import account_of
from api.web.routes.konto import Own
from api.web.sent import Sent

if TYPE_CHECKING:
    from api.services import Services

router = APIRouter(prefix="/konto", include_in_schema=False)
Text = Annotated[str, Form()]
Refused = tuple[int, Problem]
"""The status of the answer, and what is wrong with which field."""

TOO_OLD: Final = "Sidan var för gammal. Läs in den nya bilden och skriv koden den ger."
WRONG_CODE: Final = "Koden stämmer inte med bilden. Vänta på nästa kod och skriv den."


@router.get("/tva-faktorer")
def show(request: Request, account: Own, nasta: str = "") -> Response:
    """Show a secret to take as second factor."""
    services: Services = request.app.state.services
    return page("tva_faktorer.html", factor_page(services, account, nasta))


@router.post("/tva-faktorer")
def set_up(
    request: Request,
    account: Own,
    sent: Sent,
    losenord: Text = "",
    nuvarande: Text = "",
    kod: Text = "",
    forslag: Text = "",
    nasta: Text = "",
) -> Response:
    """Take the secret as second factor, once a code of it and the password were given."""
    services: Services = request.app.state.services
    carried, proposal = carried_in(nasta, sent), proposed(services, account, forslag)

    def again(status: int, problem: Problem) -> Response:
        model = factor_page(
            services, account, nasta, proposal=proposal, carried=carried, problems=(problem,)
        )
        return page("tva_faktorer.html", model, status)

    if proposal is None:
        return again(422, Problem("kod", TOO_OLD))
    # First, so that a slip here does not use up the code of the telephone before.
    if not secret_fits(proposal, kod):
        return again(401, Problem("kod", WRONG_CODE))
    current = ("nuvarande", nuvarande) if services.factors.has(account.id) else None
    if refused := _refused(request, account, losenord, current):
        return again(*refused)
    codes = confirm(services, account, proposal, kod)
    keep_carried(services, account, carried)
    session = renew_session(request, account.id)
    onward = safe_next(nasta) if nasta else "/konto"
    answer = _show_codes(account_of(services, session), codes, onward)
    set_cookie(request, answer, session)
    return answer


@router.get("/reservkoder")
def ask_codes(account: Own) -> Response:
    """Ask for password and code before new recovery codes are drawn."""
    return page("konto_bekrafta.html", _renewal(account))


@router.post("/reservkoder")
def new_codes(request: Request, account: Own, losenord: Text = "", kod: Text = "") -> Response:
    """Draw new recovery codes; the ones before are of no use any more."""
    services: Services = request.app.state.services
    if refused := _refused(request, account, losenord, ("kod", kod)):
        return page("konto_bekrafta.html", _renewal(account, refused[1]), refused[0])
    return _show_codes(account, renew_codes(services, account), "/konto")


@router.get("/tva-faktorer/ta-bort")
def ask_removal(account: Own) -> Response:
    """Ask for password and code before the second factor is taken away."""
    return page("konto_bekrafta.html", _removal(account))


@router.post("/tva-faktorer/ta-bort")
def take_away(request: Request, account: Own, losenord: Text = "", kod: Text = "") -> Response:
    """Take the second factor away."""
    if refused := _refused(request, account, losenord, ("kod", kod)):
        return page("konto_bekrafta.html", _removal(account, refused[1]), refused[0])
    remove(request, account)
    return RedirectResponse("/konto?klart=faktor", 303)


def _refused(
    request: Request, account: Account, password: str, code: tuple[str, str] | None
) -> Refused | None:
    """Check the password, and a code where one is asked for; `code` is its field and text."""
    field, text = code or ("", "")
    if not password:
        return 422, Problem("losenord", "Skriv ditt lösenord.")
    if code and not text.strip():
        return 422, Problem(field, "Skriv koden.")
    try:
        check_password(request, account, password)
        if code:
            check_code(request, account.id, text)
    except CodeRefusedError as refused:
        return 401, Problem(field, refused.detail)
    except SignInRefusedError:
        return 401, Problem("losenord", "Lösenordet stämmer inte.")
    except TooManyAttemptsError as refused:
        return 429, Problem("losenord", refused.detail)
    return None


def _show_codes(account: Account, codes: tuple[str, ...], onward: str) -> Response:
    return page(
        "reservkoder.html", CodesPage(bare_frame("Dina reservkoder", account), codes, onward)
    )


def _renewal(account: Account, *problems: Problem) -> ConfirmPage:
    title = "Nya reservkoder"
    return ConfirmPage(
        frame=bare_frame(title, account),
        csrf=account.csrf_token or "",
        heading=title,
        body="Du får tio nya. De gamla slutar gälla.",
        button="Visa nya reservkoder",
        action="/konto/reservkoder",
        problems=problems,
    )


def _removal(account: Account, *problems: Problem) -> ConfirmPage:
    title = "Ta bort inloggning i två steg"
    return ConfirmPage(
        frame=bare_frame(title, account),
        csrf=account.csrf_token or "",
        heading=title,
        body="Du kan då inte läsa något i nämnder med skarpa uppgifter förrän du har lagt till en "
        "ny. Dina andra inloggningar avslutas.",
        button="Ta bort",
        action="/konto/tva-faktorer/ta-bort",
        problems=problems,
    )
