"""The view of orosanmälningar says what Python makes of the same events, on both time axes."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.barnutredning import Orosanmalan, classify_anmalan
from projections.barnutredning.anmalningar import inkomna, inkomna_listing, oppna_listing
from projections.barnutredning.views import OROSANMALAN
from projections.position import status
from projections.runner import catch_up
from tests.property import clock_histories as histories
from tests.property.clock_histories import START, TURNS
from tests.support.database import fresh_database
from tests.support.logs import Opened, opened_log

if TYPE_CHECKING:
    from collections.abc import Container, Iterator
    from datetime import date
    from uuid import UUID

    from projections.barnutredning.anmalan_rows import AnmalanListing
    from tests.support.server import RunServer


@pytest.fixture(scope="module")
def opened(
    pg_server: RunServer, _template: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Opened]:
    """One log for all examples: each adds anmälningar of its own and looks only at those."""
    folder = tmp_path_factory.mktemp("logg")
    with fresh_database(pg_server, _template) as made, opened_log(made, folder) as log:
        yield log


DAYS = sorted({START + timedelta(days=turn + more) for turn in TURNS[::2] for more in (0, 7)})


@settings(max_examples=15)
@given(
    course=histories.steps(histories.ANMALAN, TURNS, 40, 18),
    stops=st.sets(st.integers(0, 20), max_size=4),
    batch=st.sampled_from([1, 2, 5, 5000]),
    back=st.integers(0, 12),
)
def test_an_anmalan_is_what_its_events_say(
    opened: Opened, course: list[histories.Step], stops: set[int], batch: int, back: int
) -> None:
    """Facts, all three times and their flags are those of the reference, and so is who is open."""
    written = histories.write(opened, [OROSANMALAN], histories.anmalan, course, stops, batch)
    known = opened.log.head().size - back
    states = {one: Orosanmalan.from_events(written.told(one, known)) for one in written.events}

    for per in DAYS:
        expected = {one: _reference(state, per) for one, state in states.items()}
        came_in = inkomna_listing(opened.log, START, per, per, known, limit=None)
        waits = oppna_listing(opened.log, per, known, limit=None)

        assert _rows(came_in, expected) == {one: said for one, said in expected.items() if said}
        assert _rows(waits, expected) == {
            one: said for one, said in expected.items() if said and _is_open(said)
        }


def test_the_view_has_read_every_event_of_all_examples(opened: Opened) -> None:
    """After all of it position, tree and counts are the log's, and every anmälan is counted."""
    catch_up(opened.log, OROSANMALAN)
    known = opened.log.head().size

    assert status(opened.log, OROSANMALAN).complete
    assert not inkomna(opened.log, START, START, START, known).behind


def _reference(state: Orosanmalan, per: date) -> tuple[Any, ...] | None:
    found, received = classify_anmalan(state, per), state.received
    if found is None or received is None:
        return None
    decided = state.decided if state.decided and state.decided.beslutad <= per else None
    return (
        received.enhet, received.grupp, received.anmalare, received.inkom, received.inkom_sent,
        received.pagaende, decided and decided.utfall, decided and decided.utredning, found.days,
        found.skyddsbedomning, found.forhandsbedomning, found.aterkoppling, found.utan_svar,
    )  # fmt: skip


def _rows(found: AnmalanListing, of: Container[UUID]) -> dict[UUID, tuple[Any, ...]]:
    return {
        row.arende_id: (
            row.enhet, row.grupp, row.anmalare, row.inkom, row.inkom_sent, row.pagaende,
            row.utfall, row.utredning, row.days, row.skyddsbedomning, row.forhandsbedomning,
            row.aterkoppling, row.utan_svar,
        )
        for row in found.rows
        if row.arende_id in of
    }  # fmt: skip


def _is_open(said: tuple[Any, ...]) -> bool:
    return any(one is not None and one.lage in {"loper", "over"} for one in said[9:12])
