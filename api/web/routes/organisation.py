"""The organisation: its parts on any day, and the forms that change it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse
from starlette.responses import Response

from api.acts import Acting, organisation_id, parse, perform, perform_organisation, the_organisation
from api.auth import Permission
from api.web.answers import page
from api.web.build.frame import frame_of
from api.web.build.organisation import Seen, del_page, organisation_page
from api.web.build.organisation_forms import forms_of, inform_form, new_form
from api.web.dag import optional_day
from api.web.deps import Lexsarah, links_of
from api.web.models.frame import NavLink
from api.web.models.register import FormPage
from api.web.posted import Posted, with_number
from audit import organisation as org
from audit.errors import InvalidInputError, NotFoundError
from audit.ids import new_arende_id
from audit.lexsarah import Role
from audit.lexsarah.commands_beslut import InformPersonal
from audit.lexsarah.events_other import PersonalInformed
from audit.organisation.codes import SLAG
from projections.asof import today_of
from projections.trail.streams import histories_of

if TYPE_CHECKING:
    from datetime import date

    from api.auth import Access
    from api.web.models.formular import Form

router = APIRouter(prefix="/{namnd}/organisation", include_in_schema=False)
TITLE: Final = "Organisation"
UNKNOWN_SLAG: Final = "Det finns inget sådant slag av del."

_ADD: Final[dict[str, type[Any]]] = {
    "verksamhet": org.AddVerksamhet,
    "utforare": org.AddUtforare,
    "enhet": org.AddEnhet,
}
_CHANGE: Final[dict[str, type[Any]]] = {
    "byt-namn": org.RenameDel,
    "flytta": org.MoveEnhet,
    "slas-ihop": org.MergeEnhet,
    "beredskap": org.SetBeredskap,
    "upphor": org.EndDel,
}
_WITH_SLAG: Final = frozenset({"byt-namn", "upphor"})


@router.get("")
def organisation(request: Request, access: Lexsarah) -> Response:
    """Show all parts on a day; the organisation says nothing of any person."""
    day = optional_day(request.query_params, "dag", "Organisationen den")
    frame = frame_of(TITLE, access, links_of(access), section="organisation")
    return page("organisation/lista.html", organisation_page(frame, seen_by(access, day)))


@router.get("/ny/{slag}")
def new(access: Lexsarah, slag: str) -> Response:
    """Show the form that adds a part."""
    return _form_page(access, slag, _new_form(access, slag))


@router.post("/ny/{slag}")
def add(request: Request, access: Lexsarah, slag: str, values: Posted) -> Response:
    """Add a part, and show it."""
    form = _new_form(access, slag)
    try:
        _change(request, access, _ADD[slag], values)
    except InvalidInputError as error:
        return _form_page(access, slag, form.again(values, error), 422)
    return RedirectResponse(_address(access, slag, values.get("kod", "").strip()), 303)


@router.get("/{slag}/{kod}")
def part(request: Request, access: Lexsarah, slag: str, kod: str) -> Response:
    """Show one part through time."""
    day = optional_day(request.query_params, "dag", "Organisationen den")
    return _del_page(access, seen_by(access, day), slag, kod)


@router.post("/enhet/{kod}/informera")
def inform(request: Request, access: Lexsarah, kod: str, values: Posted) -> Response:
    """Say that the staff of an enhet were informed."""
    seen = seen_by(access)
    enhet = seen.state.enhet(kod, seen.day)
    if enhet is None:
        raise NotFoundError("Det finns ingen sådan enhet.")
    acting = Acting.of(request, access)
    try:
        information = new_arende_id()
        more = {"information": str(information), "enhet": kod, "lag": enhet.lag}
        perform(acting, parse(InformPersonal, {**with_number(_own(values), "antal"), **more}))
    except InvalidInputError as error:
        form = inform_form(seen.link("enhet", kod), access.account.csrf_token or "", seen.day)
        return _del_page(access, seen, "enhet", kod, form.again(values, error))
    return RedirectResponse(_address(access, "enhet", kod), 303)


@router.post("/{slag}/{kod}/{act}")
def change(
    request: Request, access: Lexsarah, slag: str, kod: str, act: str, values: Posted
) -> Response:
    """Change a part, and show it."""
    if act not in _CHANGE or slag not in SLAG:
        raise NotFoundError(UNKNOWN_SLAG)
    try:
        more = {"kod": kod, **({"slag": slag} if act in _WITH_SLAG else {})}
        _change(request, access, _CHANGE[act], {**values, **more})
    except InvalidInputError as error:
        seen = seen_by(access)
        forms = forms_of(seen.state, seen.root, slag, kod, seen.day, seen.csrf)
        found = next((one for one in forms if one.id == act), None)
        if found is None:
            raise
        return _del_page(access, seen, slag, kod, found.again(values, error))
    return RedirectResponse(_address(access, slag, kod), 303)


def seen_by(access: Access, day: date | None = None) -> Seen:
    """Give the organisation as somebody looks at it on a day, by default today."""
    informed: dict[str, list[PersonalInformed]] = {}
    for history in histories_of(access.log, (PersonalInformed.TOPIC,)).values():
        for recorded in history:
            if isinstance(recorded.event, PersonalInformed):
                informed.setdefault(recorded.event.enhet, []).append(recorded.event)
    for told in informed.values():
        told.sort(key=lambda one: one.informerad, reverse=True)
    may = access.may(Permission.ORGANISE)
    return Seen(
        namnd=quote(access.log.namnd.slug, safe=""),
        state=the_organisation(access.log),
        day=day or today_of(access.log),
        informed=informed,
        csrf=(access.account.csrf_token or "") if may else "",
    )


def _del_page(
    access: Access, seen: Seen, slag: str, kod: str, again: Form | None = None
) -> Response:
    if slag not in SLAG or seen.state.added(slag, kod) is None:
        raise NotFoundError("Det finns ingen sådan del av organisationen.")
    chef = Role.ENHETSCHEF.value in {role.value for role in access.roles}
    token = (access.account.csrf_token or "") if chef else ""
    frame = frame_of(
        seen.state.name(slag, kod, seen.day) or kod,
        access,
        links_of(access),
        section="organisation",
    )
    model = del_page(frame, seen, slag, kod, token, again)
    return page("organisation/del.html", model, 422 if again else 200)


def _new_form(access: Access, slag: str) -> Form:
    if slag not in _ADD:
        raise NotFoundError(UNKNOWN_SLAG)
    seen = seen_by(access)
    return new_form(seen.state, seen.root, slag, seen.day, seen.csrf)


def _form_page(access: Access, slag: str, form: Form, status: int = 200) -> Response:
    heading = f"Lägg till: {SLAG[slag].lower()}"
    back = NavLink("Tillbaka till organisationen", seen_by(access).root)
    frame = frame_of(heading, access, links_of(access), section="organisation")
    model = FormPage(frame, TITLE, heading, "Det nya syns från och med dagen du anger.", form, back)
    return page("organisation/formular.html", model, status)


def _change(request: Request, access: Access, command: type[Any], values: dict[str, str]) -> None:
    acting = Acting.of(request, access)
    stream = {"organisation": str(organisation_id(access.log))}
    perform_organisation(acting, parse(command, {**_own(values), **stream}))


def _own(values: dict[str, str]) -> dict[str, str]:
    """Leave out the form's own token."""
    return {name: value for name, value in values.items() if name != "csrf_token"}


def _address(access: Access, slag: str, kod: str) -> str:
    root = f"/{quote(access.log.namnd.slug, safe='')}/organisation"
    return f"{root}/{slag}/{quote(kod, safe='')}"
