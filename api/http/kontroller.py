"""Controls without code over HTTP: what they are, what they give on any day, how they change."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Body, Depends, Path, Query, Request, Response

from api.acts import INTERNKONTROLL, Acting, parse
from api.auth import Access, Permission, require
from api.http import kontroller_examples as examples
from api.http import kontroller_models as models
from api.http.cached import cached
from api.http.clocks_asked import Asked, DayQuery
from api.http.documented import NAMND, answered, problems
from api.http.kontroller_made import href_of, make_kontroll, make_tillfallen, make_utfall
from api.http.lexsarah.access import acting as signed_in
from api.http.moments import a_day, utc
from api.http.organisation import EXAMPLE_CHANGE, Andring
from api.http.preconditions import etag, expected_version, request_key
from audit.errors import FieldProblem, InvalidInputError, NotFoundError
from audit.ids import new_arende_id
from audit.internkontroll.commands_kontroll import ChangeKontroll, DefineKontroll, EndKontroll
from audit.internkontroll.kontroll_checks import langd_problems, refuse
from audit.internkontroll.kontroll_definition import Definition
from audit.internkontroll.langd import Langd
from audit.store.reading import Reading, record_reading
from projections.kontroll.koder import koder
from projections.kontroll.utfall import counts, rows

if TYPE_CHECKING:
    from pydantic import BaseModel

    from api.acts import Done
    from audit.internkontroll.kontroll import Kontroll
    from audit.store.log import Log

router = APIRouter(prefix=NAMND + "/kontroller", tags=["Internkontroll"])
Figures = Annotated[Access, Depends(require(Permission.FIGURES))]
Id = Annotated[UUID, Path(description="Kontrollens id.", examples=[models.EXAMPLE_ID])]
Key = Annotated[str, Depends(request_key)]
Seen = Annotated[int | None, Depends(expected_version)]
SignedIn = Annotated[Acting, Depends(signed_in)]
PROBLEMS = problems(401, 403, 404, 405, 422)
CHANGING = problems(400, 401, 403, 404, 405, 409, 412, 413, 422, 428)


def sent(example: Any) -> Any:
    """Show what a body can look like."""
    return Body(openapi_examples={"exempel": {"summary": "Ett exempel", "value": example}})


@router.get(
    "",
    summary="Nämndens egna kontroller",
    responses={200: answered("Kontrollerna.", {"kontroller": [models.KONTROLL]}), **PROBLEMS},
)
def list_kontroller(access: Figures) -> models.Kontrollerna:
    """Ger de kontroller som nämnden själv har satt upp, också de som har avslutats."""
    found = INTERNKONTROLL.state(access.log).kontroller.values()
    told = [make_kontroll(access.log, one) for one in found if one.said is not None]
    return models.Kontrollerna(kontroller=told)


@router.post(
    "",
    status_code=201,
    summary="Sätta upp en kontroll",
    responses={201: answered("Uppsatt.", EXAMPLE_CHANGE), **CHANGING},
)
def define_kontroll(
    response: Response,
    acting: SignedIn,
    key: Key,
    body: Annotated[models.NyKontroll, sent(models.NY_KONTROLL)],
) -> Andring:
    """Sätter upp en kontroll: något ska ha hänt inom en tid efter något annat."""
    kontroll = new_arende_id()
    command = parse(DefineKontroll, {**said(body), "kontroll": str(kontroll)})
    done = INTERNKONTROLL.perform(acting, command, key=key, body=as_bytes("define_kontroll", body))
    response.headers["Location"] = href_of(acting.log, done.stream)
    return changed(response, done)


@router.get(
    "/koder",
    summary="Koderna i nämndens egna rader",
    responses={200: answered("Koderna.", examples.KODER), **PROBLEMS},
)
def list_koder(access: Figures) -> models.Koderna:
    """Ger vilka start- och sluthändelser det finns rader med, och hur många av varje."""
    found = koder(access.log, access.log.head().size)
    return models.Koderna(koder=[models.Kodantal(**asdict(one)) for one in found])


@router.get(
    "/forhandsvisning",
    summary="Vad en kontroll skulle ge",
    responses={200: answered("Talen.", examples.UTFALL), **PROBLEMS},
)
def preview_kontroll(
    access: Figures, query: Annotated[models.PreviewQuery, Query()]
) -> models.Utfallet:
    """Räknar en kontroll på nämndens egna rader utan att spara något."""
    asked, definition = Asked.resolve(access.log, query), _definition(query)
    found = counts(access.log, definition, asked.as_of.per, asked.as_of.position)
    return make_utfall(access.log, asked, found)


@router.get(
    "/{kontroll}",
    summary="Vad en kontroll ger",
    response_model=models.Utfallet,
    responses={
        200: answered("Talen.", examples.UTFALL),
        304: {"description": "Oförändrad sedan den ETag som angavs."},
        **PROBLEMS,
    },
)
def count_kontroll(
    request: Request, access: Figures, kontroll: Id, query: Annotated[DayQuery, Query()]
) -> Response:
    """Ger antal i varje klass, andelar och antal per enhet, en dag och så som det var känt då."""
    asked, one = Asked.resolve(access.log, query), _kontroll(access.log, kontroll)
    found = counts(access.log, one, asked.as_of.per, asked.as_of.position)
    return cached(request, make_utfall(access.log, asked, found))


@router.get(
    "/{kontroll}/tillfallen",
    summary="Tillfällena bakom ett tal",
    responses={200: answered("Tillfällena.", examples.TILLFALLEN), **PROBLEMS},
)
def list_tillfallen(
    access: Annotated[Access, Depends(require(Permission.LISTS))],
    kontroll: Id,
    query: Annotated[models.TillfalleQuery, Query()],
) -> models.Tillfallena:
    """Ger tillfällena bakom ett tal, det vars tid går ut först först; läsningen antecknas."""
    log, asked = access.log, Asked.resolve(access.log, query)
    found = rows(
        log, _kontroll(log, kontroll), asked.as_of.per, asked.as_of.position,
        klass=query.klass, enhet=query.enhet, offset=query.offset, limit=query.limit,
    )  # fmt: skip
    filters = {**asked.filters(query), "kontroll": str(kontroll)}
    record_reading(log, access.context, Reading("kontroll", None, filters, len(found.rows)))
    return make_tillfallen(log, kontroll, asked, query, found)


@router.post(
    "/{kontroll}/change-kontroll",
    summary="Ändra en kontroll",
    responses={200: answered("Ändrad.", EXAMPLE_CHANGE), **CHANGING},
)
def change_kontroll(
    response: Response,
    acting: SignedIn,
    expected: Seen,
    kontroll: Id,
    body: Annotated[models.NyKontroll, sent(models.NY_KONTROLL)],
) -> Andring:
    """Ändrar en kontroll, hel; de mätningar som är gjorda står kvar som de räknades."""
    _kontroll(acting.log, kontroll)
    command = parse(ChangeKontroll, {**said(body), "kontroll": str(kontroll)})
    return changed(response, INTERNKONTROLL.perform(acting, command, expected=expected))


@router.post(
    "/{kontroll}/end-kontroll",
    summary="Avsluta en kontroll",
    responses={200: answered("Avslutad.", EXAMPLE_CHANGE), **CHANGING},
)
def end_kontroll(
    response: Response,
    acting: SignedIn,
    expected: Seen,
    kontroll: Id,
    body: Annotated[models.AvslutaKontroll, sent({"avslutad": "2023-12-31"})],
) -> Andring:
    """Avslutar en kontroll; dess mätningar står kvar."""
    _kontroll(acting.log, kontroll)
    command = parse(EndKontroll, {**said(body), "kontroll": str(kontroll)})
    return changed(response, INTERNKONTROLL.perform(acting, command, expected=expected))


def said(body: BaseModel) -> dict[str, Any]:
    """Give what a body says, as plain values."""
    return body.model_dump(mode="json", exclude_none=True)


def as_bytes(act: str, body: BaseModel, **more: str) -> bytes:
    """Give what must be the same when a request key comes again."""
    return json.dumps({"act": act, "body": said(body), **more}, sort_keys=True).encode()


def changed(response: Response, done: Done) -> Andring:
    """Tell what a command led to, with its ETag."""
    response.headers["ETag"] = etag(done.version)
    return Andring(
        version=done.version,
        etag=etag(done.version),
        lopnummer=done.position,
        recorded_at=utc(done.recorded_at),
    )


def _kontroll(log: Log, kontroll: UUID) -> Kontroll:
    found = INTERNKONTROLL.state(log).kontroller.get(kontroll)
    if found is None or found.said is None:
        raise NotFoundError("Det finns ingen sådan kontroll.")
    return found


def _definition(query: models.PreviewQuery) -> Definition:
    if not query.starthandelse or not query.sluthandelse:
        reason = "Ange både starthandelse och sluthandelse."
        raise InvalidInputError([FieldProblem("starthandelse", reason)])
    inom = Langd(query.antal, query.enhet)
    again = None if query.igen_antal is None else Langd(query.igen_antal, query.igen_enhet)
    refuse(
        [*langd_problems("antal", inom), *(langd_problems("igen_antal", again) if again else ())]
    )
    return Definition(
        starthandelse=query.starthandelse,
        sluthandelse=query.sluthandelse,
        inom=inom,
        aterkommande=again,
        fran=None if query.fran is None else a_day("fran", query.fran),
    )
