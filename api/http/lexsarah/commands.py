"""The addresses of the commands: one for each row of the table, made of nothing but that row."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import reduce
from itertools import groupby
from operator import or_
from typing import Annotated, Any, Final, Literal
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Request, Response
from fastapi import Body as InBody
from pydantic import Field

from api.acts import Acting
from api.auth import Access
from api.http.documented import NAMND, answered
from api.http.lexsarah.access import access
from api.http.lexsarah.answered import Utfort, example, href_of, utfort
from api.http.lexsarah.making import INNEHALL, new_stream
from api.http.lexsarah.opened import OPENS, opened
from api.http.lexsarah.performing import Asked, performed
from api.http.lexsarah.receiving import received
from api.http.lexsarah.refused import command_problems, description
from api.http.lexsarah.schema import Body, body_of
from api.http.lexsarah.sorting import NyttArende
from api.http.lexsarah.table import ID_OF, ROWS, Row
from api.http.preconditions import REPLAYED, expected_version, request_key
from api.http.signature import signed
from api.services import Services

router = APIRouter(prefix=NAMND)
TAGS: Final = {
    "rapport": "Lex Sarah: rapporter",
    "arende": "Lex Sarah: ärenden",
    "utforare": "Lex Sarah: privata utförare",
    "information": "Lex Sarah: information till personal",
}
Endpoint = Callable[..., Utfort]
_HEADERS: Final = {
    "ETag": {"description": "Resursens nya ETag.", "schema": {"type": "string"}},
    REPLAYED: {
        "description": "`true` när begäran hade kommit förut och inget skrevs nu.",
        "schema": {"type": "string"},
    },
}
_LOCATION: Final = {"Location": {"description": "Det nya.", "schema": {"type": "string"}}}


def _endpoint(rows: Mapping[type[Body], Row]) -> Endpoint:
    """Make the function that answers one address; its signature is what FastAPI reads."""
    first = next(iter(rows.values()))

    def command(request: Request, response: Response, **given: Any) -> Utfort:
        acting = Acting.once(request, given["access"])
        body: Body = given["body"]
        row = rows[type(body)]
        values = body.model_dump(mode="json", exclude_unset=True)
        if row.tag:
            del values["slag"]
        stream = given.get(ID_OF[row.stream]) or new_stream(row)
        asked = Asked(row, stream, values, given["key"], given.get("expected"))
        told = _done(request.app.state.services, acting, asked)
        response.headers["ETag"] = told.etag
        if told.replayed:
            response.headers[REPLAYED] = "true"
        if row.of_table.starts:
            response.headers["Location"] = href_of(acting.log, row.stream, told.id)
        return told

    return signed(command, first.act, _parameters(first, rows))


def _done(services: Services, acting: Acting, asked: Asked) -> Utfort:
    """Do what is asked, and tell of it; what an act opens is told with it."""
    row = asked.row
    if row.act == "receive_rapport":
        done, code = received(services, acting, asked)
        return utfort(acting, row, done).model_copy(update={"kvittokod": code})
    told = utfort(acting, row, *performed(acting, asked))
    if row.act in OPENS and not told.replayed:
        told.opened = opened(acting.log, row.act, told.id)
    return told


def _parameters(first: Row, rows: Mapping[type[Body], Row]) -> dict[str, Any]:
    kind: Any = reduce(or_, rows)
    if len(rows) > 1:
        kind = Annotated[kind, Field(discriminator="slag")]
    examples: Any = {row.act: {"summary": row.label, "value": row.example} for row in rows.values()}
    wanted: dict[str, Any] = {
        "request": Request,
        "response": Response,
        "access": Annotated[Access, Depends(access)],
        "key": Annotated[str, Depends(request_key)],
        "body": Annotated[kind, InBody(openapi_examples=examples)],
    }
    if not first.of_table.starts:
        says = Path(description="Resursens id.", examples=["0198a1c4-7d00-7c3a-9b1e-5f0d2c9a4e11"])
        wanted["expected"] = Annotated[int | None, Depends(expected_version)]
        wanted[ID_OF[first.stream]] = Annotated[UUID, says]
    return wanted


def _body(row: Row) -> type[Body]:
    """Make the body of a row; what its command does not know of itself is added here."""
    more: dict[str, Any] = {}
    if row.tag:
        more["slag"] = (Literal[row.tag], Field(description="Vad uppgiften gäller."))
    if row.act == "sort_rapport":
        says = "Öppna ett nytt ärende för rapporten i samma stund; ges i stället för arende."
        more["nytt_arende"] = (NyttArende | None, Field(None, description=says))
    if row.attaches:
        more["innehall"] = (str, Field(min_length=1, description=INNEHALL))
    return body_of(row, **more)


def _add(address: str, rows: list[Row]) -> None:
    first = rows[0]
    starts = first.of_table.starts
    status = 201 if starts else 200
    good = answered("Utfört.", example(first))
    good["headers"] = _HEADERS | (_LOCATION if starts else {})
    router.add_api_route(
        address,
        _endpoint({_body(row): row for row in rows}),
        methods=["POST"],
        status_code=status,
        response_model=Utfort,
        tags=[TAGS[first.stream.value]],
        summary=" / ".join(row.label for row in rows),
        description="\n\n".join(description(row) for row in rows),
        responses={status: good, **command_problems(first)},
    )


for _address, _rows in groupby(ROWS, lambda row: row.address):
    _add(_address, list(_rows))
