"""Looking at what was added since somebody looked, and loading what acts are decided on."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

from audit.envelope import Erased
from audit.store.deciding import load_histories
from audit.store.following import MOST, newest_place, since
from audit.store.gallring import execute
from tests.support.full_log import GRUND
from tests.support.logs import a_context
from tests.support.utredningar import closed_event, opened_event

if TYPE_CHECKING:
    from tests.support.logs import Opened

CLOSED = date(2023, 1, 5)


def test_what_was_added_since_is_told_and_nothing_else(opened: Opened) -> None:
    """From a place on, the entries that came are named with their streams, in order."""
    before, event = newest_place(opened.log), opened_event()
    assert since(opened.log, before) is not None
    opened.log.append([event, closed_event(event.originator_id, 2, CLOSED)], a_context())

    found = since(opened.log, before)

    assert found is not None
    assert found.place == newest_place(opened.log)
    assert found.added is not None
    assert [one.topic for one in found.added] == [event.TOPIC, "barnutredning.utredning_closed"]
    assert {one.arende for one in found.added} == {event.originator_id}


def test_a_log_that_is_another_is_told_apart(opened: Opened) -> None:
    """Where the entry at the place is no longer the same, or gone, nothing is gone on from."""
    opened.log.append([opened_event()], a_context())
    place = newest_place(opened.log)

    assert since(opened.log, replace(place, leaf=b"annan")) is None
    assert since(opened.log, replace(place, position=place.position + 1)) is None


def test_more_than_is_looked_through_is_said_to_be_too_much(opened: Opened) -> None:
    """After a large import whoever follows is told to look anew, and how far the log came."""
    before = newest_place(opened.log)
    opened.log.append([opened_event() for _ in range(MOST)], a_context())

    found = since(opened.log, before)

    assert found is not None
    assert (found.place, found.added) == (newest_place(opened.log), None)


def test_histories_are_the_events_without_words(opened: Opened) -> None:
    """What acts are decided on is what loading gives, and a stream that is not there is empty."""
    event, nobody = opened_event(), uuid4()
    opened.log.append([event, closed_event(event.originator_id, 2, CLOSED)], a_context())

    found = load_histories(opened.log, [nobody, event.originator_id])
    loaded = opened.log.load_many([event.originator_id])[event.originator_id]

    assert found == {nobody: [], event.originator_id: [one.event for one in loaded]}


def test_histories_of_what_was_gallrat_keep_their_order(opened: Opened) -> None:
    """An ärende without contents is decided on as loading gives it: erased, in order."""
    event = opened_event()
    opened.log.append([event], a_context())
    execute(opened.log, opened.database.destroyer_dsn, event.originator_id, a_context(), **GRUND)

    found = load_histories(opened.log, [event.originator_id])[event.originator_id]
    loaded = opened.log.load_many([event.originator_id])[event.originator_id]

    assert found == [one.event for one in loaded]
    assert isinstance(found[0], Erased)


def test_a_batch_in_turn_gets_the_next_second_of_a_log_with_its_own_time(
    constructed: Opened,
) -> None:
    """Such a batch comes a second after whatever was committed before it, not at today's time."""
    log = constructed.log
    at = datetime(2022, 3, 1, 8, tzinfo=UTC)
    log.append([opened_event()], a_context(), at=at)
    batch = log.prepare([opened_event()], a_context())

    done = log.append_batch(replace(batch, in_turn=True))

    assert done.recorded_at == at + timedelta(seconds=1)
