"""Entering a report for someone else: what was told by telephone, in talk or on paper."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import partial
from typing import TYPE_CHECKING, Annotated, Final

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from api.acts import Acting, may_read, the_organisation
from api.auth import Access, Permission, require
from api.reporting.answers import Answers, Typed
from api.reporting.derived import new_token
from api.reporting.filled import Filled
from api.reporting.happened import EARLIEST, Shown
from api.reporting.places import places_of
from api.reporting.receiving import AlreadyReceivedError, Sending, receive
from api.web.answers import page
from api.web.build.frame import frame_of
from api.web.build.rapportera import TITLE_ENTERING, form_page
from api.web.build.rapportera_kvitto import receipt_page
from api.web.deps import links_of
from api.web.models.frame import Problem
from api.web.models.rapportera import Entering
from api.web.routes.rapportera_sand import Sent, checked, received_or
from api.web.routes.rapportera_tillagg import came_twice
from audit.clock import STOCKHOLM, utc_now
from audit.envelope import Happened
from audit.errors import AuthorityError, FieldProblem
from audit.lexsarah.codes import INLAGD
from projections.asof import today_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from api.services import Services

router = APIRouter(prefix="/rapportera/{namnd}", include_in_schema=False)
NOT_YOURS: Final = (
    "Det här görs av mottagaren, utredaren eller en chef. "
    "Din egen rapport lämnar du på sidan Rapportera."
)
_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_CLOCK: Final = re.compile(r"([01]?\d|2[0-3])[.:]([0-5]\d)", re.ASCII)


def entering(
    request: Request, access: Annotated[Access, Depends(require(Permission.LEXSARAH))]
) -> Acting:
    """Let whoever may enter reports for others go on; raises AuthorityError."""
    acting = Acting.of(request, access)
    if not may_read(acting, "enter_rapport", []):
        raise AuthorityError(NOT_YOURS)
    return acting


Entered = Annotated[Acting, Depends(entering)]
Signed = Annotated[Access, Depends(require(Permission.LEXSARAH))]


@dataclass(frozen=True, slots=True)
class _Told:
    """How and when it was first told, as typed."""

    access: Access
    entering: Entering

    def again(
        self,
        filled: Filled,
        problems: Sequence[FieldProblem] = (),
        status: int = 200,
        *,
        warning: bool = False,
    ) -> Response:
        """Show the form, with what was typed."""
        model = form_page(
            frame_of(TITLE_ENTERING, self.access, links_of(self.access)),
            f"/rapportera/{self.access.log.namnd.slug}/at-nagon",
            filled,
            entering=self.entering,
            csrf=self.access.account.csrf_token or "",
            warning=warning,
            problems=[Problem(one.field, one.reason) for one in problems],
        )
        return page("rapportera/formular.html", model, status)


@router.get("/at-nagon")
def form(access: Signed, acting: Entered) -> Response:
    """Show the form, with how and when the report was first received."""
    log, day = access.log, acting.today
    clock = "" if log.constructed else utc_now().astimezone(STOCKHOLM).strftime("%H.%M")
    filled = Filled(
        log=log,
        token=new_token(),
        shown=Shown.now(day),
        # The reporter's own form begins with "Det har hänt", so that only what happened must be
        # written. Here somebody else answers for the reporter and is to ask, not to assume.
        typed=Typed(slag=""),
        places=places_of(the_organisation(log), day),
    )
    return _Told(access, Entering("", day.isoformat(), clock)).again(filled)


@router.post("/at-nagon")
def send(request: Request, access: Signed, acting: Entered, sent: Sent) -> Response:
    """Receive a report that somebody else made, and show the receipt to be handed on."""
    filled = Filled.of(access.log, sent)
    typed = Entering(*(sent.get(name, "").strip()[:40] for name in _FIELDS))
    again = partial(_Told(access, typed).again, filled)
    happened = first_received(typed, today_of(access.log))
    problems = tuple(_problems(typed, happened))
    if problems or happened is None:
        return again(problems, 422)
    answers = checked(filled, sent, again)
    if isinstance(answers, Response):
        return answers
    sending = Sending(typed.kanal, entering=acting, happened=happened)
    return received_or(
        request, filled, again, partial(_received, request, filled, answers, sending, sent)
    )


_FIELDS: Final = ("kanal", "mottagen_dag", "mottagen_klockan")


def _received(
    request: Request, filled: Filled, answers: Answers, sending: Sending, sent: Mapping[str, str]
) -> Response:
    services: Services = request.app.state.services
    told = "\n".join(sent.get(name, "") for name in _FIELDS).encode()
    body = filled.typed.cleaned().body() + told
    try:
        came = receive(services, filled.log, filled.token, answers, body, sending)
    except AlreadyReceivedError as already:
        return came_twice(filled.log, already.received, filled.token, answers)
    model = receipt_page(filled.log.namnd, came, danger=answers.fara_nu, entered=True)
    return page("rapportera/kvitto.html", model)


def first_received(typed: Entering, today: date) -> Happened | None:
    """Give when the report was first received; None for what cannot be read or lies ahead."""
    try:
        day = date.fromisoformat(typed.dag) if _DATE.fullmatch(typed.dag) else None
    except ValueError:
        return None
    clock = _CLOCK.fullmatch(typed.klocka)
    if day is None or not EARLIEST <= day <= today or (typed.klocka and clock is None):
        return None
    if clock is None:
        return Happened.on(day)
    moment = datetime.combine(day, time(int(clock[1]), int(clock[2])), STOCKHOLM)
    return Happened.at(moment) if moment <= utc_now() else None


def _problems(typed: Entering, happened: Happened | None) -> Sequence[FieldProblem]:
    found = []
    if typed.kanal not in INLAGD:
        found.append(FieldProblem("kanal", "Välj hur du fick höra det."))
    if happened is None:
        reason = "Skriv dagen som 2026-01-31 och tiden som 14.30. Dagen ska ha varit."
        found.append(FieldProblem("mottagen_dag", reason))
    return found
