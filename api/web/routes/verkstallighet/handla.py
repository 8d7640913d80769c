"""The form of every act of ej verkställda beslut: shown, sent, and where it leads."""

from __future__ import annotations

from uuid import UUID

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse
from starlette.responses import Response

from api.acts import VERKSTALLIGHET, Acting
from api.auth import Access
from api.web.answers import page
from api.web.deps import Figures
from api.web.forms_verkstallighet.engine import Situation, may_now, send
from api.web.forms_verkstallighet.page import form_page
from api.web.forms_verkstallighet.specs import FORMS, Place
from api.web.models.lexsarah import Refusal, RefusedPage
from api.web.posted import Posted
from api.web.routes.verkstallighet.seen import Number, Year, frame_for
from audit.act_table import who_may
from audit.errors import NotFoundError
from audit.store.reading import Reading, record_reading
from audit.verkstallighet.acts import ACTS
from audit.verkstallighet.roles import STEG_LABELS

router = APIRouter(prefix="/{namnd}/ej-verkstallda", include_in_schema=False)

Id = UUID | tuple[int, int] | None


@router.get("/handla/{act}")
def begin(request: Request, access: Figures, act: str) -> Response:
    """Show the form that registers a beslut."""
    return _show(access, _situation(request, access, Place.NEW, None, act))


@router.post("/handla/{act}")
def begun(request: Request, access: Figures, form: Posted, act: str) -> Response:
    """Register a beslut."""
    return _send(access, _situation(request, access, Place.NEW, None, act), form)


@router.get("/kvartal/{ar:int}/{nummer:int}/handla/{act}")
def of_kvartal(request: Request, access: Figures, ar: Year, nummer: Number, act: str) -> Response:
    """Show a form of a quarter."""
    return _show(access, _situation(request, access, Place.KVARTAL, (ar, nummer), act))


@router.post("/kvartal/{ar:int}/{nummer:int}/handla/{act}")
def sent_of_kvartal(
    request: Request, access: Figures, form: Posted, ar: Year, nummer: Number, act: str
) -> Response:
    """Perform an act on a quarter."""
    return _send(access, _situation(request, access, Place.KVARTAL, (ar, nummer), act), form)


@router.get("/{beslut:uuid}/handla/{act}")
def of_one(request: Request, access: Figures, beslut: UUID, act: str) -> Response:
    """Show a form of a beslut, which says what it is about: a reading like that of its page."""
    situation = _situation(request, access, Place.BESLUT, beslut, act)
    record_reading(access.log, access.context, Reading("ej_verkstallt_beslut", arende=beslut))
    return _show(access, situation)


@router.post("/{beslut:uuid}/handla/{act}")
def sent_of_one(
    request: Request, access: Figures, form: Posted, beslut: UUID, act: str
) -> Response:
    """Perform an act on a beslut."""
    return _send(access, _situation(request, access, Place.BESLUT, beslut, act), form)


def _situation(request: Request, access: Access, place: Place, id_: Id, act: str) -> Situation:
    """Put together what a form is shown in; raises NotFoundError where there is no such thing."""
    form = FORMS.get((place, act))
    if form is None:
        raise NotFoundError("Det finns inget sådant formulär.")
    acting = Acting.of(request, access)
    chosen = dict(request.query_params)
    situation = Situation(acting, form, VERKSTALLIGHET.state(acting.log), id_, chosen)
    situation.demand_there()
    return situation


def _show(access: Access, situation: Situation) -> Response:
    label = situation.form.label
    frame = frame_for(label, access)
    if may_now(situation):
        return page("lexsarah/formular.html", form_page(frame, situation))
    act = ACTS[situation.form.act]
    if act.may.isdisjoint({role.value for role in situation.acting.roles}):
        refusal, status = Refusal("Det här får någon annan göra", who_may(act)), 403
    else:
        stands = STEG_LABELS[situation.state.steg]
        refusal, status = Refusal("Det går inte nu", f"Det är {stands}."), 409
    return page("lexsarah/nekad.html", RefusedPage(frame, label, refusal, situation.back), status)


def _send(access: Access, situation: Situation, typed: dict[str, str]) -> Response:
    outcome = send(situation, typed)
    if outcome.done is None:
        model = form_page(frame_for(situation.form.label, access), situation, typed, outcome)
        return page("lexsarah/formular.html", model, outcome.status)
    back = situation.back
    if situation.form.place is Place.NEW:
        back = f"{situation.base}/{outcome.done.stream}"
    return RedirectResponse(f"{back}?gjort={situation.form.act}", 303)
