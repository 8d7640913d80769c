"""What the handlers of these pages share: who is let in, who acts, and how all of it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Final

from fastapi import Depends, Request

from api.acts import REVISION, Acting
from api.auth import Access, Permission, access_to
from api.services import Services
from api.web.build.frame import frame_of
from api.web.build.granskningar.seen import Seen
from api.web.deps import Signed, links_of
from audit.errors import AuthorityError, NotFoundError

if TYPE_CHECKING:
    from api.web.models.frame import Frame

SECTION: Final = "granskningar"
"""The item of the menu that these pages belong to."""
_EITHER: Final = (Permission.FIGURES, Permission.READ_LOG)


def lookers(request: Request, account: Signed, namnd: str) -> Access:
    """Let in who sees figures, and the loggkontrollant, who sees what was read within it.

    Raises NotFoundError without a role in the nämnd, AuthorityError with one that opens neither.
    """
    if not account.roles.get(namnd):
        raise NotFoundError("Det finns ingen sådan nämnd, eller så har du ingen roll där.")
    for one in _EITHER:
        if account.may(namnd, one):
            return access_to(request, account, namnd, one)
    raise AuthorityError("Din roll i nämnden visar inte revisorernas granskningar.")


Lookers = Annotated[Access, Depends(lookers)]


def frame_for(title: str, access: Access) -> Frame:
    """Make the surroundings of a page of this area."""
    return frame_of(title, access, links_of(access), section=SECTION)


def seen_by(request: Request, access: Access, title: str, *, words: bool = False) -> Seen:
    """Put together what a page is made of."""
    acting = Acting.of(request, access)
    services: Services = request.app.state.services
    return Seen(
        acting=acting,
        known=REVISION.state(acting.log),
        frame=frame_for(title, access),
        names=services.accounts.every_name(),
        gjort=request.query_params.get("gjort", ""),
        words=words,
        papers=access.may(Permission.FIGURES),
    )
