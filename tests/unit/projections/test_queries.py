"""The queries of the figures as they are put together."""

from __future__ import annotations

import pytest

from projections.barnutredning.queries import FIGURE


@pytest.mark.parametrize("name", sorted(FIGURE.texts))
def test_no_fragment_is_left_unfilled(name: str) -> None:
    """After the fragments only the schema is left to fill in."""
    text = FIGURE.texts[name].replace("{schema}", "")

    assert "{" not in text


@pytest.mark.parametrize("name", sorted(FIGURE.texts))
def test_every_query_reads_one_copy_as_known_at_a_position(name: str) -> None:
    """No query forgets the slot or the löpnummer asked for."""
    assert "%(slot)s" in FIGURE.texts[name]
    assert "%(known)s" in FIGURE.texts[name]
