"""Organisation and delegation over HTTP: as they were on a day, and how they are changed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from api.http.delegation import END, REVIEW
from api.http.organisation import CHANGES, Change
from audit.lexsarah import Role, Utanfor
from audit.lexsarah import commands_beslut as b
from tests.support.lex_sarah import Work, working

if TYPE_CHECKING:
    from fastapi.testclient import TestClient

    from tests.support.services import Service

BASE = "/api/v1/namnder/prov"


@pytest.fixture
def work(service: Service) -> Work:
    """The nämnd `prov` with its organisation, its order and its people."""
    return working(service)


def caller(work: Work, role: Role) -> TestClient:
    """Give a program that calls as the person of a role."""
    return work.service.program_of(work.accounts[role])


def test_the_organisation_is_changed_at_the_version_that_was_seen(work: Work) -> None:
    """A name given from a day is read on that day and not before; a stale change is refused."""
    sender = caller(work, Role.KVALITET)
    seen = sender.get(f"{BASE}/organisation").headers["ETag"]
    body = {"slag": "enhet", "kod": "e1", "namn": "Solhemmet", "fran": "2020-06-01"}
    address = f"{BASE}/organisation/rename-del"

    first = sender.post(address, json=body, headers={"If-Match": seen})
    again = sender.post(address, json=body, headers={"If-Match": seen})

    assert (first.status_code, again.status_code) == (200, 412)
    days = {
        day: sender.get(f"{BASE}/organisation", params={"per": day}).json()["enheter"][0]["namn"]
        for day in ("2020-05-31", "2020-06-01")
    }
    assert days == {"2020-05-31": "Solgården", "2020-06-01": "Solhemmet"}


@pytest.mark.parametrize("role", [Role.UTREDARE, Role.ENHETSCHEF, Role.REVISOR])
def test_who_may_not_keep_it_changes_nothing(work: Work, role: Role) -> None:
    """The organisation is kept by those who have the task, and by nobody else."""
    for change in CHANGES:
        address = f"{BASE}/organisation/{change.act.replace('_', '-')}"
        answer = caller(work, role).post(
            address, json=dict(change.example), headers={"If-Match": "*"}
        )

        assert answer.status_code == 403, change.act


def test_an_order_is_adopted_once_and_replaces_the_one_before(work: Work) -> None:
    """A new order is in force from its day; the same request again is refused, not adopted."""
    sender = caller(work, Role.NAMNDSEKRETERARE)
    orders = f"{BASE}/delegationsordningar"
    before = sender.get(orders)
    punkt = before.json()["ordningar"][0]["punkter"][0]
    body = {
        "namn": "Ny ordning", "antagen": "2020-01-01", "galler_fran": "2025-01-01",
        "punkter": [{name: value for name, value in punkt.items() if value is not None}],
    }  # fmt: skip
    seen = {"If-Match": before.headers["ETag"]}

    first = sender.post(orders, json=body, headers=seen)
    again = sender.post(orders, json=body, headers=seen)

    assert (first.status_code, again.status_code) == (201, 412)
    listed = sender.get(orders, params={"per": "2025-01-01"}).json()["ordningar"]
    assert [one["galler"] for one in listed if one["namn"] == "Ny ordning"] == [True]
    one = sender.get(first.headers["Location"])
    assert one.json()["punkter"][0]["nummer"] == punkt["nummer"]


@pytest.mark.parametrize("change", [REVIEW, END], ids=lambda one: one.act)
def test_an_order_is_reviewed_and_ended_by_the_secretary_alone(work: Work, change: Change) -> None:
    """What the nämnd decided about its order is registered by its secretary."""
    act, example = change.act, dict(change.example)
    sender = caller(work, Role.NAMNDSEKRETERARE)
    (order,) = sender.get(f"{BASE}/delegationsordningar").json()["ordningar"]
    address = f"{order['href']}/{act.replace('_', '-')}"
    headers = {"If-Match": order["etag"]}

    refused = caller(work, Role.VERKSAMHETSCHEF).post(address, json=example, headers=headers)
    unknown = sender.post(address.replace(order["id"], str(uuid4())), json=example, headers=headers)

    assert (refused.status_code, unknown.status_code) == (403, 404)
    assert sender.post(address, json=example, headers=headers).status_code == 200


def test_the_beslut_of_a_month_are_listed_and_counted(work: Work) -> None:
    """A beslut registered as taken without support stands in the list of its month as such."""
    sender = caller(work, Role.NAMNDSEKRETERARE)
    orders = f"{BASE}/delegationsordningar"
    punkt = {
        "nummer": "1", "slag": "beslut", "sak": "yttrande_ivo", "text": "Yttrande till IVO.",
        "delegater": ["verksamhetschef"],
    }  # fmt: skip
    order = {"namn": "Ordning", "antagen": "2020-01-01", "galler_fran": "2020-01-01"}
    sender.post(orders, json={**order, "punkter": [punkt]}, headers={"If-Match": "*"})
    arende = work.open_arende()
    taget = Utanfor(beslutsfattare="samordnare", beslutad=date(2020, 1, 1))
    beslut = b.RegisterBeslut(arende=arende, slag="yttrande_ivo", utfall="annat", taget=taget)
    work.do(Role.NAMNDSEKRETERARE, beslut)
    work.service.catch_up()

    listed = sender.get(f"{BASE}/delegationsbeslut", params={"ar": 2020, "manad": 1}).json()
    counted = sender.get(f"{BASE}/delegationsbeslut/statistik", params={"slut": "2020-12-31"})

    assert listed["total"] == len(listed["beslut"]) > 0
    assert {one["stod"]["kod"] for one in listed["beslut"]} == {"saknas"}
    assert sum(one["antal"] for one in counted.json()["rader"]) == listed["total"]


def test_the_list_is_for_those_who_follow_every_arende(work: Work) -> None:
    """An utredare, who sees the own ärenden only, gets no list of all beslut, and no count."""
    utredare = caller(work, Role.UTREDARE)

    assert utredare.get(f"{BASE}/delegationsbeslut").status_code == 403
    assert utredare.get(f"{BASE}/delegationsbeslut/statistik").status_code == 403
