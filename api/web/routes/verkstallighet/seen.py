"""What the handlers of these pages share: who acts, and how all of it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Final

from fastapi import Path

from api.acts import VERKSTALLIGHET, Acting, the_organisation
from api.web.build.frame import frame_of
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


def frame_for(title: str, access: Access) -> Frame:
    """Make the surroundings of a page of this area."""
    return frame_of(title, access, links_of(access), section=SECTION)


def seen_by(request: Request, access: Access, title: str, *, words: bool = False) -> Seen:
    """Put together what a page is made of."""
    acting = Acting.of(request, access)
    return Seen(
        acting=acting,
        known=VERKSTALLIGHET.state(acting.log),
        organisation=the_organisation(acting.log),
        frame=frame_for(title, access),
        gjort=request.query_params.get("gjort", ""),
        words=words,
    )
