"""Events that are too large or hold text without a form are refused before the lock."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from audit.errors import InvalidInputError, LogUnavailableError
from audit.store.batch import Batch, SealedPart
from audit.store.checking import check
from tests.support.logs import a_context
from tests.support.utredningar import extended_event, opened_event

HOSTILE = {"NUL": "a\x00b", "lone surrogate": "a\ud800b", "not NFC": "a\u030a"}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_fact_without_a_form_is_refused_and_not_repeated(opened, text):
    """The caller is told what kind of fault it is, and the text is in no part of the error."""
    with pytest.raises(InvalidInputError) as refused:
        opened.log.append([replace(opened_event(), enhet=f"Kim Provsson {text}")], a_context())

    assert "Provsson" not in str(refused.value)
    assert refused.value.__cause__ is None
    assert opened.log.head().size == 1


def test_sealed_words_without_a_form_are_refused(opened):
    """A lone surrogate cannot be encrypted: half a letter is no text."""
    event = opened_event()
    words = extended_event(
        event.originator_id, 2, date(2022, 12, 1), date(2023, 2, 1), skal="halv \ud800"
    )

    with pytest.raises(InvalidInputError):
        opened.log.append([event, words], a_context())
    assert opened.log.head().size == 1


@pytest.mark.parametrize(
    "text", ["\u202eomvänd", "rad\u2028rad", "👩‍👩‍👧", "\uffff", "'; DROP TABLE entry; --"]
)
def test_strange_letters_come_back_as_they_were(opened, text):
    """What has a form is kept exactly, in facts and in sealed words, and the check holds."""
    event = replace(opened_event(), enhet=text)
    words = extended_event(event.originator_id, 2, date(2022, 12, 1), date(2023, 2, 1), skal=text)

    opened.log.append([event, words], a_context())

    assert [one.event for one in opened.log.load(event.originator_id)] == [event, words]
    assert check(opened.log).ok


def test_an_entry_beyond_16_kib_harms_no_neighbour(opened):
    """Where somebody hands in a prepared body that is too large, only that batch is refused."""
    good = opened.log.prepare([opened_event()], a_context())
    bad = opened.log.prepare([opened_event()], a_context())
    large = replace(bad.events[0], state=bad.events[0].state + b" " * 17_000)

    futures = [opened.log.parts.committer.submit(one) for one in (Batch((large,)), good)]

    with pytest.raises(LogUnavailableError):
        futures[0].result(timeout=20)
    assert futures[1].result(timeout=20).last_position == 2


def test_ten_thousand_sealed_parts_are_too_many_for_an_entry(opened, monkeypatch):
    """Each part leaves its hash in the entry, which is at most 16 KiB."""
    parts = tuple(SealedPart(f"del_{number}", b"x" * 28) for number in range(10_000))
    monkeypatch.setattr(opened.log.mapper, "_seal", lambda _event, _keys: (parts, ()))

    with pytest.raises(InvalidInputError, match="för stor"):
        opened.log.prepare([opened_event()], a_context())
