"""From a case over its time to a lex Sarah report: the form that everybody has, filled in.

The form is sent like any other, by the person who reads it: nothing is kept before that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.acts import the_organisation
from api.reporting.answers import Typed
from api.reporting.derived import new_token
from api.reporting.filled import Filled
from api.reporting.happened import Shown
from api.reporting.places import places_of
from api.reporting.sender import sealed, sender_of
from api.web.answers import page
from api.web.asked import asked_of
from api.web.build.frame import frame_of
from api.web.build.klockor.drafting import Drafted, utredning_drafted
from api.web.build.rapportera import TITLE, form_page
from api.web.build.timeline import utredning_of
from api.web.deps import Timelines, links_of
from api.web.models.frame import Kind, Notice
from api.web.read import note_arende
from audit.errors import AuthorityError, NotFoundError
from projections.asof import today_of
from projections.trail.timeline import timeline

if TYPE_CHECKING:
    from api.auth import Access
    from audit.store.log import Log

router = APIRouter(prefix="/{namnd}/arenden", include_in_schema=False)
FILLED_IN = Notice(
    Kind.INFO,
    "Rapporten är ifylld med uppgifter om ärendet",
    "Läs den, ändra det som behövs och tryck på Skicka rapporten. Inget är sparat än.",
)


@router.get("/{arende}/lex-sarah")
def draft(request: Request, access: Timelines, arende: UUID) -> Response:
    """Show a lex Sarah report filled in with facts of an utredning over its time.

    The reading is recorded as that of the ärende and nothing more: that somebody began to
    report must not stand beside an account.
    """
    may_draft(access)
    wanted = asked_of(access.log, request.query_params)
    asof = wanted.resolve(access.log)
    note_arende(access, arende)
    found = timeline(access.log, arende, asof.position)
    drafted = utredning_drafted(utredning_of(found), asof.per)
    if drafted is None:
        raise NotFoundError("Utredningen är inte över sin tid den dagen.")
    return drafted_form(request, access, drafted)


def may_draft(access: Access) -> None:
    """Refuse the report to whoever only audits: a revisor has no duty to report.

    Raises AuthorityError.
    """
    if links_of(access).audits:
        raise AuthorityError("Rapporten skrivs av den som arbetar åt nämnden, inte av en revisor.")


def drafted_form(request: Request, access: Access, drafted: Drafted) -> Response:
    """Show the reporter's form with what was drafted, ready to be read and sent."""
    log, token = access.log, new_token()
    sender = sender_of(request)
    filled = Filled(
        log=log,
        token=token,
        shown=Shown.now(today_of(log)),
        typed=_typed(log, drafted),
        places=places_of(the_organisation(log), today_of(log)),
        sender=sender,
        sealed=sealed(log.parts.keys.identifier, sender, token) if sender else "",
    )
    frame = frame_of(TITLE, access, links_of(access), (FILLED_IN,), section="internkontroll")
    action = f"/rapportera/{log.namnd.slug}"
    return page("rapportera/formular.html", form_page(frame, action, filled))


def _typed(log: Log, drafted: Drafted) -> Typed:
    """Fill in what is known: an enhet only where it can be chosen, a day only when it has been."""
    today = today_of(log)
    place = places_of(the_organisation(log), today).find(drafted.enhet)
    been = drafted.since <= today
    return Typed(
        vad_hande=drafted.text,
        nar="datum" if been else "",
        datum=drafted.since.isoformat() if been else "",
        enhet=place.kod if place else "",
    )
