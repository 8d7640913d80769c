"""Delegationsordningar over HTTP: all of them, the one in force on a day, and what is decided."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Final
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Query, Response
from fastapi import Body as InBody

from api.acts import Acting, ordning_id, parse, perform_delegation, the_delegation
from api.http.delegation_models import (
    EXAMPLE_ID,
    EXAMPLE_NEW,
    EXAMPLE_ONE,
    Delegationsordning,
    Delegationsordningar,
    Lagrummet,
    NyOrdning,
    Punkten,
)
from api.http.documented import API, NAMND, answered, problems
from api.http.lexsarah.access import acting as signed_in
from api.http.lexsarah.schema import body_of
from api.http.moments import a_day, utc
from api.http.organisation import EXAMPLE_CHANGE, Andring, Change, DagQuery, demand_staff
from api.http.preconditions import etag, expected_version
from api.http.signature import signed
from audit import delegation
from audit.delegation import events as e
from audit.delegation.codes import GRANSKNING
from audit.errors import NotFoundError

if TYPE_CHECKING:
    from api.acts import Done
    from audit.delegation import Ordning
    from audit.store.log import Log

router = APIRouter(prefix=NAMND + "/delegationsordningar", tags=["Delegation"])
Id = Annotated[UUID, Path(description="Ordningens id.", examples=[EXAMPLE_ID])]


@router.get(
    "",
    summary="Delegationsordningar",
    responses={
        200: answered(
            "Ordningarna.", {"per": "2026-03-20", "etag": '"1"', "ordningar": [EXAMPLE_ONE]}
        ),
        **problems(401, 403, 404, 405, 422),
    },
)
def ordningar(
    response: Response,
    acting: Annotated[Acting, Depends(signed_in)],
    query: Annotated[DagQuery, Query()],
) -> Delegationsordningar:
    """Ger alla delegationsordningar, och säger vilken som gäller en dag."""
    demand_staff(acting)
    per = acting.today if query.per is None else a_day("per", query.per)
    found = the_delegation(acting.log)
    in_force = found.on(per)
    response.headers["ETag"] = etag(len(found.ordningar))
    listed = [
        _told(acting.log, one, galler=one == in_force)
        for one in sorted(found.ordningar, key=lambda one: one.adopted.antagen)
    ]
    return Delegationsordningar(per=per, etag=etag(len(listed)), ordningar=listed)


@router.post(
    "",
    status_code=201,
    summary="Anta en delegationsordning",
    responses={
        201: answered("Antagen.", EXAMPLE_CHANGE),
        **problems(400, 401, 403, 404, 405, 409, 412, 413, 422, 428),
    },
)
def adopt(
    response: Response,
    acting: Annotated[Acting, Depends(signed_in)],
    expected: Annotated[int | None, Depends(expected_version)],
    body: Annotated[
        NyOrdning,
        InBody(openapi_examples={"exempel": {"summary": "En ordning", "value": EXAMPLE_NEW}}),
    ],
) -> Andring:
    """Registrerar att nämnden har antagit en delegationsordning; den ersätter den förra helt.

    If-Match är samlingens ETag: samma begäran två gånger antar en gång.
    """
    number = len(the_delegation(acting.log).ordningar) if expected is None else expected
    ordning = ordning_id(acting.log, max(number, 0) + 1)
    values = body.model_dump(mode="json", exclude_none=True)
    command = parse(delegation.AdoptOrdning, {**values, "ordning": str(ordning)})
    # A tag that fits nothing stands for no version that this new stream can have.
    done = perform_delegation(acting, command, expected=min(number, 0))
    response.headers["Location"] = _href(acting.log, ordning)
    return _changed(response, done)


@router.get(
    "/{ordning}",
    summary="En delegationsordning",
    responses={200: answered("Ordningen.", EXAMPLE_ONE), **problems(401, 403, 404, 405, 422)},
)
def ordning(
    response: Response, acting: Annotated[Acting, Depends(signed_in)], ordning: Id
) -> Delegationsordning:
    """Ger en delegationsordning med sina punkter."""
    demand_staff(acting)
    found = the_delegation(acting.log)
    one = found.ordning(ordning)
    if one is None:
        raise NotFoundError("Det finns ingen sådan delegationsordning.")
    told = _told(acting.log, one, galler=one == found.on(acting.today))
    response.headers["ETag"] = told.etag
    return told


REVIEW: Final = Change(
    act="review_ordning",
    label="Granska en delegationsordning",
    command=delegation.ReviewOrdning,
    event=e.OrdningReviewed,
    example={"granskad": "2027-02-16", "utfall": "oforandrad"},
    codes={"utfall": GRANSKNING},
    given=frozenset({"ordning"}),
)
END: Final = Change(
    act="end_ordning",
    label="Låta en delegationsordning upphöra",
    command=delegation.EndOrdning,
    event=e.OrdningEnded,
    example={"upphor": "2027-03-01", "paragraf": "§ 9"},
    given=frozenset({"ordning"}),
)


def _add(change: Change) -> None:
    kind = body_of(change)
    examples: Any = {"exempel": {"summary": change.label, "value": change.example}}

    def command(response: Response, **given: Any) -> Andring:
        acting: Acting = given["acting"]
        values = given["body"].model_dump(mode="json", exclude_unset=True)
        made = parse(change.command, {**values, "ordning": str(given["ordning"])})
        if the_delegation(acting.log).ordning(given["ordning"]) is None:
            raise NotFoundError("Det finns ingen sådan delegationsordning.")
        done = perform_delegation(acting, made, expected=given["expected"])
        return _changed(response, done)

    hints = {
        "response": Response,
        "acting": Annotated[Acting, Depends(signed_in)],
        "expected": Annotated[int | None, Depends(expected_version)],
        "ordning": Id,
        "body": Annotated[kind, InBody(openapi_examples=examples)],
    }
    router.add_api_route(
        f"/{{ordning}}/{change.act.replace('_', '-')}",
        signed(command, change.act, hints),
        methods=["POST"],
        response_model=Andring,
        summary=change.label,
        description=f"{change.label}. Får göras av nämndsekreteraren. Samma begäran två gånger "
        "ändrar en gång: If-Match säger vilket läge du såg.",
        responses={
            200: answered("Registrerat.", EXAMPLE_CHANGE),
            **problems(400, 401, 403, 404, 405, 409, 412, 413, 422, 428),
        },
    )


for _change in (REVIEW, END):
    _add(_change)


def _href(log: Log, ordning: UUID) -> str:
    return f"{API}/namnder/{log.namnd.slug}/delegationsordningar/{ordning}"


def _changed(response: Response, done: Done) -> Andring:
    response.headers["ETag"] = etag(done.version)
    return Andring(
        version=done.version,
        etag=etag(done.version),
        lopnummer=done.position,
        recorded_at=utc(done.recorded_at),
    )


def _told(log: Log, one: Ordning, *, galler: bool) -> Delegationsordning:
    adopted = one.adopted
    return Delegationsordning(
        id=one.id,
        href=_href(log, one.id),
        version=one.version,
        etag=etag(one.version),
        namn=adopted.namn,
        antagen=adopted.antagen,
        galler_fran=adopted.galler_fran,
        upphor=one.ended.upphor if one.ended else None,
        granskas_senast=one.review_due,
        galler=galler,
        paragraf=adopted.paragraf,
        diarienummer=adopted.diarienummer,
        punkter=[
            Punkten(
                nummer=punkt.nummer,
                slag=punkt.slag,
                sak=punkt.sak,
                text=punkt.text,
                delegater=list(punkt.delegater),
                lagrum=[Lagrummet(text=law.text, sfs=law.sfs) for law in punkt.lagrum],
                omrade=punkt.omrade,
                anmarkning=punkt.anmarkning,
            )
            for punkt in adopted.punkter
        ],
    )
