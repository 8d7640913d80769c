"""What is noted in utredningar, uppföljningar and chains: SQL says what Python makes of events."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.barnutredning import Utredning, classify_uppfoljning, idle
from audit.barnutredning.chains import chains
from audit.barnutredning.classify import is_running
from audit.barnutredning.events_handlaggning import (
    BarnHeard,
    BarnMoved,
    BarnNotHeard,
    InformationGiven,
    InformationWithheld,
    SamordnareNoted,
)
from audit.barnutredning.uppgifter import day_of
from projections.barnutredning.handlaggning import handlaggning, handlaggning_listing
from projections.barnutredning.kedjor import kedjor
from projections.barnutredning.uppfoljningar import avslutade_listing, oppna_listing
from projections.barnutredning.view import VIEW
from projections.barnutredning.views import HANDLAGGNING
from projections.position import status
from projections.runner import catch_up
from tests.property import clock_histories as histories
from tests.property.clock_histories import BEFORE, TURNS_UPPGIFT
from tests.support.database import fresh_database
from tests.support.logs import Opened, opened_log

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from uuid import UUID

    from audit.barnutredning.uppgifter import Uppgift
    from tests.support.server import RunServer

IDLE = 30
DAYS = [BEFORE + timedelta(days=days) for days in (*TURNS_UPPGIFT[1::3], 40, 128, 340)]
EXAMPLE: dict[str, Any] = {
    "stops": st.sets(st.integers(0, 22), max_size=4),
    "batch": st.sampled_from([1, 2, 5, 5000]),
    "back": st.integers(0, 12),
}
States = dict["UUID", Utredning]


@pytest.fixture(scope="module")
def opened(
    pg_server: RunServer, _template: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Opened]:
    """One log for all examples: each adds utredningar of its own and looks only at those."""
    folder = tmp_path_factory.mktemp("logg")
    with fresh_database(pg_server, _template) as made, opened_log(made, folder) as log:
        yield log


def written(
    opened: Opened, course: list[histories.Step], stops: set[int], batch: int, back: int
) -> tuple[States, int]:
    """Write a course; gives the states that were known some löpnummer back, and which one."""
    views = [VIEW, HANDLAGGNING]
    found = histories.write(opened, views, histories.uppgift, course, stops, batch)
    known = opened.log.head().size - back
    return {one: Utredning.from_events(found.told(one, known)) for one in found.events}, known


@settings(max_examples=12)
@given(course=histories.steps(histories.UPPGIFT, TURNS_UPPGIFT, 320, 20), **EXAMPLE)
def test_what_is_noted_is_what_the_events_say(
    opened: Opened, course: list[histories.Step], stops: set[int], batch: int, back: int
) -> None:
    """On each day: heard or why not, told or not, moved, samordnare, and whether work goes on."""
    states, known = written(opened, course, stops, batch, back)

    for per in DAYS:
        found = handlaggning_listing(opened.log, per, known, idle_days=IDLE, limit=None)
        rows = {
            row.arende_id: (
                row.hord, row.inte_hord, row.informerad, row.undanhallen, row.flyttade,
                row.samordnare, row.arbete,
            )
            for row in found.rows if row.arende_id in states
        }  # fmt: skip
        expected = {one: _noted(it, per) for one, it in states.items() if is_running(it, per)}

        assert rows == expected
        assert handlaggning(opened.log, per, known, IDLE).total == found.total


@settings(max_examples=15)
@given(course=histories.steps(histories.UPPFOLJNING, TURNS_UPPGIFT, 320, 20), **EXAMPLE)
def test_uppfoljningar_and_chains_are_those_of_the_reference(
    opened: Opened, course: list[histories.Step], stops: set[int], batch: int, back: int
) -> None:
    """The time of each uppföljning, and each child's chains, on each day."""
    states, known = written(opened, course, stops, batch, back)

    for per in DAYS:
        open_ones = oppna_listing(opened.log, per, known, limit=None)
        ended = avslutade_listing(opened.log, per, per, known, limit=None)
        said = {r.arende_id: r.klocka for r in (*open_ones.rows, *ended.rows)}
        expected = {one: classify_uppfoljning(it, per) for one, it in states.items()}

        assert {one: it for one, it in said.items() if one in states} == {
            one: it for one, it in expected.items() if it and (it.ended is None or it.ended == per)
        }
        assert _chains(opened, states, per, known) == _reference(states, per)


def test_the_view_has_read_every_event_of_all_examples(opened: Opened) -> None:
    """After all of it position, tree and counts are the log's."""
    catch_up(opened.log, HANDLAGGNING)

    assert status(opened.log, HANDLAGGNING).complete


def _noted(state: Utredning, per: date) -> tuple[Any, ...]:
    def by(kind: type[Uppgift]) -> list[Any]:
        found = [one for one in state.uppgifter if isinstance(one, kind) and day_of(one) <= per]
        return sorted(found, key=lambda one: (day_of(one), one.originator_version))

    heard, why, told, withheld, moved, lies = map(
        by,
        (BarnHeard, BarnNotHeard, InformationGiven, InformationWithheld, BarnMoved,
         SamordnareNoted),
    )  # fmt: skip
    return (
        heard[0].hord if heard else None,
        why[-1].skal_kod if why else None,
        told[0].lamnad if told else None,
        withheld[0].beslutad if withheld else None,
        moved[-1].flyttade if moved else None,
        lies[-1].samordnare if lies else None,
        idle(state, per, IDLE),
    )


def _chains(opened: Opened, states: States, per: date, known: int) -> set[Any]:
    found = kedjor(opened.log, per, known, 30, limit=None)
    return {
        tuple((p.arende_id, p.avslutad, p.days) for p in one.parts)
        for one in found.rows
        if one.parts[0].arende_id in states
    }


def _reference(states: States, per: date) -> set[Any]:
    found = chains(states.values(), per, 30)
    return {tuple((p.arende, p.avslutad, p.days) for p in one.parts) for one in found}
