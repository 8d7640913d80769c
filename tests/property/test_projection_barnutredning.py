"""SQL and Python agree: on every history, on every day, as known at every löpnummer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.barnutredning import (
    CloseUtredning,
    Command,
    CorrectUtredning,
    ExtendUtredning,
    OpenUtredning,
    Utredning,
    decide,
)
from audit.barnutredning.classify import Classified, classify, classify_closing
from audit.errors import InvalidInputError, StateError
from projections.barnutredning.listing import Flag, Listing, closed_listing, listing
from projections.position import status
from projections.registry import view_named
from projections.runner import catch_up
from tests.support.database import fresh_database
from tests.support.logs import Opened, a_context, opened_log

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audit.envelope import Event
    from tests.support.server import RunServer

VIEW = view_named("barnutredning")
START = date(2022, 1, 3)
DAYS = st.integers(0, 500).map(lambda days: START + timedelta(days=days))
FIELDS = ("inledd", "beslutad", "ny_sista_dag", "avslutad", "registrerad_i_kalla", "anmalan_inkom")
NEW_DAY = st.one_of(DAYS.map(str), st.just(""))


@dataclass(frozen=True)
class Step:
    """One thing tried: on which utredning, what, and with which days."""

    arende: int
    kind: str
    first: date
    second: date
    version: int
    replaced: dict[str, str]

    def command(self, arende: UUID) -> Command:
        """Say it as a command; many are refused by the domain, as they should be."""
        match self.kind:
            case "open":
                return OpenUtredning(
                    arende=arende, barn=uuid4(), enhet="e1", inledd=self.first,
                    kallreferens=uuid4(),
                )  # fmt: skip
            case "extend":
                return ExtendUtredning(
                    arende=arende, beslutad=self.first, ny_sista_dag=self.second,
                    skal_kod="annat", beslutsfattare="utskott",
                )  # fmt: skip
            case "close":
                return CloseUtredning(
                    arende=arende, avslutad=self.first, avslut="utan_insats",
                    registrerad_i_kalla=self.second,
                )  # fmt: skip
        return CorrectUtredning(arende=arende, corrects=self.version, replaced=self.replaced)


REPLACED = st.one_of(
    st.dictionaries(st.sampled_from(FIELDS), NEW_DAY, min_size=1, max_size=2),
    st.sampled_from(
        [{"avslut": "insats"}, {"enhet": "e2"}, {"avslutad": ""}, {"ny_sista_dag": ""}]
    ),
)
STEPS = st.builds(
    Step,
    arende=st.integers(0, 3),
    kind=st.sampled_from(["open", "extend", "extend", "close", "correct", "correct", "correct"]),
    first=DAYS,
    second=DAYS,
    version=st.integers(1, 6),
    replaced=REPLACED,
)


@pytest.fixture(scope="module")
def opened(
    pg_server: RunServer, _template: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Opened]:
    """One log for all examples: each adds utredningar of its own and looks only at those."""
    folder = tmp_path_factory.mktemp("logg")
    with fresh_database(pg_server, _template) as made, opened_log(made, folder) as log:
        yield log


class Written:
    """The histories of one example, with the löpnummer of every event."""

    def __init__(self) -> None:
        self.events: dict[UUID, list[tuple[int, Event]]] = {}

    def state(self, arende: UUID, known: int) -> Utredning:
        """Give what Python makes of an ärende, as known at a löpnummer."""
        told = [event for position, event in self.events[arende] if position <= known]
        return Utredning.from_events(told)


def write(opened: Opened, steps: list[Step], stops: set[int], batch: int) -> Written:
    """Append what the domain lets through, catching up at some steps with some batch size."""
    written, ids = Written(), [uuid4() for _ in range(4)]
    for number, step in enumerate([*_openings(steps), *steps]):
        arende = ids[step.arende]
        history = written.events.setdefault(arende, [])
        try:
            events = decide(step.command(arende), [event for _, event in history])
        except (InvalidInputError, StateError):
            continue
        appended = opened.log.append(events, a_context())
        history.extend((appended.first_position, event) for event in events)
        if number in stops:
            catch_up(opened.log, VIEW, batch)
    catch_up(opened.log, VIEW, batch)
    return written


def _openings(steps: list[Step]) -> list[Step]:
    return [Step(n, "open", START + timedelta(days=40 * n), START, 1, {}) for n in range(4)]


def as_python(one: Classified) -> tuple[Any, ...]:
    """Give what both must agree on."""
    return (
        one.tidsklass, one.days, one.extended_after_limit, one.within_vardag, one.closed_later,
    )  # fmt: skip


def as_sql(found: Listing, written: Written) -> dict[UUID, tuple[Any, ...]]:
    """Give the same of a list, of the example's own utredningar."""
    return {
        row.arende_id: (
            row.tidsklass,
            row.days,
            Flag.EXTENDED_AFTER_LIMIT in row.flags,
            Flag.WITHIN_VARDAG in row.flags,
            row.avslutad if Flag.CLOSED_LATER in row.flags else None,
        )
        for row in found.rows
        if row.arende_id in written.events
    }


