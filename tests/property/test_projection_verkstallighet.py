"""What beslut are on a day, in SQL and in Python, over drawn histories and on both time axes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from audit.errors import LiggareError
from audit.verkstallighet import commands as c
from audit.verkstallighet.beslut import Beslut
from audit.verkstallighet.deciding import Around, decide
from audit.verkstallighet.kvartalet import partly, quarter, sent, statistics
from audit.verkstallighet.lage import classify, reportable, running, saknas
from audit.verkstallighet.verkstallighet import Verkstallighet
from projections.position import status
from projections.registry import view_named
from projections.runner import catch_up
from projections.verkstallighet.kvartal import kvartalslage
from projections.verkstallighet.listing import URVAL, beslut_listing
from tests.support.database import fresh_database
from tests.support.logs import Opened, a_context, opened_log

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audit.envelope import Event
    from projections.verkstallighet.rows import BeslutRow
    from tests.support.server import RunServer

VIEW = view_named("verkstallighet")
FIRST = date(2024, 11, 30)
# Ends of months, the days around three months, and the change of law; few, so that they meet.
DAYS = [FIRST + timedelta(days=n) for n in (0, 0, 1, 60, 89, 90, 91, 92, 150, 213, 260, 400)]
PERS = [*DAYS, date(2025, 3, 31), date(2025, 9, 30), date(2026, 6, 30)]
AROUND = Around(("kvalitet",), date(2027, 1, 1), Verkstallighet())
KINDS = (
    *("offer", "offer", "ja", "nej", "aterkallat", "delvis", "avbrott", "avbrott"),
    *("verkstall", "verkstall", "verkstall", "close", "send", "correct", "correct", "withdraw"),
    *("withdraw", "orsak"),
)
SVAR = ("ja", "nej", "aterkallat")


@dataclass(frozen=True)
class Step:
    """One thing tried: of which beslut, what, on which day, and of which number."""

    beslut: int
    kind: str
    day: date
    number: int
    name: str

    def command(self, own: UUID) -> c.BeslutCommand:
        """Say it as a command; many are refused by the domain, as they should be."""
        if self.kind == "offer":
            return c.MakeErbjudande(beslut=own, erbjudet=self.day)
        if self.kind in SVAR:
            number = 1 + self.number % 2
            return c.AnswerErbjudande(
                beslut=own, erbjudande=number, svar=self.kind, besvarat=self.day
            )
        if self.kind in {"correct", "withdraw"}:
            back = self.kind == "withdraw"
            return c.CorrectBeslut(
                beslut=own, corrects=self.number, aterkallad=back, skal="Fel",
                replaced={} if back else {self.name: self._replaced()},
            )  # fmt: skip
        return self._course(own)

    def _replaced(self) -> str:
        return {"saknas": "Tre av fem dagar", "enhet": "e9"}.get(self.name, str(self.day))

    def _course(self, own: UUID) -> c.BeslutCommand:
        match self.kind:
            case "delvis":
                return c.PartlyVerkstall(beslut=own, fran=self.day, saknas="Två av fem dagar")
            case "avbrott":
                return c.BeginAvbrott(beslut=own, avbruten=self.day, orsak="annat")
            case "close":
                return c.CloseBeslut(beslut=own, avslutat=self.day, skal_kod="flyttat")
            case "orsak":
                return c.StateOrsak(beslut=own, orsak="annat", angiven=self.day)
            case "send":
                slag = ("ny", "fortsatt", "verkstallt")[self.number % 3]
                return c.SendIndividrapport(
                    beslut=own, mottagare=("ivo", "revisorerna")[self.number % 2], ar=2025,
                    kvartal=1 + self.number % 3, rapportslag=slag, skickad=date(2026, 1, 2),
                )  # fmt: skip
        return c.VerkstallBeslut(beslut=own, verkstallt=self.day)


FACTS = ("beslutad", "enhet", "verkstallt", "avbruten", "fran", "saknas", "avslutat", "erbjudet")
STEPS = st.builds(
    Step,
    beslut=st.integers(0, 2),
    kind=st.sampled_from(KINDS),
    day=st.sampled_from(DAYS),
    number=st.integers(1, 8),
    name=st.sampled_from((*FACTS, "besvarat")),
)

ANSWERED_BEFORE = [
    Step(0, "offer", DAYS[2], 1, ""),
    Step(0, "ja", DAYS[3], 2, ""),
    Step(0, "nej", DAYS[7], 2, ""),
    Step(0, "correct", DAYS[6], 2, "erbjudet"),
]
"""An offer whose day is corrected to one between its answers."""
AGAIN_AND_AGAIN = [
    Step(0, "delvis", DAYS[2], 1, ""),
    Step(0, "verkstall", DAYS[3], 1, ""),
    Step(0, "delvis", DAYS[4], 1, ""),
    Step(0, "verkstall", DAYS[9], 1, ""),
    Step(0, "avbrott", DAYS[9], 1, ""),
    Step(0, "close", DAYS[11], 1, ""),
    Step(0, "withdraw", DAYS[11], 6, ""),
]
"""A beslut in parts, given, stopped twice, closed, and the closing taken back."""


@pytest.fixture(scope="module")
def opened(
    pg_server: RunServer, _template: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Opened]:
    """One log for all examples: each adds beslut of its own and looks only at those."""
    folder = tmp_path_factory.mktemp("logg")
    with fresh_database(pg_server, _template) as made, opened_log(made, folder) as log:
        yield log


class Written:
    """The beslut of one example, with the löpnummer of every event."""

    def __init__(self) -> None:
        self.events: dict[UUID, list[tuple[int, Event]]] = {}

    def states(self, known: int) -> list[Beslut]:
        """Give what Python makes of them, as known at a löpnummer."""
        told = ([e for position, e in h if position <= known] for h in self.events.values())
        return [Beslut.from_events(events) for events in told if events]


def write(opened: Opened, steps: list[Step], stops: set[int], batch: int) -> Written:
    """Append what the domain lets through, catching up at some steps with some batch size."""
    written, ids = Written(), sorted(uuid4() for _ in range(3))
    for number, own in enumerate(ids):
        lag, insats = (("sol", "sarskilt_boende"), ("lss", "gruppbostad"))[number % 2]
        begun = c.RegisterBeslut(
            beslut=own, beslutad=DAYS[number], lag=lag, insats=insats, enhet="e1"
        )
        append(opened, written, begun)
    for number, step in enumerate(steps):
        append(opened, written, step.command(ids[step.beslut]))
        if number in stops:
            catch_up(opened.log, VIEW, batch)
    catch_up(opened.log, VIEW, batch)
    return written


def append(opened: Opened, written: Written, command: c.BeslutCommand) -> None:
    """Append what a command leads to, nothing where the domain refuses it."""
    history = written.events.setdefault(command.beslut, [])
    try:
        events = decide(command, [event for _, event in history], AROUND)
    except LiggareError:
        return
    appended = opened.log.append(events, a_context())
    history.extend((appended.first_position, event) for event in events)


def told_by_python(state: Beslut, per: date) -> tuple[object, ...] | None:
    """Say what the pure functions make of a beslut on a day."""
    said, waits = state.registered, running(state, per)
    lage = classify(state, per)
    if said is None or lage is None:
        return None
    stretch = (waits.slag, waits.start, waits.frist.sista_dag, waits.frist.rule) if waits else None
    return (
        lage, said.beslutad, said.insats, said.enhet, saknas(state, per), stretch,
        reportable(state, per), waits.days(per) if waits else None,
    )  # fmt: skip


def told_by_view(row: BeslutRow, per: date) -> tuple[object, ...]:
    """Say the same of a row."""
    stretch = (row.slag, row.start, row.sista_dag, row.rule) if row.slag else None
    return (
        row.lage, row.beslutad, row.insats, row.enhet, row.saknas, stretch,
        row.reportable(per), row.days(per),
    )  # fmt: skip


@settings(max_examples=50)
@given(
    steps=st.lists(STEPS, max_size=24),
    stops=st.sets(st.integers(0, 23), max_size=4),
    batch=st.sampled_from([1, 2, 5, 5000]),
    pers=st.lists(st.sampled_from(PERS), min_size=3, max_size=5, unique=True),
    back=st.sampled_from([0, 0, 1, 2, 4, 8]),
)
@example(steps=ANSWERED_BEFORE, stops={1}, batch=5, pers=DAYS[3:9], back=0)
@example(steps=AGAIN_AND_AGAIN, stops=set(), batch=5000, pers=[*DAYS[3:], PERS[-1]], back=0)
def test_the_view_says_what_the_pure_functions_say(
    opened: Opened, steps: list[Step], stops: set[int], batch: int, pers: list[date], back: int
) -> None:
    """Each beslut, each individrapport and to whom it went, on any day and at any löpnummer."""
    written = write(opened, steps, stops, batch)
    known = opened.log.head().size - back
    states = written.states(known)

    for per in pers:
        expected = {one.id: told for one in states if (told := told_by_python(one, per))}
        listed = beslut_listing(opened.log, per, known, "alla", limit=None).rows
        found = {one.beslut: told_by_view(one, per) for one in listed if one.beslut in expected}
        ours = {one.beslut for one in listed} & set(written.events)

        assert found == expected
        assert ours == set(expected)
        assert_the_quarter(opened, states, per, known)


def assert_the_quarter(opened: Opened, states: list[Beslut], per: date, known: int) -> None:
    """Compare what the quarter of a day asks for, as far as that day."""
    ar, nummer = per.year, (per.month + 2) // 3
    by_id = {one.id: one for one in states}
    expected = [
        (one.beslut, one.rapportslag, one.vantan.slag, one.vantan.start, one.vantan.slut, {
            to for to in ("ivo", "revisorerna") if sent(by_id[one.beslut], ar, nummer, to, one)
        })
        for one in quarter(states, ar, nummer, per)
    ]  # fmt: skip
    asked = kvartalslage(opened.log, ar, nummer, per, known, limit=None)
    found = [
        (one.beslut.beslut, one.rapportslag, one.beslut.slag, one.beslut.start, one.beslut.slut,
         set(one.mottagare))
        for one in asked.rapporter if one.beslut.beslut in by_id
    ]  # fmt: skip

    assert found == expected
    assert asked.total == len(asked.rapporter)
    assert all(
        found <= asked.delvis.get(key, 0) for key, found in partly(states, asked.per).items()
    )


def test_lists_counts_and_statistics_of_all_examples_agree(opened: Opened) -> None:
    """Lists are ordered and cut as asked, and the counts and the statistics are those of the list.

    The statistics of beslut of a kind of their own are also those of the pure function.
    """
    written = Written()
    for days in (0, 40, 200):
        own, day = uuid4(), FIRST + timedelta(days=days)
        begun = c.RegisterBeslut(
            beslut=own, beslutad=day, lag="sol", insats="vaxelvard", enhet="e1"
        )
        append(opened, written, begun)
    catch_up(opened.log, VIEW)
    known = opened.log.head().size

    for per in PERS:
        lists = {one: beslut_listing(opened.log, per, known, one, limit=None) for one in URVAL}
        rows, counts = lists["alla"].rows, lists["alla"].counts
        asked = kvartalslage(opened.log, per.year, (per.month + 2) // 3, per, known, limit=1)
        ours = [one for one in asked.statistik if one.insats == "vaxelvard"]
        page = beslut_listing(opened.log, per, known, "alla", offset=1, limit=2)

        assert [len(one.rows) for one in lists.values()] == [
            counts.vantar, counts.rapporteras, lists["alla"].total,
        ]  # fmt: skip
        assert all(one.total == len(one.rows) for one in lists.values())
        assert sum(len(one.dagar) for one in asked.statistik) == counts.rapporteras
        assert all(
            (a.start or per, a.beslut) < (b.start or per, b.beslut) for a, b in pairwise(rows)
        )
        assert page.rows == rows[1:3]
        assert ours == list(statistics(written.states(known), per))


def test_the_view_has_read_every_event_of_all_examples(opened: Opened) -> None:
    """After all of it position, tree and counts are the log's."""
    catch_up(opened.log, VIEW)

    assert status(opened.log, VIEW).complete
