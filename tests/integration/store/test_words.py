"""Words of events that somebody holds: those that a reading of the whole stream gives."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from api.acts.folding import Folded
from audit.barnutredning.events import UtredningOpened
from audit.codec import words_of
from audit.errors import ConfigurationError
from audit.store.gallring import execute
from audit.store.words import with_words
from tests.support.full_log import GRUND
from tests.support.logs import a_context
from tests.support.utredningar import closed_event, extended_event, opened_event

if TYPE_CHECKING:
    from uuid import UUID

    from tests.support.logs import Opened

WORDS = "Familjen väntar på svar från läkaren."


def registered(opened: Opened) -> UUID:
    """Append an utredning with words in its second event alone; gives its id."""
    first = opened_event()
    stream = first.originator_id
    longer = extended_event(stream, 2, date(2022, 12, 1), date(2023, 2, 1), WORDS)
    opened.log.append([first, longer, closed_event(stream, 3, date(2023, 1, 5))], a_context())
    return stream


def test_they_are_those_of_the_whole_stream(opened: Opened) -> None:
    """Events without words, given theirs, are exactly what a reading of the stream gives."""
    log, stream = opened.log, registered(opened)
    bare = log.load_many([stream])[stream]
    full = with_words(log, stream, bare)

    assert full == log.load(stream) != bare
    assert [words_of(one.event) for one in full] == [{}, {"skal": WORDS}, {}]


def test_only_events_that_are_held_get_words(opened: Opened) -> None:
    """Of a stream as it was known earlier no later words come along."""
    log, stream = opened.log, registered(opened)
    first, *_ = log.load_many([stream])[stream]

    assert with_words(log, stream, [first]) == [first]
    assert with_words(log, stream, []) == []


def test_what_was_gallrat_meanwhile_has_none(opened: Opened) -> None:
    """Events that somebody held since before a gallring stay without words: the key is gone."""
    log, stream = opened.log, registered(opened)
    held = log.load_many([stream])[stream]
    execute(log, opened.database.destroyer_dsn, stream, a_context(), **GRUND)

    assert with_words(log, stream, held) == held


def test_words_moved_to_another_event_do_not_open(opened: Opened) -> None:
    """The words are bound to their event: under the number of another they cannot be read."""
    log, stream = opened.log, registered(opened)
    first, second, third = log.load_many([stream])[stream]
    swapped = [first, replace(second, event=replace(second.event, originator_version=3)), third]

    with pytest.raises(ConfigurationError) as refused:
        with_words(log, stream, swapped)

    assert WORDS not in str(refused.value)


def test_a_kept_history_is_that_of_the_log(opened: Opened) -> None:
    """Nothing is kept until a state was asked for; then what is added is there at once."""
    log, folded = opened.log, Folded((UtredningOpened.TOPIC,), len)
    stream = registered(opened)
    before = list(folded.history(log, stream))
    folded.at(log)
    kept = list(folded.history(log, stream))
    other = registered(opened)

    assert before == []
    assert kept == log.load_many([stream])[stream]
    assert list(folded.history(log, other)) == log.load_many([other])[other]
