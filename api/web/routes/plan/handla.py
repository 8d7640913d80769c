"""The form of every act of the internkontroll: shown, sent, and where it leads."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final
from uuid import UUID

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse
from starlette.responses import Response

from api.acts import INTERNKONTROLL, Acting
from api.acts.foreseeing import Shown
from api.web.answers import page
from api.web.build.plan.frysning import Asked, frysning_page
from api.web.build.plan.kontroll import kontroll_list, preview_of
from api.web.forms_area.engine import Outcome, new_key
from api.web.forms_area.keeping import draft_address, drop_kept, kept_at
from api.web.forms_internkontroll.allowed import refused
from api.web.forms_internkontroll.engine import LOOK, send
from api.web.forms_internkontroll.fields import Place
from api.web.forms_internkontroll.freezing import ANOTHER, FREEZES, freeze
from api.web.forms_internkontroll.looking import look
from api.web.forms_internkontroll.page import form_page
from api.web.forms_internkontroll.present import about
from api.web.forms_internkontroll.presets import presets
from api.web.forms_internkontroll.registry import form_of
from api.web.forms_internkontroll.situation import Situation
from api.web.forms_internkontroll.standing import standing_text
from api.web.models.lexsarah import Link, RefusedPage
from api.web.routes.lexsarah.seen import Form, Posted
from api.web.routes.plan.latest import latest_for
from api.web.routes.plan.seen import Readers, frame_for, seen_by
from audit.errors import InvalidInputError
from audit.internkontroll.steps import Stream

if TYPE_CHECKING:
    from api.auth import Access

router = APIRouter(prefix="/{namnd}/internkontroll", include_in_schema=False)
RISKS: Final = frozenset({"add_risk", "change_risk", "end_risk"})
KONTROLLER: Final = frozenset({"define-kontroll", "change-kontroll"})


@router.get("/plan/handla/{act}")
def begin_plan(request: Request, access: Readers, act: str) -> Response:
    """Show the form that begins a year's plan."""
    return _show(request, access, situation_of(request, access, Place.PLAN, None, act))


@router.post("/plan/handla/{act}")
def begun_plan(request: Request, access: Readers, form: Form, act: str) -> Response:
    """Begin a year's plan."""
    return _send(request, access, situation_of(request, access, Place.PLAN, None, act), form)


@router.get("/kontroller/handla/{act}")
def begin_kontroll(request: Request, access: Readers, act: str) -> Response:
    """Show the form that defines a kontroll."""
    return _show(request, access, situation_of(request, access, Place.KONTROLL, None, act))


@router.post("/kontroller/handla/{act}")
def begun_kontroll(request: Request, access: Readers, form: Form, act: str) -> Response:
    """Define a kontroll, or show what it would give."""
    return _send(request, access, situation_of(request, access, Place.KONTROLL, None, act), form)


@router.get("/{place}/{ar:int}/handla/{act}")
def of_year(request: Request, access: Readers, place: str, ar: int, act: str) -> Response:
    """Show a form of a year's plan or draws."""
    return _show(request, access, situation_of(request, access, place, ar, act))


@router.post("/{place}/{ar:int}/handla/{act}")
def sent_of_year(
    request: Request, access: Readers, form: Form, place: str, ar: int, act: str
) -> Response:
    """Perform an act on a year's plan or draws."""
    return _send(request, access, situation_of(request, access, place, ar, act), form)


@router.get("/{place}/{stream:uuid}/handla/{act}")
def of_one(request: Request, access: Readers, place: str, stream: UUID, act: str) -> Response:
    """Show a form of a mätning, an avvikelse or a kontroll."""
    return _show(request, access, situation_of(request, access, place, stream, act))


@router.post("/{place}/{stream:uuid}/handla/{act}")
def sent_of_one(
    request: Request, access: Readers, form: Form, place: str, stream: UUID, act: str
) -> Response:
    """Perform an act on a mätning, an avvikelse or a kontroll."""
    return _send(request, access, situation_of(request, access, place, stream, act), form)


def situation_of(
    request: Request, access: Access, place: str, id_: UUID | int | None, act: str
) -> Situation:
    """Put together what a form is shown in; raises NotFoundError where there is no such thing."""
    acting = Acting.of(request, access)
    made = Situation(
        acting=acting,
        form=form_of(place, act, begins=id_ is None),
        known=INTERNKONTROLL.state(acting.log),
        id=id_,
        chosen=dict(request.query_params),
    )
    made.demand_there()
    return made


def _show(request: Request, access: Access, situation: Situation) -> Response:
    against = refused(situation.acting, situation.form.act, situation.state)
    if against is not None:
        refusal, status = against
        frame = frame_for(situation.form.label, access)
        model = RefusedPage(frame, situation.form.label, refusal, situation.back)
        return page("lexsarah/nekad.html", model, status)
    typed = standing_text(situation)
    kept = kept_at(situation.acting, _draft(situation))
    if kept.draft is not None:
        typed = kept.over(presets(situation))
    return _page(request, access, situation, typed, None)


