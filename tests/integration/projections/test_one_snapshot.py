"""Several questions in one snapshot, and the plans that are kept for them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from projections.barnutredning import uppfoljningar
from projections.barnutredning.listing import listing
from projections.barnutredning.queries import figure_snapshot, whole_snapshot
from projections.barnutredning.view import VIEW
from projections.barnutredning.views import HANDLAGGNING, OROSANMALAN
from projections.imports.view import VIEW as IMPORTS
from projections.rebuild import rebuild
from projections.registry import VIEWS
from projections.runner import catch_up

if TYPE_CHECKING:
    from audit.store.log import Log
    from projections.snapshot import Snapshot
    from tests.support.histories import Register

MAY = date(2022, 5, 2)


def follow(log: Log) -> int:
    """Catch up all views; gives the newest löpnummer."""
    for view in VIEWS:
        catch_up(log, view)
    return log.head().size


def plans(seen: Snapshot) -> list[tuple[Any, ...]]:
    """Tell of each kept list of utredningar how often it was planned anew, and how often not."""
    return seen.connection.execute(
        "SELECT custom_plans, generic_plans FROM pg_prepared_statements"
        " WHERE statement LIKE '%utredningar behind a number%' ORDER BY prepare_time"
    ).fetchall()


def test_what_is_written_meanwhile_is_in_no_list_of_a_snapshot(register: Register) -> None:
    """The second list rests on what the first did, though the views have gone on since."""
    register.open(MAY)
    known = follow(register.log)

    with whole_snapshot(register.log) as seen:
        before = listing(seen, MAY, known)
        register.open(MAY)
        after = listing(seen, MAY, follow(register.log))
        others = uppfoljningar.oppna_listing(seen, MAY, known)

    assert before.total == after.total == 1
    assert before.basis == after.basis == others.basis
    assert after.behind
    assert listing(register.log, MAY, known + 1).total == 2


def test_a_list_of_two_views_rests_on_the_one_that_has_read_least(register: Register) -> None:
    """Notes that nobody has read yet hold the list back, and leave the others as they are."""
    register.open(MAY)
    known = register.log.head().size
    for view in (VIEW, OROSANMALAN, IMPORTS):
        catch_up(register.log, view)

    with whole_snapshot(register.log) as seen:
        both, alone = listing(seen, MAY, known), seen.of({"slot": VIEW})

    assert (both.basis.position, both.behind) == (0, True)
    assert alone.basis.covers(known)


def test_a_view_that_was_not_opened_is_refused(register: Register) -> None:
    """A snapshot of one view cannot answer for another: that would be another moment."""
    follow(register.log)

    with figure_snapshot(register.log) as seen, pytest.raises(LookupError):
        seen.of({"notes": HANDLAGGNING})


def test_a_question_asked_again_is_not_planned_again(register: Register) -> None:
    """One plan serves every day, until the log has doubled: then another is made."""
    register.open(MAY)
    known = follow(register.log)

    with whole_snapshot(register.log) as seen:
        for days in range(3):
            listing(seen, MAY + timedelta(days=days), known)
        once = plans(seen)
    for _ in range(3):
        register.open(MAY)
    known = follow(register.log)
    with whole_snapshot(register.log) as seen:
        total, twice = listing(seen, MAY, known).total, plans(seen)

    assert once == [(0, 3)]
    assert twice == [(0, 3), (0, 1)]
    assert total == 4


def test_a_kept_plan_never_answers_from_the_copy_of_before(register: Register) -> None:
    """After a rebuild the same question is answered out of the new copy: the old one is empty."""
    register.open(MAY)
    known = follow(register.log)
    before = listing(register.log, MAY, known)

    rebuild(register.log, VIEW)
    after = listing(register.log, MAY, known)

    assert after.rows == before.rows
    assert after.total == 1
