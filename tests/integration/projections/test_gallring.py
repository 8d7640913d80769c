"""What is gallrat leaves every view, and a view can still be rebuilt."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

import pytest

from audit.store import gallring
from projections.barnutredning.figure import running
from projections.matning.trend import gallrade
from projections.position import status
from projections.rebuild import compare, rebuild
from projections.registry import VIEWS, view_named
from projections.runner import Copy, advance, catch_up
from projections.trail.timeline import timeline
from tests.support.logs import a_context
from tests.support.rows import rows_of

if TYPE_CHECKING:
    from tests.support.histories import Register
    from tests.support.logs import Opened

VIEW = view_named("barnutredning")
MAY = date(2022, 5, 2)


def gallra(opened: Opened, arende: UUID) -> None:
    """Gallra an ärende as the key destroyer."""
    gallring.execute(
        opened.log,
        opened.database.destroyer_dsn,
        arende,
        a_context(),
        grund="Fem år sedan sista anteckningen",
        lagrum="12 kap. 1 § socialtjänstlagen (2001:453)",
    )


def two(register: Register) -> tuple[UUID, UUID]:
    """Write two utredningar with extension and correction."""
    arenden = register.open(MAY), register.open(MAY)
    for arende in arenden:
        register.extend(arende, date(2022, 8, 1), date(2022, 10, 1))
        register.correct(arende, 1, enhet="enhet-2")
    return arenden


def mentions(opened: Opened, arende: UUID) -> int:
    """Count the rows of both copies that hold an ärende's facts."""
    rows = rows_of(opened.log, VIEW, "a") + rows_of(opened.log, VIEW, "b")
    return sum(str(arende) in row for row in rows)


@pytest.mark.parametrize("before", [True, False])
@pytest.mark.parametrize("batch", [1, 5000])
def test_rows_leave_whether_read_before_or_after(
    register: Register, opened: Opened, batch: int, *, before: bool
) -> None:
    """A view that had read the ärende drops it; one that had not never shows it."""
    gone, kept = two(register)
    if before:
        catch_up(opened.log, VIEW)
    gallra(opened, gone)

    catch_up(opened.log, VIEW, batch=batch)

    assert (mentions(opened, gone), mentions(opened, kept)) == (0, 3)
    assert status(opened.log, VIEW).complete
    assert running(opened.log, date(2022, 6, 1), 8).total == 1


def test_a_rebuild_after_gallring_gives_the_same_rows(register: Register, opened: Opened) -> None:
    """Events without contents are counted as read where a gallring explains them."""
    gone, kept = two(register)
    for view in VIEWS:
        catch_up(opened.log, view)
    gallra(opened, gone)

    found = [rebuild(opened.log, view).differences for view in VIEWS]

    assert found == [0] * len(VIEWS)
    assert (mentions(opened, gone), mentions(opened, kept)) == (0, 3)
    assert all(status(opened.log, view).complete for view in VIEWS)


def test_a_half_built_copy_does_not_keep_what_is_gallrat(
    register: Register, opened: Opened
) -> None:
    """The rows leave the copy that nobody reads in the same transaction."""
    gone, _ = two(register)
    catch_up(opened.log, VIEW)
    advance(Copy(opened.log, VIEW, "b"), to=6)
    gallra(opened, gone)

    catch_up(opened.log, VIEW)

    assert mentions(opened, gone) == 0


def test_a_view_stopped_before_a_gallring_is_not_blamed(register: Register, opened: Opened) -> None:
    """Rows that the old copy has because it had not read the gallring are no differences."""
    gone, _ = two(register)
    catch_up(opened.log, VIEW)
    with opened.log.pool.connection() as connection:
        connection.execute(
            f"UPDATE {opened.log.schema}.view_state SET stopped_at = now(), error = 'prov'"
            " WHERE view = 'barnutredning' AND slot = 'a'"
        )
    gallra(opened, gone)

    assert compare(opened.log, VIEW).differences == 0
    assert rebuild(opened.log, VIEW).differences == 0
    assert mentions(opened, gone) == 0


def test_the_ids_of_gallrade_arenden_are_known(register: Register, opened: Opened) -> None:
    """That an ärende was gallrat can be told, and nothing else of it."""
    gone, kept = two(register)
    gallra(opened, gone)
    catch_up(opened.log, view_named("matning"))

    assert gallrade(opened.log, [gone, kept]) == {gone}


def test_a_timeline_keeps_its_order_when_contents_are_gone(
    register: Register, opened: Opened
) -> None:
    """The timeline still says what was done and when, and no longer what was said."""
    gone, _ = two(register)
    gallra(opened, gone)

    found = timeline(opened.log, gone, 100)

    assert [item.topic.partition(".")[2] for item in found.items] == [
        "utredning_opened", "utredning_extended", "utredning_corrected", "executed",
    ]  # fmt: skip
    assert [item.erased for item in found.items] == [True, True, True, False]
    assert [item.days_late for item in found.items[:3]] == [None, None, None]
    assert found.gallrad_at is not None
