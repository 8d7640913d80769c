"""The API's description against DIGG's REST API-profil, and the API against its description."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import negative_data_rejection, positive_data_acceptance

from api.auth import Role
from tests.support.act_stories import one_of_each
from tests.support.database import fresh_database
from tests.support.lex_sarah import FRAN, working
from tests.support.services import running_service

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.support.server import RunServer
    from tests.support.services import Service

Document = dict[str, Any]
SOME, FEW = 8, 2
"""Questions to each operation that is asked, and to each that is sent something."""
HEADERS = {"Idempotency-Key", "If-Match"}
EXCLUDED: list[Any] = [
    # A description cannot say that `start` belongs to one population, or how large the log is.
    positive_data_acceptance,
    # The nämnd is put in afterwards, so that a question may have become a good one.
    negative_data_rejection,
]


@pytest.fixture(scope="module")
def shared(
    pg_server: RunServer, _template: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Service]:
    """The service with the constructed nämnd `prov`, for those who only read what it says."""
    folder = tmp_path_factory.mktemp("openapi")
    with (
        fresh_database(pg_server, _template) as database,
        running_service(database, folder) as made,
    ):
        yield made


@pytest.fixture(scope="module")
def document(shared: Service) -> Document:
    """The description, as a program that signed in is given it."""
    found: Document = shared.program(Role.KVALITET).get("/api/v1/openapi.json").json()
    return found


def _operations(document: Document) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            yield path, method, operation


def test_the_document_introduces_itself(document: Document) -> None:
    """DOK: title, version, description in two languages, contact, licence, SLA, limitations."""
    info = document["info"]

    assert document["openapi"].startswith("3.1")
    assert {"title", "version", "description", "contact", "license"} <= set(info)
    assert set(info["contact"]) == {"name", "url", "email"}
    assert set(info["license"]) >= {"name", "url"}
    assert "In English" in info["description"]
    assert info["x-sla"]
    assert info["x-limitations"]
    assert document["externalDocs"]["url"].startswith("https://")


def test_every_operation_is_described_in_swedish(document: Document) -> None:
    """DOK: each operation has a summary and a description, and each answer a description."""
    for path, method, operation in _operations(document):
        assert operation["summary"], path
        assert len(operation["description"]) > 20, (path, method)
        assert operation["tags"]
        for response in operation["responses"].values():
            assert response["description"]


def test_every_answer_has_an_example(document: Document) -> None:
    """DOK: each JSON or text answer shows what it can look like."""
    for path, _, operation in _operations(document):
        for status, response in operation["responses"].items():
            for media, content in response.get("content", {}).items():
                if media != "application/octet-stream":
                    assert content.get("examples"), (path, status)


def test_every_error_is_problem_json(document: Document) -> None:
    """FEL: every status from 400 is problem+json, with the five members of RFC 9457."""
    for path, _, operation in _operations(document):
        for status, response in operation["responses"].items():
            if int(status) >= 400 and (path, status) != ("/health/ready", "503"):
                content = response["content"]
                assert list(content) == ["application/problem+json"], (path, status)

    required = document["components"]["schemas"]["Problem"]["required"]
    assert set(required) == {"type", "title", "status", "detail", "instance"}
    assert "HTTPValidationError" not in document["components"]["schemas"]


def test_addresses_are_lower_case_with_hyphens_and_a_version(document: Document) -> None:
    """UFN, RES, VER: kebab-case, no underscore, the version in the path, not too long."""
    for path in document["paths"]:
        fixed = re.sub(r"\{[a-z]+(:path)?\}", "", path)
        assert re.fullmatch(r"[a-z0-9/.-]*", fixed), path
        assert path.startswith(("/api/v1/", "/health/", "/metrics"))
        assert len(path) < 2048


def test_parameters_have_one_style_and_are_optional(document: Document) -> None:
    """FNS: snake_case from a letter on, no personal number, all optional but the path's own."""
    for path, _, operation in _operations(document):
        for parameter in operation.get("parameters", []):
            name = parameter["name"]
            if parameter["in"] == "header":
                assert (name in HEADERS) == parameter["required"], path
                continue
            assert re.fullmatch(r"[a-z][a-z0-9_]*", name), path
            assert not re.search("personnummer|pnr|ssn", name)
            assert parameter["description"]
            assert parameter["required"] == (parameter["in"] == "path"), (path, name)


