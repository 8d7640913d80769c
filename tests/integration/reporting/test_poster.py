"""The poster to print: the address people use, and never the one that a request came to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi.testclient import TestClient

from tests.support.services import running_service

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.database import Database

ADDRESS = "/rapportera/prov/affisch"


def test_the_poster_prints_the_address_that_was_set(migrated: Database, tmp_path: Path) -> None:
    """With LIGGARE_PUBLIC_URL the poster has its address and a code that leads there."""
    url = "https://liggare.example"
    with running_service(migrated, tmp_path, public_url=url) as service:
        poster = TestClient(service.app, base_url=url).get(ADDRESS).text

    assert "liggare.example/rapportera/prov" in poster
    assert "<svg" in poster


def test_without_an_address_nothing_is_printed_to_follow(
    migrated: Database, tmp_path: Path
) -> None:
    """A host that only this machine knows stands on no wall: the page says what is missing."""
    with running_service(migrated, tmp_path) as service:
        poster = TestClient(service.app, base_url="http://127.0.0.1").get(ADDRESS).text

    assert "LIGGARE_PUBLIC_URL" in poster
    assert "127.0.0.1" not in poster
    assert "affisch__qr" not in poster
