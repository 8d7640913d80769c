"""The organisation over HTTP: what it is on any day, and the commands that change it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Any, Final

from fastapi import APIRouter, Body, Depends, Query, Response
from pydantic import BaseModel, ConfigDict, Field

from api.acts import Acting, organisation_id, parse, perform_organisation, the_organisation
from api.http.documented import NAMND, answered, problems
from api.http.lexsarah.access import acting as signed_in
from api.http.lexsarah.schema import body_of
from api.http.moments import a_day, utc
from api.http.preconditions import etag, expected_version
from api.http.signature import signed
from audit import organisation as org
from audit.envelope import Event
from audit.errors import AuthorityError
from audit.law.delegation import OMRADEN
from audit.law.lagar import LAG
from audit.lexsarah.acts import SEES, Stream
from audit.organisation import events as e
from audit.organisation.codes import DRIFTSFORM, MAL, SLAG

router = APIRouter(prefix=NAMND + "/organisation", tags=["Organisationen"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One command of the organisation: a new one is a line of `CHANGES`."""

    act: str
    label: str
    command: type[Any]
    event: type[Event]
    example: Mapping[str, Any]
    codes: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    given: frozenset[str] = frozenset({"organisation"})


_SLAG: Final = {"slag": SLAG}
_PLACE: Final = {"verksamhet": "v1", "utforare": "u1", "lag": "sol", "fran": "2026-01-01"}
CHANGES: Final[tuple[Change, ...]] = (
    Change(
        act="add_verksamhet", label="Lägga till en verksamhet", command=org.AddVerksamhet,
        event=e.VerksamhetAdded, codes={"omrade": OMRADEN},
        example={"kod": "v1", "namn": "Äldreomsorg", "fran": "2026-01-01", "omrade": "aldreomsorg"},
    ),
    Change(
        act="add_utforare", label="Lägga till en utförare", command=org.AddUtforare,
        event=e.UtforareAdded, codes={"driftsform": DRIFTSFORM},
        example={"kod": "u1", "namn": "Egen regi", "driftsform": "egen", "fran": "2026-01-01"},
    ),
    Change(
        act="add_enhet", label="Lägga till en enhet", command=org.AddEnhet, event=e.EnhetAdded,
        codes={"lag": LAG}, example={"kod": "e1", "namn": "Solgården", **_PLACE},
    ),
    Change(
        act="rename_del", label="Byta namn på en del", command=org.RenameDel,
        event=e.DelRenamed, codes=_SLAG,
        example={"slag": "enhet", "kod": "e1", "namn": "Solhemmet", "fran": "2026-07-01"},
    ),
    Change(
        act="move_enhet", label="Flytta en enhet", command=org.MoveEnhet, event=e.EnhetMoved,
        codes={"lag": LAG}, example={"kod": "e1", **_PLACE},
    ),
    Change(
        act="merge_enhet", label="Låta en enhet gå upp i en annan", command=org.MergeEnhet,
        event=e.EnhetMerged, example={"kod": "e1", "till": "e2", "fran": "2026-07-01"},
    ),
    Change(
        act="end_del", label="Avsluta en del", command=org.EndDel, event=e.DelEnded, codes=_SLAG,
        example={"slag": "enhet", "kod": "e1", "upphor": "2026-07-01"},
    ),
    Change(
        act="set_beredskap", label="Ange numret till chef i beredskap", command=org.SetBeredskap,
        event=e.BeredskapSet,
        example={"kod": "v1", "beredskap": "0600-123 45", "fran": "2026-07-01"},
    ),
    Change(
        act="set_mal", label="Ange nämndens eget mål för en tid", command=org.SetMal,
        event=e.MalSet, codes={"klocka": MAL},
        example={"klocka": "utreda", "dagar": 60, "fran": "2026-07-01", "paragraf": "§ 12"},
    ),
)  # fmt: skip


class Verksamhet(BaseModel):
    """One verksamhet on a day."""

    kod: str = Field(description="Koden.")
    namn: str = Field(description="Namnet den dagen.")
    omrade: str | None = Field(description="Området i listan över delegationsbeslut.")
    beredskap: str | None = Field(description="Telefon till chef i beredskap.")


class Utforare(BaseModel):
    """One utförare on a day."""

    kod: str = Field(description="Koden.")
    namn: str = Field(description="Namnet den dagen.")
    driftsform: str = Field(description="egen eller privat.")


class Enhet(BaseModel):
    """One enhet on a day."""

    kod: str = Field(description="Koden.")
    namn: str = Field(description="Namnet den dagen.")
    verksamhet: str = Field(description="Verksamhetens kod.")
    utforare: str = Field(description="Utförarens kod.")
    lag: str = Field(description="Lagens kod.")


