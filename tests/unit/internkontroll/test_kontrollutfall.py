"""What a control gives on a day: cases worked by hand, and the published practice."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from audit.internkontroll.commands_handelse import CorrectHandelse
from audit.internkontroll.decide_handelse import decide_handelse
from audit.internkontroll.handelse import Handelse
from audit.internkontroll.kontroll_definition import Definition
from audit.internkontroll.kontrollutfall import outcome_of, tillfallen
from audit.internkontroll.langd import Langd
from tests.unit.internkontroll.handelser import history, row

if TYPE_CHECKING:
    from audit.internkontroll.kontrollutfall import Kontrollutfall

ONCE = Definition(starthandelse="beslut", sluthandelse="uppfoljning", inom=Langd(1, "ar"))
AGAIN = Definition(
    starthandelse="beslut", sluthandelse="uppfoljning", inom=Langd(1, "ar"),
    aterkommande=Langd(6, "manad"),
)  # fmt: skip


def told(rows: list[Handelse], definition: Definition, per: str) -> list[str]:
    """Write each tillfälle as `from → last day: end class`, the end as - where it waits."""
    found = tillfallen(rows, definition, date.fromisoformat(per))
    return [f"{one.fran} → {one.sista_dag}: {one.slut or '-'} {one.klass}" for one in found]


def outcome(rows: list[Handelse], definition: Definition, per: str) -> Kontrollutfall:
    """Count them."""
    return outcome_of(rows, definition, date.fromisoformat(per))


@pytest.mark.parametrize(
    ("start", "slut", "per", "found"),
    [
        # The last day is included in the time.
        ("2022-03-01", "2023-03-01", "2023-12-31", "2022-03-01 → 2023-03-01: 2023-03-01 inom"),
        ("2022-03-01", "2023-03-02", "2023-12-31", "2022-03-01 → 2023-03-01: 2023-03-02 sent"),
        # On the last day it waits; the day after it is over.
        ("2022-03-01", None, "2023-03-01", "2022-03-01 → 2023-03-01: - vantar"),
        ("2022-03-01", None, "2023-03-02", "2022-03-01 → 2023-03-01: - over"),
        # What came later had not come on the day asked for.
        ("2022-03-01", "2022-09-01", "2022-08-31", "2022-03-01 → 2023-03-01: - vantar"),
        ("2022-03-01", "2023-09-01", "2023-08-31", "2022-03-01 → 2023-03-01: - over"),
        # The day of the start itself is day 0, and may be the day of the end.
        ("2022-03-01", "2022-03-01", "2022-03-01", "2022-03-01 → 2023-03-01: 2022-03-01 inom"),
        # A leap day has no namesake the year after: the month's last day. Nothing is moved by 2 §.
        ("2024-02-29", "2025-03-01", "2025-03-01", "2024-02-29 → 2025-02-28: 2025-03-01 sent"),
        ("2021-12-31", None, "2023-01-01", "2021-12-31 → 2022-12-31: - over"),
    ],
)
def test_a_row_alone(start: str, slut: str | None, per: str, found: str) -> None:
    """One start, one end or none."""
    assert told([row(start, slut)], ONCE, per) == [found]


def test_a_start_ahead_and_other_codes_are_no_part_of_it() -> None:
    """Another start is another control's; another end has not ended this one."""
    rows = [row("2022-03-01", kod="ansokan"), row("2023-01-01")]
    other_end = row("2022-03-01", "2022-04-01", slutkod="avslut")

    assert told(rows, ONCE, "2022-12-31") == []
    assert told([other_end], ONCE, "2022-12-31") == ["2022-03-01 → 2023-03-01: - vantar"]


def test_rows_with_one_start_are_one_tillfalle() -> None:
    """Two rows of one matter and day: the earliest end answers, also beside an open row."""
    rows = [row("2022-03-01"), row("2022-03-01", "2023-05-01"), row("2022-03-01", "2023-02-01")]

    assert told(rows, ONCE, "2023-12-31") == ["2022-03-01 → 2023-03-01: 2023-02-01 inom"]
    assert outcome(rows, ONCE, "2023-12-31").handelser["inom"] == (rows[2].id,)


def test_starts_on_two_days_are_two_tillfallen_where_it_is_to_happen_once() -> None:
    """Each start has a time of its own, and an end belongs to the row's own start."""
    rows = [row("2022-03-01"), row("2022-06-01", "2022-07-01"), row("2022-03-01", arende="B")]

    assert told(rows, ONCE, "2022-12-31") == [
        "2022-03-01 → 2023-03-01: - vantar",
        "2022-03-01 → 2023-03-01: - vantar",
        "2022-06-01 → 2023-06-01: 2022-07-01 inom",
    ]


