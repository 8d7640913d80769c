"""One's own account: roles, where messages go, where one is signed in, tokens for programs."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Annotated, Final

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import RedirectResponse
from starlette.responses import Response

from api.auth import Account, NotSignedInError, PasswordOnlyError
from api.auth.contact import checked_contact
from api.auth.second_factor import own_session
from api.auth.secrets import new_token, token_hash
from api.web.answers import page
from api.web.build.konto import account_page
from api.web.deps import Signed
from api.web.models.frame import Kind, Notice, Problem
from api.web.onward import needs_factor
from audit.clock import utc_now
from audit.errors import FieldProblem, InvalidInputError

if TYPE_CHECKING:
    from api.services import Services

router = APIRouter(prefix="/konto", include_in_schema=False)
TOKEN_LIVES: Final = timedelta(days=90)
LONGEST_LABEL: Final = 80
NAME_IT: Final = "Skriv vad nyckeln är till för, med ord som ingen annan av dina nycklar har."
MADE_HERE: Final = "Utfärdad under Mitt konto efter inloggning med två faktorer."
DONE: Final = {
    "kontakt": "Uppgifterna är sparade. Meddelanden går dit från och med nu.",
    "inloggningar": "De andra inloggningarna är avslutade.",
    "faktor": "Inloggning i två steg är borttagen.",
    "nyckel": "Nyckeln är återtagen.",
}


def in_session(account: Signed) -> Account:
    """Give the account of who sits at the screen; a program's token has no business here."""
    if account.csrf_token is None:
        raise NotSignedInError
    return account


Own = Annotated[Account, Depends(in_session)]


def settled(request: Request, account: Own) -> Account:
    """Give the account, once it has given the second factor that it must have."""
    if needs_factor(request.app.state.services, account):
        raise PasswordOnlyError
    return account


Settled = Annotated[Account, Depends(settled)]


@router.get("")
def show(request: Request, account: Own, klart: str = "") -> Response:
    """Show one's own account."""
    told = (Notice(Kind.SUCCESS, "Klart", DONE[klart]),) if klart in DONE else ()
    return _page(request, account, told)


@router.post("/kontakt")
def set_contact(
    request: Request,
    account: Settled,
    epost: Annotated[str, Form()] = "",
    mobil: Annotated[str, Form()] = "",
) -> Response:
    """Keep where messages go."""
    services: Services = request.app.state.services
    try:
        services.people.set_contact(account.id, checked_contact(epost, mobil))
    except InvalidInputError as wrong:
        return _wrong(request, account, wrong)
    return RedirectResponse("/konto?klart=kontakt", 303)


@router.post("/inloggningar")
def end_others(request: Request, account: Own) -> Response:
    """End every session but this one."""
    services: Services = request.app.state.services
    services.accounts.close_other_sessions(account.id, own_session(request))
    return RedirectResponse("/konto?klart=inloggningar", 303)


@router.post("/nycklar")
def make_token(
    request: Request, account: Settled, beteckning: Annotated[str, Form()] = ""
) -> Response:
    """Make a token for a program and show it, this once."""
    services: Services = request.app.state.services
    label = beteckning.strip()
    taken = {one.label for one in services.accounts.tokens(account.id) if not one.revoked_at}
    if not 0 < len(label) <= LONGEST_LABEL or label in taken:
        return _wrong(request, account, InvalidInputError((FieldProblem("beteckning", NAME_IT),)))
    secret, until = new_token(), utc_now() + TOKEN_LIVES
    reason = MADE_HERE if account.strong else None
    hashed = token_hash(secret) or b""
    services.accounts.add_token(account.id, hashed, label, until, strong_reason=reason)
    return _page(request, account, new_token=secret)


@router.post("/nycklar/ta-tillbaka")
def revoke_token(
    request: Request, account: Settled, beteckning: Annotated[str, Form()] = ""
) -> Response:
    """Take a token back."""
    services: Services = request.app.state.services
    services.accounts.revoke_token(account.id, beteckning)
    return RedirectResponse("/konto?klart=nyckel", 303)


def _wrong(request: Request, account: Account, wrong: InvalidInputError) -> Response:
    problems = tuple(Problem(one.field, one.reason) for one in wrong.problems)
    return _page(request, account, problems=problems, status=422)


def _page(
    request: Request,
    account: Account,
    told: tuple[Notice, ...] = (),
    *,
    new_token: str = "",
    problems: tuple[Problem, ...] = (),
    status: int = 200,
) -> Response:
    services: Services = request.app.state.services
    model = account_page(
        services,
        account,
        own_session(request),
        needed=needs_factor(services, account),
        new_token=new_token,
        told=told,
        problems=problems,
    )
    return page("konto.html", model, status)
