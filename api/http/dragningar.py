"""Draws for egenkontroll over HTTP: a year's draws, made again, drawn and reviewed."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter, Depends, Path, Response

from api.acts import INTERNKONTROLL, dragningar_id, parse
from api.auth import Access, Permission, require
from api.http import kontroller_examples as examples
from api.http import kontroller_models as models
from api.http.documented import NAMND, answered, problems
from api.http.kontroller import Key, Seen, SignedIn, as_bytes, changed, said, sent
from api.http.organisation import EXAMPLE_CHANGE, Andring
from api.http.preconditions import etag
from audit.errors import NotFoundError
from audit.internkontroll.acts import ACTS, TABLE
from audit.internkontroll.commands_dragning import MakeDragning, ReviewDragen
from audit.internkontroll.dragning import Dragningar
from audit.internkontroll.dragning_sammanstallning import summary
from audit.store.reading import Reading, record_reading
from projections.kontroll.underlag import gather, references, repeat

if TYPE_CHECKING:
    from audit.internkontroll.events_dragning import DragningMade

router = APIRouter(prefix=NAMND + "/dragningar", tags=["Internkontroll"])
Lists = Annotated[Access, Depends(require(Permission.LISTS))]
Year = Annotated[int, Path(ge=2000, le=2149, description="Året.", examples=[2022])]
Number = Annotated[int, Path(ge=1, le=100_000, description="Numret.", examples=[1])]
PROBLEMS = problems(401, 403, 404, 405, 409, 422)
CHANGING = problems(400, 401, 403, 404, 405, 409, 412, 413, 422, 428)


@router.get(
    "/{ar}",
    summary="Ett års dragningar",
    responses={200: answered("Dragningarna.", examples.DRAGNINGAR), **PROBLEMS},
)
def list_dragningar(response: Response, access: Lists, ar: Year) -> models.Dragningsaret:
    """Ger årets dragningar med allt som behövs för att göra om dem, och vad granskningen gav."""
    found = INTERNKONTROLL.state(access.log).dragningar.get(ar, Dragningar())
    drawn = sum(len(one.dragna) for one in found.dragningar)
    record_reading(access.log, access.context, Reading("dragningar", None, {"ar": str(ar)}, drawn))
    summed = summary(found)
    response.headers["ETag"] = etag(found.version)
    return models.Dragningsaret(
        ar=ar,
        version=found.version,
        etag=etag(found.version),
        dragningar=[_told(found, one) for one in found.dragningar],
        dragna=summed.dragna,
        granskade=summed.granskade,
        utfall=dict(summed.utfall),
    )


@router.get(
    "/{ar}/{dragning}/omdragning",
    summary="Göra om en dragning",
    responses={
        200: answered("Utfallet.", {"samma_lista": True, "samma_dragning": True}),
        **PROBLEMS,
    },
)
def repeat_dragning(
    access: Lists,
    ar: Year,
    dragning: Number,
) -> models.Upprepad:
    """Gör om dragningen ur registret som det är nu och säger om den blir densamma."""
    again = repeat(access.log, _dragning(access, ar, dragning))
    return models.Upprepad(samma_lista=again.same_list, samma_dragning=again.same_draw)


@router.get(
    "/{ar}/{dragning}/underlag",
    summary="En dragning med sin lista",
    responses={200: answered("Dragningen och listan.", examples.UNDERLAG), **PROBLEMS},
)
def list_underlag(access: Lists, ar: Year, dragning: Number) -> models.Dragningsunderlaget:
    """Ger allt som behövs för att göra om dragningen utan tjänsten; läsningen antecknas."""
    filters = {"ar": str(ar), "dragning": str(dragning)}
    record_reading(access.log, access.context, Reading("dragningar", None, filters))
    made = _dragning(access, ar, dragning)
    found = references(access.log, made.underlag, made.ar, made.manad, made.known_position)
    return models.Dragningsunderlaget(
        **_facts(made), dragna=list(made.dragna), referenser=list(found)
    )


@router.post(
    "/{ar}/make-dragning",
    status_code=201,
    summary=ACTS["make_dragning"].label,
    responses={201: answered("Draget.", EXAMPLE_CHANGE), **CHANGING},
)
def make_dragning(
    response: Response,
    acting: SignedIn,
    key: Key,
    ar: Year,
    body: Annotated[models.NyDragning, sent(examples.NY_DRAGNING)],
) -> Andring:
    """Drar ett urval som vem som helst kan göra om; listan och löpnumret väljer ingen."""
    # Who may not draw is told before anything is gathered.
    TABLE.demand("make_dragning", (), tuple(role.value for role in acting.roles))
    made = gather(acting.log, body.underlag, ar, body.manad)
    command = MakeDragning(
        dragningar=dragningar_id(acting.log, ar),
        ar=ar,
        manad=body.manad,
        underlag=body.underlag,
        referenser=made.referenser,
        antal=body.antal,
        known_position=made.known_position,
        known_root=made.known_root,
        kontrollmoment=body.kontrollmoment,
    )
    asked = as_bytes("make_dragning", body, ar=str(ar))
    return changed(response, INTERNKONTROLL.perform(acting, command, key=key, body=asked))


@router.post(
    "/{ar}/review-dragen",
    summary=ACTS["review_dragen"].label,
    responses={200: answered("Registrerad.", EXAMPLE_CHANGE), **CHANGING},
)
def review_dragen(
    response: Response,
    acting: SignedIn,
    expected: Seen,
    ar: Year,
    body: Annotated[models.NyGranskning, sent(examples.NY_GRANSKNING)],
) -> Andring:
    """Registrerar vad granskningen av något som drogs gav; den nyaste gäller."""
    values = {**said(body), "dragningar": str(dragningar_id(acting.log, ar))}
    command = parse(ReviewDragen, values)
    return changed(response, INTERNKONTROLL.perform(acting, command, expected=expected))


def _dragning(access: Access, ar: int, nummer: int) -> DragningMade:
    found = INTERNKONTROLL.state(access.log).dragningar.get(ar, Dragningar()).dragning(nummer)
    if found is None:
        raise NotFoundError("Det finns ingen sådan dragning.")
    return found


def _facts(made: DragningMade) -> dict[str, Any]:
    left_out = {"originator_id", "originator_version", "happened", "dragna"}
    return {name: value for name, value in asdict(made).items() if name not in left_out}


def _told(found: Dragningar, one: DragningMade) -> models.Dragningen:
    reviews = ((referens, found.granskning(one.dragning, referens)) for referens in one.dragna)
    return models.Dragningen(
        **_facts(one),
        dragna=[
            models.Granskningen(
                referens=referens,
                granskad=review.granskad if review else None,
                utfall=review.utfall if review else None,
            )
            for referens, review in reviews
        ],
    )
