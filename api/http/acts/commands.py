"""The addresses of the acts: one for each row, made of the row and its act in the table alone."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import reduce
from itertools import groupby
from operator import or_
from typing import TYPE_CHECKING, Annotated, Any, Final
from uuid import UUID

from fastapi import APIRouter, Depends, Request, Response
from fastapi import Body as InBody
from pydantic import Field

from api.acts import Acting, parse
from api.auth import Access
from api.http.acts.answered import Gjord, answer, example
from api.http.acts.area import Area, Key, Row, Values
from api.http.acts.refused import command_problems, description
from api.http.acts.schema import body_of
from api.http.documented import answered
from api.http.lexsarah.access import access
from api.http.lexsarah.schema import Body
from api.http.preconditions import REPLAYED, expected_version, request_key
from api.http.signature import signed
from audit.act_table import who_may
from audit.errors import AuthorityError
from audit.ids import new_arende_id, new_random_id

if TYPE_CHECKING:
    from api.acts import Done

Endpoint = Callable[..., Gjord]
_HEADERS: Final = {
    "ETag": {"description": "Resursens nya ETag.", "schema": {"type": "string"}},
    REPLAYED: {
        "description": "`true` när begäran hade kommit förut och inget skrevs nu.",
        "schema": {"type": "string"},
    },
}
_LOCATION: Final = {"Location": {"description": "Resursen.", "schema": {"type": "string"}}}


def add_commands(router: APIRouter, area: Area) -> None:
    """Give every act of an area its address."""
    for address, rows in groupby(area.rows, area.address):
        _add(router, area, address, list(rows))


def _add(router: APIRouter, area: Area, address: str, rows: list[Row]) -> None:
    first = rows[0]
    starts = area.act(first).starts
    status = 201 if starts else 200
    good = answered("Utfört.", example(area, first))
    good["headers"] = _HEADERS | (_LOCATION if starts else {})
    router.add_api_route(
        address,
        _endpoint(area, {body_of(area, row): row for row in rows}),
        methods=["POST"],
        status_code=status,
        response_model=Gjord,
        tags=[area.tag],
        summary=" / ".join(area.act(row).label for row in rows),
        description="\n\n".join(description(area, row) for row in rows),
        responses={status: good, **command_problems(area, first)},
    )


def _endpoint(area: Area, rows: Mapping[type[Body], Row]) -> Endpoint:
    """Make the function that answers one address; its signature is what FastAPI reads."""

    def command(request: Request, response: Response, **given: Any) -> Gjord:
        acting = Acting.of(request, given["access"])
        body: Body = given["body"]
        row = rows[type(body)]
        values = body.model_dump(mode="json", exclude_none=True)
        values.pop("slag" if row.tag else "", None)
        key = area.kind(row).key(given) if not area.begins(row) else (new_arende_id(),)
        done = _performed(area, row, acting, key, values, given)
        if area.begins(row):
            # A request that came before is told of what it began then.
            key = (done.stream,)
        told = answer(area, row, acting, key, done)
        response.headers["ETag"] = told.etag
        if told.replayed:
            response.headers[REPLAYED] = "true"
        if area.act(row).starts:
            response.headers["Location"] = told.href
        return told

    first = next(iter(rows.values()))
    return signed(command, first.act, _parameters(area, first, rows))


def _parameters(area: Area, first: Row, rows: Mapping[type[Body], Row]) -> dict[str, Any]:
    kind: Any = reduce(or_, rows)
    if len(rows) > 1:
        kind = Annotated[kind, Field(discriminator="slag")]
    examples: Any = {
        row.act: {"summary": area.act(row).label, "value": row.example} for row in rows.values()
    }
    wanted: dict[str, Any] = {
        "request": Request,
        "response": Response,
        "access": Annotated[Access, Depends(access)],
        "idempotency": Annotated[str, Depends(request_key)],
        "body": Annotated[kind, InBody(openapi_examples=examples)],
    }
    if not area.act(first).starts:
        wanted["expected"] = Annotated[int | None, Depends(expected_version)]
    if not area.begins(first):
        wanted |= area.kind(first).parts
    return wanted


def _performed(
    area: Area, row: Row, acting: Acting, key: Key, values: Values, given: Mapping[str, Any]
) -> Done:
    """Perform an act.

    Whoever may not do it whatever the step is told that first, and nothing of what is there.
    Raises what the area's door raises, and NotFoundError for a stream that is not there.
    """
    act, kind = area.act(row), area.kind(row)
    if not area.door.may(acting, row.act):
        raise AuthorityError(who_may(act))
    if not act.starts:
        kind.find(area.door.state(acting.log), key)
    asked = {"act": row.act, "body": values, "key": [] if area.begins(row) else [*map(str, key)]}
    return area.door.perform(
        acting,
        _command(area, row, acting, key, values),
        expected=given.get("expected"),
        key=given["idempotency"],
        body=json.dumps(asked, sort_keys=True).encode(),
    )


def _command(area: Area, row: Row, acting: Acting, key: Key, values: Values) -> Any:
    """Make the command: what the caller says, and what address and service give."""
    kind = area.kind(row)
    stream = kind.id(acting.log, key)
    if row.special is not None:
        return row.special.make(acting, stream, values)
    command = area.commands[row.act]
    named: dict[str, Any] = {kind.stream.value: str(stream)}
    if kind.fixed:
        parts = dict(zip(kind.parts, key, strict=True))
        named |= {name: one for name, one in parts.items() if name in command.__dataclass_fields__}
    if row.makes:
        named[row.makes] = str(_new_id(row, acting, key, values))
    return parse(command, {**values, **named})


def _new_id(row: Row, acting: Acting, key: Key, values: Values) -> UUID:
    found = row.made_by(acting.log, key, values) if row.made_by else None
    return found or new_random_id()
