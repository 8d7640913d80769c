"""What stands after corrections, and what a quarter tells: limits anew, order kept, one in full."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from audit.errors import InvalidInputError, StateError
from audit.verkstallighet import commands as c
from audit.verkstallighet.beslut import Beslut
from audit.verkstallighet.deciding import Around, decide
from audit.verkstallighet.events_listor import KvartalReported, Statistikrad
from audit.verkstallighet.kvartalet import lacking, quarter, statistics, total
from audit.verkstallighet.lage import Lage, classify, running
from audit.verkstallighet.rapporterat import Kvartal
from audit.verkstallighet.verkstallighet import Verkstallighet
from tests.unit.verkstallighet.story import BESLUT, LATER, told

OTHER = UUID("0193f2a0-0000-7000-8000-000000000002")
KVARTAL = UUID(int=4)


def correct(line: str, corrects: int, **more: object) -> Beslut:
    """Tell a line, and correct one of its events."""
    found = told(line)
    values: dict[str, object] = {"replaced": {}, **more}
    found.tell(c.CorrectBeslut(beslut=BESLUT, corrects=corrects, **values))  # type: ignore[arg-type] # given by name
    return found.state


def test_a_corrected_day_moves_the_three_months() -> None:
    """The limit follows the new day, and the act that spoke on it."""
    state = correct("sol beslut 2025-06-30", 1, replaced={"beslutad": "2025-07-01"})
    waits = running(state, date(2025, 8, 1))

    assert waits is not None
    assert waits.frist.sista_dag == date(2025, 10, 1)
    assert waits.frist.rule == "evb_beslut.sfs_2025_400"


def test_a_carrying_out_that_never_was_lets_the_beslut_wait_on() -> None:
    """Taken back with a reason, it counts from the beslut again."""
    line = "lss beslut 2025-02-10, verkställt 2025-03-01"
    state = correct(line, 2, aterkallad=True, skal="Fel person")

    assert classify(state, date(2025, 6, 1)) is Lage.VANTAR
    assert state.rattelser[0].aterkallad


@pytest.mark.parametrize(
    ("line", "corrects", "more"),
    [
        ("lss beslut 2025-02-10", 1, {"replaced": {"insats": "hemtjanst"}}),
        ("lss beslut 2025-02-10", 1, {"replaced": {"beslutad": "i går"}}),
        ("lss beslut 2025-02-10", 1, {"replaced": {"beslutad": "2025-02-10"}}),
        ("lss beslut 2025-02-10", 1, {"replaced": {"frist": "2025-02-10"}}),
        ("lss beslut 2025-02-10", 7, {"replaced": {"enhet": "e2"}}),
        ("lss beslut 2025-02-10, verkställt 2025-03-01", 1, {"aterkallad": True, "skal": "Fel"}),
        ("lss beslut 2025-02-10, verkställt 2025-03-01", 2, {"aterkallad": True}),
        (
            "lss beslut 2025-02-10, verkställt 2025-03-01, avbrott 2025-05-01",
            2,
            {"aterkallad": True, "skal": "Fel"},
        ),
        (
            "lss beslut 2025-02-10, verkställt 2025-03-01, avbrott 2025-05-01",
            3,
            {"replaced": {"avbruten": "2025-02-20"}},
        ),
        ("lss beslut 2025-02-10, erbjuden 2025-03-01, nej 2025-03-02", 2,
         {"aterkallad": True, "skal": "Fel"}),
    ],
)  # fmt: skip
def test_a_correction_that_cannot_be_is_refused(
    line: str, corrects: int, more: dict[str, object]
) -> None:
    """Of nothing, to nonsense, to another order, or from under what rests on it."""
    with pytest.raises(InvalidInputError):
        correct(line, corrects, **more)


def test_nothing_breaks_off_that_was_not_given() -> None:
    """An avbrott needs an insats that has begun."""
    with pytest.raises(StateError, match="inte börjat"):
        told("lss beslut 2025-02-10, avbrott 2025-04-01")


def test_statistics_of_a_single_beslut_are_told_in_full() -> None:
    """One beslut stays one, with its kind and its days; nothing is merged or hidden."""
    state = told("lss beslut 2025-02-10").state
    found = statistics([state], date(2025, 6, 30))

    assert found == (Statistikrad("beslut", "lss", "gruppbostad", (140,)),)
    assert total(found) == 1


def test_what_is_within_three_months_or_carried_out_is_in_no_statistics() -> None:
    """Only what waits beyond its time on the day is counted."""
    early = told("lss beslut 2025-05-10").state
    done = told("lss beslut 2025-02-10, verkställt 2025-06-30", OTHER).state

    assert statistics([early, done], date(2025, 6, 30)) == ()
    assert [one.rapportslag for one in quarter([early, done], 2025, 2)] == ["verkstallt"]


def test_a_report_that_went_lacks_no_more_until_it_says_something_new() -> None:
    """What went to IVO has not gone to the revisorer, and a carrying-out is told besides."""
    found = told("lss beslut 2025-02-10")
    found.tell(
        c.SendIndividrapport(
            beslut=BESLUT, mottagare="ivo", ar=2025, kvartal=2, rapportslag="ny",
            skickad=date(2025, 7, 1),
        )
    )  # fmt: skip
    to_ivo = lacking([found.state], 2025, 2, "ivo")
    to_revisorerna = lacking([found.state], 2025, 2, "revisorerna")
    found.tell(c.VerkstallBeslut(beslut=BESLUT, verkstallt=date(2025, 6, 20)))

    assert (len(to_ivo), len(to_revisorerna)) == (0, 1)
    assert [one.rapportslag for one in lacking([found.state], 2025, 2, "ivo")] == ["verkstallt"]


def test_a_reported_quarter_stands_when_the_beslut_is_corrected() -> None:
    """The numbers are those of the report; it is taken back only with a reason."""
    state = told("lss beslut 2025-02-10").state
    around = Around(("kvalitet",), LATER, Verkstallighet(beslut={state.id: state}))
    send = c.SendKvartal(
        kvartal=KVARTAL, ar=2025, nummer=2, mottagare="fullmaktige", skickad=date(2025, 8, 1)
    )
    history = list(decide(send, [], around))
    report = Kvartal.from_events(history).to("fullmaktige")
    back = c.CorrectKvartal(kvartal=KVARTAL, corrects=1, skal="Skickades inte")
    history += decide(back, history, around)

    assert isinstance(report, KvartalReported)
    assert (report.antal_rapporter, total(report.statistik)) == (1, 1)
    assert Kvartal.from_events(history).to("fullmaktige") is None


def test_a_quarter_that_runs_is_not_reported() -> None:
    """Its last day must have been."""
    around = Around(("kvalitet",), date(2025, 6, 30), Verkstallighet())
    send = c.SendKvartal(
        kvartal=KVARTAL, ar=2025, nummer=2, mottagare="ivo", skickad=date(2025, 6, 30)
    )
    with pytest.raises(InvalidInputError):
        decide(send, [], around)
