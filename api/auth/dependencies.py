"""What pages and endpoints ask for: the signed-in account, and its access to one nämnd."""

from __future__ import annotations

import hmac
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Final

from fastapi import Depends, Path, Request
from starlette.concurrency import run_in_threadpool

from api.auth.account import Access, Account
from api.auth.errors import CrossSiteError, NotSignedInError, PasswordOnlyError
from api.auth.roles import CONTENT, LABELS, MAY, Permission, acting_role
from api.auth.secrets import session_hash, token_hash
from api.auth.sessions import LIFETIME, cookie_name
from audit.envelope import Actor, Context, Source, SourceKind
from audit.errors import AuthorityError, NotFoundError

if TYPE_CHECKING:
    from api.services import Services
    from audit.store.log import Log

FORM_FIELD: Final = "csrf_token"
"""The hidden field that every form carries."""
FORM_HEADER: Final = "X-CSRF-Token"
SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS"})


async def current_account(request: Request) -> Account:
    """Give who calls, by token or by session; what is not safe needs the form's token as well.

    Raises NotSignedInError (API: 401; pages: to the sign-in page) and CrossSiteError.
    """
    account = await run_in_threadpool(_identify, request)
    if account.csrf_token is not None and request.method not in SAFE:
        await _check_form(request, account.csrf_token)
    return account


def optional_account(request: Request) -> Account | None:
    """Give who calls, or None: for pages that anyone may open."""
    try:
        return _identify(request)
    except NotSignedInError:
        return None


def _identify(request: Request) -> Account:
    services: Services = request.app.state.services
    header = request.headers.get("authorization")
    if header is not None:
        # A header, even a bad one, decides: falling back on the cookie would hide the fault.
        return _by_token(services, header)
    hashed = session_hash(request.cookies.get(cookie_name(services.settings), ""))
    session = None if hashed is None else services.accounts.session(hashed, LIFETIME)
    if session is None:
        raise NotSignedInError
    return Account.of(session.account, session.csrf_token, strong=session.strong)


def _by_token(services: Services, header: str) -> Account:
    scheme, _, token = header.partition(" ")
    hashed = token_hash(token.strip()) if scheme.casefold() == "bearer" else None
    found = None if hashed is None else services.accounts.by_token(hashed)
    if found is None:
        raise NotSignedInError
    stored, strong = found
    return Account.of(stored, strong=strong)


async def _check_form(request: Request, expected: str) -> None:
    given = request.headers.get(FORM_HEADER)
    if given is None:
        field = (await request.form()).get(FORM_FIELD)
        given = field if isinstance(field, str) else ""
    if not hmac.compare_digest(given.encode(), expected.encode()):
        raise CrossSiteError


def access_to(request: Request, account: Account, slug: str, permission: Permission) -> Access:
    """Check an account's access to a nämnd.

    Raises NotFoundError where the account holds no role in it (the same as no such nämnd),
    AuthorityError where its roles do not carry the permission, and PasswordOnlyError.
    """
    services: Services = request.app.state.services
    log = services.logs.get(slug)
    roles = account.roles.get(slug, frozenset())
    if log is None or not roles:
        raise NotFoundError("Det finns ingen sådan nämnd, eller så har du ingen roll där.")
    role = acting_role(roles, permission)
    if role is None:
        raise AuthorityError(_who_may(permission))
    if permission in CONTENT:
        demand_strong(account, log)
    kind = SourceKind.API if request.url.path.startswith("/api/") else SourceKind.WEB
    actor = Actor(account.id, role.value)
    context = Context(actor, Source(kind), request.state.traceparent)
    return Access(account, log, roles, context)


def demand_strong(account: Account, log: Log) -> None:
    """Refuse a password alone where the log is an ordinary one; raises PasswordOnlyError."""
    if not (log.constructed or account.strong):
        raise PasswordOnlyError


def require(permission: Permission) -> Callable[..., Access]:
    """Make a dependency: access to the nämnd in the path, with one permission."""

    def check(
        request: Request,
        account: Annotated[Account, Depends(current_account)],
        namnd: Annotated[str, Path(description="Nämndens beteckning.")],
    ) -> Access:
        return access_to(request, account, namnd, permission)

    return check


def _who_may(permission: Permission) -> str:
    names = [LABELS[role].lower() for role, held in MAY.items() if permission in held]
    return "Dina roller i nämnden räcker inte för det här. Det får: " + ", ".join(names) + "."
