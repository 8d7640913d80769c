"""SQL and Python agree on lex Sarah: on every history, as known at every löpnummer."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from projections.lexsarah.atgarder import atgarder
from projections.lexsarah.cases import case
from projections.lexsarah.rapporter import report
from projections.lexsarah.view import VIEW
from projections.position import status
from projections.runner import catch_up
from tests.property.lexsarah_histories import ARENDEN, RAPPORTER, renamed
from tests.support.database import fresh_database
from tests.support.lexsarah_rows import atgarder_of, case_of, report_of
from tests.support.logs import Opened, a_context, opened_log
from tests.unit.lexsarah.asked import FILES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audit.envelope import Event
    from tests.support.server import RunServer

BATCHES = st.sampled_from([3, 11, 5000])


@pytest.fixture(scope="module")
def opened(
    pg_server: RunServer, _template: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Opened]:
    """One log for all examples: each adds streams of its own and looks only at those."""
    folder = tmp_path_factory.mktemp("logg")
    with fresh_database(pg_server, _template) as made, opened_log(made, folder) as log:
        yield log


def write(opened: Opened, one: list[Event], other: list[Event], batch: int) -> list[int]:
    """Append two histories turn by turn, read them into the view; gives the löpnummer of one."""
    events = [event for pair in zip_longest(one, other) for event in pair if event is not None]
    first = opened.log.append(events, a_context(), files=FILES).first_position
    catch_up(opened.log, VIEW, batch)
    mine = one[0].originator_id
    return [first + n for n, event in enumerate(events) if event.originator_id == mine]


@settings(max_examples=60)
@given(one=ARENDEN, other=ARENDEN, batch=BATCHES, back=st.integers(0, 40))
def test_a_row_of_an_arende_is_what_its_events_make(
    opened: Opened, one: list[Event], other: list[Event], batch: int, back: int
) -> None:
    """Step, IVO track, people, grade, days and åtgärder are those of the fold until then."""
    events = renamed(one, uuid4())
    positions = write(opened, events, renamed(other, uuid4()), batch)
    wanted = {max(1, len(events) - less) for less in (0, 1, 4, back)}

    for n in wanted:
        arende, known = events[0].originator_id, positions[n - 1]
        measures = atgarder(opened.log, known, arende=arende)

        assert case(opened.log, arende, known) == case_of(events[:n])
        assert {row.nummer: row for row in measures} == atgarder_of(events[:n])


@settings(max_examples=40)
@given(one=RAPPORTER, other=RAPPORTER, batch=BATCHES, back=st.integers(0, 12))
def test_a_row_of_a_report_is_what_its_events_make(
    opened: Opened, one: list[Event], other: list[Event], batch: int, back: int
) -> None:
    """Step, days, questions, answers and messages are those of the fold until then."""
    rapport = uuid4()
    positions = write(opened, renamed(one, rapport), renamed(other, uuid4()), batch)

    for known in (positions[-1], positions[max(0, len(positions) - 1 - back)]):
        history = opened.log.load(rapport, known_position=known)

        assert report(opened.log, rapport, known) == report_of(history)


def test_the_view_has_read_every_event_of_all_examples(opened: Opened) -> None:
    """After all of it position, tree and counts are the log's."""
    catch_up(opened.log, VIEW)

    assert status(opened.log, VIEW).complete