EXAMPLE = {
    "steps": st.lists(STEPS, max_size=14),
    "stops": st.sets(st.integers(0, 17), max_size=4),
    "batch": st.sampled_from([1, 2, 5, 5000]),
    "pers": st.lists(DAYS, min_size=2, max_size=4),
    "back": st.integers(0, 16),
}


@settings(max_examples=60)
@given(**EXAMPLE)
def test_running_utredningar_are_classed_as_the_reference_does(
    opened: Opened, steps: list[Step], stops: set[int], batch: int, pers: list[date], back: int
) -> None:
    """Class, days and flags are the same in SQL and Python, as known at any löpnummer."""
    written = write(opened, steps, stops, batch)
    known = opened.log.head().size - back

    for per in pers:
        states = {arende: written.state(arende, known) for arende in written.events}
        classed = {arende: classify(state, per) for arende, state in states.items()}
        expected = {arende: as_python(one) for arende, one in classed.items() if one}

        found = as_sql(listing(opened.log, per, known, limit=None), written)

        assert found == expected


@settings(max_examples=40)
@given(**EXAMPLE)
def test_closed_utredningar_are_classed_as_the_reference_does(
    opened: Opened, steps: list[Step], stops: set[int], batch: int, pers: list[date], back: int
) -> None:
    """The same holds of those closed in a period."""
    written = write(opened, steps, stops, batch)
    known, start, end = opened.log.head().size - back, min(pers), max(pers)
    expected = {}
    for arende in written.events:
        state = written.state(arende, known)
        one = classify_closing(state)
        if one and state.closing and start <= state.closing.avslutad <= end:
            expected[arende] = as_python(one)

    found = as_sql(closed_listing(opened.log, start, end, known, limit=None), written)

    assert found == expected


@settings(max_examples=40)
@given(**EXAMPLE)
def test_rows_hold_what_the_reference_knows(
    opened: Opened, steps: list[Step], stops: set[int], batch: int, pers: list[date], back: int
) -> None:
    """Every fact of a row, and every extension, is what Python makes of the same events."""
    written = write(opened, steps, stops, batch)
    known = opened.log.head().size - back
    states = {arende: written.state(arende, known) for arende in written.events}

    assert _utredningar(opened, states, known) == {
        arende: _facts(state) for arende, state in states.items() if state.opened
    }
    assert _extensions(opened, states, known) == {
        (arende, x.originator_version, x.beslutad, x.ny_sista_dag, x.ny_sista_dag_vardag, x.rule)
        for arende, state in states.items()
        for x in state.extensions
    }


def test_the_view_has_read_every_event_of_all_examples(opened: Opened) -> None:
    """After all of it position, tree and counts are the log's."""
    catch_up(opened.log, VIEW)

    assert status(opened.log, VIEW).complete


def _facts(state: Utredning) -> tuple[Any, ...]:
    opened, closing = state.opened, state.closing
    assert opened is not None
    limit = opened.limit
    return (
        opened.barn, opened.enhet, opened.kallreferens, opened.anmalan_inkom, opened.inledd,
        opened.registrerad_i_kalla, limit.rule, limit.sista_dag, limit.sista_dag_vardag,
        closing and closing.avslutad, closing and closing.avslut,
        closing and closing.registrerad_i_kalla,
    )  # fmt: skip


def _utredningar(opened: Opened, states: dict[UUID, Utredning], known: int) -> dict[UUID, Any]:
    query = """
        SELECT arende_id, barn, enhet, kallreferens, anmalan_inkom, inledd, registrerad_i_kalla,
            rule, sista_dag, sista_dag_vardag, avslutad, avslut, avslutad_registrerad
        FROM namnd_prov.view_utredning
        WHERE slot = 'a' AND arende_id = ANY (%(ids)s) AND from_position <= %(known)s
          AND (to_position IS NULL OR to_position > %(known)s)
    """
    rows = _fetch(opened, query, states, known)
    assert len(rows) == len({row[0] for row in rows})
    return {row[0]: row[1:] for row in rows}


def _extensions(opened: Opened, states: dict[UUID, Utredning], known: int) -> set[Any]:
    query = """
        SELECT arende_id, version, beslutad, ny_sista_dag, ny_sista_dag_vardag, rule
        FROM namnd_prov.view_forlangning
        WHERE slot = 'a' AND arende_id = ANY (%(ids)s) AND from_position <= %(known)s
          AND (to_position IS NULL OR to_position > %(known)s) AND ny_sista_dag IS NOT NULL
    """
    return set(_fetch(opened, query, states, known))


def _fetch(opened: Opened, query: str, states: dict[UUID, Utredning], known: int) -> list[Any]:
    with opened.log.pool.connection() as connection:
        return connection.execute(query, {"ids": list(states), "known": known}).fetchall()
