"""What a view declares."""

from __future__ import annotations

from typing import Any

import pytest

from audit.errors import ConfigurationError, NotFoundError
from audit.store.sql import Queries
from projections.registry import VIEWS, view_named
from projections.view import View


def a_view(**changes: object) -> View:
    """Make a view that reads one topic in two versions and ignores one topic and one area."""
    values: dict[str, Any] = {
        "name": "prov",
        "reads": {"prov.made": frozenset({1, 2})},
        "ignores": frozenset({"prov.seen", "annat."}),
        "tables": (),
        "queries": Queries({"made": "SELECT 1"}),
        "statements": ("made",),
    }
    return View(**{**values, **changes})


@pytest.mark.parametrize(
    ("topic", "version", "known"),
    [
        ("prov.made", 1, True),
        ("prov.made", 2, True),
        ("prov.made", 3, False),
        ("prov.seen", 9, True),
        ("prov.unmade", 1, False),
        ("annat.vad_som_helst", 4, True),
        ("annatannat.made", 1, False),
        ("okand.made", 1, False),
    ],
)
def test_a_view_knows_what_it_reads_or_ignores_and_nothing_else(
    topic: str, version: int, *, known: bool
) -> None:
    """A version counts only of what is read; an area is ignored only by its whole name."""
    assert a_view().knows(topic, version) is known


def test_a_topic_cannot_be_both_read_and_ignored() -> None:
    """A view that says both is refused when it is made."""
    with pytest.raises(ConfigurationError, match=r"prov\.made"):
        a_view(ignores=frozenset({"prov.made"}))


def test_a_statement_must_exist() -> None:
    """A view that names a statement it lacks is refused when it is made."""
    with pytest.raises(ConfigurationError, match="unmade"):
        a_view(statements=("made", "unmade"))


def test_views_have_names_and_tables_of_their_own() -> None:
    """No two views share a name or a table."""
    names = [view.name for view in VIEWS]
    tables = [table.name for view in VIEWS for table in view.tables]

    assert len(set(names)) == len(names)
    assert len(set(tables)) == len(tables)


def test_an_unknown_view_is_not_found() -> None:
    """Asking for a view that does not exist is an error of its own kind."""
    with pytest.raises(NotFoundError):
        view_named("finns-inte")
