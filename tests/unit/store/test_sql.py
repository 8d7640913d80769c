"""SQL files: named blocks, bound to one schema whose name is never anything but a name."""

from __future__ import annotations

import pytest

from audit.errors import ConfigurationError
from audit.store.sql import Queries, quote_schema


def test_a_query_is_bound_to_its_schema():
    """The schema stands quoted in every query."""
    bound = Queries({"one": "SELECT 1 FROM {schema}.entry"}).bind("namnd_prov")

    assert bound.one == b'SELECT 1 FROM "namnd_prov".entry'


@pytest.mark.parametrize("name", ["", "a b", 'x"; DROP', "Å", "A", "1a", "x" * 64])
def test_a_schema_name_that_is_more_than_a_name_is_refused(name):
    """Nothing but lower-case letters, digits and underscores comes into a statement."""
    with pytest.raises(ConfigurationError):
        quote_schema(name)


def test_the_stores_own_files_can_be_read():
    """Every query has a text, and its description comes with it."""
    texts = Queries.load("audit.store", "queries/append.sql").texts

    assert {"lock", "append", "beside"} <= texts.keys()
    assert all(text.startswith("--") for text in texts.values())
