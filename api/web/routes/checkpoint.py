"""The Kontrollstämpel of a log, and how its views stand."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.web.answers import page
from api.web.asked import asked_of
from api.web.build.checkpoint import Stamped, checkpoint_page
from api.web.build.frame import frame_of
from api.web.deps import Anyone, links_of
from api.web.labels import text
from audit.clock import utc_now
from audit.store.log import Log
from projections.registry import VIEWS
from projections.snapshot import Basis, snapshot

router = APIRouter(prefix="/{namnd}", include_in_schema=False)


@router.get("/kontrollstampel")
def checkpoint(request: Request, access: Anyone) -> Response:
    """Show the newest stamp; it says nothing of any case and needs no record of reading."""
    links = links_of(access, asked_of(access.log, request.query_params))
    frame = frame_of(text("kontrollstampel"), access, links)
    return page(
        "kontrollstampel.html",
        checkpoint_page(frame, _stamped(access.log), _views(access.log), utc_now()),
    )


def _stamped(log: Log) -> Stamped:
    # The head first: a stamp that is newer than it covers it, an older one would seem to lack.
    head = log.head().size
    size, note = log.checkpoint()
    when = log.recorded_at(size)
    key = log.parts.signer.verifier.vkey
    return Stamped(log.namnd.slug, log.origin, size, note, when, head, log.constructed, key)


def _views(log: Log) -> list[tuple[str, Basis]]:
    found = []
    for view in VIEWS:
        with snapshot(log, view) as seen:
            found.append((view.name, seen.basis))
    return found
