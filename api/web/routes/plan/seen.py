"""What the handlers of the internkontroll's pages share: who acts, and how all of it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from fastapi import Depends, Request

from api.acts import INTERNKONTROLL, MASKED, Acting, Sight, the_organisation
from api.auth import Access, Permission, access_to, require
from api.web.build.frame import frame_of
from api.web.build.insyn import insyn_notices
from api.web.build.plan.seen import Seen
from api.web.deps import Signed, links_of
from projections.asof import AsOf

if TYPE_CHECKING:
    from api.web.models.frame import Frame

Plans = Annotated[Access, Depends(require(Permission.FIGURES))]
SECTION = "internkontroll"
"""The item of the menu that these pages belong to."""


def any_reader(request: Request, account: Signed, namnd: str) -> Access:
    """Give access to whoever sees figures, and to whoever looks after who has read."""
    reads = not account.may(namnd, Permission.FIGURES)
    wanted = Permission.READ_LOG if reads else Permission.FIGURES
    return access_to(request, account, namnd, wanted)


Readers = Annotated[Access, Depends(any_reader)]


def frame_for(title: str, access: Access, sight: Sight = MASKED) -> Frame:
    """Make the surroundings of a page of the internkontroll."""
    notices = insyn_notices(access.log, sight.granskning)
    return frame_of(title, access, links_of(access), notices, section=SECTION)


def seen_by(request: Request, access: Access, title: str, *, sight: Sight = MASKED) -> Seen:
    """Put together what a page is made of; `sight` is how the person sees its sealed words."""
    acting = Acting.of(request, access)
    asof = AsOf.resolve(acting.log, acting.today)
    return Seen(
        acting=acting,
        known=INTERNKONTROLL.state(acting.log, asof.position),
        organisation=the_organisation(acting.log),
        frame=frame_for(title, access, sight),
        asof=asof,
        gjort=request.query_params.get("gjort", ""),
        words=sight.words,
        lists=access.may(Permission.LISTS),
    )
