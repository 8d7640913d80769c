"""What the handlers of these pages share: who acts, and how all of it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Final

from fastapi import Path

from api.acts import MASKED, VERKSTALLIGHET, Acting, Sight, the_organisation
from api.web.build.frame import frame_of
from api.web.build.insyn import insyn_notices
from api.web.build.verkstallighet.seen import Seen
from api.web.deps import links_of

if TYPE_CHECKING:
    from fastapi import Request

    from api.auth import Access
    from api.web.models.frame import Frame

Year = Annotated[int, Path(ge=1990, le=2999)]
Number = Annotated[int, Path(ge=1, le=4)]
SECTION: Final = "ej_verkstallda"
"""The item of the menu that these pages belong to."""


def frame_for(title: str, access: Access, sight: Sight = MASKED) -> Frame:
    """Make the surroundings of a page of this area."""
    notices = insyn_notices(access.log, sight.granskning)
    return frame_of(title, access, links_of(access), notices, section=SECTION)


def seen_by(request: Request, access: Access, title: str, *, sight: Sight = MASKED) -> Seen:
    """Put together what a page is made of; `sight` is how the person sees its sealed words."""
    acting = Acting.of(request, access)
    return Seen(
        acting=acting,
        known=VERKSTALLIGHET.state(acting.log),
        organisation=the_organisation(acting.log),
        frame=frame_for(title, access, sight),
        gjort=request.query_params.get("gjort", ""),
        words=sight.words,
    )
