"""What the API is, for anyone; and its description, for those who sign in."""

from __future__ import annotations

from functools import cache
from importlib.metadata import PackageNotFoundError, version
from typing import Annotated, Any, Final

from fastapi import APIRouter, Depends, Request
from pydantic import BaseModel, Field

from api.auth import Account, current_account
from api.http.documented import API, answered, problems

router = APIRouter(prefix=API, tags=["Om API:et"])
RELEASED: Final = "2026-11-22"
"""The day of the release; changed together with the version."""


class ApiInfo(BaseModel):
    """What the API is (DIGG:s REST API-profil, VER): the names of the fields are the profile's."""

    apiName: str = Field(description="API:ets namn.")  # noqa: N815
    apiVersion: str = Field(description="API:ets version.")  # noqa: N815
    apiReleased: str = Field(description="Dagen för den versionen.")  # noqa: N815
    apiDocumentation: str = Field(description="Var beskrivningen finns.")  # noqa: N815
    apiStatus: str = Field(description="Var i sin livscykel API:et är.")  # noqa: N815


@cache
def release() -> str:
    """Give the version of the installed package."""
    try:
        return version("liggare")
    except PackageNotFoundError:
        return "0"


_EXAMPLE = {
    "apiName": "liggare",
    "apiVersion": "0.1.0",
    "apiReleased": RELEASED,
    "apiDocumentation": "/api/v1/openapi.json",
    "apiStatus": "beta",
}


@router.get(
    "/api-info",
    summary="Om API:et",
    responses={200: answered("Namn, version och status.", _EXAMPLE), **problems(405)},
)
def api_info() -> ApiInfo:
    """Berättar vad API:et heter, vilken version det är och var beskrivningen finns."""
    return ApiInfo(
        apiName="liggare",
        apiVersion=release(),
        apiReleased=RELEASED,
        apiDocumentation=f"{API}/openapi.json",
        apiStatus="beta",
    )


@router.get(
    "/openapi.json",
    summary="Beskrivningen av API:et",
    responses={
        200: answered("Beskrivningen, OpenAPI 3.1.", {"openapi": "3.1.0"}),
        **problems(401, 405),
    },
)
def openapi(
    request: Request, _account: Annotated[Account, Depends(current_account)]
) -> dict[str, Any]:
    """Ger hela beskrivningen av API:et som OpenAPI 3.1."""
    description: dict[str, Any] = request.app.openapi()
    return description