def _draft(situation: Situation) -> str:
    """Give the address of the draft; a kontroll's form stands on a page of its own, without one."""
    if situation.form.slug in KONTROLLER:
        return ""
    return draft_address(situation.address, situation.form.fields)


def _page(
    request: Request,
    access: Access,
    situation: Situation,
    typed: dict[str, str] | None,
    outcome: Outcome | None,
) -> Response:
    """Show the form; that of a kontroll has what it gives beside it."""
    frame = frame_for(situation.form.label, access)
    model = form_page(frame, situation, typed, outcome)
    status = outcome.status if outcome else 200
    if situation.form.slug not in KONTROLLER:
        draft = _draft(situation)
        shown = (
            kept_at(situation.acting, draft).shown_on(model)
            if outcome is None
            else replace(model, draft=draft)
        )
        return page("lexsarah/formular.html", shown, status)
    seen = seen_by(request, access, situation.form.label)
    listed = kontroll_list(seen, model, None, rows=True)
    if typed is not None and typed.get(LOOK):
        found = look(situation, typed)
        listed = replace(
            listed, preview=preview_of(found.counted, latest_for(access, found), seen.enhet)
        )
    return page("plan/kontroller.html", listed, status)


def _send(request: Request, access: Access, situation: Situation, form: Posted) -> Response:
    if form.typed.get(LOOK) and situation.form.slug in KONTROLLER:
        return _looked(request, access, situation, form.typed)
    if situation.form.slug in FREEZES:
        return _freeze(request, access, situation, form.typed)
    outcome = send(situation, form.typed, form.sent)
    if outcome.done is None:
        return _page(request, access, situation, form.typed, outcome)
    drop_kept(situation.acting, _draft(situation))
    return RedirectResponse(_after(situation, form.typed, outcome.done.stream), 303)


def _freeze(
    request: Request, access: Access, situation: Situation, typed: dict[str, str]
) -> Response:
    """Show what would be frozen, or freeze what was shown, for those who may do the act."""
    if refused(situation.acting, situation.form.act, situation.state) is not None:
        return _show(request, access, situation)
    if typed.get(ANOTHER):
        return _page(request, access, situation, typed, None)
    made = freeze(situation, typed)
    if isinstance(made, Shown):
        seen = seen_by(request, access, situation.form.label)
        model = frysning_page(seen, made, _asked(situation, typed))
        return page("plan/frysning.html", model, 409 if made.seen else 200)
    if made.done is None:
        return _page(request, access, situation, typed, made)
    return RedirectResponse(_after(situation, typed, made.done.stream), 303)


def _asked(situation: Situation, typed: dict[str, str]) -> Asked:
    fields = tuple((one.name, typed.get(one.name, "")) for one in situation.form.fields)
    return Asked(
        about=about(situation),
        action=situation.address,
        fields=fields,
        back=Link("Tillbaka", situation.back),
        key=new_key(),
    )


def _looked(
    request: Request, access: Access, situation: Situation, typed: dict[str, str]
) -> Response:
    """Show what a kontroll would give, and its form as it was filled in; nothing is saved.

    Only to those who may do the act: what it would give are figures and rows of the nämnd.
    """
    if not INTERNKONTROLL.may(situation.acting, situation.form.act):
        return _show(request, access, situation)
    version, key = situation.version, typed.get("nyckel", "")
    try:
        look(situation, typed)
    except InvalidInputError as error:
        told = Outcome(key, version, status=422, problems=tuple(error.problems))
        without = {name: text for name, text in typed.items() if name != LOOK}
        return _page(request, access, situation, without, told)
    return _page(request, access, situation, typed, Outcome(key, version))


def _after(situation: Situation, typed: dict[str, str], stream: UUID) -> str:
    """Give where one comes to: the page of what was made, or the one that the form belongs to."""
    form, addresses = situation.form, situation.addresses
    back = situation.back
    if form.act == "begin_plan":
        back = addresses.place(Place.PLAN, int(typed["ar"]))
    elif form.act == "define_kontroll":
        back = addresses.place(Place.KONTROLL)
    elif form.act in RISKS:
        back = f"{addresses.place(Place.PLAN, situation.id)}/risker"
    elif not situation.own and situation.act.stream is Stream.MATNING:
        back = addresses.place(Place.MATNING, stream)
    elif not situation.own and situation.act.stream is Stream.AVVIKELSE:
        back = addresses.place(Place.AVVIKELSE, stream)
    return f"{back}?gjort={form.act}"
