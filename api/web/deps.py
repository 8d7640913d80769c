"""What page handlers are given: access to the nämnd of the path, by what the page needs."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Request

from api.auth import Access, Account, Permission, Role, access_to, current_account, require
from api.web.asked import Asked
from api.web.links import Links, Stand
from audit.errors import AuthorityError, NotFoundError

ANY = (
    Permission.FIGURES,
    Permission.READ_LOG,
    Permission.ENTRIES,
    Permission.OPERATIONS,
    Permission.LEXSARAH,
)
"""Whoever has one of these may see how the register itself is, which says nothing of any case."""

Figures = Annotated[Access, Depends(require(Permission.FIGURES))]
Lists = Annotated[Access, Depends(require(Permission.LISTS))]
Timelines = Annotated[Access, Depends(require(Permission.TIMELINES))]
Measures = Annotated[Access, Depends(require(Permission.MEASURE))]
Lexsarah = Annotated[Access, Depends(require(Permission.LEXSARAH))]
ReadLog = Annotated[Access, Depends(require(Permission.READ_LOG))]
Signed = Annotated[Account, Depends(current_account)]


def any_access(request: Request, account: Signed, namnd: str) -> Access:
    """Give access to whoever has one of the permissions in `ANY`.

    Raises NotFoundError without a role in the nämnd, AuthorityError with one that opens nothing.
    """
    if not account.roles.get(namnd):
        raise NotFoundError("Det finns ingen sådan nämnd, eller så har du ingen roll där.")
    for one in ANY:
        if account.may(namnd, one):
            return access_to(request, account, namnd, one)
    raise AuthorityError("Din roll i nämnden har inget att öppna här än.")


Anyone = Annotated[Access, Depends(any_access)]


def links_of(access: Access, asked: Asked | None = None) -> Links:
    """Make the addresses of the nämnd's pages, carrying where the reader stands."""
    stand = asked.stand if asked else Stand()
    lists, audits = access.may(Permission.LISTS), access.roles == {Role.REVISOR}
    return Links(access.log.namnd.slug, stand, lists=lists, audits=audits)
