"""The form of every act of ej verkställda beslut: shown, sent, and where it leads."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.acts import Acting
from api.auth import Access
from api.web.deps import Figures
from api.web.forms_area.answering import sent, shown
from api.web.forms_area.situation import Situation
from api.web.forms_verkstallighet.ground import BeslutGround, KvartalGround
from api.web.forms_verkstallighet.specs import FORMS, Place
from api.web.posted import Posted
from api.web.routes.verkstallighet.seen import (
    NOTHING,
    Number,
    Year,
    frame_for,
    kvartal_known,
    one_stream,
)
from audit.store.reading import Reading, record_reading

if TYPE_CHECKING:
    from api.web.forms_area.ground import Ground
    from api.web.models.frame import Frame

router = APIRouter(prefix="/{namnd}/ej-verkstallda", include_in_schema=False)


@router.get("/handla/{act}")
def begin(request: Request, access: Figures, act: str) -> Response:
    """Show the form that registers a beslut."""
    return shown(_framing(access), _of_beslut(request, access, None, act))


@router.post("/handla/{act}")
def begun(request: Request, access: Figures, form: Posted, act: str) -> Response:
    """Register a beslut."""
    return sent(_framing(access), _of_beslut(request, access, None, act), form)


@router.get("/kvartal/{ar:int}/{nummer:int}/handla/{act}")
def of_kvartal(request: Request, access: Figures, ar: Year, nummer: Number, act: str) -> Response:
    """Show a form of a quarter."""
    return shown(_framing(access), _of_kvartal(request, access, ar, nummer, act))


@router.post("/kvartal/{ar:int}/{nummer:int}/handla/{act}")
def sent_of_kvartal(
    request: Request, access: Figures, form: Posted, ar: Year, nummer: Number, act: str
) -> Response:
    """Perform an act on a quarter."""
    return sent(_framing(access), _of_kvartal(request, access, ar, nummer, act), form)


@router.get("/{beslut:uuid}/handla/{act}")
def of_one(request: Request, access: Figures, beslut: UUID, act: str) -> Response:
    """Show a form of a beslut, which says what it is about: a reading like that of its page."""
    situation = _of_beslut(request, access, beslut, act)
    record_reading(access.log, access.context, Reading("ej_verkstallt_beslut", arende=beslut))
    return shown(_framing(access), situation)


@router.post("/{beslut:uuid}/handla/{act}")
def sent_of_one(
    request: Request, access: Figures, form: Posted, beslut: UUID, act: str
) -> Response:
    """Perform an act on a beslut."""
    return sent(_framing(access), _of_beslut(request, access, beslut, act), form)


def _of_beslut(request: Request, access: Access, beslut: UUID | None, act: str) -> Situation:
    acting = Acting.of(request, access)
    known = one_stream(acting.log, beslut) if beslut else NOTHING
    ground = BeslutGround(acting, known, beslut)
    return _situation(request, ground, Place.BESLUT, act, begins=beslut is None)


def _of_kvartal(request: Request, access: Access, ar: int, nummer: int, act: str) -> Situation:
    acting = Acting.of(request, access)
    ground = KvartalGround(acting, kvartal_known(acting.log, ar, nummer), ar, nummer)
    return _situation(request, ground, Place.KVARTAL, act, begins=False)


def _situation(
    request: Request, ground: Ground, place: Place, act: str, *, begins: bool
) -> Situation:
    """Put together what a form is shown in; raises NotFoundError where there is no such thing."""
    form = FORMS.form_of(place, act, begins=begins)
    situation = Situation(FORMS, form, ground, dict(request.query_params))
    situation.demand_there()
    return situation


def _framing(access: Access) -> Callable[[str], Frame]:
    return lambda title: frame_for(title, access)
