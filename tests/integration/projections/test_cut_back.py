"""A view that has read what the log no longer holds is never shown as current."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import psycopg
import pytest

from api.web.build.basis import notices_of
from projections.barnutredning.figure import running
from projections.registry import VIEWS
from projections.runner import catch_up
from projections.snapshot import PARTED

if TYPE_CHECKING:
    from tests.support.histories import Register
    from tests.support.logs import Opened

CHANGES = {
    "shorter": "UPDATE namnd_prov.head SET size = size - 1, right_edge = right_edge",
    "another of the same size": "UPDATE namnd_prov.head SET right_edge = sha256('annan')",
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_view_of_another_log_covers_nothing(
    register: Register, opened: Opened, change: str
) -> None:
    """After a restore to less, or to something else, the figure says that it is not current."""
    register.open(date(2022, 5, 2))
    size = opened.log.head().size
    for view in VIEWS:
        catch_up(opened.log, view)
    before = running(opened.log, date(2022, 6, 1), size)
    with psycopg.connect(opened.database.superuser_dsn) as admin:
        admin.execute("SET session_replication_role = replica")
        admin.execute(CHANGES[change])

    after = running(opened.log, date(2022, 6, 1), 1)

    assert (before.behind, after.behind) == (False, True)
    assert after.basis.error == PARTED
    assert [one.heading for one in notices_of(after.basis, 1)] == ["Sammanställningen har stannat"]