class Organisation(BaseModel):
    """The organisation on a day."""

    per: date = Field(description="Dagen.")
    version: int = Field(description="Organisationens version.")
    etag: str = Field(description="ETag att skicka i If-Match.")
    verksamheter: list[Verksamhet] = Field(description="Verksamheterna.")
    utforare: list[Utforare] = Field(description="Utförarna.")
    enheter: list[Enhet] = Field(description="Enheterna.")


class Andring(BaseModel):
    """What a change led to."""

    version: int = Field(description="Den nya versionen.")
    etag: str = Field(description="ETag att skicka i If-Match nästa gång.")
    lopnummer: int = Field(description="Löpnummer i loggen.")
    recorded_at: str = Field(description="Loggens tid (UTC).")


class DagQuery(BaseModel):
    """On which day."""

    model_config = ConfigDict(extra="forbid")
    per: date | None = Field(None, description="Dagen. Utelämnad: i dag.", examples=["2026-03-20"])


_EXAMPLE: Final = {
    "per": "2026-03-20",
    "version": 3,
    "etag": '"3"',
    "verksamheter": [
        {"kod": "v1", "namn": "Äldreomsorg", "omrade": "aldreomsorg", "beredskap": "0600-123 45"}
    ],
    "utforare": [{"kod": "u1", "namn": "Egen regi", "driftsform": "egen"}],
    "enheter": [
        {"kod": "e1", "namn": "Solgården", "verksamhet": "v1", "utforare": "u1", "lag": "sol"}
    ],
}
EXAMPLE_CHANGE: Final = {
    "version": 4,
    "etag": '"4"',
    "lopnummer": 4812,
    "recorded_at": "2026-03-20T09:15:00.000000Z",
}


def demand_staff(acting: Acting) -> None:
    """Let pass who works with lex Sarah in the nämnd; raises AuthorityError."""
    if not SEES[Stream.ARENDE] & set(acting.roles):
        raise AuthorityError("Dina roller i nämnden räcker inte för det här.")


@router.get(
    "",
    summary="Organisationen en dag",
    responses={200: answered("Organisationen.", _EXAMPLE), **problems(401, 403, 404, 405, 422)},
)
def organisation(
    response: Response,
    acting: Annotated[Acting, Depends(signed_in)],
    query: Annotated[DagQuery, Query()],
) -> Organisation:
    """Ger verksamheter, utförare och enheter så som de var en dag, med namnen de hade då."""
    demand_staff(acting)
    found = the_organisation(acting.log)
    per = acting.today if query.per is None else a_day("per", query.per)
    response.headers["ETag"] = etag(found.version)
    return Organisation(
        per=per,
        version=found.version,
        etag=etag(found.version),
        verksamheter=[
            Verksamhet(kod=one.kod, namn=one.namn, omrade=one.omrade, beredskap=one.beredskap)
            for one in found.verksamheter(per)
        ],
        utforare=[
            Utforare(kod=one.kod, namn=one.namn, driftsform=one.driftsform)
            for one in found.utforare(per)
        ],
        enheter=[
            Enhet(
                kod=one.kod,
                namn=one.namn,
                verksamhet=one.verksamhet,
                utforare=one.utforare,
                lag=one.lag,
            )
            for one in found.enheter(per)
        ],
    )


def _endpoint(change: Change) -> Callable[..., Andring]:
    def command(response: Response, **given: Any) -> Andring:
        acting: Acting = given["acting"]
        values = given["body"].model_dump(mode="json", exclude_unset=True)
        stream = organisation_id(acting.log)
        made = parse(change.command, {**values, "organisation": str(stream)})
        done = perform_organisation(acting, made, expected=given["expected"])
        response.headers["ETag"] = etag(done.version)
        return Andring(
            version=done.version,
            etag=etag(done.version),
            lopnummer=done.position,
            recorded_at=utc(done.recorded_at),
        )

    examples: Any = {"exempel": {"summary": change.label, "value": change.example}}
    hints: dict[str, Any] = {
        "response": Response,
        "acting": Annotated[Acting, Depends(signed_in)],
        "expected": Annotated[int | None, Depends(expected_version)],
        "body": Annotated[body_of(change), Body(openapi_examples=examples)],
    }
    return signed(command, change.act, hints)


for _change in CHANGES:
    router.add_api_route(
        f"/{_change.act.replace('_', '-')}",
        _endpoint(_change),
        methods=["POST"],
        response_model=Andring,
        summary=_change.label,
        description=f"{_change.label}. Får göras av den som vårdar organisationen. Samma begäran "
        "två gånger ändrar en gång: If-Match säger vilket läge du såg.",
        responses={
            200: answered("Ändrat.", EXAMPLE_CHANGE),
            **problems(400, 401, 403, 404, 405, 409, 412, 413, 422, 428),
        },
    )
