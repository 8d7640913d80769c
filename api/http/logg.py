"""What an outsider may ask of a log without signing in: checkpoint, hash tiles and proofs.

They hold hashes only. With them anyone can see that the log has only grown since they last looked.
"""

from __future__ import annotations

import base64
from typing import Annotated, Final

from fastapi import APIRouter, Path, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from api.http.documented import NAMND, answered, problems
from api.services import Services
from audit.errors import FieldProblem, InvalidInputError, NotFoundError
from audit.evidence.errors import VerificationError
from audit.evidence.tiles import Tile
from audit.store.log import Log

router = APIRouter(prefix=NAMND + "/logg", tags=["Loggen"])
MOST: Final = 2**48
"""Larger than any log; keeps numbers within what the database and JSON can carry."""
FOREVER: Final = "public, max-age=31536000, immutable"
_NOTE: Final = "liggare/exempel/4a0f…/konstruerad\n1024\n…=\n\n— liggare/exempel/… …\n"
Slug = Annotated[str, Path(description="Nämndens beteckning.", examples=["exempelnamnden"])]


class InclusionQuery(BaseModel):
    """Which entry, in a log of which size."""

    model_config = ConfigDict(extra="forbid")
    index: int = Field(0, ge=0, lt=MOST, description="Postens nummer från 0 (löpnummer minus 1).")
    size: int | None = Field(
        None, ge=1, le=MOST, description="Loggens storlek; annars den senaste kontrollstämpelns."
    )


class ConsistencyQuery(BaseModel):
    """From which size to which."""

    model_config = ConfigDict(extra="forbid")
    old: int = Field(1, ge=1, le=MOST, description="Den tidigare storleken.")
    new: int | None = Field(
        None, ge=1, le=MOST, description="Den senare; annars den senaste kontrollstämpelns."
    )


class InclusionProof(BaseModel):
    """A proof that an entry is in the log (RFC 9162 §2.1.3)."""

    index: int = Field(description="Postens nummer från 0.")
    size: int = Field(description="Loggens storlek.")
    leaf_hash: str = Field(description="Postens kontrollsumma (SHA-256, base64).")
    hashes: list[str] = Field(description="Bevisets kontrollsummor i ordning (base64).")


class ConsistencyProof(BaseModel):
    """A proof that the log only grew (RFC 9162 §2.1.4)."""

    old: int = Field(description="Den tidigare storleken.")
    new: int = Field(description="Den senare storleken.")
    hashes: list[str] = Field(description="Bevisets kontrollsummor i ordning (base64).")


def log_of(request: Request, namnd: str) -> Log:
    """Give a nämnd's log to anyone: for hashes only. Raises NotFoundError."""
    services: Services = request.app.state.services
    if namnd not in services.logs:
        raise NotFoundError("Det finns ingen sådan nämnd.")
    return services.logs[namnd]


@router.get(
    "/checkpoint",
    summary="Senaste kontrollstämpeln",
    response_class=Response,
    responses={
        200: answered("Kontrollstämpeln, en signed note enligt C2SP.", _NOTE, "text/plain"),
        304: {"description": "Oförändrad sedan den ETag som angavs."},
        **problems(404, 405),
    },
)
def checkpoint(request: Request, namnd: Slug) -> Response:
    """Ger loggens senaste signerade kontrollstämpel: ursprung, storlek, rot och underskrift."""
    size, note = log_of(request, namnd).checkpoint()
    headers = {"ETag": f'"{size}"', "Cache-Control": "no-cache"}
    if request.headers.get("if-none-match") == headers["ETag"]:
        return Response(status_code=304, headers=headers)
    return Response(note, media_type="text/plain; charset=utf-8", headers=headers)


@router.get(
    "/tile/{level}/{index:path}",
    summary="En platta av kontrollsummor",
    response_class=Response,
    responses={
        200: {
            "description": "Plattans kontrollsummor, 32 byte vardera.",
            "content": {"application/octet-stream": {"schema": {"type": "string"}}},
        },
        **problems(404, 405),
    },
)
def tile(
    request: Request,
    namnd: Slug,
    level: Annotated[str, Path(description="Nivå, 0 för posterna själva.", examples=["0"])],
    index: Annotated[
        str, Path(description="Nummer enligt C2SP tlog-tiles.", examples=["000", "x001/234.p/17"])
    ],
) -> Response:
    """Ger upp till 256 kontrollsummor som ligger bredvid varandra, enligt C2SP tlog-tiles."""
    log = log_of(request, namnd)
    try:
        level_, first, width = Tile.parse(f"tile/{level}/{index}").stored_range()
    except VerificationError:
        raise NotFoundError("Det finns ingen sådan platta.") from None
    hashes = log.stored_hashes(level_, first, width)
    headers = {"Cache-Control": FOREVER}
    return Response(b"".join(hashes), media_type="application/octet-stream", headers=headers)


@router.get(
    "/proof/inclusion",
    summary="Bevis att en post finns i loggen",
    responses={
        200: answered(
            "Beviset.", {"index": 2, "size": 4, "leaf_hash": "…=", "hashes": ["…=", "…="]}
        ),
        **problems(404, 405, 422),
    },
)
def inclusion(
    request: Request, namnd: Slug, query: Annotated[InclusionQuery, Query()]
) -> InclusionProof:
    """Ger beviset att en post ingår i en logg av en viss storlek (RFC 9162 §2.1.3)."""
    log = log_of(request, namnd)
    size = _size(log, "size", query.size)
    if query.index >= size:
        raise _wrong("index", "Ska vara mindre än storleken.")
    hashes = log.inclusion_proof(query.index, size)
    leaf = log.stored_hashes(0, query.index, 1)[0]
    return InclusionProof(
        index=query.index, size=size, leaf_hash=_base64(leaf), hashes=[*map(_base64, hashes)]
    )


@router.get(
    "/proof/consistency",
    summary="Bevis att loggen bara har vuxit",
    responses={
        200: answered("Beviset.", {"old": 2, "new": 4, "hashes": ["…="]}),
        **problems(404, 405, 422),
    },
)
def consistency(
    request: Request, namnd: Slug, query: Annotated[ConsistencyQuery, Query()]
) -> ConsistencyProof:
    """Ger beviset att loggen av en storlek har vuxit fram ur en mindre (RFC 9162 §2.1.4)."""
    log = log_of(request, namnd)
    new = _size(log, "new", query.new)
    if query.old > new:
        raise _wrong("old", "Får inte vara större än den senare storleken.")
    hashes = log.consistency_proof(query.old, new)
    return ConsistencyProof(old=query.old, new=new, hashes=[*map(_base64, hashes)])


def _size(log: Log, field: str, asked: int | None) -> int:
    newest, _ = log.checkpoint()
    if asked is not None and asked > newest:
        raise _wrong(field, "Så stor är loggen inte.")
    return newest if asked is None else asked


def _wrong(field: str, reason: str) -> Exception:
    return InvalidInputError((FieldProblem(field, reason),))


def _base64(value: bytes) -> str:
    return base64.b64encode(value).decode()
