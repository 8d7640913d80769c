"""Who is signed in, and what they may see: everything pages and endpoints need of it.

A page under a path with `{namnd}` asks for `Annotated[Access, Depends(require(Permission.X))]`,
and where no nämnd is in the path for `Annotated[Account, Depends(current_account)]`.
A form: a hidden field named `FORM_FIELD` with `account.csrf_token`; the dependencies check it.
Signing in: `sign_in`, then `set_cookie` on the response; out: `end_session`, then `clear_cookie`.
"""

from api.auth.account import Access, Account
from api.auth.dependencies import (
    FORM_FIELD,
    access_to,
    current_account,
    demand_strong,
    optional_account,
    require,
)
from api.auth.errors import (
    CodeRefusedError,
    CrossSiteError,
    NotSignedInError,
    PasswordOnlyError,
    SignInRefusedError,
    TooManyAttemptsError,
)
from api.auth.roles import LABELS, Permission, Role
from api.auth.sessions import (
    NewSession,
    clear_cookie,
    end_session,
    finish_sign_in,
    renew_session,
    set_cookie,
    sign_in,
    waiting,
)
from api.auth.where_to import safe_next

__all__ = [
    "FORM_FIELD",
    "LABELS",
    "Access",
    "Account",
    "CodeRefusedError",
    "CrossSiteError",
    "NewSession",
    "NotSignedInError",
    "PasswordOnlyError",
    "Permission",
    "Role",
    "SignInRefusedError",
    "TooManyAttemptsError",
    "access_to",
    "clear_cookie",
    "current_account",
    "demand_strong",
    "end_session",
    "finish_sign_in",
    "optional_account",
    "renew_session",
    "require",
    "safe_next",
    "set_cookie",
    "sign_in",
    "waiting",
]
