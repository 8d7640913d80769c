"""What was put together for a page is made once, and never given for another key."""

from __future__ import annotations

from api.web.remembered import Remembered


def test_the_same_key_is_made_once() -> None:
    """The second reader gets what the first one's page was made of."""
    kept, numbers = Remembered[int](2), iter(range(9))
    found = [kept.get("a", lambda: next(numbers), keep=lambda _: True) for _ in range(2)]

    assert found == [0, 0]


def test_a_new_head_is_made_anew() -> None:
    """A key that names another head of the log finds nothing of before."""
    kept = Remembered[str](2)
    kept.get(("log", 1), lambda: "before", keep=lambda _: True)

    assert kept.get(("log", 2), lambda: "after", keep=lambda _: True) == "after"


def test_what_is_not_to_be_kept_is_made_again() -> None:
    """A page that rests on a view which lags is never kept."""
    kept = Remembered[str](2)
    kept.get("a", lambda: "lagging", keep=lambda _: False)

    assert kept.get("a", lambda: "whole", keep=lambda _: True) == "whole"


def test_no_more_than_so_many_are_kept() -> None:
    """The one that was asked for longest ago leaves first."""
    kept = Remembered[int](2)
    for number in range(3):
        kept.get(number, lambda number=number: number, keep=lambda _: True)  # type: ignore[misc]

    assert kept.get(0, lambda: 99, keep=lambda _: True) == 99
    assert kept.get(2, lambda: 99, keep=lambda _: True) == 2