def test_what_is_taken_back_never_was() -> None:
    """A row without its beginning is no row, and one whose end was taken back waits."""
    events = history("2022-03-01", "2022-09-01")
    handelse = events[0].originator_id
    taking = [
        CorrectHandelse(handelse=handelse, corrects=n, replaced={}, aterkallad=True) for n in (1, 2)
    ]
    gone, waits = (Handelse.from_events([*events, *decide_handelse(c, events)]) for c in taking)

    assert told([gone, Handelse()], ONCE, "2022-12-31") == []
    assert told([waits], ONCE, "2022-12-31") == ["2022-03-01 → 2023-03-01: - vantar"]


@pytest.mark.parametrize(
    ("rows", "per", "found"),
    [
        (  # Each end begins the next time, in rows that share their start …
            [("2022-01-31", "2022-07-31"), ("2022-01-31", "2023-01-31")],
            "2023-06-01",
            [
                "2022-01-31 → 2023-01-31: 2022-07-31 inom",
                "2022-07-31 → 2023-01-31: 2023-01-31 inom",
                "2023-01-31 → 2023-07-31: - vantar",
            ],
        ),
        (  # … and in rows that each begin where the former ended.
            [("2022-01-31", "2022-07-31"), ("2022-07-31", "2023-02-01"), ("2023-02-01", None)],
            "2023-08-02",
            [
                "2022-01-31 → 2023-01-31: 2022-07-31 inom",
                "2022-07-31 → 2023-01-31: 2023-02-01 sent",
                "2023-02-01 → 2023-08-01: - over",
            ],
        ),
        (  # A new start while the time runs begins the time anew: "the decision or the latest
            # follow-up".
            [("2022-01-01", "2022-03-01"), ("2022-08-31", None)],
            "2022-12-31",
            [
                "2022-01-01 → 2023-01-01: 2022-03-01 inom",
                "2022-08-31 → 2023-08-31: - vantar",
            ],
        ),
        (  # The last day is in time for that …
            [("2022-01-01", "2022-03-01"), ("2022-09-01", None)],
            "2023-09-02",
            ["2022-01-01 → 2023-01-01: 2022-03-01 inom", "2022-09-01 → 2023-09-01: - over"],
        ),
        (  # … and the day after is not: what is over time stays so until it is done.
            [("2022-01-01", "2022-03-01"), ("2022-09-02", None)],
            "2022-12-31",
            ["2022-01-01 → 2023-01-01: 2022-03-01 inom", "2022-03-01 → 2022-09-01: - over"],
        ),
        (  # Once it is done, late, the next time begins with that.
            [("2022-01-01", "2022-03-01"), ("2022-09-02", "2022-10-01")],
            "2022-12-31",
            [
                "2022-01-01 → 2023-01-01: 2022-03-01 inom",
                "2022-03-01 → 2022-09-01: 2022-10-01 sent",
                "2022-10-01 → 2023-04-01: - vantar",
            ],
        ),
        (  # An end on the day of the first start answers it at once.
            [("2022-01-01", "2022-01-01")],
            "2022-07-02",
            ["2022-01-01 → 2023-01-01: 2022-01-01 inom", "2022-01-01 → 2022-07-01: - over"],
        ),
        (  # Two starts run on into each other before the first end.
            [("2022-01-01", None), ("2022-12-31", "2023-06-01"), ("2022-06-01", None)],
            "2023-06-01",
            ["2022-12-31 → 2023-12-31: 2023-06-01 inom", "2023-06-01 → 2023-12-01: - vantar"],
        ),
    ],
)
def test_a_chain(rows: list[tuple[str, str | None]], per: str, found: list[str]) -> None:
    """Again and again: within a year at first, then every sixth month."""
    made = [row(start, slut) for start, slut in rows]

    assert sorted(told(made, AGAIN, per)) == sorted(found)


def test_chains_of_two_matters_do_not_mix() -> None:
    """What was done for one is not done for the other."""
    rows = [row("2022-01-01", "2022-03-01"), row("2022-01-01", arende="B")]

    assert outcome(rows, AGAIN, "2023-01-02").numbers == {
        "inom": 1, "sent": 0, "vantar": 0, "over": 2,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("slut", "per", "numbers"),
    [
        # What was done before the control began to apply is not counted …
        ("2021-12-31", "2022-12-31", (0, 0, 0, 0)),
        # … what was owed then is: done on that day or later, or still not.
        ("2022-01-01", "2022-12-31", (0, 1, 0, 0)),
        (None, "2022-12-31", (0, 0, 0, 1)),
        # Before it began it says nothing.
        (None, "2021-12-31", (0, 0, 0, 0)),
    ],
)
def test_from_when_a_control_applies(
    slut: str | None, per: str, numbers: tuple[int, int, int, int]
) -> None:
    """A case that nobody has followed up for two years is not hidden by a new control."""
    definition = Definition(
        starthandelse="beslut", sluthandelse="uppfoljning", inom=Langd(1, "ar"),
        fran=date(2022, 1, 1),
    )  # fmt: skip
    found = outcome([row("2020-01-01", slut)], definition, per)

    assert tuple(found.numbers.values()) == numbers


