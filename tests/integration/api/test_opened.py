"""The answer of an act names what the act opened besides."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tests.support.act_stories import AREAS, TODAY, Teller, new_key
from tests.support.database import fresh_database
from tests.support.services import running_service

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.support.server import RunServer

KEPT = {"taljare": 68}


@pytest.fixture
def teller(pg_server: RunServer, _template: str, tmp_path: Path) -> Iterator[Teller]:
    """An adopted plan with one kontrollmoment counted by hand, and one out of the log.

    One of two utredningar has run for more than four months without an extension.
    """
    with (
        fresh_database(pg_server, _template) as database,
        running_service(database, tmp_path) as service,
    ):
        for opened in (date(2024, 1, 2), date(2024, 6, 1)):
            service.register.open(opened, on=TODAY)
        teller = Teller(service, AREAS["internkontroll"])
        teller.do("begin_plan", {})
        teller.do("add_kontrollmoment", {"risker": []})
        counted = {"kod": "K2", "matt": "barnutredningstid", "risker": []}
        teller.do("add_kontrollmoment", counted)
        teller.do("adopt_plan", {})
        yield teller


def test_a_matning_that_misses_names_its_avvikelse(teller: Teller) -> None:
    """Registered or frozen, with the address; what misses while one is open opens no other."""
    by_hand = {"kontrollmoment": "K1"}
    told = [
        teller.do("register_matning", by_hand | KEPT).json()["opened"],
        teller.do("register_matning", by_hand).json()["opened"],
        teller.do("register_matning", by_hand).json()["opened"],
        teller.do("freeze_matning", {"kontrollmoment": "K2", "per": TODAY.isoformat()}).json()[
            "opened"
        ],
        teller.do("write_text", {}).json()["opened"],
    ]
    program = teller.program("kvalitet")
    found: list[dict[str, Any]] = [program.get(one["href"]).json() for all_ in told for one in all_]

    assert [len(one) for one in told] == [0, 1, 0, 1, 0]
    assert {one["what"] for all_ in told for one in all_} == {"internkontroll_avvikelse"}
    assert [one["id"] for one in found] == [one["id"] for all_ in told for one in all_]
    assert {one["steg"]["kod"] for one in found} == {"oppen"}


def test_a_request_that_comes_again_is_told_the_same(teller: Teller) -> None:
    """What a person opened of the mätning later is not told as opened by it."""
    program, key = teller.program("kvalitet"), new_key()
    address = teller.address("register_matning")
    body = teller.body("register_matning", {"kontrollmoment": "K1"})
    first = program.post(address, json=body, headers=key)
    matning = first.json()["href"].rpartition("/")[2]
    by_hand = teller.do("open_avvikelse", {"kontrollmoment": "K1", "matning": matning})
    again = program.post(address, json=body, headers=key)

    assert by_hand.status_code == 201, by_hand.text
    assert len(first.json()["opened"]) == 1
    assert again.headers["Idempotency-Replayed"] == "true"
    assert again.json()["opened"] == first.json()["opened"]


def test_what_a_person_opens_next_of_a_matning_is_not_told_as_opened_by_it(teller: Teller) -> None:
    """The outcome is within its target; the avvikelse stands right after it in the log."""
    program, key = teller.program("kvalitet"), new_key()
    address = teller.address("register_matning")
    body = teller.body("register_matning", {"kontrollmoment": "K1"} | KEPT)
    first = program.post(address, json=body, headers=key)
    matning = first.json()["href"].rpartition("/")[2]
    by_hand = teller.do("open_avvikelse", {"kontrollmoment": "K1", "matning": matning})
    again = program.post(address, json=body, headers=key)

    assert by_hand.json()["lopnummer"] == first.json()["lopnummer"] + 1
    assert (first.json()["opened"], again.json()["opened"]) == ([], [])


def test_a_request_that_comes_again_is_told_the_same_time(teller: Teller) -> None:
    """The mätning and the avvikelse that it opens are two events, each with a time of its own."""
    program, key = teller.program("kvalitet"), new_key()
    address = teller.address("register_matning")
    body = teller.body("register_matning", {"kontrollmoment": "K1"})
    first, again = (program.post(address, json=body, headers=key).json() for _ in range(2))

    assert len(first["opened"]) == 1
    assert again == first
