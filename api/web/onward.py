"""Where one comes after signing in: the page that was wanted, or first to a second factor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi.responses import RedirectResponse

from api.auth import Account, NewSession, safe_next, set_cookie
from api.auth.secrets import session_hash
from api.auth.sessions import LIFETIME
from api.auth.where_to import factor_address
from api.web.answers import page
from api.web.build.konto import factor_page
from api.web.carried import Carried, keep_carried

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from api.services import Services


def onward(request: Request, session: NewSession, wanted: str, carried: Carried) -> Response:
    """Answer a sign-in: its cookie, and where to go; what was carried becomes a draft."""
    services: Services = request.app.state.services
    answer = _answer(services, account_of(services, session), wanted, carried)
    set_cookie(request, answer, session)
    return answer


def needs_factor(services: Services, account: Account) -> bool:
    """Tell whether the account must have a second factor and has not given one."""
    if account.strong:
        return False
    logs = (services.logs.get(slug) for slug, roles in account.roles.items() if roles)
    return any(log is not None and not log.constructed for log in logs)


def _answer(services: Services, account: Account, wanted: str, carried: Carried) -> Response:
    if not needs_factor(services, account):
        keep_carried(services, account, carried)
        return RedirectResponse(safe_next(wanted), 303)
    if carried.fields:
        # The text goes on with the page: kept it is only once both factors were given.
        return page("tva_faktorer.html", factor_page(services, account, wanted, carried=carried))
    return RedirectResponse(factor_address(wanted), 303)


def account_of(services: Services, session: NewSession) -> Account:
    """Read the session that has just begun."""
    held = services.accounts.session(session_hash(session.id) or b"", LIFETIME)
    if held is None:
        message = "the session that was just opened is gone"
        raise RuntimeError(message)
    return Account.of(held.account, held.csrf_token, strong=held.strong)
