"""Who gets in where: every route of the application, with and without sign-in, by role."""

from __future__ import annotations

import re

import pytest
from fastapi.routing import APIRoute, iter_route_contexts

from api.auth import Permission, Role
from api.auth.roles import MAY
from tests.support.services import Service

OPEN = {
    "/api/v1/api-info",
    "/api/v1/namnder/{namnd}/logg/checkpoint",
    "/api/v1/namnder/{namnd}/logg/tile/{level}/{index:path}",
    "/api/v1/namnder/{namnd}/logg/proof/inclusion",
    "/api/v1/namnder/{namnd}/logg/proof/consistency",
    "/health/live",
    "/health/ready",
    "/kalender/{token}.ics",
    "/logga-in",
    "/rapportera/kontrollera_kvitto.py",
}
"""What anyone may ask: hashes, health, what the API is, the sign-in page, a calendar by its own
secret address, and the program that checks a receipt. Nothing else but what is for reporters."""

FOR_REPORTERS = ("/rapportera/{namnd}", "/status/{namnd}")
"""Where anyone may report, and see by a code what became of it: no account is asked for."""

ARENDE = "0189f7c4-0000-7000-8000-000000000001"
FILLED = {
    "{namnd}": "prov", "{level}": "0", "{index:path}": "000.p/1", "{name}": "klasser",
    "{nummer:int}": "1", "{manad:int}": "1", "{omrade}": "aldreomsorg", "{mottagare}": "ivo",
    "{ar:int}": "2020", "{act}": "write_utredningssteg", "{form}": "pdf", "{kind}": "utredning",
}  # fmt: skip


def _address(template: str) -> str:
    """Fill in a template; what is not named above is some id."""
    return re.sub(r"\{[^}]+\}", lambda part: FILLED.get(part[0], ARENDE), template)


def _routes(service: Service) -> list[tuple[str, str]]:
    found = [
        (method, one.path or "")
        for one in iter_route_contexts(service.app.routes)
        if isinstance(one.original_route, APIRoute)
        for method in sorted(one.methods or ())
    ]
    assert len(found) > 20
    return found


def test_nothing_opens_without_sign_in_but_what_is_listed(service: Service) -> None:
    """Every route answers 401, or leads to the sign-in page, unless it is one of the open ones."""
    caller = service.anyone()
    let_in = set()
    for method, path in _routes(service):
        answer = caller.request(method, _address(path))
        to_sign_in = answer.headers.get("location", "").startswith("/logga-in")
        if answer.status_code != 401 and not (answer.status_code == 303 and to_sign_in):
            let_in.add(path)

    # The sign-in form itself is open; sending it empty is a mistake in the form, and not a way in.
    assert {path for path in let_in if not path.startswith(FOR_REPORTERS)} == OPEN


def test_no_route_of_the_api_leads_a_program_to_a_page(service: Service) -> None:
    """A program that is not signed in gets 401 as problem+json, and is told how to sign in."""
    caller = service.anyone()
    for method, path in _routes(service):
        if path.startswith("/api/") and path not in OPEN:
            answer = caller.request(method, _address(path))

            assert answer.status_code == 401, path
            assert answer.headers["content-type"] == "application/problem+json"
            assert answer.headers["www-authenticate"].startswith("Bearer")


@pytest.mark.parametrize(
    "token", ["", "Bearer", "Bearer x", "Basic YTpi", "Bearer lgr_" + "a" * 43]
)
def test_a_wrong_token_is_no_sign_in(service: Service, token: str) -> None:
    """Neither an unknown token nor another scheme signs anybody in."""
    caller = service.anyone()

    answer = caller.get("/api/v1/openapi.json", headers={"Authorization": token})

    assert answer.status_code == 401


FIGURE = "/api/v1/namnder/prov/internkontroll/barnutredningstid"
NEEDS = {
    FIGURE: Permission.FIGURES,
    f"{FIGURE}/arenden": Permission.LISTS,
    f"/api/v1/namnder/prov/arenden/{ARENDE}/handelser": Permission.TIMELINES,
    "/api/v1/namnder/prov/logg/entries": Permission.ENTRIES,
    "/metrics": Permission.OPERATIONS,
}


@pytest.mark.parametrize("role", list(Role))
def test_a_role_opens_what_the_table_says_and_nothing_else(service: Service, role: Role) -> None:
    """Each role gets exactly what its line in the table of roles holds; the rest is 403."""
    caller = service.program(role)
    for path, permission in NEEDS.items():
        status = caller.get(path).status_code

        assert (status == 403) == (permission not in MAY[role]), path
        assert status in {200, 403, 404}


def test_no_role_in_a_namnd_is_the_same_as_no_such_namnd(service: Service) -> None:
    """Whoever has no role in a nämnd learns nothing of it, not even that it is there."""
    outsider = service.program()

    one = outsider.get(FIGURE)
    other = outsider.get(FIGURE.replace("prov", "finns-inte"))

    assert one.status_code == other.status_code == 404
    assert one.json()["detail"] == other.json()["detail"]


def test_an_ended_role_opens_nothing(service: Service) -> None:
    """A role that was taken away is gone at the next request."""
    account = service.account(Role.KVALITET)
    caller = service.program_of(account)
    before = caller.get(FIGURE).status_code

    service.services.accounts.end_role(account, "prov", Role.KVALITET.value)

    assert (before, caller.get(FIGURE).status_code) == (200, 404)


def test_a_revoked_token_opens_nothing(service: Service) -> None:
    """A token that was taken back is refused at the next request."""
    account = service.account(Role.KVALITET)
    caller = service.program_of(account)

    service.services.accounts.revoke_token(account, "prov")

    assert caller.get(FIGURE).status_code == 401


def test_an_ordinary_log_is_not_shown_to_a_password_alone(ordinary: Service) -> None:
    """One factor does not open what people's cases say, and the answer says why and what to do."""
    answer = ordinary.program(Role.KVALITET).get(FIGURE)

    assert answer.status_code == 403
    assert answer.json()["type"] == "urn:liggare:fel:bara-losenord"
    assert "två faktorer" in answer.json()["detail"]


def test_a_token_made_for_it_opens_an_ordinary_log(ordinary: Service) -> None:
    """A token that somebody gave with a reason counts as both factors."""
    assert ordinary.program(Role.KVALITET, strong=True).get(FIGURE).status_code == 200


def test_how_the_service_is_needs_no_second_factor(ordinary: Service) -> None:
    """A tekniker sees sizes and lag of an ordinary log, for these say nothing of any case."""
    assert ordinary.program(Role.TEKNIKER).get("/metrics").status_code == 200
