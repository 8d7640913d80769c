"""What an outsider fetches without signing in, verified by the outsider's own arithmetic."""

from __future__ import annotations

import base64
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from api.auth import Role
from audit.evidence.checkpoint import parse_and_verify
from audit.evidence.hashing import leaf_hash
from audit.evidence.verification import verify_consistency, verify_inclusion

if TYPE_CHECKING:
    from fastapi.testclient import TestClient

    from tests.support.services import Service

LOGG = "/api/v1/namnder/prov/logg"


@pytest.fixture
def outsider(service: Service) -> TestClient:
    """Somebody who is not signed in, while the log holds six entries."""
    for day in range(1, 6):
        service.register.open(date(2022, 1, day), on=date(2022, 1, day))
    return service.anyone()


def _hashes(listed: list[str]) -> list[bytes]:
    return [base64.b64decode(one, validate=True) for one in listed]


def test_the_checkpoint_is_the_signed_note_itself(service: Service, outsider: TestClient) -> None:
    """The note comes as it was signed, as plain text, and verifies."""
    answer = outsider.get(f"{LOGG}/checkpoint")

    verifier = service.log.parts.signer.verifier
    checkpoint = parse_and_verify(answer.text, verifier, service.log.origin)
    assert checkpoint.size == 6
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert "konstruerad" in answer.text.splitlines()[0]


def test_a_checkpoint_the_caller_has_is_not_sent_again(outsider: TestClient) -> None:
    """A witness that asks every minute gets 304 while nothing happens."""
    tag = outsider.get(f"{LOGG}/checkpoint").headers["etag"]

    answer = outsider.get(f"{LOGG}/checkpoint", headers={"If-None-Match": tag})

    assert answer.status_code == 304


@pytest.mark.parametrize("index", range(6))
def test_every_entry_is_proved_to_be_in_the_log(
    service: Service, outsider: TestClient, index: int
) -> None:
    """With proof and checkpoint an outsider verifies an entry that a revisor took home."""
    entries = service.program(Role.REVISOR).get(f"{LOGG}/entries", params={"limit": 6}).json()
    taken_home = base64.b64decode(entries["entries"][index]["bytes"])
    root = service.log.head().edge.root()

    proof = outsider.get(f"{LOGG}/proof/inclusion", params={"index": index}).json()

    assert base64.b64decode(proof["leaf_hash"]) == leaf_hash(taken_home)
    verify_inclusion(leaf_hash(taken_home), index, 6, _hashes(proof["hashes"]), root)


def test_the_log_is_proved_to_have_only_grown(service: Service, outsider: TestClient) -> None:
    """The root of three entries, counted from the tile, is proved to lie in the log of six."""
    tile = outsider.get(f"{LOGG}/tile/0/000.p/3").content
    one, two, three = (tile[at : at + 32] for at in (0, 32, 64))
    old = sha256(b"\x01" + sha256(b"\x01" + one + two).digest() + three).digest()

    proof = outsider.get(f"{LOGG}/proof/consistency", params={"old": 3, "new": 6}).json()

    new = service.log.head().edge.root()
    verify_consistency(3, 6, old, new, _hashes(proof["hashes"]))


@pytest.mark.parametrize(
    "path",
    ["tile/0/000", "tile/0/000.p/7", "tile/0/000.p/0", "tile/0/0", "tile/1/000.p/1", "tile/x/000",
     "tile/0/001.p/1", "tile/64/000", "tile/0/entries"],
)  # fmt: skip
def test_a_tile_that_is_not_there_is_not_found(outsider: TestClient, path: str) -> None:
    """Too much, too far, or another spelling: 404, as C2SP tlog-tiles has it."""
    assert outsider.get(f"{LOGG}/{path}").status_code == 404


@pytest.mark.parametrize(
    ("path", "params", "field"),
    [
        ("inclusion", {"index": 6}, "index"),
        ("inclusion", {"index": -1}, "index"),
        ("inclusion", {"index": 0, "size": 7}, "size"),
        ("inclusion", {"index": 2**63}, "index"),
        ("consistency", {"old": 7}, "old"),
        ("consistency", {"old": 0}, "old"),
        ("consistency", {"old": 1, "new": 7}, "new"),
    ],
)
def test_a_proof_of_what_is_not_there_is_refused(
    outsider: TestClient, path: str, params: dict[str, int], field: str
) -> None:
    """A number outside the log is named as wrong input."""
    answer = outsider.get(f"{LOGG}/proof/{path}", params=params)

    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == field


def test_hashes_tell_nothing_of_a_namnd_that_is_not_there(outsider: TestClient) -> None:
    """An unknown nämnd has no log."""
    answer = outsider.get("/api/v1/namnder/finns-inte/logg/checkpoint")

    assert answer.status_code == 404


def test_entries_are_walked_by_their_own_next(service: Service, outsider: TestClient) -> None:
    """A reader follows `next` from the first entry to the last, and then there is none."""
    revisor = service.program(Role.REVISOR)
    seen: list[int] = []
    start: int | None = 1
    while start is not None:
        page = revisor.get(f"{LOGG}/entries", params={"start": start, "limit": 4}).json()
        seen += [entry["position"] for entry in page["entries"]]
        start = page["next"]

    assert seen == [1, 2, 3, 4, 5, 6]


def test_beyond_the_end_there_is_nothing(service: Service, outsider: TestClient) -> None:
    """Asking past the end gives no entries and no next."""
    params = {"start": 100}

    page = service.program(Role.REVISOR).get(f"{LOGG}/entries", params=params).json()

    assert (page["entries"], page["next"], page["size"]) == ([], None, 6)
