"""What a person does with a second factor: set it up, give a code, renew codes, take it away."""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from api.auth import totp
from api.auth.errors import CodeRefusedError, SignInRefusedError
from api.auth.passwords import verify
from api.auth.secrets import session_hash
from api.auth.sessions import cookie_name
from audit.clock import utc_now
from audit.errors import ConfigurationError
from audit.store.factors import Change

if TYPE_CHECKING:
    from uuid import UUID

    from starlette.requests import Request

    from api.auth.account import Account
    from api.services import Services

PROPOSAL_AGE: Final = timedelta(minutes=30)
_PURPOSE: Final = "proposal"


@dataclass(frozen=True, slots=True)
class Proposal:
    """A secret that somebody may take as second factor, before it is confirmed by a code.

    `carried` is the same, sealed for the account: the form carries it, and nothing is kept here.
    """

    secret: str = field(repr=False)
    carried: str = field(repr=False)


def propose(services: Services, account: Account) -> Proposal:
    """Draw a secret for an account; raises ConfigurationError where the service's key lacks."""
    key = services.factors.key
    secret = totp.new_secret()
    told = json.dumps({"at": utc_now().isoformat(), "secret": secret}).encode()
    sealed = key.seal(told, account.id, _PURPOSE)
    return Proposal(secret, f"{key.current}.{base64.urlsafe_b64encode(sealed).decode()}")


def proposed(services: Services, account: Account, carried: str) -> Proposal | None:
    """Open a proposal that a form brought back; None when it is another's, changed or too old."""
    key_id, _, coded = carried.partition(".")
    try:
        sealed = base64.urlsafe_b64decode(coded)
        told = json.loads(services.factors.key.unseal(key_id, sealed, account.id, _PURPOSE))
    except (ValueError, ConfigurationError):
        services.factors.demand_key()
        return None
    fresh = utc_now() - datetime.fromisoformat(told["at"]) < PROPOSAL_AGE
    return Proposal(told["secret"], carried) if fresh else None


def secret_fits(proposal: Proposal, code: str) -> bool:
    """Tell whether a code is of a proposed secret: whoever sees the page knows it already."""
    return totp.fitting_step(proposal.secret, code, utc_now(), used=0) is not None


def confirm(services: Services, account: Account, proposal: Proposal, code: str) -> tuple[str, ...]:
    """Take a proposed secret as second factor; gives the recovery codes, which nobody sees again.

    The password, and a code of the factor before if there was one, are checked by the caller,
    who then renews the session. Raises CodeRefusedError.
    """
    step = totp.fitting_step(proposal.secret, code, utc_now(), used=0)
    if step is None:
        raise CodeRefusedError
    codes = totp.new_recovery_codes()
    services.factors.put(account.id, proposal.secret, step, totp.hashed(codes))
    return codes


def check_code(request: Request, account: UUID, code: str) -> None:
    """Check a code of an account's second factor, or use up a recovery code.

    Raises TooManyAttemptsError and CodeRefusedError; both count and look the same for both kinds.
    """
    services: Services = request.app.state.services
    attempts = _name(account)
    services.attempts.note(attempts, _address(request))
    if not (_code_fits(services, account, code) or _recovery_fits(services, account, code)):
        raise CodeRefusedError
    services.attempts.forget(attempts)


def check_password(request: Request, account: Account, password: str) -> None:
    """Check the password of who is signed in once more.

    Raises TooManyAttemptsError and SignInRefusedError.
    """
    services: Services = request.app.state.services
    services.attempts.note(account.username, _address(request))
    found = services.accounts.credentials(account.username)
    if not verify(found.password_hash if found else None, password):
        raise SignInRefusedError
    services.attempts.forget(account.username)


def renew_codes(services: Services, account: Account) -> tuple[str, ...]:
    """Draw new recovery codes in place of the ones before."""
    codes = totp.new_recovery_codes()
    services.factors.renew_codes(account.id, totp.hashed(codes))
    return codes


def remove(request: Request, account: Account) -> None:
    """Take the second factor away: other sessions end, and this one opens ordinary logs no more."""
    services: Services = request.app.state.services
    services.factors.remove(account.id, Change.REMOVED, done_by=account.id)
    held = own_session(request)
    services.accounts.weaken_session(held)
    services.accounts.close_other_sessions(account.id, held)


def own_session(request: Request) -> bytes:
    """Give the hash of the session that asks; empty when it comes with a token."""
    services: Services = request.app.state.services
    return session_hash(request.cookies.get(cookie_name(services.settings), "")) or b""


def _code_fits(services: Services, account: UUID, code: str) -> bool:
    factor = services.factors.get(account)
    if factor is None:
        return False
    step = totp.fitting_step(factor.secret, code, utc_now(), factor.last_step)
    # Two requests with one code: the row decides which of them was first.
    return step is not None and services.factors.take_step(account, step)


def _recovery_fits(services: Services, account: UUID, code: str) -> bool:
    plain = totp.plain_code(code)
    return len(plain) == totp.RECOVERY_LETTERS and services.factors.use_code(account, plain)


def _name(account: UUID) -> str:
    """Name the attempts at codes: no username looks like this."""
    return f"kod {account}"


def _address(request: Request) -> str:
    return request.client.host if request.client else ""
