"""Readings within a granskning and of an ärende: found by themselves, whatever else was read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

import psycopg
import pytest

from audit.envelope import Actor, Context, Happened, Source, SourceKind
from audit.store.founding import new_request
from audit.store.log_events import ReadingRecorded
from projections.trail.readings import QUERIES, count_within, readings_of, readings_within
from tests.support.database import fresh_database
from tests.support.logs import opened_log

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audit.store.log import Log
    from tests.support.database import Database
    from tests.support.logs import Opened
    from tests.support.server import RunServer

GRANSKNING, OTHER, ARENDE = uuid4(), uuid4(), uuid4()
WITHIN, MANY = 7, 2000
TYPED = f'","granskning":"{GRANSKNING}'
"""What somebody typed in a list, made to look like a reading within the granskning."""


def reading(arende: UUID | None = None, **filters: str) -> ReadingRecorded:
    """Give a reading of something, narrowed to something."""
    return ReadingRecorded(
        originator_id=uuid4(), originator_version=1, happened=Happened.unknown(), what="prov",
        arende=arende, filters=filters or None,
    )  # fmt: skip


@pytest.fixture(scope="module")
def opened(
    pg_server: RunServer, _template: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Opened]:
    """A log that was read thousands of times, and seven times within the granskning."""
    with (
        fresh_database(pg_server, _template) as migrated,
        opened_log(migrated, tmp_path_factory.mktemp("readings")) as made,
    ):
        revisor = Context(Actor(uuid4(), "revisor"), Source(SourceKind.WEB), new_request())
        others = [reading(uuid4(), lage="oppna") for _ in range(MANY)]
        made.log.reads.append(
            [*others, reading(sok=TYPED), reading(granskning=str(OTHER))], revisor
        )
        for _ in range(WITHIN):
            made.log.reads.append([reading(ARENDE, granskning=str(GRANSKNING))], revisor)
        yield made


def test_each_reading_within_it_is_there_at_once_the_newest_first(opened: Opened) -> None:
    """Nothing lags: the last of them was recorded just now, and no other reading is among them."""
    found = readings_within(opened.log, GRANSKNING)

    assert count_within(opened.log, GRANSKNING) == len(found) == WITHIN
    assert found[0].position == opened.log.reads.head().size
    assert [one.position for one in found] == sorted((o.position for o in found), reverse=True)
    assert {one.event.arende for one in found if isinstance(one.event, ReadingRecorded)} == {ARENDE}


def test_pages_of_them_make_up_the_whole(opened: Opened) -> None:
    """Two pages of three, and one with what is left; then nothing."""
    pages = [readings_within(opened.log, GRANSKNING, 3, offset) for offset in (0, 3, 6, 9)]

    assert [len(one) for one in pages] == [3, 3, 1, 0]
    assert [one for page in pages for one in page] == readings_within(opened.log, GRANSKNING)


def test_who_has_read_an_arende_is_found_by_it(opened: Opened) -> None:
    """The newest of the ärende's own readings, and none of another's."""
    found = readings_of(opened.log, ARENDE, 3)

    assert found == readings_within(opened.log, GRANSKNING, 3)
    assert readings_of(opened.log, uuid4()) == []


@pytest.mark.parametrize(
    ("query", "values", "index", "most"),
    [
        (
            "readings_within",
            {"granskning": GRANSKNING, "limit": 3, "offset": 0},
            "granskning",
            WITHIN,
        ),
        ("readings_within", {"granskning": uuid4(), "limit": 50, "offset": 0}, "granskning", 0),
        ("count_within", {"granskning": GRANSKNING}, "granskning", WITHIN),
        ("readings", {"arende": ARENDE, "limit": 500}, "arende", WITHIN),
    ],
)
def test_no_other_reading_is_looked_at(
    opened: Opened, query: str, values: dict[str, Any], index: str, most: int
) -> None:
    """Of two thousand readings the database takes in its hand those that are asked for alone."""
    steps = list(_steps(opened.database, opened.log.reads, query, values))
    looked_at = [
        one["Actual Rows"] + one.get("Rows Removed by Filter", 0)
        for one in steps
        if one.get("Relation Name")
    ]

    assert f"facts_{index}" in {one.get("Index Name") for one in steps}
    assert max(looked_at) <= most


def _steps(
    database: Database, reads: Log, query: str, values: dict[str, Any]
) -> Iterator[dict[str, Any]]:
    """Run a query and give the steps by which the database did it."""
    asked = {name: str(one) if isinstance(one, UUID) else one for name, one in values.items()}
    text = b"EXPLAIN (ANALYZE, FORMAT JSON) " + getattr(QUERIES.bind(reads.schema), query)
    with psycopg.connect(database.owner_dsn, autocommit=True) as connection:
        # As autovacuum does in time.
        connection.execute(f"ANALYZE {reads.schema}.facts, {reads.schema}.entry".encode())
        row = connection.execute(text, asked).fetchone()
    assert row is not None
    waiting = [row[0][0]["Plan"]]
    while waiting:
        step = waiting.pop()
        waiting += step.get("Plans", [])
        yield step
