"""The acts of the internkontroll, ej verkställda beslut, granskningar and the year, over HTTP."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

import pytest

from api.acts import punkt_id
from api.auth import Role
from api.http.kontroller_models import NY_KONTROLL
from api.web.labels import LASNINGAR
from audit.act_table import who_may
from projections.trail.readings import readings_of
from tests.support.act_stories import AREAS, STORIES, TODAY, Teller, new_key
from tests.support.database import fresh_database
from tests.support.services import running_service

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fastapi.testclient import TestClient
    from httpx2 import Response

    from tests.support.server import RunServer
    from tests.support.services import Service

BASE = "/api/v1/namnder/prov"
BESLUT = f"{BASE}/ej-verkstallda/beslut"
NEW = {
    "beslutad": "2023-11-06", "lag": "lss", "insats": "gruppbostad", "enhet": "e1",
    "text": "Konstruerad text.",
}  # fmt: skip


@pytest.fixture(scope="module")
def service(
    pg_server: RunServer, _template: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Service]:
    """One service for all tests, whose log has come to a day of its own."""
    with (
        fresh_database(pg_server, _template) as database,
        running_service(database, tmp_path_factory.mktemp("acts")) as made,
    ):
        made.register.open(date(2024, 6, 1), on=TODAY)
        yield made


@pytest.fixture(scope="module")
def kvalitet(service: Service) -> TestClient:
    """A program in the name of somebody in kvalitet."""
    return service.program(Role.KVALITET)


def register(program: TestClient) -> str:
    """Register a beslut and give its address."""
    answer = program.post(BESLUT, json=NEW, headers=new_key())
    assert answer.status_code == 201, answer.text
    return str(answer.headers["Location"])


@pytest.mark.parametrize("name", list(AREAS))
def test_each_act_is_done_by_somebody_who_may(service: Service, name: str) -> None:
    """Every act with an address is done once, with the example of the description."""
    teller = Teller(service, AREAS[name])
    teller.known["revisor"] = str(service.account(Role.REVISOR))
    if name == "internkontroll":
        made = teller.program("kvalitet").post(
            f"{BASE}/kontroller", json=NY_KONTROLL, headers=new_key()
        )
        teller.known["kontroll"] = made.headers["Location"].rpartition("/")[2]
        service.catch_up()
    for act, changes in STORIES[name]:
        answer = teller.do(act, changes)

        starts = teller.area.door.table.acts[act].starts
        assert answer.status_code == (201 if starts else 200), (act, answer.text)
        assert answer.headers["ETag"] == answer.json()["etag"]
    assert {act for act, _ in STORIES[name]} == set(teller.area.row_of)


@pytest.mark.parametrize("name", list(AREAS))
def test_each_act_is_refused_to_somebody_who_may_not(service: Service, name: str) -> None:
    """Whoever may not is told who may, whether there is anything at the address or not."""
    teller = Teller(service, AREAS[name], known={"revisor": str(uuid4())})
    for act in teller.area.row_of:
        program, body = teller.program(teller.may_not(act)), teller.body(act, {})
        answer = program.post(teller.address(act), json=body, headers=new_key())

        assert answer.status_code == 403, (act, answer.text)
        assert answer.json()["detail"] == who_may(teller.area.door.table.acts[act])


@pytest.mark.parametrize("name", list(AREAS))
def test_every_act_of_a_table_has_an_address(name: str) -> None:
    """Only a file is attached elsewhere; controls and draws have addresses of their own."""
    table, rows = AREAS[name].door.table, AREAS[name].row_of
    elsewhere = {act for act in table.acts if table.acts[act].stream in {"kontroll", "dragningar"}}
    wanted = {act for act, one in table.acts.items() if not one.reads} - elsewhere

    assert wanted - set(rows) == ({"attach_underlag"} if name == "internkontroll" else set())
    assert set(rows) <= wanted


@pytest.mark.parametrize("name", list(AREAS))
def test_every_reading_has_its_name_in_swedish(name: str) -> None:
    """Who looks at who has read is told in words what was read here."""
    called = {what for kind in AREAS[name].kinds for what in (kind.what, kind.listed)}

    assert called <= set(LASNINGAR)


def test_words_are_for_those_who_may_read_them_and_the_reading_is_recorded(
    service: Service, kvalitet: TestClient
) -> None:
    """An enhetschef reads the text, a revisor the facts beside it; both are in the read log."""
    address = register(kvalitet)
    whole = service.program(Role.ENHETSCHEF).get(address).json()
    facts = service.program(Role.REVISOR).get(address).json()

    assert (whole["words"], facts["words"]) == (True, False)
    assert whole["handelser"][0]["words"] == {"text": NEW["text"]}
    assert (facts["handelser"][0]["words"], facts["handelser"][0]["masked"]) == (None, ["text"])
    assert (facts["lage"], facts["sista_dag"], facts["rapporteras"]) == (
        "vantar",
        "2024-02-06",
        True,
    )
    assert "kallreferens" not in facts["handelser"][0]["facts"]
    found = readings_of(service.log, UUID(whole["id"]))
    assert [getattr(one.event, "what", "") for one in found] == ["ej_verkstallt_beslut"] * 2
    assert {one.actor.role for one in found if one.actor} == {"enhetschef", "revisor"}


def test_a_revisor_reads_words_within_a_granskning_that_opens_them(
    service: Service, kvalitet: TestClient
) -> None:
    """What the pages open is open here too, and the record of the reading names the granskning."""
    address, revisor = register(kvalitet), service.account(Role.REVISOR)
    insyn = {
        "omraden": ["verkstallighet"], "personer": [str(revisor)], "sista_dag": "2024-09-30",
        "grund": "verkstallighet",
    }  # fmt: skip
    opened = service.program(Role.NAMNDSEKRETERARE).post(
        f"{BASE}/revision/granskningar",
        json={"rubrik": "Granskning", "brev": "2024-06-01", "insyn": insyn},
        headers=new_key(),
    )
    told = service.program_of(revisor).get(address).json()
    newest = readings_of(service.log, UUID(told["id"]))[0]

    assert opened.status_code == 201
    assert told["handelser"][0]["words"] == {"text": NEW["text"]}
    granskning = opened.json()["href"].rpartition("/")[2]
    assert getattr(newest.event, "filters", None) == {"granskning": granskning}


def test_a_list_has_facts_as_they_were_known(kvalitet: TestClient) -> None:
    """A beslut stands in the list once it was registered, at its step, and not the day before."""
    address = register(kvalitet)
    query = {"steg": "oppet", "limit": "200"}
    now = kvalitet.get(BESLUT, params=query).json()
    before = kvalitet.get(BESLUT, params={**query, "known_at": "2024-06-29"}).json()
    row = next(one for one in now["beslut"] if one["href"] == address)

    assert (row["insats"], row["version"], row["etag"]) == ("gruppbostad", 1, '"1"')
    assert "text" not in str(row)
    assert (before["total"], before["beslut"]) == (0, [])
    assert kvalitet.get(address, params={"known_at": "2024-06-29"}).status_code == 404
    assert (
        kvalitet.get(BESLUT, params={"steg": "avslutat", "limit": 1}).json()["total"] < now["total"]
    )


def test_a_request_carries_its_key_and_the_version_that_was_seen(kvalitet: TestClient) -> None:
    """Nothing is done without them, nothing twice, and nothing on what somebody else changed."""
    address, same = register(kvalitet) + "/make-erbjudande", str(uuid4())
    body = {"erbjudet": "2024-03-11"}

    def send(**headers: str) -> Response:
        named = {name.replace("_", "-"): one for name, one in headers.items()}
        return kvalitet.post(address, json=body, headers=named)

    first, again = (send(If_Match='"1"', Idempotency_Key=same) for _ in range(2))

    assert (first.status_code, first.json()["made"], first.headers["ETag"]) == (200, 1, '"2"')
    assert again.json() == first.json()
    assert again.headers["Idempotency-Replayed"] == "true"
    assert send(If_Match='"2"').status_code == 400
    assert send(Idempotency_Key=str(uuid4())).status_code == 428
    assert send(If_Match='"1"', Idempotency_Key=str(uuid4())).status_code == 412
    body["erbjudet"] = "2024-03-12"
    assert send(If_Match='"2"', Idempotency_Key=same).status_code == 422


def test_what_cannot_be_done_says_why(service: Service, kvalitet: TestClient) -> None:
    """The step that stands in the way, the field that is wrong, or that there is nothing there."""
    address = register(kvalitet)
    kvalitet.post(f"{address}/verkstall-beslut", json={"verkstallt": "2024-03-11"},
                  headers=new_key())  # fmt: skip
    step = kvalitet.post(
        f"{address}/make-erbjudande", json={"erbjudet": "2024-03-12"}, headers=new_key()
    )
    field = kvalitet.post(BESLUT, json={**NEW, "beslutad": "2024-07-01"}, headers=new_key())
    other = service.register.open(date(2024, 6, 2), on=TODAY)
    missing = [
        kvalitet.get(f"{BESLUT}/{uuid4()}"),
        kvalitet.get(f"{BESLUT}/{other}"),
        kvalitet.post(f"{BESLUT}/{other}/close-beslut", headers=new_key(),
                      json={"avslutat": "2024-03-11", "skal_kod": "flyttat"}),
        kvalitet.get(f"{BASE}/internkontroll/planer/2099"),
    ]  # fmt: skip

    assert (step.status_code, step.json()["type"]) == (409, "urn:liggare:fel:fel-lage")
    assert "verkställt" in step.json()["detail"]
    assert field.status_code == 422
    assert [one["field"] for one in field.json()["errors"]] == ["beslutad"]
    assert {one.status_code for one in missing} == {404}
    assert len({one.json()["detail"] for one in missing}) == 1


def test_a_matning_is_counted_by_the_service_and_names_no_case(
    service: Service, kvalitet: TestClient
) -> None:
    """Its caller says what is measured and when; the rows behind a number are not told with it."""
    made = kvalitet.post(f"{BASE}/kontroller", json=NY_KONTROLL, headers=new_key())
    service.catch_up()
    body = {"slag": "kontroll", "kontroll": made.headers["Location"].rpartition("/")[2]}
    frozen = kvalitet.post(
        f"{BASE}/internkontroll/matningar", json={**body, "per": "2024-03-31"}, headers=new_key()
    )
    told = kvalitet.get(frozen.headers["Location"]).json()
    facts = told["handelser"][0]["facts"]

    assert told["numbers"] == facts["numbers"] == {"inom": 0, "sent": 0, "vantar": 0, "over": 0}
    assert "handelser" not in facts
    assert told["steg"] == {"kod": "fryst", "label": "fryst"}


def test_a_punkt_that_recurs_by_rule_has_the_same_id_whoever_plans_it(service: Service) -> None:
    """Its id follows from the year and the rule; planned again it is there already."""
    program = service.program(Role.NAMNDSEKRETERARE)
    address = f"{BASE}/namndens-ar/arsplaner/2025/plan-punkt"
    body = {"slag": "ekonomi", "arende": "Delårsrapport", "ansvarig": "ekonom", "regel": "delar"}
    first, second = (program.post(address, json=body, headers=new_key()) for _ in range(2))

    assert first.json()["made"] == str(punkt_id(service.log, 2025, "delar"))
    assert second.status_code == 422
    assert {one["field"] for one in second.json()["errors"]} == {"punkt", "regel"}


def test_nobody_without_figures_reads_the_lists(service: Service) -> None:
    """A tekniker and a loggkontrollant see no facts; whoever has no role sees no nämnd."""
    callers = [service.program(one) for one in (Role.TEKNIKER, Role.LOGGKONTROLLANT)]
    codes = {one.get(BESLUT).status_code for one in callers}

    assert codes == {403}
    assert service.program().get(BESLUT).status_code == 404


def test_the_description_says_what_a_request_key_looks_like(kvalitet: TestClient) -> None:
    """A key is a text of a form, and must be there."""
    paths = kvalitet.get("/api/v1/openapi.json").json()["paths"]
    parameters = paths["/api/v1/namnder/{namnd}/ej-verkstallda/beslut"]["post"]["parameters"]
    (key,) = (one for one in parameters if one["name"] == "Idempotency-Key")

    assert key["required"]
    assert (key["schema"]["type"], key["schema"]["pattern"]) == ("string", "^[!-~]{8,200}$")
    assert "anyOf" not in key["schema"]
