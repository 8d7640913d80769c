"""Ärenden in the view: what `Arende.from_events` says of them, narrowed and found again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest

from audit.lexsarah import Role, decide
from audit.lexsarah import commands_arende as a
from projections.lexsarah.cases import CaseFilter, atkomst, case, cases
from projections.lexsarah.view import VIEW
from projections.position import status
from tests.support.lexsarah_rows import case_of
from tests.unit.lexsarah.asked import ARENDE, OPENING, SECOND
from tests.unit.lexsarah.histories import Story, arende_at
from tests.unit.lexsarah.people import TODAY, acting, token

if TYPE_CHECKING:
    from audit.envelope import Event
    from tests.integration.projections.lexsarah.conftest import Written

NARROW = CaseFilter(enhet="e-test")


def opening(**changes: Any) -> tuple[Event, ...]:
    """Open an ärende of an enhet that only these tests use."""
    command = a.OpenArende(**{**OPENING, "enhet": "e-test", **changes})
    return decide(command, [], acting(Role.MOTTAGARE))


@pytest.mark.parametrize("ivo", ["anmalt", "kompletterat"])
def test_a_row_says_what_the_events_say_after_each_of_them(written: Written, ivo: str) -> None:
    """As known at every löpnummer, the row is the fold of the events until then."""
    arende, history = uuid4(), arende_at("avslutat", ivo)
    first = written.write(history, arende)

    for n in range(len(history)):
        wanted = case_of(history[: n + 1])
        assert wanted is not None
        assert case(written.log, arende, first + n) == replace(wanted, arende=arende)
    assert status(written.log, VIEW).complete


def test_a_list_is_narrowed_and_cut(written: Written) -> None:
    """Open ones of a verksamhet in the order they came in, a stretch at a time, with the total."""
    days = [TODAY - timedelta(days=n) for n in range(3)]
    for day in days:
        written.write(opening(rapport_inkom=day, verksamhet="v-list"), uuid4())
    narrowing = CaseFilter(verksamhet="v-list", oppna=True)

    found = cases(written.log, narrowing, written.head, limit=2, offset=1)
    beyond = cases(written.log, narrowing, written.head, limit=2, offset=9)

    assert [row.rapport_inkom for row in found.rows] == [days[1], days[0]]
    assert (found.total, beyond.rows, beyond.total, found.behind) == (3, (), 3, False)


def test_an_arende_is_found_by_number_report_and_dates(written: Written) -> None:
    """Any part of the diarienummer, the report it holds, and the days it came in find it."""
    arende, rapport = uuid4(), uuid4()
    story = Story(list(opening(rapport=rapport)))
    story.tell(Role.MOTTAGARE, a.RegisterDiarienummer(arende=ARENDE, diarienummer="SN 2026-0417"))
    written.write(story.events, arende)
    day = OPENING["rapport_inkom"]
    asked = [
        CaseFilter(diarienummer="sn 2026-04"),
        CaseFilter(text="0417"),
        CaseFilter(text=str(arende)[:8]),
        CaseFilter(rapport=rapport),
        CaseFilter(arende=arende, fran=day, till=day, steg="oppnat", ivo="inte_anmalt"),
    ]
    not_found = [
        CaseFilter(arende=arende, oppna=False),
        CaseFilter(arende=arende, till=day - timedelta(days=1)),
        CaseFilter(arende=arende, lag="lss"),
        CaseFilter(arende=arende, bedomning="missforhallande"),
        CaseFilter(arende=arende, utredare=token("utredare")),
        CaseFilter(diarienummer="100%"),
    ]

    for narrowing in asked:
        assert [c.arende for c in cases(written.log, narrowing, written.head).rows] == [arende]
    for narrowing in not_found:
        assert cases(written.log, narrowing, written.head).rows == ()


def test_reports_come_and_go_in_the_order_they_came(written: Written) -> None:
    """A report that left and came back stands last, as the fold has it."""
    arende, one, two = uuid4(), token("one"), SECOND
    story = Story(list(opening(rapport=one)))
    for command in (a.JoinRapport, a.SplitRapport, a.JoinRapport):
        rapport = two if len(story.events) == 1 else one
        more: dict[str, Any] = {"skal": "Hör inte hit."} if command is a.SplitRapport else {}
        story.tell(Role.MOTTAGARE, command(arende=ARENDE, rapport=rapport, **more))
    written.write(story.events, arende)

    found = case(written.log, arende, written.head)

    assert found is not None
    assert found.rapporter == (two, one)


def test_access_lasts_to_its_day_or_until_it_is_ended(written: Written) -> None:
    """Given for a time it ends by itself; ended it is over; as known before, it was there."""
    konto, arenden = uuid4(), [uuid4(), uuid4(), uuid4()]
    firsts = []
    for number, arende in enumerate(arenden):
        story = Story(list(opening()))
        till = TODAY if number == 0 else None
        chef = Role.VERKSAMHETSCHEF
        story.tell(chef, a.GiveAtkomst(arende=ARENDE, konto=konto, till=till))
        if number == 2:
            story.tell(chef, a.EndAtkomst(arende=ARENDE, konto=konto))
        firsts.append(written.write(story.events, arende))

    def given(day: date, known: int) -> frozenset[object]:
        return frozenset(atkomst(written.log, konto, day, known))

    assert given(TODAY, written.head) == {arenden[0], arenden[1]}
    assert given(TODAY + timedelta(days=1), written.head) == {arenden[1]}
    assert given(TODAY, firsts[2] + 1) == set(arenden)
    assert given(TODAY, firsts[0]) == frozenset()


def test_an_unknown_arende_is_none(written: Written) -> None:
    """There is none, and before it was opened there was none."""
    arende = uuid4()
    first = written.write(opening(), arende)

    assert case(written.log, arende, first - 1) is None
    assert case(written.log, uuid4(), written.head) is None
