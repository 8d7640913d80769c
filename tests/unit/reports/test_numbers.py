"""Which diarienummer of the year a paper carries."""

from __future__ import annotations

from uuid import UUID

from api.reports.arsplan.numbers import diarienummer_of
from audit.arsplan.arsplan import Arsplan, Punkt


def year(*punkter: tuple[str, str | None, bool]) -> Arsplan:
    """Give a year with punkter of a kind, a diarienummer, and whether they were dropped."""
    made = [
        Punkt(id=UUID(int=at), slag=slag, arende="Ärende", ansvarig="ekonom",
              diarienummer=number, struken=dropped)
        for at, (slag, number, dropped) in enumerate(punkter)
    ]  # fmt: skip
    return Arsplan(ar=2024, punkter={one.id: one for one in made})


def test_the_number_that_all_punkter_of_a_kind_share_is_taken() -> None:
    """One number in a year is used; of several, none can be said to be the paper's."""
    shared = year(
        ("rapport", "SN 1", False), ("rapport", None, False), ("annat", "SN 2", False),
        ("rapport", "SN 3", True),
    )  # fmt: skip

    assert diarienummer_of(shared, "rapport") == "SN 1"
    assert diarienummer_of(shared, "ekonomi") == ""
    assert diarienummer_of(year(("rapport", "SN 1", False), ("rapport", "SN 2", False)),
                           "rapport") == ""  # fmt: skip