def test_paging_has_limit_and_offset(document: Document) -> None:
    """FNS: limit defaults to 20, offset is there where a list is paged."""
    path = "/api/v1/namnder/{namnd}/internkontroll/barnutredningstid/arenden"
    found = {one["name"]: one for one in document["paths"][path]["get"]["parameters"]}

    assert found["limit"]["schema"]["default"] == 20
    assert found["offset"]["schema"]["default"] == 0


def test_fields_have_one_style(document: Document) -> None:
    """AME: field names are snake_case throughout; the profile itself decides those of api-info."""
    for name, schema in document["components"]["schemas"].items():
        for field, described in schema.get("properties", {}).items():
            if name != "ApiInfo":
                assert re.fullmatch(r"[a-z][a-z0-9_]*", field), (name, field)
            assert described.get("description") or "$ref" in described, (name, field)


def test_reading_needs_no_body(document: Document) -> None:
    """FOR: GET has no body."""
    assert not any("requestBody" in operation for _, method, operation in _operations(document)
                   if method == "get")  # fmt: skip


def test_only_bearer_tokens_are_offered(document: Document) -> None:
    """SAK: Bearer in the header, no Basic, no key in an address; what is open says so."""
    schemes = document["components"]["securitySchemes"]

    assert {name: one["scheme"] for name, one in schemes.items()} == {"bearer": "bearer"}
    for path, _, operation in _operations(document):
        assert operation["security"] in ([], [{"bearer": []}]), path
        assert ("401" in operation["responses"]) == bool(operation["security"]), path


def test_api_info_has_the_profiles_fields(shared: Service) -> None:
    """VER: name, version, day of release, documentation and status, for anyone."""
    info = shared.anyone().get("/api/v1/api-info").json()

    assert set(info) == {
        "apiName", "apiVersion", "apiReleased", "apiDocumentation", "apiStatus",
    }  # fmt: skip
    assert date.fromisoformat(info["apiReleased"]) <= date.today()  # noqa: DTZ011 - any today


class Described(NamedTuple):
    """Every operation of the description, how it is called, and what is there to call it about."""

    operations: list[Any]
    headers: dict[str, str]
    there: dict[str, str]


@pytest.fixture
def described(service: Service) -> Described:
    """Every operation, and a caller who may ask them all about things that are there."""
    work = working(service)
    there = {"namnd": "prov", "arende": str(work.open_arende()), "rapport": str(work.report())}
    service.register.open(date(2022, 6, 1), on=date(2022, 6, 2))
    there |= one_of_each(service)
    service.catch_up()
    account = service.account(*Role)
    service.services.people.give_uppdrag(account, "prov", "verksamhetsutvecklare", fran=FRAN)
    headers = {"Authorization": service.program_of(account).headers["Authorization"]}
    schema = schemathesis.openapi.from_asgi(
        "/api/v1/openapi.json", app=service.app, headers=headers, timeout=60
    )
    found = [one.ok() for one in schema.get_all_operations() if isinstance(one, Ok)]
    return Described(found, headers, there)


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
def test_the_api_keeps_to_its_description(described: Described, mode: GenerationMode) -> None:
    """Made-up questions get answers that the description knows, in its shape, and never a fault."""
    for operation in described.operations:
        _ask(operation, described, mode)

    assert len(described.operations) > 180


def _ask(operation: Any, described: Described, mode: GenerationMode) -> None:
    """Ask one operation a bounded number of made-up questions, of what is there."""
    sends = operation.method.upper() == "POST"
    if mode is GenerationMode.NEGATIVE and not (sends or list(operation.query)):
        # Any text may be tried for a name in a path: there is no wrong one to make up.
        return

    @settings(max_examples=FEW if sends else SOME, derandomize=True, deadline=None, database=None,
              phases=[Phase.generate], suppress_health_check=list(HealthCheck))  # fmt: skip
    @given(case=operation.as_strategy(generation_mode=mode))
    def ask(case: schemathesis.Case[Any]) -> None:
        for name in set(case.path_parameters or {}) & set(described.there):
            case.path_parameters[name] = described.there[name]
        if sends and "If-Match" in (case.headers or {}):
            case.headers["If-Match"] = "*"
        case.call_and_validate(headers=described.headers, excluded_checks=EXCLUDED)

    ask()
