"""Counted beslut as lines: sums, parts of them, and what cannot be read."""

from __future__ import annotations

import pytest

from audit.errors import InvalidInputError
from audit.intake.count_rows import read_counts


def test_lines_become_enheter_with_their_kinds() -> None:
    """A line without slag is the sum; without one the parts are added; spaces in numbers pass."""
    found = read_counts("A;70;;\nA;21;inleda_utredning;\nB;3;x;Bifall\nB;4;y\n\nC;1 043\n")

    assert [(one.enhet, one.antal) for one in found] == [("A", 70), ("B", 7), ("C", 1043)]
    assert [(one.slag, one.antal, one.utfall) for one in found[1].varav] == [
        ("x", 3, "bifall"),
        ("y", 4, None),
    ]


@pytest.mark.parametrize(
    "text", ["", "\n", "A", "A;många", "A;-1", ";3", "A;1;x;y;z", "A;1\nA;2", "A;1\n" * 2000]
)
def test_what_cannot_be_read_is_told(text: str) -> None:
    """Nothing is guessed: the line is named, and the whole is refused."""
    with pytest.raises(InvalidInputError) as caught:
        read_counts(text)

    assert caught.value.problems[0].field == "enheter"
