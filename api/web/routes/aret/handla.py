"""The form of every act of the year and of its goals: shown, sent, and where it leads."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.acts import ARSPLAN, Acting
from api.auth import Access
from api.web.deps import Figures
from api.web.drafts import typed_in
from api.web.forms_area.answering import sent, shown
from api.web.forms_area.situation import Situation
from api.web.forms_arsplan.ground import AretGround, MalGround
from api.web.forms_arsplan.specs import FORMS, Place
from api.web.routes.aret.seen import Year, frame_for
from api.web.sent import Sent

if TYPE_CHECKING:
    from api.web.models.frame import Frame

router = APIRouter(prefix="/{namnd}/aret", include_in_schema=False)


@router.get("/{ar:int}/handla/{act}")
def of_year(request: Request, access: Figures, ar: Year, act: str) -> Response:
    """Show a form of the year."""
    return shown(_framing(access), _of_year(request, access, ar, act))


@router.post("/{ar:int}/handla/{act}")
def sent_of_year(request: Request, access: Figures, form: Sent, ar: Year, act: str) -> Response:
    """Perform an act on the year."""
    return sent(_framing(access), _of_year(request, access, ar, act), typed_in(form))


@router.get("/{ar:int}/mal/handla/{act}")
def of_goals(request: Request, access: Figures, ar: Year, act: str) -> Response:
    """Show a form of the goals."""
    return shown(_framing(access), _of_goals(request, access, ar, act))


@router.post("/{ar:int}/mal/handla/{act}")
def sent_of_goals(request: Request, access: Figures, form: Sent, ar: Year, act: str) -> Response:
    """Perform an act on the goals."""
    return sent(_framing(access), _of_goals(request, access, ar, act), typed_in(form))


def _of_year(request: Request, access: Access, ar: int, act: str) -> Situation:
    acting = Acting.of(request, access)
    ground = AretGround(acting, ARSPLAN.state(acting.log), ar)
    return _situation(request, ground, Place.ARET, act)


def _of_goals(request: Request, access: Access, ar: int, act: str) -> Situation:
    acting = Acting.of(request, access)
    ground = MalGround(acting, ARSPLAN.state(acting.log), ar)
    return _situation(request, ground, Place.MAL, act)


def _situation(
    request: Request, ground: AretGround | MalGround, place: Place, act: str
) -> Situation:
    """Put together what a form is shown in; raises NotFoundError where there is no such thing."""
    form = FORMS.form_of(place, act, begins=False)
    situation = Situation(FORMS, form, ground, dict(request.query_params))
    situation.demand_there()
    return situation


def _framing(access: Access) -> Callable[[str], Frame]:
    return lambda title: frame_for(title, access)
