"""Signing in and out: what is checked, which session begins, and the cookie that carries its id.

Whoever has a second factor gets a half session first: it opens nothing, it waits for the code.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from api.auth.errors import SignInRefusedError
from api.auth.passwords import hash_password, is_outdated, verify
from api.auth.secrets import new_session_id, session_hash
from audit.store.accounts import Lifetime

if TYPE_CHECKING:
    from uuid import UUID

    from starlette.requests import Request
    from starlette.responses import Response

    from api.services import Services
    from audit.settings import Settings

LIFETIME: Final = Lifetime(idle=timedelta(minutes=30), absolute=timedelta(hours=8))
WAITING: Final = timedelta(minutes=5)
"""How long a sign-in waits for its code."""


@dataclass(frozen=True, slots=True)
class NewSession:
    """A session that has just begun: its id is known here and in the cookie only.

    While `waits_for_code`, it can do nothing but bring the code.
    """

    id: str
    account: UUID
    waits_for_code: bool = False


def cookie_name(settings: Settings) -> str:
    """Give the name of the cookie; `__Host-` (RFC 6265bis §4.1.3) where people come over https."""
    return "__Host-liggare" if settings.https else "liggare"


def sign_in(request: Request, username: str, password: str) -> NewSession:
    """Check a password and begin a session; a session that the browser already had ends.

    Raises TooManyAttemptsError and SignInRefusedError.
    """
    services: Services = request.app.state.services
    name = username.strip().casefold()
    services.attempts.note(name, request.client.host if request.client else "")
    account = _checked(services, name, password)
    services.attempts.forget(name)
    end_session(request)
    if services.factors.has(account):
        services.factors.demand_key()
        session = NewSession(new_session_id(), account, waits_for_code=True)
        services.accounts.open_half_session(account, session_hash(session.id) or b"", WAITING)
        return session
    return _opened(services, account, strong=False)


def waiting(request: Request) -> UUID | None:
    """Give the account whose sign-in in this browser waits for its code."""
    services: Services = request.app.state.services
    hashed = session_hash(request.cookies.get(cookie_name(services.settings), ""))
    return None if hashed is None else services.accounts.half_session(hashed, WAITING)


def finish_sign_in(request: Request, account: UUID) -> NewSession:
    """Begin the session of a sign-in whose code was right: a new id, and both factors."""
    end_session(request)
    return _opened(request.app.state.services, account, strong=True)


def renew_session(request: Request, account: UUID) -> NewSession:
    """Begin a strong session in place of every session of the account.

    A new id: whoever had the old one had it when a password was enough.
    """
    services: Services = request.app.state.services
    services.accounts.close_sessions(account)
    return _opened(services, account, strong=True)


def _opened(services: Services, account: UUID, *, strong: bool) -> NewSession:
    session = NewSession(new_session_id(), account)
    hashed = session_hash(session.id) or b""
    form_token = secrets.token_urlsafe(32)
    services.accounts.open_session(account, hashed, form_token, LIFETIME, strong=strong)
    return session


def _checked(services: Services, username: str, password: str) -> UUID:
    """Compare the password, for unknown and closed accounts as well, so that both take as long."""
    found = services.accounts.credentials(username)
    usable = found is not None and not found.disabled
    fits = verify(found.password_hash if found and usable else None, password)
    if found is None or not fits:
        raise SignInRefusedError
    if is_outdated(found.password_hash):
        services.accounts.set_password_hash(found.account, hash_password(password))
    return found.account


def set_cookie(request: Request, response: Response, session: NewSession) -> None:
    """Hand the session to the browser: gone when it closes, hidden from scripts, this site only."""
    settings: Settings = request.app.state.services.settings
    response.set_cookie(
        cookie_name(settings),
        session.id,
        path="/",
        secure=settings.https,
        httponly=True,
        samesite="lax",
    )


def end_session(request: Request) -> None:
    """End the session the browser has, or the sign-in that waits in it, if any."""
    services: Services = request.app.state.services
    hashed = session_hash(request.cookies.get(cookie_name(services.settings), ""))
    if hashed is not None:
        services.accounts.close_session(hashed)


def clear_cookie(request: Request, response: Response) -> None:
    """Take the cookie out of the browser."""
    settings: Settings = request.app.state.services.settings
    response.delete_cookie(
        cookie_name(settings), path="/", secure=settings.https, httponly=True, samesite="lax"
    )
