"""The delegationsordning: the one in force, earlier ones, and adopting, reviewing or ending one."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote
from uuid import UUID

from fastapi import APIRouter, Depends, Request
from fastapi.responses import RedirectResponse
from starlette.datastructures import UploadFile
from starlette.responses import Response

from api.acts import Acting, next_ordning_id, parse, perform_delegation, the_delegation
from api.acts.delegation_words import read_noted_ordning
from api.acts.perform import SOMEBODY_ELSE
from api.auth import Access, Permission, require
from api.web.answers import page
from api.web.build.delegationsordning import (
    Looked,
    ordning_page,
    preview_page,
    upload_form,
)
from api.web.build.frame import frame_of
from api.web.build.insyn import insyn_notices
from api.web.dag import optional_day
from api.web.deps import Lexsarah, links_of
from api.web.models.frame import NavLink
from api.web.models.register import FormPage
from api.web.posted import Posted
from audit.codec import plain
from audit.delegation import AdoptOrdning, EndOrdning, Ordning, ReviewOrdning, decide, read_ordning
from audit.errors import FieldProblem, InvalidInputError, NotFoundError, VersionConflictError
from audit.intake.ordning_file import read_ordning_file
from projections.asof import today_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from api.web.models.formular import Form
    from api.web.models.frame import Frame, Notice

router = APIRouter(prefix="/{namnd}/delegationsordning", include_in_schema=False)
TITLE: Final = "Delegationsordning"
_GIVEN: Final = ("namn", "paragraf", "diarienummer")
_DAYS: Final = {"antagen": "Antagen av nämnden", "galler_fran": "Gäller från och med"}
_CHANGES: Final[dict[str, type[Any]]] = {"granska": ReviewOrdning, "upphor": EndOrdning}
_MAY_ADOPT: Final = Depends(require(Permission.ADOPT))


@router.get("")
def in_force(request: Request, access: Lexsarah) -> Response:
    """Show the order in force on a day, by default today."""
    day = optional_day(request.query_params, "dag", "Delegationsordningen den")
    return _shown(access, _read(request, access, _looked(access, day=day)))


@router.get("/ny")
def new(access: Lexsarah) -> Response:
    """Show the form that takes the file of a new order."""
    return _upload(access, upload_form(_looked(access)))


@router.post("/ny")
async def preview(request: Request, access: Access = _MAY_ADOPT) -> Response:
    """Show what a file holds, before anything is adopted."""
    async with request.form() as sent:
        values = {name: value for name, value in sent.items() if isinstance(value, str)}
        file = sent.get("fil")
        data = await file.read() if isinstance(file, UploadFile) else b""
    looked = _looked(access)
    try:
        command = _command(access, data, values)
        ordning = Ordning.from_events(decide(command, ()))
    except InvalidInputError as error:
        return _upload(access, upload_form(looked).again(values, error), 422)
    if ordning is None:
        raise AssertionError
    kept = (("ordning", json.dumps(plain(command), ensure_ascii=False)),)
    return page("delegation/granska.html", preview_page(_frame(access), looked, ordning, kept))


@router.post("/anta")
def adopt(request: Request, values: Posted, access: Access = _MAY_ADOPT) -> Response:
    """Adopt the order that was shown; what comes back is checked as if it had never been."""
    command = parse(AdoptOrdning, _kept(values))
    if command.ordning != next_ordning_id(access.log):
        # Adopted already, or another was meanwhile; under any other id nobody would find it.
        raise VersionConflictError(SOMEBODY_ELSE)
    perform_delegation(Acting.of(request, access), command, expected=0)
    return RedirectResponse(f"{_root(access)}/{command.ordning}", 303)


@router.get("/{ordning}")
def one(request: Request, access: Lexsarah, ordning: UUID) -> Response:
    """Show any order, also one that no longer applies."""
    return _shown(access, _read(request, access, _looked(access, ordning)))


@router.post("/{ordning}/{act}")
def change(
    request: Request, ordning: UUID, act: str, values: Posted, access: Access = _MAY_ADOPT
) -> Response:
    """Register that an order was reviewed or ends."""
    looked = _looked(access, ordning)
    if act not in _CHANGES:
        raise NotFoundError("Det finns inget sådant att göra.")
    given = {name: value for name, value in values.items() if name != "csrf_token"}
    try:
        command = parse(_CHANGES[act], {**given, "ordning": str(ordning)})
        perform_delegation(Acting.of(request, access), command)
    except InvalidInputError as error:
        model = ordning_page(_frame(access), looked)
        form = next((form for form in model.forms if form.id == act), None)
        if form is None:
            raise
        looked = _read(request, access, looked)
        return _shown(access, looked, form.again(values, error), 422)
    return RedirectResponse(f"{_root(access)}/{ordning}", 303)


def _looked(access: Access, wanted: UUID | None = None, day: date | None = None) -> Looked:
    """Find the order that is looked at; raises NotFoundError for one that is not there."""
    delegation = the_delegation(access.log)
    on = day or today_of(access.log)
    ordning = delegation.ordning(wanted) if wanted else delegation.on(on)
    if wanted and ordning is None:
        raise NotFoundError("Det finns ingen sådan delegationsordning.")
    csrf = (access.account.csrf_token or "") if access.may(Permission.ADOPT) else ""
    return Looked(quote(access.log.namnd.slug, safe=""), delegation, ordning, on, csrf)


def _read(request: Request, access: Access, looked: Looked) -> Looked:
    """Let the person read what is noted of the order, where they may; recorded before it shows."""
    if looked.ordning is None:
        return looked
    noted = read_noted_ordning(Acting.of(request, access), looked.ordning.id)
    ordning = Ordning.from_events(noted.events) or looked.ordning
    return replace(looked, ordning=ordning, sight=noted.sight)


def _shown(
    access: Access, looked: Looked, again: Form | None = None, status: int = 200
) -> Response:
    frame = _frame(access, insyn_notices(access.log, looked.sight.granskning))
    return page("delegation/ordning.html", ordning_page(frame, looked, again), status)


def _upload(access: Access, form: Form, status: int = 200) -> Response:
    heading = "Anta en ny delegationsordning"
    lead = (
        "Läs in den ordning som nämnden har antagit. Du ser alla punkter innan något sparas. "
        "En ny ordning ersätter hela den gamla."
    )
    back = NavLink("Tillbaka till delegationsordningen", _root(access))
    frame = frame_of(heading, access, links_of(access), section="delegationsordning")
    model = FormPage(frame, TITLE, heading, lead, form, back)
    return page("organisation/formular.html", model, status)


def _command(access: Access, data: bytes, values: dict[str, str]) -> AdoptOrdning:
    if not data.strip():
        raise InvalidInputError([FieldProblem("fil", "fil: en fil behövs.")])
    found = read_ordning_file(data)
    for name in _GIVEN:
        if values.get(name, "").strip():
            found[name] = values[name].strip()
    for name, label in _DAYS.items():
        given = optional_day(values, name, label)
        if given is not None:
            found[name] = given
    return read_ordning(next_ordning_id(access.log), found)


def _kept(values: dict[str, str]) -> dict[str, object]:
    try:
        found = json.loads(values.get("ordning", ""))
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise InvalidInputError([FieldProblem("ordning", "Läs in filen en gång till.")])
    return found


def _frame(access: Access, notices: Sequence[Notice] = ()) -> Frame:
    return frame_of(TITLE, access, links_of(access), notices, section="delegationsordning")


def _root(access: Access) -> str:
    return f"/{quote(access.log.namnd.slug, safe='')}/delegationsordning"
