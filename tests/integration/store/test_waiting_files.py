"""Files that wait to be read in: of one session, unreadable in the database, gone after an hour."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

import psycopg
import pytest

from api.sweeping import start_sweeping
from audit.store.checking import check
from audit.store.waiting_files import KEPT, MOST_FILES, Step, WaitingFiles, sweep
from tests.support.database import fresh_database
from tests.support.logs import Opened, opened_log

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.support.server import RunServer

ANNA = uuid4()
SESSION, OTHER = b"en hemlighet", b"en annan"
CONTENT = b"id;enhet\n19121212-1212;e1\n"
TOLD = {"kind": "handelser", "sha256": "ab" * 32}
MONDAY = datetime(2026, 11, 16, 8, tzinfo=UTC)


class Clock:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.now = MONDAY

    def __call__(self) -> datetime:
        """Tell the time."""
        return self.now


@pytest.fixture
def clock() -> Clock:
    """A clock that stands on a Monday morning."""
    return Clock()


@pytest.fixture(scope="module")
def place(
    pg_server: RunServer, _template: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Opened]:
    """One ordinary log for all tests."""
    folder = tmp_path_factory.mktemp("waiting")
    with fresh_database(pg_server, _template) as database, opened_log(database, folder) as made:
        yield made


@pytest.fixture
def files(place: Opened, clock: Clock) -> Iterator[WaitingFiles]:
    """The waiting files of Anna's session; none is left for the next test."""
    yield WaitingFiles(place.log, ANNA, SESSION, clock)
    sweep(place.log, lambda: MONDAY + timedelta(days=1))


def rows(place: Opened) -> list[tuple[object, ...]]:
    """Give all that the database holds of waiting files."""
    with psycopg.connect(place.database.app_dsn) as connection:
        return connection.execute(f"SELECT * FROM {place.log.schema}.waiting_file").fetchall()


def checked(files: WaitingFiles) -> UUID:
    """Keep a file, and say that it was checked."""
    made = files.keep(CONTENT, TOLD)
    files.tell(made, Step.CHECKED, TOLD | {"report": 1})
    return made


def test_a_checked_file_is_taken_once(files: WaitingFiles) -> None:
    """Its bytes come out whole with the first press; the second finds none."""
    made = checked(files)
    taken, again = files.take(made), files.take(made)
    found = files.look(made)

    assert (taken, again) == (CONTENT, None)
    assert found is not None
    assert (found.step, found.has_content, dict(found.told)) == (
        Step.READING, False, TOLD | {"report": 1},
    )  # fmt: skip


def test_a_file_that_was_not_checked_is_not_taken(files: WaitingFiles) -> None:
    """Nothing is read in before somebody has seen what it would change."""
    made = files.keep(CONTENT, TOLD)

    assert files.take(made) is None


def test_a_refused_file_leaves_at_once(files: WaitingFiles, place: Opened) -> None:
    """What cannot be read in is not kept for the hour."""
    made = files.keep(CONTENT, TOLD)
    files.tell(made, Step.REFUSED, TOLD)

    assert [row[4] for row in rows(place)] == [None]


def test_another_session_opens_nothing(files: WaitingFiles, place: Opened, clock: Clock) -> None:
    """The half of the key that lies in the session is no other session's, nor another person's."""
    made = checked(files)
    same_person = WaitingFiles(place.log, ANNA, OTHER, clock)
    same_session = WaitingFiles(place.log, uuid4(), SESSION, clock)

    assert (same_person.look(made), same_session.look(made)) == (None, None)
    assert same_session.take(made) is None


def test_nothing_of_a_file_can_be_read_in_the_database(files: WaitingFiles, place: Opened) -> None:
    """Neither what it holds, nor whose it is, nor what is told of it stands in clear."""
    checked(files)

    kept = repr(rows(place)).encode()
    for secret in (b"19121212", b"enhet", b"handelser", str(ANNA).encode(), ANNA.hex.encode()):
        assert secret not in kept


def test_a_changed_row_is_as_if_it_were_not_there(files: WaitingFiles, place: Opened) -> None:
    """Whoever moves one file's bytes under another's id reads nothing in."""
    first, second = checked(files), checked(files)
    with psycopg.connect(place.database.app_dsn) as connection:
        query = (
            f"UPDATE {place.log.schema}.waiting_file SET content = (SELECT content FROM "
            f"{place.log.schema}.waiting_file WHERE id = %s) WHERE id = %s"
        )
        connection.execute(query.encode(), (first, second))

    assert files.take(second) is None


def test_an_hour_later_it_is_gone(files: WaitingFiles, place: Opened, clock: Clock) -> None:
    """Nobody needs to come back for it to leave, and nobody can open it after that."""
    made = checked(files)
    clock.now += KEPT - timedelta(seconds=1)
    there = files.look(made)
    clock.now += timedelta(seconds=1)
    sweep(place.log, clock)

    assert there is not None
    assert there.gone_at == clock.now
    assert rows(place) == []


def test_the_service_sweeps_by_itself(files: WaitingFiles, place: Opened) -> None:
    """While it runs, what is too old leaves though nobody opens the page."""
    checked(files)
    start_sweeping([place.log])()

    assert rows(place) == []


def test_of_many_the_newest_stay(files: WaitingFiles, place: Opened, clock: Clock) -> None:
    """One account fills no disk: one file more, and the oldest leaves."""
    made = []
    for _ in range(MOST_FILES + 1):
        made.append(files.keep(CONTENT, TOLD))
        clock.now += timedelta(minutes=1)

    assert files.look(made[0]) is None
    assert {str(row[0]) for row in rows(place)} == {str(one) for one in made[1:]}


def test_it_says_how_far_it_has_come(files: WaitingFiles) -> None:
    """Work notes its rows as it goes, and a file that is thrown away is gone."""
    made = checked(files)
    files.move(made, 500, 2_000)
    found = files.look(made)
    files.drop(made)

    assert found is not None
    assert (found.done, found.total) == (500, 2_000)
    assert files.look(made) is None


def test_files_change_nothing_that_is_checked(files: WaitingFiles, place: Opened) -> None:
    """The whole-log check says the same with waiting files as without."""
    before = check(place.log)
    checked(files)
    after = check(place.log)

    assert before.ok
    assert [one.rows for one in after.checks] == [one.rows for one in before.checks]
