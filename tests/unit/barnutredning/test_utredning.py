"""The state of an utredning from its events, sound or not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from audit.barnutredning import Utredning, UtredningCorrected, UtredningExtended
from audit.barnutredning.events import UtredningOpened
from audit.envelope import Erased, Event, Happened
from tests.unit.barnutredning.examples import (
    ARENDE,
    closing,
    correcting,
    extending,
    history,
    opening,
    state,
)


def erased(version: int) -> Erased:
    """Make what stands where an event's contents were removed."""
    return Erased(
        originator_id=ARENDE,
        originator_version=version,
        happened=Happened.unknown(),
        topic=UtredningOpened.TOPIC,
    )


def test_nothing_is_known_before_the_first_event() -> None:
    """No events give an empty state at version 0."""
    found = state()

    assert (found.version, found.opened, found.extensions, found.closing) == (0, None, (), None)


def test_the_version_is_that_of_the_last_event() -> None:
    """Corrections and withdrawals count as versions too."""
    found = state(opening(), closing(), correcting(2, avslutad=""), correcting(1, enhet="e2"))

    assert found.version == 4


def test_gallring_leaves_nothing_known_but_the_version() -> None:
    """Erased events, and the event of gallring after them, leave only how many there were."""
    after = Event(originator_id=ARENDE, originator_version=3, happened=Happened.unknown())
    found = Utredning.from_events([erased(1), erased(2), after])

    assert found == Utredning(version=3, erased=True)


def test_an_event_of_another_area_is_refused() -> None:
    """A history that holds what is no event of an utredning is an error, not skipped over."""
    other = Event(originator_id=ARENDE, originator_version=1, happened=Happened.unknown())

    with pytest.raises(TypeError, match="no event of an utredning"):
        Utredning.from_events([other])


def test_a_correction_of_nothing_is_an_error_of_the_log() -> None:
    """A stored correction always has what it corrects."""
    events = history(opening(), correcting(1, enhet="e2"))
    broken = replace(events[1], corrects=7)  # type: ignore[call-arg]

    assert isinstance(broken, UtredningCorrected)
    with pytest.raises(LookupError):
        Utredning.from_events([events[0], broken])


def test_there_is_no_limit_before_the_opening() -> None:
    """A limit is asked for only of what was opened."""
    extension = history(opening(), extending())[1]

    assert isinstance(extension, UtredningExtended)
    with pytest.raises(LookupError):
        Utredning().limit_before(extension)
