"""Where signing in leads to."""

from __future__ import annotations

import pytest

from api.auth.where_to import safe_next, sign_in_address


@pytest.mark.parametrize("path", ["/", "/prov", "/prov/arenden?laget=2022-12-31&nr=4"])
def test_a_page_of_ours_is_kept(path: str) -> None:
    """After signing in one comes to the page one wanted."""
    assert safe_next(path) == path


@pytest.mark.parametrize(
    "text",
    [None, "", "//evil.example", "/\\evil.example", "https://evil.example", "javascript:x",
     "/a\nSet-Cookie: x", "/a b", "/å", "/" + "a" * 1001, "\\/evil"],
)  # fmt: skip
def test_nothing_leads_to_another_site(text: str | None) -> None:
    """Whatever else stands there leads to the start page."""
    assert safe_next(text) == "/"


def test_the_wanted_page_is_carried_as_one_value() -> None:
    """The query of the wanted page does not become the sign-in page's own."""
    assert sign_in_address("/prov?a=1&b=2") == "/logga-in?nasta=/prov%3Fa%3D1%26b%3D2"
    assert sign_in_address("/") == "/logga-in"
