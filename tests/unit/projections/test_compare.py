"""Two ordered streams of rows beside each other."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from projections.compare import Compared, merge

ROWS = st.dictionaries(st.integers(0, 20), st.sampled_from("abc"), max_size=12)


def compared(one: dict[int, str], other: dict[int, str]) -> Compared:
    """Compare two copies of a table whose key is the löpnummer."""
    found = Compared()
    left, right = (iter([((key,), row) for key, row in sorted(d.items())]) for d in (one, other))
    merge(found, "tabell", left, right)
    return found


@given(ROWS, ROWS)
def test_every_difference_is_counted_once(one: dict[int, str], other: dict[int, str]) -> None:
    """Rows that lack, are too many or say something else count; the first is the lowest."""
    found = compared(one, other)
    differing = [key for key in one.keys() | other.keys() if one.get(key) != other.get(key)]

    assert (found.differences, found.rows) == (len(differing), len(one.keys() | other.keys()))
    assert found.first == (("tabell", min(differing)) if differing else None)
