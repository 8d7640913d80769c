"""A state kept in memory is the log's own: what is added shows at once, what is gone too."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import psycopg

from api.acts import ordning_id, organisation_id, the_delegation, the_organisation
from api.acts.folding import Folded
from audit.barnutredning.events import UtredningOpened
from audit.store.following import MOST
from tests.support.logs import a_context
from tests.support.utredningar import closed_event, opened_event

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audit.envelope import Event
    from tests.support.lex_sarah import Work
    from tests.support.logs import Opened

CLOSED = date(2023, 1, 5)


def lengths(histories: Sequence[Sequence[Event]]) -> list[int]:
    """Count the events of each stream."""
    return [len(one) for one in histories]


def test_what_is_added_shows_at_once(opened: Opened) -> None:
    """A stream that begins and one that grows are both in the state that is asked for next."""
    log, folded = opened.log, Folded((UtredningOpened.TOPIC,), lengths)
    first, second = opened_event(), opened_event()
    seen = [folded.at(log)]
    for events in ([first], [second], [closed_event(first.originator_id, 2, CLOSED)]):
        log.append(events, a_context())
        seen.append(folded.at(log))

    assert seen == [[], [1], [1, 1], [2, 1]]


def test_the_state_of_before_is_that_of_its_lopnummer(opened: Opened) -> None:
    """What was known at a löpnummer leaves out what came later, whatever is kept."""
    log, folded = opened.log, Folded((UtredningOpened.TOPIC,), lengths)
    event = opened_event()
    before = log.append([event], a_context()).last_position
    log.append([closed_event(event.originator_id, 2, CLOSED)], a_context())

    assert (folded.at(log), folded.at(log, before), folded.at(log, before - 1)) == ([2], [1], [])


def test_after_a_large_import_everything_is_there(opened: Opened) -> None:
    """More entries than are looked through one by one lead to the same state."""
    log, folded = opened.log, Folded((UtredningOpened.TOPIC,), len)
    log.append([opened_event()], a_context())
    before = folded.at(log)
    log.append([opened_event() for _ in range(MOST)], a_context())

    assert (before, folded.at(log)) == (1, MOST + 1)


def test_a_state_of_a_log_that_was_cut_back_is_not_kept(opened: Opened) -> None:
    """Where the log no longer holds what was read, the state is that of what it holds."""
    log, folded = opened.log, Folded((UtredningOpened.TOPIC,), lengths)
    event = opened_event()
    log.append([event, closed_event(event.originator_id, 2, CLOSED)], a_context())
    before = folded.at(log)
    with psycopg.connect(opened.database.superuser_dsn) as admin:
        admin.execute("SET session_replication_role = replica")
        admin.execute("DELETE FROM namnd_prov.entry WHERE version = 2")

    assert (before, folded.at(log)) == ([2], [1])


def test_the_organisation_and_the_delegation_are_told_apart(work: Work) -> None:
    """Both lie in one state, each made of its own streams."""
    log = work.service.log

    assert (
        the_organisation(log).version == log.versions([organisation_id(log)])[organisation_id(log)]
    )
    assert [one.id for one in the_delegation(log).ordningar] == [ordning_id(log, 1)]
