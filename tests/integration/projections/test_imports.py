"""What a figure must say of imports."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

import pytest

from api.web.build.basis import basis_of
from audit.envelope import Happened
from audit.intake.events import ImportCompleted, ImportStarted
from projections.asof import AsOf
from projections.imports.status import import_status
from projections.position import status
from projections.registry import view_named
from projections.runner import catch_up
from tests.support.logs import a_context

if TYPE_CHECKING:
    from tests.support.logs import Opened

VIEW = view_named("import")
MONDAY, FRIDAY = (datetime(2023, 1, day, 8, tzinfo=UTC) for day in (9, 13))


def start(opened: Opened, extract_made_at: datetime, kind: str = "barnutredningar") -> UUID:
    """Start an import of an extract."""
    import_id = uuid4()
    event = ImportStarted(
        originator_id=import_id,
        originator_version=1,
        happened=Happened.at(extract_made_at),
        kind=kind,
        file_sha256="ab" * 32,
        extract_made_at=extract_made_at,
        rows=3,
        events_to_write=2,
    )
    opened.log.append([event], a_context())
    return import_id


def complete(opened: Opened, import_id: UUID) -> None:
    """Complete an import."""
    event = ImportCompleted(
        originator_id=import_id,
        originator_version=2,
        happened=Happened.at(MONDAY),
        accepted=1,
        unchanged=1,
        corrected=0,
        refused=1,
    )
    opened.log.append([event], a_context())


@pytest.mark.parametrize("batch", [1, 5000])
def test_an_import_is_open_from_its_start_to_its_end(opened: Opened, batch: int) -> None:
    """Between the two löpnummer the import is open, before and after it is not."""
    complete(opened, start(opened, MONDAY))
    catch_up(opened.log, VIEW, batch)

    found = [import_status(opened.log, known) for known in (1, 2, 3)]

    assert [len(one.open) for one in found] == [0, 1, 0]
    assert [one.extract_made_at for one in found] == [None, None, MONDAY]
    assert status(opened.log, VIEW).complete


def test_each_kind_has_a_newest_extract_of_its_own(opened: Opened) -> None:
    """A kind that was not read in lately is told beside the one that was."""
    for extract, kind in ((MONDAY, "forlangningar"), (FRIDAY, "barnutredningar")):
        complete(opened, start(opened, extract, kind))
    catch_up(opened.log, VIEW)

    found = import_status(opened.log, 5)

    assert found.extract_made_at == FRIDAY
    assert {one.kind: one.extract_made_at for one in found.newest_of_each} == {
        "barnutredningar": FRIDAY,
        "forlangningar": MONDAY,
    }
    said = basis_of(AsOf(FRIDAY.date(), None, 5, FRIDAY), found).extracts
    newest, older = (one.replace("\u00a0", " ") for one in said)

    assert newest.endswith("ur utdrag framställt 2023-01-13 09.00.")
    assert older == (
        "Förlängningar av barnutredningar: det senaste utdraget är framställt 2023-01-09 09.00."
    )


def test_the_newest_extract_counts_not_the_newest_import(opened: Opened) -> None:
    """An old extract read in late does not make the figures older than they are."""
    for extract in (FRIDAY, MONDAY):
        complete(opened, start(opened, extract))
    catch_up(opened.log, VIEW)

    found = import_status(opened.log, 5)

    assert found.extract_made_at == FRIDAY
    assert found.newest is not None
    assert (found.newest.accepted, found.newest.refused, found.newest.rows) == (1, 1, 3)
