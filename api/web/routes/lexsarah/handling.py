"""An attached handling handed out: asked for, recorded, and only then decrypted."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final
from urllib.parse import quote
from uuid import UUID

from fastapi import APIRouter
from starlette.responses import Response

from api.acts import Acting, read_file
from api.web.routes.lexsarah.seen import Lexsarah, Now
from audit.store.handlingar import ENDINGS

if TYPE_CHECKING:
    from api.acts import ReadFile

router = APIRouter(prefix="/{namnd}/lex-sarah", include_in_schema=False)

LONGEST_NAME: Final = 100
_UNSAFE: Final = re.compile(r"[^\w .,()+-]+")


@router.get("/{arende:uuid}/handlingar/{handling:uuid}")
def of_arende(access: Lexsarah, acting: Now, arende: UUID, handling: UUID) -> Response:
    """Hand out a file of an ärende to whoever may read its words."""
    del access
    return _handed_out(acting, "read_arende", arende, handling)


@router.get("/rapporter/{rapport:uuid}/handlingar/{handling:uuid}")
def of_rapport(access: Lexsarah, acting: Now, rapport: UUID, handling: UUID) -> Response:
    """Hand out a file of a report to whoever may read it."""
    del access
    return _handed_out(acting, "read_rapport", rapport, handling)


def _handed_out(acting: Acting, act: str, stream: UUID, handling: UUID) -> Response:
    found = read_file(acting, act, stream, handling)
    return Response(
        found.content,
        media_type=found.event.mediatyp,
        headers={
            "Content-Disposition": disposition(found),
            "Cache-Control": "no-store",
            "X-Content-Type-Options": "nosniff",
        },
    )


def disposition(found: ReadFile) -> str:
    """Let a file be saved and never shown, under its own name made safe (RFC 6266).

    The ending is that of the bytes, whatever the name said; without a name it has a number.
    """
    event = found.event
    ending = ENDINGS.get(event.mediatyp, "bin")
    plain = f"handling-{event.originator_version}.{ending}"
    stem = _safe((event.filnamn or "").rpartition(".")[0] or event.filnamn or "")
    own = f"{stem}.{ending}" if stem else plain
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(own, safe='')}"


def _safe(name: str) -> str:
    """Keep letters, digits and plain marks; no path, no control character, no leading dot."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    return _UNSAFE.sub("_", last).strip(" ._")[:LONGEST_NAME]