def test_shares_are_exact() -> None:
    """Those that wait are no part of the share within time, and of the other share they are."""
    rows = [
        row("2022-01-01", "2022-02-01", arende="A"),
        row("2022-01-01", "2023-02-01", arende="B"),
        row("2022-01-01", arende="C"),
        row("2022-12-01", arende="D"),
    ]
    found = outcome(rows, ONCE, "2023-03-01")

    assert (found.inom, found.sent, found.over, found.vantar) == (1, 1, 1, 1)
    assert (found.andel, found.andel_gjorda) == (Fraction(1, 3), Fraction(1, 2))
    assert (found.namnare, found.alla) == (3, 4)


def test_hemtjanst_of_100_hours_is_followed_up_within_a_year_and_none_was_missed() -> None:
    """Published for 2022: each decision, or the latest follow-up, has one within a year."""
    definition = Definition(
        starthandelse="beslut", sluthandelse="uppfoljning", inom=Langd(1, "ar"),
        aterkommande=Langd(1, "ar"), fran=date(2022, 1, 1),
    )  # fmt: skip
    followed = [("2020-05-04", "2021-04-28"), ("2021-04-28", "2022-04-20")]
    earlier = [row(s, e, arende=f"p{n}") for n in range(30) for s, e in followed]
    decided = [row("2022-06-01", arende=f"n{n}") for n in range(12)]
    missed = row("2021-11-30", arende="m")
    found = outcome([*earlier, *decided], definition, "2022-12-31")

    assert (found.inom, found.sent, found.over, found.vantar) == (30, 0, 0, 42)
    assert found.andel == 1
    assert outcome([*earlier, *decided, missed], definition, "2022-12-31").over == 1


def test_a_handlingsplan_by_the_second_application_cannot_reach_all() -> None:
    """Published: 70 % have one, thirty points more than a year before, and 100 % is no goal.

    Some always stand between the first and the second monthly application: they wait, and are no
    breach; the share of all cannot be a whole while they do.
    """
    definition = Definition(
        starthandelse="första ansökan", sluthandelse="handlingsplan", inom=Langd(1, "manad")
    )
    start = {"kod": "första ansökan", "slutkod": "handlingsplan"}
    done = [row("2022-03-01", "2022-03-25", arende=f"d{n}", **start) for n in range(70)]
    between = [row("2022-05-09", arende=f"b{n}", **start) for n in range(18)]
    without = [row("2022-03-15", arende=f"w{n}", **start) for n in range(12)]
    found = outcome([*done, *between, *without], definition, "2022-05-31")
    best = outcome([*done, *between], definition, "2022-05-31")

    assert found.numbers == {"inom": 70, "sent": 0, "vantar": 18, "over": 12}
    assert found.andel_gjorda == Fraction(70, 100)
    assert (best.andel, best.andel_gjorda) == (Fraction(1), Fraction(70, 88))


def test_a_handlingsplan_is_followed_up_every_third_month() -> None:
    """The plan begins the chain; each follow-up begins the next three months."""
    definition = Definition(
        starthandelse="handlingsplan", sluthandelse="uppfoljning", inom=Langd(3, "manad"),
        aterkommande=Langd(3, "manad"),
    )  # fmt: skip
    days = ("2022-01-31", "2022-04-30", "2022-07-30", "2022-11-01")
    rows = [row(start, end, kod="handlingsplan") for start, end in pairwise(days)]

    assert told(rows, definition, "2022-12-31") == [
        "2022-01-31 → 2022-04-30: 2022-04-30 inom",
        "2022-04-30 → 2022-07-30: 2022-07-30 inom",
        "2022-07-30 → 2022-10-30: 2022-11-01 sent",
        "2022-11-01 → 2023-02-01: - vantar",
    ]


def test_the_enhet_is_that_of_the_row_it_is_told_by() -> None:
    """Where a matter moved, the enhet that did it is told, and the one that has it now."""
    rows = [
        row("2022-01-01", "2022-03-01", enhet="norr"),
        row("2022-03-01", enhet="soder"),
    ]
    found = tillfallen(rows, AGAIN, date(2022, 6, 1))

    assert [one.enhet for one in found] == ["soder", "norr"]
    assert [one.handelse for one in found] == [rows[1].id, rows[0].id]
