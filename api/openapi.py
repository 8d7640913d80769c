"""The description of the API: what DIGG's REST API-profil wants said of it as a whole."""

from __future__ import annotations

from typing import Any, Final

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from api.http.documented import API, PROBLEM_SCHEMA
from api.http.info import RELEASED, release
from api.services import Services

_PROGRAMS: Final = (API + "/", "/health/", "/metrics")
_OPEN: Final = ("/api-info", "/checkpoint", "/tile/", "/proof/", "/health/")
_DESCRIPTION: Final = """
Liggaren är en nämnds register över händelser som ingen kan skriva om.
Här hämtar program det som sidorna visar för människor: figurer för internkontrollen,
ärendena bakom dem, lex Sarah, ej verkställda beslut, revisorernas granskningar, nämndens år,
organisationen och delegationen, och bevisen att ingenting har ändrats.

Det som ändrar något skickas med `Idempotency-Key` och, när det finns, med `If-Match`.
Går en handling i lex Sarah inte att göra svarar problemet med ett av fyra skäl i `reason`:
`access`, `jav`, `state` eller `authority`.
Annars säger `detail` vem som får, eller vad som fattas.

Alla frågor kan ställas på två tidsaxlar: `per` (läget den dagen) och
`known_at` (så som det var registrerat då). Varje svar säger vilket löpnummer det vilar på.
Tider är UTC enligt RFC 3339.

**In English.** An append-only register for a Swedish social committee: figures, the cases behind
them, lex Sarah and the other areas with their commands, and proofs that nothing was changed.
Every answer can be asked for as of a date (`per`) and as it was known at a moment (`known_at`).

**Begränsningar:** högst 256 poster per anrop ur loggen, inloggning högst 10 försök på 15 minuter
per konto.
"""


def describe_api(app: FastAPI) -> None:
    """Let the application describe itself; made once, when somebody asks."""

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = _document(app)
        return app.openapi_schema

    app.openapi = openapi  # type: ignore[method-assign]


def _document(app: FastAPI) -> dict[str, Any]:
    services: Services = app.state.services
    settings = services.settings
    document = get_openapi(
        title="Liggaren",
        version=release(),
        openapi_version="3.1.0",
        summary="En nämnds register, med bevis.",
        description=_DESCRIPTION,
        routes=app.routes,
        contact={
            "name": settings.contact_name,
            "url": settings.contact_url,
            "email": settings.contact_email,
        },
        license_info={"name": "EUPL-1.2", "url": "https://eupl.eu/1.2/sv/"},
        servers=[{"url": settings.public_url or "/"}],
    )
    paths = document["paths"]
    document["paths"] = {path: paths[path] for path in paths if path.startswith(_PROGRAMS)}
    document["info"]["x-released"] = RELEASED
    document["info"]["x-sla"] = "Tillgänglighet avtalas med den nämnd som driver tjänsten."
    document["info"]["x-limitations"] = "Se beskrivningen: antal poster och inloggningsförsök."
    document["externalDocs"] = {
        "description": "Bevisens format: C2SP tlog-tiles och signed note.",
        "url": "https://c2sp.org/tlog-tiles",
    }
    schemas = document.setdefault("components", {}).setdefault("schemas", {})
    schemas["Problem"] = PROBLEM_SCHEMA
    _forget_the_frameworks_own(document)
    _demand_sign_in(document)
    _demand_conditions(document)
    return document


def _demand_conditions(document: dict[str, Any]) -> None:
    """Say that a command's headers must be there: without them it is 400 or 428, and not 422."""
    for operations in document["paths"].values():
        for operation in operations.values():
            for parameter in operation.get("parameters", ()):
                if parameter["in"] == "header":
                    parameter["required"] = True
                    _demand_text(parameter["schema"])


def _demand_text(schema: dict[str, Any]) -> None:
    """Take out of a schema that nothing may be said at all."""
    for one in schema.pop("anyOf", ()):
        if one.get("type") != "null":
            schema |= one


def _forget_the_frameworks_own(document: dict[str, Any]) -> None:
    """Take out the 422 that FastAPI adds by itself: what we answer is declared with each operation.

    An operation that declares none takes any text in its path, and says 404 where it fits nothing.
    """
    schemas = document["components"]["schemas"]
    for name in ("HTTPValidationError", "ValidationError"):
        schemas.pop(name, None)
    for operations in document["paths"].values():
        for operation in operations.values():
            if "HTTPValidationError" in str(operation["responses"].get("422", "")):
                del operation["responses"]["422"]


def _demand_sign_in(document: dict[str, Any]) -> None:
    """Say which operations need a token: all that are not open to anyone."""
    document["components"]["securitySchemes"] = {
        "bearer": {
            "type": "http",
            "scheme": "bearer",
            "description": "En nyckel som utfärdas med liggare account token.",
        }
    }
    for path, operations in document["paths"].items():
        is_open = any(part in path for part in _OPEN)
        for operation in operations.values():
            operation["security"] = [] if is_open else [{"bearer": []}]
