"""The form of every act: shown, sent, and what it led to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final
from uuid import UUID

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse
from starlette.responses import Response

from api.acts import Acting
from api.auth import Access
from api.web.answers import page
from api.web.drafts import drop_draft
from api.web.forms.engine import WAY, Outcome, send
from api.web.forms.page import Kept, about, first_values, form_page, kept_draft
from api.web.forms.refusing import REFUSALS, called, refusal_of, refused
from api.web.forms.registry import FORMS, form_of
from api.web.models.lexsarah import Link, RefusedPage, WaysPage
from api.web.routes.lexsarah.opened import opened_page
from api.web.routes.lexsarah.seen import (
    Form,
    Lexsarah,
    Now,
    Posted,
    frame_for,
    situation_of,
    spec_of,
)
from audit.lexsarah import AccessRefusedError
from audit.lexsarah.acts import Stream

if TYPE_CHECKING:
    from collections.abc import Sequence

    from api.web.forms.fields import FormSpec
    from api.web.forms.situation import Situation
    from api.web.models.frame import Frame
    from audit.lexsarah.refusals import RefusedError

router = APIRouter(prefix="/{namnd}/lex-sarah", include_in_schema=False)

SEVERAL: Final = 2
"""From so many ways on, one is chosen first."""
SHOWN_ONCE: Final = frozenset({"open_kodlista", "open_identity"})
"""The acts whose answer is what they open."""


@router.get("/handla/{act}")
def begin(request: Request, access: Lexsarah, acting: Now, act: str, vag: str = "") -> Response:
    """Show the form of an act that begins a stream."""
    return _show(request, access, acting, spec_of(act, vag, None), None)


@router.post("/handla/{act}")
def begun(request: Request, access: Lexsarah, acting: Now, form: Form, act: str) -> Response:
    """Perform an act that begins a stream."""
    return _send(request, access, acting, spec_of(act, _way(form), None), None, form)


@router.get("/rapporter/{rapport:uuid}/handla/{act}")
def on_rapport(
    request: Request, access: Lexsarah, acting: Now, rapport: UUID, act: str, vag: str = ""
) -> Response:
    """Show the form of an act on a report; of one that can go several ways, first the ways."""
    ways = FORMS.get(act.replace("-", "_"), ())
    if vag or len(ways) < SEVERAL:
        return _show(request, access, acting, spec_of(act, vag, Stream.RAPPORT), rapport)
    longest = next((one for one in ways if one.long), ways[0])
    situation = situation_of(request, access, acting, longest, rapport)
    kept = kept_draft(access, situation)
    if kept.draft is not None and form_of(ways[0].act, kept.draft.values.get(WAY, "")):
        chosen = kept.draft.values[WAY]
        return RedirectResponse(f"{situation.address}?{WAY}={chosen}", 303)
    frame = frame_for("Sortera rapporten", access)
    return page("lexsarah/vagval.html", ways_page(frame, situation, ways))


@router.post("/rapporter/{rapport:uuid}/handla/{act}")
def sent_on_rapport(
    request: Request, access: Lexsarah, acting: Now, form: Form, rapport: UUID, act: str
) -> Response:
    """Perform an act on a report."""
    spec = spec_of(act, _way(form), Stream.RAPPORT)
    return _send(request, access, acting, spec, rapport, form)


@router.get("/uppgifter/{uppgift:uuid}/handla/{act}")
def on_uppgift(
    request: Request, access: Lexsarah, acting: Now, uppgift: UUID, act: str
) -> Response:
    """Show the form of an act on what a private utförare told."""
    return _show(request, access, acting, spec_of(act, "", Stream.UTFORARE), uppgift)


@router.post("/uppgifter/{uppgift:uuid}/handla/{act}")
def sent_on_uppgift(
    request: Request, access: Lexsarah, acting: Now, form: Form, uppgift: UUID, act: str
) -> Response:
    """Perform an act on what a private utförare told."""
    return _send(request, access, acting, spec_of(act, "", Stream.UTFORARE), uppgift, form)


@router.get("/{arende:uuid}/handla/{act}")
def on_arende(request: Request, access: Lexsarah, acting: Now, arende: UUID, act: str) -> Response:
    """Show the form of an act on an ärende."""
    return _show(request, access, acting, spec_of(act, "", Stream.ARENDE), arende)


@router.post("/{arende:uuid}/handla/{act}")
def sent_on_arende(
    request: Request, access: Lexsarah, acting: Now, form: Form, arende: UUID, act: str
) -> Response:
    """Perform an act on an ärende."""
    return _send(request, access, acting, spec_of(act, "", Stream.ARENDE), arende, form)


def ways_page(frame: Frame, situation: Situation, ways: Sequence[FormSpec]) -> WaysPage:
    """Make the page on which one chooses which way an act goes."""
    links = tuple(Link(one.label, f"{situation.address}?{WAY}={one.way}", one.lead) for one in ways)
    return WaysPage(frame, frame.title, about(situation, {}), links, situation.back)


def _way(form: Posted) -> str:
    return form.typed.get(WAY, "")


def _show(
    request: Request, access: Access, acting: Acting, spec: FormSpec, stream: UUID | None
) -> Response:
    try:
        situation = situation_of(request, access, acting, spec, stream)
    except AccessRefusedError:
        raise
    except REFUSALS as error:
        return _refused(access, _unread(request, access, acting, spec, stream), error)
    found, _ = refused(situation)
    if isinstance(found, AccessRefusedError):
        raise found
    if found is not None:
        return _refused(access, situation, found)
    kept = kept_draft(access, situation)
    typed = first_values(situation, kept)
    frame = frame_for(spec.label, access, kept.notices)
    return page("lexsarah/formular.html", form_page(frame, situation, typed, None, kept))


def _unread(
    request: Request, access: Access, acting: Acting, spec: FormSpec, stream: UUID | None
) -> Situation:
    """Give a situation that shows nothing of the stream: the person may not read it."""
    return replace(situation_of(request, access, acting, spec, None), stream=stream)


def _refused(access: Access, situation: Situation, error: RefusedError) -> Response:
    status = 409 if error.reason == "state" else 403
    heading = called(situation)
    refusal = refusal_of(error, situation)
    model = RefusedPage(frame_for(heading, access), heading, refusal, situation.back)
    return page("lexsarah/nekad.html", model, status)


def _send(
    request: Request,
    access: Access,
    acting: Acting,
    spec: FormSpec,
    stream: UUID | None,
    form: Posted,
) -> Response:
    try:
        situation = situation_of(request, access, acting, spec, stream)
    except AccessRefusedError:
        raise
    except REFUSALS as error:
        return _refused(access, _unread(request, access, acting, spec, stream), error)
    outcome = send(situation, form.typed, form.sent)
    if outcome.done is None:
        return _again(access, situation, form, outcome)
    kept = kept_draft(access, situation)
    if kept.draft is not None:
        drop_draft(access, kept.form)
    if spec.act in SHOWN_ONCE and not outcome.done.replayed:
        frame = frame_for(spec.label, access)
        return page("lexsarah/oppnad.html", opened_page(frame, situation))
    return RedirectResponse(_after(situation, outcome.done.stream), 303)


def _again(access: Access, situation: Situation, form: Posted, outcome: Outcome) -> Response:
    frame = frame_for(situation.spec.label, access)
    model = form_page(frame, situation, form.typed, outcome, Kept())
    return page("lexsarah/formular.html", model, outcome.status)


def _after(situation: Situation, stream: UUID) -> str:
    """Give where one comes to: the page of the form, or that of the ärende that was opened."""
    spec, addresses = situation.spec, situation.addresses
    opened = spec.act == "open_arende" or spec.way in {"nytt", "finns"}
    back = addresses.case(stream) if opened else situation.back
    if spec.act == "declare_jav":
        # Whoever is jävig no longer sees the ärende.
        back = addresses.base
    if spec.stream is Stream.UTFORARE:
        back = addresses.stream(Stream.UTFORARE, stream)
    return f"{back}?gjort={spec.act}"
