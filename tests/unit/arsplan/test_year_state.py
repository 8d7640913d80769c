"""What holds of both streams of a year: gallring, foreign events, and a day gone back to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from audit.arsplan.arsmal import Arsmal
from audit.arsplan.arsplan import Arsplan
from audit.arsplan.roles import Steg
from audit.envelope import Erased
from tests.unit.arsplan.story import ARSMAL, ARSPLAN, LATER, Told, the_goals, the_moten

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

STREAMS: Final[dict[str, tuple[UUID, type[Arsplan | Arsmal], Callable[[], Told]]]] = {
    "arsplan": (ARSPLAN, Arsplan, the_moten),
    "arsmal": (ARSMAL, Arsmal, the_goals),
}
YEARS = pytest.mark.parametrize("name", STREAMS)


def begun(name: str) -> Told:
    """Give a stream with what it holds of a year."""
    return STREAMS[name][2]()


@YEARS
def test_a_year_knows_its_stream_and_how_far_it_has_come(name: str) -> None:
    """Id, year, version and step follow from the events; without any there is nothing."""
    stream, state, _ = STREAMS[name]
    told = begun(name)
    found, empty = state.from_events(told.history), state.from_events([])

    assert (found.id, found.version, found.steg) == (stream, len(told.history), Steg.PABORJAD)
    assert found.event(1) == told.history[0]
    assert (empty.steg, empty.version, empty.ar) == (Steg.INGEN, 0, 0)


@YEARS
def test_what_gallring_removed_leaves_its_mark_and_the_rest(name: str) -> None:
    """The first thing is gone, the others stand, on an earlier day too."""
    _, state, _ = STREAMS[name]
    told = begun(name)
    whole, first = state.from_events(told.history), told.history[0]
    told.history[0] = Erased(
        originator_id=first.originator_id,
        originator_version=1,
        happened=first.happened,
        topic=first.TOPIC,
    )
    left = state.from_events(told.history)

    assert (whole.erased, left.erased, left.on(LATER).erased) == (False, True, True)
    assert (left.id, left.version) == (whole.id, whole.version)
    assert len(left.standing) == len(whole.standing)
    assert left != whole


def test_an_event_of_the_other_stream_is_no_event_of_a_year() -> None:
    """Goals are not read as sammanträden, nor the other way round."""
    with pytest.raises(TypeError, match="no event of a year"):
        Arsplan.from_events(the_goals().history)
    with pytest.raises(TypeError, match="no event of the goals"):
        Arsmal.from_events(the_moten().history)
