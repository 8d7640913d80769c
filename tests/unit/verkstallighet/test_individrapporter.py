"""Which quarters a beslut is reported for, and whether its report went: by hand."""

from __future__ import annotations

from datetime import date

import pytest

from audit.verkstallighet import commands as c
from audit.verkstallighet.individrapporter import individrapporter
from tests.unit.verkstallighet.story import BESLUT, Told, told

BOTH = ("ivo", "revisorerna")


def send(found: Told, mottagare: str, kvartal: int, rapportslag: str, skickad: str) -> None:
    """Register that a report of 2025 went."""
    found.tell(
        c.SendIndividrapport(
            beslut=BESLUT, mottagare=mottagare, ar=2025, kvartal=kvartal, rapportslag=rapportslag,
            skickad=date.fromisoformat(skickad),
        )
    )  # fmt: skip


@pytest.mark.parametrize(
    ("per", "quarters"),
    [
        ("2025-05-10", []),
        ("2025-05-11", [2]),
        ("2025-06-30", [2]),
        ("2025-07-01", [3, 2]),
        ("2025-10-01", [4, 3, 2]),
    ],
)
def test_a_beslut_has_a_report_a_quarter_from_the_day_after_three_months(
    per: str, quarters: list[int]
) -> None:
    """The newest stands first; before the limit has passed there is none."""
    found = individrapporter(told("lss beslut 2025-02-10").state, date.fromisoformat(per))

    assert [one.kvartal for one in found] == quarters


def test_a_report_lacks_once_its_quarter_is_over_until_it_went() -> None:
    """To each of the two by itself; the running quarter lacks nothing yet."""
    found = told("lss beslut 2025-02-10")
    send(found, "ivo", 2, "ny", "2025-07-15")
    days = (date(2025, 6, 30), date(2025, 7, 1), date(2025, 7, 15))
    second = [individrapporter(found.state, day)[-1] for day in days]
    running = individrapporter(found.state, days[-1])[0]

    assert [one.lacking(day) for one, day in zip(second, days, strict=True)] == [
        (),
        BOTH,
        ("revisorerna",),
    ]
    assert second[-1].skickad == {"ivo": date(2025, 7, 15)}
    assert running.lacking(days[-1]) == ()


def test_what_was_carried_out_may_be_told_before_the_quarter_ends() -> None:
    """The closing report is due at once, and the quarter after it asks for none."""
    state = told("lss beslut 2025-02-10, verkställt 2025-05-20").state
    found = individrapporter(state, date(2025, 9, 1))

    assert [(one.kvartal, one.rapportslag) for one in found] == [(2, "verkstallt")]
    assert individrapporter(state, date(2025, 5, 20))[0].lacking(date(2025, 5, 20)) == BOTH


def test_a_report_that_says_something_else_than_what_is_known_is_shown_beside() -> None:
    """It went, but what the quarter asks for lacks still."""
    found = told("lss beslut 2025-02-10")
    send(found, "ivo", 2, "fortsatt", "2025-07-15")
    asked, beside = individrapporter(found.state, date(2025, 8, 1))[1:]

    assert (asked.rapportslag, asked.lacking(date(2025, 8, 1))) == ("ny", BOTH)
    assert (beside.rapportslag, beside.rapport, set(beside.skickad)) == ("fortsatt", None, {"ivo"})
    assert beside.lacking(date(2025, 8, 1)) == ()


def test_an_avbrott_has_reports_of_its_own_and_what_ended_in_time_has_none() -> None:
    """The first stretch was within three months: only what broke off is reported."""
    line = "lss beslut 2025-02-10, verkställt 2025-03-01, avbrott 2025-04-01"
    found = individrapporter(told(line).state, date(2025, 8, 1))

    assert [(one.kvartal, one.rapportslag) for one in found] == [(3, "ny")]
    assert found[0].rapport is not None
    assert found[0].rapport.vantan.slag == "avbrott"
