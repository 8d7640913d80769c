"""Controls in SQL and in Python agree over drawn histories, on both time axes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from random import Random
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.envelope import Event
from audit.errors import InvalidInputError, StateError
from audit.internkontroll.commands_handelse import (
    BeginHandelse,
    CorrectHandelse,
    EndHandelse,
    HandelseCommand,
)
from audit.internkontroll.decide_handelse import decide_handelse
from audit.internkontroll.handelse import Handelse
from audit.internkontroll.kontroll_definition import Definition
from audit.internkontroll.kontrollutfall import Kontrollutfall, outcome_of, tillfallen
from audit.internkontroll.langd import Langd
from projections.kontroll.utfall import counts, rows
from projections.position import status
from projections.registry import view_named
from projections.runner import catch_up
from tests.support.database import fresh_database
from tests.support.logs import Opened, a_context, opened_log
from tests.unit.internkontroll.handelser import history

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.support.server import RunServer

VIEW = view_named("kontroll")
# Month ends and a leap day are among the days, and the days are few, so that they meet.
DAYS = st.sampled_from([date(2020, 1, 31) + timedelta(days=n) for n in (0, 0, 1, 29, 30, 60)])
PERS = st.sampled_from(
    [date(2020, 1, 31) + timedelta(days=n) for n in (0, 1, 29, 30, 61, 400, 400)]
)
STARTS, ENDS = ("beslut", "ansokan"), ("uppfoljning", "plan")
FIELDS = ("startdatum", "slutdatum", "registrerad_i_kalla")


@dataclass(frozen=True)
class Step:
    """One thing tried: on which row, what, with which days and codes."""

    row: int
    kind: str
    first: date
    second: date
    kod: int
    version: int
    replaced: dict[str, str]

    def command(self, handelse: UUID, arenden: list[UUID]) -> HandelseCommand:
        """Say it as a command; many are refused by the domain, as they should be."""
        if self.kind == "begin":
            return BeginHandelse(
                handelse=handelse,
                arende=arenden[self.row // 3],
                enhet=f"e{self.row % 3}",
                starthandelse=STARTS[self.kod // 3],
                startdatum=self.first,
                kallreferens=uuid4(),
                registrerad_i_kalla=self.second,
            )
        if self.kind == "end":
            return EndHandelse(
                handelse=handelse, sluthandelse=ENDS[self.kod // 3], slutdatum=self.second
            )
        withdraws = self.kind == "withdraw"
        return CorrectHandelse(
            handelse=handelse,
            corrects=self.version,
            replaced={} if withdraws else self.replaced,
            aterkallad=withdraws,
        )


REPLACED = st.one_of(
    st.dictionaries(st.sampled_from(FIELDS), DAYS.map(str), min_size=1, max_size=1),
    st.sampled_from([{"enhet": "e9"}, {"sluthandelse": "plan"}, {"registrerad_i_kalla": ""}]),
)
STEPS = st.builds(
    Step,
    row=st.integers(0, 5),
    kind=st.sampled_from(["begin", "begin", "end", "end", "end", "end", "correct", "withdraw"]),
    first=DAYS,
    second=DAYS,
    kod=st.integers(0, 3),
    version=st.integers(1, 4),
    replaced=REPLACED,
)
LANGD = st.sampled_from(
    [Langd(1, "dag"), Langd(30, "dag"), Langd(4, "vecka"), Langd(1, "manad"), Langd(1, "ar")]
)
DEFINITIONS = st.builds(
    Definition,
    starthandelse=st.just("beslut"),
    sluthandelse=st.just("uppfoljning"),
    inom=LANGD,
    aterkommande=st.one_of(st.none(), LANGD),
    fran=st.one_of(st.none(), st.none(), DAYS),
)


@pytest.fixture(scope="module")
def opened(
    pg_server: RunServer, _template: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Opened]:
    """One log for all examples: each adds rows of its own and looks only at those."""
    folder = tmp_path_factory.mktemp("logg")
    with fresh_database(pg_server, _template) as made, opened_log(made, folder) as log:
        yield log


class Written:
    """The rows of one example, with the löpnummer of every event."""

    def __init__(self) -> None:
        self.events: dict[UUID, list[tuple[int, Event]]] = {}

    def rows(self, known: int) -> list[Handelse]:
        """Give what Python makes of the rows, as known at a löpnummer."""
        told = ([e for position, e in h if position <= known] for h in self.events.values())
        return [Handelse.from_events(events) for events in told]


def write(
    opened: Opened, steps: list[Step], stops: set[int], batch: int, order: list[int]
) -> Written:
    """Append what the domain lets through, catching up at some steps with some batch size.

    Ids decide where rows are alike: they are new in each example, in an order that is drawn.
    """
    base = uuid4().int & ~0xFF
    written, ids = Written(), [UUID(int=base + rank) for rank in order]
    arenden = [UUID(int=base + 16), UUID(int=base + 17)]
    for number, step in enumerate([*_begun(), *steps]):
        history = written.events.setdefault(ids[step.row], [])
        try:
            command = step.command(ids[step.row], arenden)
            events = decide_handelse(command, [event for _, event in history])
        except (InvalidInputError, StateError):
            continue
        appended = opened.log.append(events, a_context())
        history.extend((appended.first_position, event) for event in events)
        if number in stops:
            catch_up(opened.log, VIEW, batch)
    catch_up(opened.log, VIEW, batch)
    return written


def _begun() -> list[Step]:
    day = date(2020, 1, 31)
    return [Step(n, "begin", day + timedelta(days=29 * (n % 2)), day, 0, 1, {}) for n in range(4)]


@settings(max_examples=120)
@given(
    steps=st.lists(STEPS, max_size=14),
    stops=st.sets(st.integers(0, 17), max_size=4),
    batch=st.sampled_from([1, 2, 5, 5000]),
    definitions=st.lists(DEFINITIONS, min_size=2, max_size=4),
    per=PERS,
    back=st.sampled_from([0, 0, 0, 1, 3, 9]),
    order=st.permutations(range(6)),
)
def test_a_control_is_the_same_in_sql_and_python(
    opened: Opened,
    steps: list[Step],
    stops: set[int],
    batch: int,
    definitions: list[Definition],
    per: date,
    back: int,
    order: list[int],
) -> None:
    """Every tillfälle, its class and its rows are the same, as known at any löpnummer."""
    written = write(opened, steps, stops, batch, order)
    known = opened.log.head().size - back

    for definition in definitions:
        expected = tillfallen(written.rows(known), definition, per)
        listed = rows(opened.log, definition, per, known, limit=None).rows

        assert tuple(one for one in listed if one.handelse in written.events) == expected
        assert len({one.handelse for one in listed if one.slut is None}) == len(
            [one for one in listed if one.slut is None]
        )


@settings(max_examples=20)
@given(definition=DEFINITIONS, per=DAYS, back=st.integers(0, 300))
def test_counts_and_ids_are_those_of_the_list(
    opened: Opened, definition: Definition, per: date, back: int
) -> None:
    """All rows of all examples together: counts, enheter and ids say the same as the list."""
    known = max(1, opened.log.head().size - back)
    listed = rows(opened.log, definition, per, known, limit=None)
    counted = counts(opened.log, definition, per, known)
    behind = rows(opened.log, definition, per, known, limit=None).by_class

    assert counted.utfall.numbers == {name: len(ids) for name, ids in behind.items()}
    assert counted.utfall.alla == listed.total == len(listed.rows)
    assert sum(one.alla for one in counted.enheter.values()) == listed.total
    assert all(len(set(ids)) == len(ids) for ids in behind.values())


@pytest.mark.parametrize("again", [None, Langd(29, "dag"), Langd(1, "manad")])
def test_rows_that_meet_on_few_days_are_told_alike(opened: Opened, again: Langd | None) -> None:
    """Two hundred matters of three rows whose starts and ends fall on the same five days."""
    kod, events = f"samling {again.enhet if again else 0}", list[Event]()
    drawn, first = Random(7), date(2020, 1, 31)
    days = [str(first + timedelta(days=n)) for n in (0, 1, 29, 30, 60)]
    for matter in range(200):
        for row in range(3):
            start, slut = sorted(drawn.choices(days, k=2))
            end = slut if drawn.random() < 0.7 else None
            events += history(start, end, kod=kod, arende=f"{kod} {matter}", enhet=f"e{row}")
    opened.log.append(events, a_context())
    catch_up(opened.log, VIEW)
    told = [Handelse.from_events(list(of)) for _, of in groupby(events, lambda e: e.originator_id)]
    definition = Definition(
        starthandelse=kod, sluthandelse="uppfoljning", inom=Langd(30, "dag"), aterkommande=again
    )
    known = opened.log.head().size

    for per in (first, first + timedelta(days=30), date(2020, 12, 31)):
        found = rows(opened.log, definition, per, known, limit=None).rows
        assert found == tillfallen(told, definition, per)


def test_no_rows_give_no_counts() -> None:
    """A control without rows counts nothing and has no share."""
    definition = Definition(starthandelse="a", sluthandelse="b", inom=Langd(1, "dag"))
    found = outcome_of([], definition, date(2022, 1, 1))

    assert found == Kontrollutfall.of({}, dict.fromkeys(found.handelser, ()))
    assert (found.andel, found.andel_gjorda) == (None, None)


def test_the_view_has_read_every_event_of_all_examples(opened: Opened) -> None:
    """After all of it position, tree and counts are the log's."""
    catch_up(opened.log, VIEW)

    assert status(opened.log, VIEW).complete
