"""Extracts over HTTP: try one, read one in, and see which were read in before."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Annotated, Final

from fastapi import APIRouter, Depends, Form, Query, UploadFile
from pydantic import BaseModel, ConfigDict, Field

from api.auth import Access, Permission, require
from api.http.documented import NAMND, answered, problems
from api.http.inlasningar_models import (
    EXAMPLE,
    EXAMPLE_LISTED,
    Inlasning,
    TidigareInlasning,
)
from api.http.moments import moment
from audit.errors import FieldProblem, InvalidInputError
from audit.intake.errors import BrokenFileError
from audit.intake.import_report import ImportReport
from audit.intake.kinds import BY_SERVICE, Kind
from audit.intake.mapping import ColumnMapping, parse_mapping
from audit.intake.ready_mappings import ready_mappings
from audit.store.importing import Order, import_file
from projections.imports.listing import import_list

router = APIRouter(prefix=NAMND + "/inlasningar", tags=["Internkontroll"])
Measuring = Annotated[Access, Depends(require(Permission.MEASURE))]
_DAY_ALONE: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


class Utdrag(BaseModel):
    """An extract that is sent, and what must be known of it."""

    model_config = ConfigDict(extra="forbid")
    slag: Kind = Field(
        description="Vad utdraget innehåller; organisation och lexsarah läses in med kommandot."
    )
    extract_made_at: str = Field(
        max_length=40,
        description="När utdraget framställdes: en tid enligt RFC 3339 med valfri offset.",
        examples=["2026-03-16T07:30:00+01:00"],
    )
    fil: UploadFile = Field(description="Utdraget: CSV, högst 20 MB. Sparas inte.")
    dry_run: bool = Field(default=False, description="Sant: kontrollera bara, skriv ingenting.")
    mappning: str = Field("", max_length=100, description="Namnet på en färdig mappning.")
    mappningsfil: UploadFile | None = Field(None, description="En egen mappningsfil (TOML).")


class InlasningarQuery(BaseModel):
    """Which stretch of the list."""

    model_config = ConfigDict(extra="forbid")
    limit: int = Field(20, ge=1, le=200, description="Högsta antal.")
    offset: int = Field(0, ge=0, le=1_000_000_000, description="Hur många som hoppas över.")


class Inlasningar(BaseModel):
    """Extracts that were read in, the one that began last first."""

    namnd: str = Field(description="Nämndens beteckning.")
    constructed: bool = Field(description="Sant om uppgifterna är konstruerade.")
    position: int = Field(description="Löpnumret som listan vilar på.")
    total: int = Field(description="Hur många det är i allt.")
    limit: int = Field(description="Högsta antal som ges.")
    offset: int = Field(description="Hur många som hoppades över.")
    inlasningar: list[TidigareInlasning] = Field(description="Inläsningarna.")


_LIST: Final = {
    "namnd": "prov", "constructed": True, "position": 4812, "total": 1, "limit": 20, "offset": 0,
    "inlasningar": [EXAMPLE_LISTED],
}  # fmt: skip


@router.get(
    "",
    summary="Inlästa utdrag",
    responses={200: answered("Inläsningarna.", _LIST), **problems(401, 403, 404, 405, 422)},
)
def earlier(access: Measuring, query: Annotated[InlasningarQuery, Query()]) -> Inlasningar:
    """Ger vilka utdrag som har lästs in, när de framställdes och hur många rader som togs emot."""
    log, known = access.log, access.log.head().size
    found = import_list(log, known, offset=query.offset, limit=query.limit)
    return Inlasningar(
        namnd=log.namnd.slug,
        constructed=log.constructed,
        position=known,
        total=found.total,
        limit=query.limit,
        offset=query.offset,
        inlasningar=[TidigareInlasning.of(one) for one in found.rows],
    )


@router.post(
    "",
    summary="Läsa in ett utdrag",
    responses={
        200: answered("Hur det gick, rad för rad.", EXAMPLE),
        **problems(400, 401, 403, 404, 405, 409, 413, 422),
    },
)
def read_in(
    access: Measuring, body: Annotated[Utdrag, Form(media_type="multipart/form-data")]
) -> Inlasning:
    """Kontrollerar hela filen mot registret och läser sedan in den, eller kontrollerar bara.

    Samma fil två gånger skriver ingenting andra gången. En avbruten inläsning avslutas av samma
    fil med samma tid. En fil som inte stämmer avvisas hel, och då har ingenting skrivits.
    """
    if body.slag in BY_SERVICE:
        raise _wrong("slag", "Det slaget läses in av den som sköter driften, med kommandot.")
    order = Order(
        kind=body.slag,
        extract_made_at=_made_at(body.extract_made_at),
        actor=access.context.actor,
        mapping=_mapping(body.slag, body.mappning, body.mappningsfil),
        dry_run=body.dry_run,
    )
    return Inlasning.of(_imported(access, body.fil.file.read(), order))


def _imported(access: Access, content: bytes, order: Order) -> ImportReport:
    """Import the file; what is wrong with it is told by row and column."""
    try:
        return import_file(access.log, content, order)
    except BrokenFileError as error:
        raise InvalidInputError([_in_the_file(one) for one in error.problems]) from None


def _in_the_file(problem: FieldProblem) -> FieldProblem:
    row = f"Rad {problem.row}: " if problem.row is not None else ""
    return FieldProblem("fil", f"{row}{problem.reason}")


def _made_at(text: str) -> datetime:
    """Read the time of the extract; a day alone says too little, for facts of that very day."""
    if _DAY_ALONE.fullmatch(text):
        raise _wrong("extract_made_at", "Ett klockslag behövs också.")
    return moment("extract_made_at", text)


def _mapping(kind: Kind, name: str, own: UploadFile | None) -> ColumnMapping | None:
    """Give the mapping that was named or sent; None where the headings are our own."""
    if own is not None and name:
        raise _wrong("mappning", "Ange en färdig mappning eller en egen fil, inte båda.")
    if own is not None:
        try:
            return parse_mapping(own.file.read().decode(), kind)
        except UnicodeDecodeError:
            raise _wrong("mappningsfil", "Mappningsfilen är inte text i UTF-8.") from None
    if not name:
        return None
    ready = ready_mappings().get(name)
    if ready is None or ready.kind is not kind:
        raise _wrong("mappning", "Det finns ingen sådan färdig mappning för det slaget av utdrag.")
    return parse_mapping(ready.toml, kind)


def _wrong(field: str, reason: str) -> InvalidInputError:
    return InvalidInputError([FieldProblem(field, reason)])
