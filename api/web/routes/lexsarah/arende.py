"""The pages of one ärende: each reading is recorded before anything is shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.acts import Acting, may_read, next_acts_of, read
from api.auth import Access
from api.web.answers import page
from api.web.build.insyn import insyn_notices, rubriker
from api.web.build.lexsarah.around import Around
from api.web.build.lexsarah.head import bare_head, head_of
from api.web.build.lexsarah.overview import Seen, overview_page
from api.web.build.lexsarah.parts import atgarder_page, ivo_page
from api.web.build.lexsarah.readers import readers_table
from api.web.build.lexsarah.timeline import corrections, happenings
from api.web.build.lexsarah.utredning import utredning_page
from api.web.labels_lexsarah import SIDOR
from api.web.models.frame import Frame
from api.web.models.lexsarah_case import HappeningsPage, Head, ReadersOfPage
from api.web.routes.lexsarah.refusal import or_refused
from api.web.routes.lexsarah.seen import (
    Lexsarah,
    LexsarahOrReads,
    Now,
    NowOrReads,
    around_of,
    frame_for,
    names_of,
)
from audit.lexsarah import Arende, Role
from audit.lexsarah.acts import Stream
from projections.trail.readings import readings_of

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

router = APIRouter(prefix="/{namnd}/lex-sarah", include_in_schema=False)

WHAT = "lexsarah_arende"
Build = Callable[[Frame, Head, Seen, Around], "DataclassInstance"]


@router.get("/{arende:uuid}")
def arende(
    request: Request, access: Lexsarah, acting: Now, arende: UUID, gjort: str = ""
) -> Response:
    """Show the ärende at a glance."""
    return _part(request, access, acting, arende, "", overview_page, gjort)


@router.get("/{arende:uuid}/utredning")
def utredning(
    request: Request, access: Lexsarah, acting: Now, arende: UUID, gjort: str = ""
) -> Response:
    """Show the utredning as it has grown."""
    return _part(request, access, acting, arende, "utredning", utredning_page, gjort)


@router.get("/{arende:uuid}/atgarder")
def measures(
    request: Request, access: Lexsarah, acting: Now, arende: UUID, gjort: str = ""
) -> Response:
    """Show the åtgärder."""
    return _part(request, access, acting, arende, "atgarder", atgarder_page, gjort)


@router.get("/{arende:uuid}/ivo")
def ivo(request: Request, access: Lexsarah, acting: Now, arende: UUID, gjort: str = "") -> Response:
    """Show the track to IVO."""
    return _part(request, access, acting, arende, "ivo", ivo_page, gjort)


@router.get("/{arende:uuid}/handelser")
def trail(request: Request, access: Lexsarah, acting: Now, arende: UUID) -> Response:
    """Show everything that has happened."""
    return _part(request, access, acting, arende, "handelser", _happenings, "")


@router.get("/{arende:uuid}/vem-har-last")
def readers(
    request: Request, access: LexsarahOrReads, acting: NowOrReads, arende: UUID
) -> Response:
    """Show who has read the ärende: for its utredare and the loggkontrollant."""

    def make() -> Response:
        found = read(acting, "read_who_read", arende, "lexsarah_vem_har_last")
        state = Arende.from_events(found.events)
        around = around_of(request, acting, words=Role.UTREDARE in acting.roles)
        acts = next_acts_of(acting, Stream.ARENDE, found.events)
        only_reads = "read_arende_facts" not in acts
        part = "vem-har-last"
        head = bare_head(arende) if only_reads else head_of(arende, state, around, part, acts)
        frame = frame_for(f"{SIDOR['vem-har-last']}: {head.heading}", access)
        found_readings = readings_of(access.log, arende)
        table = readers_table(found_readings, names_of(request), rubriker(access.log))
        return page("lexsarah/lasningar.html", ReadersOfPage(frame=frame, head=head, table=table))

    return or_refused(access, SIDOR["vem-har-last"], make)


def _part(
    request: Request,
    access: Access,
    acting: Acting,
    arende: UUID,
    part: str,
    build: Build,
    gjort: str,
) -> Response:

    def make() -> Response:
        found = read(acting, "read_arende", arende, WHAT)
        state = Arende.from_events(found.events)
        around = around_of(request, acting, words=found.words)
        acts = next_acts_of(acting, Stream.ARENDE, found.events)
        reports = () if part else _readable(acting, state)
        seen = Seen(arende, found.history, state, acts, reports)
        # Within a granskning the papers are read too, without being taken out by an act.
        opens = (*acts, "make_uttag") if found.granskning else acts
        head = head_of(arende, state, around, part, opens, gjort)
        title = f"{SIDOR[part]}: {head.heading}" if part else head.heading
        notices = insyn_notices(access.log, found.granskning)
        model = build(frame_for(title, access, notices), head, seen, around)
        return page(f"lexsarah/{TEMPLATES[part]}.html", model)

    return or_refused(access, "Ärendet", make)


TEMPLATES = {
    "": "oversikt",
    "utredning": "utredning",
    "atgarder": "del",
    "ivo": "del",
    "handelser": "handelser",
}
"""Part of the address → template."""


def _happenings(frame: Frame, head: Head, seen: Seen, around: Around) -> HappeningsPage:
    return HappeningsPage(
        frame=frame,
        head=head,
        happenings=happenings(seen.history, around),
        corrections=corrections(
            seen.arende.events, seen.acts, Stream.ARENDE, seen.id, around.addresses
        ),
    )


def _readable(acting: Acting, arende: Arende) -> tuple[UUID, ...]:
    """Name those of the ärende's reports that the person may open."""
    loaded = acting.log.load_many(list(arende.rapporter))
    return tuple(
        one
        for one in arende.rapporter
        if one in loaded
        and may_read(acting, "read_rapport", [recorded.event for recorded in loaded[one]])
    )
