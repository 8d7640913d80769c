"""ETags."""

from __future__ import annotations

import pytest

from api.http.cached import matches


@pytest.mark.parametrize("given", ['"a"', 'W/"a"', '"b", "a"', "*"])
def test_a_tag_the_caller_has_matches(given: str) -> None:
    """Any of the listed tags fits, weak or strong, and a star fits all (RFC 9110 §13.1.2)."""
    assert matches(given, '"a"')


@pytest.mark.parametrize("given", ["", '"b"', "a", '"a'])
def test_another_tag_does_not(given: str) -> None:
    """What the caller does not have is sent."""
    assert not matches(given, '"a"')
