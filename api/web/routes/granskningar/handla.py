"""The form of every act on a granskning: shown, sent, and where it leads."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.acts import REVISION, Acting
from api.auth import Access
from api.web.deps import Figures
from api.web.forms_area.answering import sent, shown
from api.web.forms_area.situation import Situation
from api.web.forms_revision.fields_insyn import Place
from api.web.forms_revision.ground import WHAT, GranskningGround
from api.web.forms_revision.specs import FORMS
from api.web.routes.granskningar.seen import frame_for
from api.web.routes.lexsarah.seen import Form
from audit.store.reading import Reading, record_reading

if TYPE_CHECKING:
    from api.web.models.frame import Frame

router = APIRouter(prefix="/{namnd}/granskningar", include_in_schema=False)


@router.get("/handla/{act}")
def begin(request: Request, access: Figures, act: str) -> Response:
    """Show the form that registers a granskning."""
    return shown(_framing(access), _situation(request, access, None, act))


@router.post("/handla/{act}")
def begun(request: Request, access: Figures, form: Form, act: str) -> Response:
    """Register a granskning."""
    return sent(_framing(access), _situation(request, access, None, act), form.typed)


@router.get("/{granskning:uuid}/handla/{act}")
def of_one(request: Request, access: Figures, granskning: UUID, act: str) -> Response:
    """Show a form of a granskning, which says what it is about: a reading like that of its page."""
    situation = _situation(request, access, granskning, act)
    record_reading(access.log, access.context, Reading(WHAT, arende=granskning))
    return shown(_framing(access), situation)


@router.post("/{granskning:uuid}/handla/{act}")
def sent_of_one(
    request: Request, access: Figures, form: Form, granskning: UUID, act: str
) -> Response:
    """Perform an act on a granskning."""
    return sent(_framing(access), _situation(request, access, granskning, act), form.typed)


def _situation(request: Request, access: Access, granskning: UUID | None, act: str) -> Situation:
    """Put together what a form is shown in; raises NotFoundError where there is no such thing."""
    acting = Acting.of(request, access)
    ground = GranskningGround(acting, REVISION.state(acting.log), granskning)
    form = FORMS.form_of(Place.GRANSKNING, act, begins=granskning is None)
    situation = Situation(FORMS, form, ground, dict(request.query_params))
    situation.demand_there()
    return situation


def _framing(access: Access) -> Callable[[str], Frame]:
    return lambda title: frame_for(title, access)
