"""What a measure counts: as many as it names, and the same until something of it is added."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

import pytest

from api.acts.freezing import freezing
from api.acts.measuring import (
    Measure,
    OfAnmalningar,
    OfKontroll,
    OfUtredningar,
    measure_of,
    untouched,
)
from api.reports.internkontroll.asked_again import ask_again
from audit.envelope import Actor, Happened
from audit.errors import StateError
from audit.ids import new_arende_id
from audit.intake.kinds import Kind
from audit.internkontroll import decide
from audit.internkontroll.events_kontroll import KontrollDefined
from audit.internkontroll.internkontroll import Internkontroll
from audit.internkontroll.kontroll import Kontroll
from audit.internkontroll.langd import Langd
from audit.internkontroll.matning import Matning
from audit.store.following import MOST
from audit.store.founding import SYSTEM
from audit.store.importing import Order, import_file
from projections.barnutredning.anmalan_rows import Tid
from projections.barnutredning.listing import closed_listing, listing
from tests.support.database import fresh_database
from tests.support.klockor import Klockor
from tests.support.logs import a_context
from tests.support.services import running_service

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from audit.store.log import Log
    from tests.support.server import RunServer
    from tests.support.services import Service

FIRST, LAST = date(2026, 1, 1), date(2026, 3, 31)
KNOWN_ON = date(2026, 4, 20)
EXTRACT = """id;enhet;starthandelse;startdatum;sluthandelse;slutdatum
h1;Norr;Beslut om hemtjänst;2024-05-01;Uppföljning;2025-04-20
h2;Norr;Beslut om hemtjänst;2024-06-01;Uppföljning;2025-09-20
h3;Söder;Beslut om hemtjänst;2024-09-10;;
h4;Söder;Beslut om hemtjänst;2026-02-02;;
"""
DEFINED = KontrollDefined(
    originator_id=new_arende_id(),
    originator_version=1,
    happened=Happened.unknown(),
    namn="Hemtjänst följs upp inom ett år",
    starthandelse="Beslut om hemtjänst",
    sluthandelse="Uppföljning",
    inom=Langd(1, "ar"),
    fran=date(2024, 1, 1),
)
MEASURES: Final[Mapping[str, Measure]] = {
    "running": OfUtredningar(LAST),
    "closed": OfUtredningar(LAST, FIRST),
    **{str(tid): OfAnmalningar(tid, FIRST, LAST) for tid in Tid},
    "kontroll": OfKontroll(Kontroll.from_events([DEFINED]), LAST),
}
EXPECTED = {
    "running": {
        "inom": 2, "over_inom_forlangning": 1, "over_utan_forlangning": 1,
        "extended_after_limit": 1, "closed_later": 1,
    },
    "closed": {"over_inom_forlangning": 1, "over_utan_forlangning": 1, "extended_after_limit": 1},
    "skyddsbedomning": {"i_tid": 1, "for_sent": 1, "over": 1},
    "forhandsbedomning": {"i_tid": 1, "over": 2},
    "aterkoppling": {"over": 1},
    "kontroll": {"inom": 1, "sent": 1, "vantar": 1, "over": 1},
}  # fmt: skip
"""What is there of each measure; what is not named is nothing."""


@dataclass(slots=True)
class Filled:
    """A nämnd with something in each class."""

    service: Service
    book: Klockor = field(init=False)
    known: int = field(init=False)

    def __post_init__(self) -> None:
        """Write it."""
        self.book = Klockor(self.log)
        self._utredningar()
        self._anmalningar()
        made = datetime.combine(KNOWN_ON, time(13), UTC)
        order = Order(
            kind=Kind.HANDELSER, extract_made_at=made, actor=Actor(SYSTEM, "system"), at=made
        )
        import_file(self.log, EXTRACT.encode(), order)
        self.service.catch_up()
        self.known = self.log.head().size

    @property
    def log(self) -> Log:
        """The nämnd's log."""
        return self.service.log

    def _utredningar(self) -> None:
        for day in (date(2026, 2, 2), date(2026, 3, 2)):
            self.book.open(day, on=day)
        late, over, *done = (self.book.open(date(2025, 10, 1), on=FIRST) for _ in range(4))
        for one in (late, done[0]):
            self.book.extend(one, date(2026, 2, 10), date(2026, 5, 1), on=date(2026, 2, 10))
        for one in done:
            self.book.close(one, date(2026, 3, 3), on=date(2026, 3, 4))
        self.book.close(over, date(2026, 4, 10), on=date(2026, 4, 11))

    def _anmalningar(self) -> None:
        day = date(2026, 2, 2)
        in_time, late, _ = (self.book.receive(day, on=day) for _ in range(3))
        self.book.judge(in_time, day, on=day)
        self.book.judge(late, day + timedelta(days=5), on=day + timedelta(days=5))
        self.book.decide(in_time, day + timedelta(days=3), "inte_inleda", on=date(2026, 2, 6))
        self.book.ask(in_time, day + timedelta(days=3), on=date(2026, 2, 6))


