"""Who calls the API of lex Sarah: anyone with a role in the nämnd; the table of acts says the rest.

A role that opens no page can still report, so nobody is turned away here who holds one.
"""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Path, Request

from api.acts import Acting
from api.auth import (
    Access,
    Account,
    Permission,
    access_to,
    current_account,
    demand_strong,
    require,
)
from api.auth.roles import Role
from audit.envelope import Actor, Context, Source, SourceKind
from audit.errors import AuthorityError

_CONTENT = (Permission.LEXSARAH, Permission.READ_LOG)


async def access(
    request: Request,
    account: Annotated[Account, Depends(current_account)],
    namnd: Annotated[str, Path(description="Nämndens beteckning.", examples=["prov"])],
) -> Access:
    """Give the caller's access to the nämnd; raises NotFoundError without any role there."""
    for permission in _CONTENT:
        try:
            return access_to(request, account, namnd, permission)
        except AuthorityError:
            continue
    return _without_content(request, account, namnd)


def acting(request: Request, access: Annotated[Access, Depends(access)]) -> Acting:
    """Let the caller act, in every role held."""
    return Acting.of(request, access)


MayOpen = Annotated[Access, Depends(require(Permission.LEXSARAH))]
"""Lists are for those who may open the pages of lex Sarah."""


def _without_content(request: Request, account: Account, namnd: str) -> Access:
    """Give access to somebody whose roles see no content: the table refuses all but reporting."""
    log, roles = request.app.state.services.logs[namnd], account.roles[namnd]
    demand_strong(account, log)
    role = next(one for one in Role if one in roles)
    context = Context(
        Actor(account.id, role.value), Source(SourceKind.API), request.state.traceparent
    )
    return Access(account, log, roles, context)