@pytest.fixture(scope="module")
def filled(
    pg_server: RunServer, _template: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Filled]:
    """One nämnd for all tests: what one adds comes after the löpnummer that the others ask at."""
    with (
        fresh_database(pg_server, _template) as database,
        running_service(database, tmp_path_factory.mktemp("matt")) as service,
    ):
        yield Filled(service)


@pytest.mark.parametrize("name", MEASURES)
def test_the_numbers_are_those_of_the_ids_behind_them(filled: Filled, name: str) -> None:
    """Each class and flag counts as many as it names, and no name is left out."""
    measure, log, known = MEASURES[name], filled.log, filled.known
    numbers, ids = measure.numbers(log, known), measure.ids(log, known)

    assert numbers == {one: len(each) for one, each in ids.items()}
    assert {one: number for one, number in numbers.items() if number} == EXPECTED[name]


def test_the_utredningar_named_are_those_of_the_lists(filled: Filled) -> None:
    """A frozen number leads to the very list that is shown behind it."""
    log, known = filled.log, filled.known
    lists = {
        "running": listing(log, LAST, known, limit=None),
        "closed": closed_listing(log, FIRST, LAST, known, limit=None),
    }
    for name, listed in lists.items():
        ids = MEASURES[name].ids(log, known)
        for row in listed.rows:
            there = {one for one, each in ids.items() if str(row.arende_id) in each}

            assert there == {str(row.tidsklass), *map(str, row.flags)}


@pytest.mark.parametrize("name", MEASURES)
def test_nothing_is_counted_of_a_view_that_lags_behind(filled: Filled, name: str) -> None:
    """Neither numbers nor ids are given of half a view."""
    beyond = filled.log.head().size + 1
    for ask in (MEASURES[name].numbers, MEASURES[name].ids):
        with pytest.raises(StateError, match="inte ikapp"):
            ask(filled.log, beyond)


def test_a_measure_is_untouched_until_something_that_it_counts_is_added(filled: Filled) -> None:
    """An anmälan says nothing of utredningar; where too much was added, nobody looks."""
    log, running, skydd = filled.log, MEASURES["running"], MEASURES["skyddsbedomning"]
    start = log.head().size

    def told() -> tuple[bool, ...]:
        return tuple(untouched(log, one, start, log.head().size) for one in (running, skydd))

    before = told()
    filled.book.receive(KNOWN_ON, on=KNOWN_ON + timedelta(days=1))
    between = told()
    filled.book.open(KNOWN_ON, on=KNOWN_ON + timedelta(days=1))

    assert (before, between, told()) == ((True, True), (True, False), (False, False))
    assert not untouched(log, running, start, start - 1)
    assert not untouched(log, running, log.head().size, log.head().size + MOST + 1)


def test_why_an_outcome_is_another_is_said_where_it_is_asked_for(filled: Filled) -> None:
    """A list shows numbers alone; what came in between is looked for where a page tells it."""
    log = filled.log
    filled.service.catch_up()
    events = decide(freezing(log, LAST), ())
    log.append(events, a_context())
    filled.book.open(date(2026, 3, 30), on=KNOWN_ON + timedelta(days=2))
    filled.service.catch_up()
    matning, head = Matning.from_events(events), log.head().size
    alone = ask_again(log, Internkontroll(), matning, head)
    told = ask_again(log, Internkontroll(), matning, head, why=True)

    assert alone is not None
    assert told is not None
    assert (alone.now, alone.why) == (told.now, "")
    assert "1 ärende har tillkommit" in told.why


def test_a_measure_of_a_period_needs_one() -> None:
    """What people register has no measure either; a day alone is enough for what runs."""
    assert measure_of("barnutredningstid", LAST, None) == MEASURES["running"]
    assert measure_of("barnutredningstid_avslutade", LAST, FIRST) == MEASURES["closed"]
    assert measure_of("aterkoppling", LAST, FIRST) == MEASURES["aterkoppling"]
    assert not any(
        measure_of(*one)
        for one in (
            ("barnutredningstid_avslutade", LAST, None),
            ("aterkoppling", LAST, None),
            ("manuell", LAST, FIRST),
        )
    )
