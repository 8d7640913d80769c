"""A new act in mid-run: what runs is found in the log and counted anew, once, as the service."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from api.law_changes import LawWatch
from audit.barnutredning.events_uppfoljning import LimitRecomputed
from audit.envelope import SourceKind
from audit.errors import StateError
from audit.intake.kinds import Kind
from audit.store.importing import turn
from audit.store.law_changes import began_between, recompute_limits
from tests.integration.intake.klockor import LATER, Reader
from tests.support.database import fresh_database
from tests.support.logs import opened_log

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from audit.envelope import Recorded
    from audit.store.log import Log
    from tests.support.database import Database
    from tests.support.server import RunServer

ACT = date(2025, 7, 1)
DAY_AFTER = date(2025, 7, 2)


@pytest.fixture(scope="module")
def log(
    pg_server: RunServer, _template: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Log]:
    """An ordinary log with forty utredningar that have no uppföljning."""
    folder = tmp_path_factory.mktemp("lagandring")
    with fresh_database(pg_server, _template) as database, opened_log(database, folder) as opened:
        rows = [{"utredning_id": f"X{n}", "barn_id": f"X{n}"} for n in range(40)]
        Reader(opened.log).read(Kind.BARNUTREDNINGAR, *rows)
        yield opened.log


def followed_up(log: Log, name: str, closed_on: str = "2025-05-20", **cells: str) -> None:
    """Read in an utredning closed without insats, and its uppföljning from the day after."""
    reader = Reader(log)
    closed = {"utredning_id": name, "barn_id": name, "inledd": "2025-02-03", "avslutad": closed_on}
    reader.read(Kind.BARNUTREDNINGAR, closed | {"avslut": "utan_insats"})
    decided = {"utredning_id": name, "beslutad": "2025-05-21"}
    assert reader.read(Kind.UPPFOLJNINGAR, decided | cells).refused == 0


def recomputed(log: Log, name: str) -> list[Recorded]:
    """Give what was counted anew of an utredning."""
    stream = log.references("utredning", [name])[name]
    return [one for one in log.load(stream) if isinstance(one.event, LimitRecomputed)]


def test_what_runs_is_counted_anew_once_and_by_the_service(log: Log) -> None:
    """Two months become six by an event of the system's; the next look has nothing to do."""
    after = log.head().size
    followed_up(log, "L1")
    first = recompute_limits(log, DAY_AFTER, after=after)
    again = recompute_limits(log, DAY_AFTER, after=after)

    (found,) = recomputed(log, "L1")
    assert (first.looked_at, first.recomputed, again.recomputed) == (1, 1, 0)
    assert isinstance(found.event, LimitRecomputed)
    assert found.event.limit.sista_dag == date(2025, 11, 20)
    assert found.actor is not None
    assert (found.actor.role, found.source.kind) == ("system", SourceKind.SYSTEM)


def test_before_its_first_day_an_act_changes_nothing(log: Log) -> None:
    """The day before the act no stream is even looked at; a dry run counts and writes nothing."""
    after = log.head().size
    followed_up(log, "L2")
    size = log.head().size
    before = recompute_limits(log, date(2025, 6, 30), after=after)
    tried = recompute_limits(log, ACT, after=after, dry_run=True)

    assert (before.looked_at, tried.recomputed) == (0, 1)
    assert log.head().size == size


def test_only_what_runs_into_the_act_is_looked_at(log: Log) -> None:
    """One that had passed, one decided under the new act, and utredningar without any are not."""
    after = log.head().size
    followed_up(log, "L3", "2025-04-30")
    followed_up(log, "L4", beslutad="2025-07-03")

    assert recompute_limits(log, DAY_AFTER, after=after).looked_at == 0


def test_one_that_was_ended_before_the_act_keeps_its_limit(log: Log) -> None:
    """It is looked at, for its end may be taken back, and left as it is."""
    after = log.head().size
    followed_up(log, "L5", avslutad="2025-06-02", utfall="avslutad")
    done = recompute_limits(log, DAY_AFTER, after=after)

    assert (done.looked_at, done.recomputed) == (1, 0)


def test_an_end_that_is_taken_back_lets_the_act_in(log: Log) -> None:
    """A look that begins after the decision still finds the ärende by what was written since."""
    followed_up(log, "L6", avslutad="2025-06-02", utfall="avslutad")
    after = recompute_limits(log, DAY_AFTER).upto
    runs = {"utredning_id": "L6", "beslutad": "2025-05-21"}
    Reader(log).read(Kind.UPPFOLJNINGAR, runs, made_at=LATER)

    assert recompute_limits(log, DAY_AFTER, after=after).recomputed == 1


def test_an_import_is_not_stopped_half_way(log: Log) -> None:
    """While a file is read in, nothing is counted anew."""
    after = log.head().size
    followed_up(log, "L7")
    with turn(log), pytest.raises(StateError):
        recompute_limits(log, DAY_AFTER, after=after)

    assert recompute_limits(log, DAY_AFTER, after=after).recomputed == 1


def test_the_services_own_look_follows_the_day_and_the_log(log: Log) -> None:
    """It looks at everything when an act begins, and after that only at what has come since."""
    days = [date(2025, 6, 30)]
    watch = LawWatch(lambda: [log], lambda: days[-1])
    followed_up(log, "L8")
    before = watch.look(log)
    days.append(ACT)
    on_the_day = watch.look(log)
    followed_up(log, "L9")
    since = (watch.look(log), watch.look(log))

    assert (before, since) == (0, (1, 0))
    assert on_the_day >= 1
    assert len(recomputed(log, "L8")) == len(recomputed(log, "L9")) == 1


def test_only_the_beginning_of_a_wording_makes_everything_looked_at_again() -> None:
    """Days on which no act about these times begins are like any other."""
    assert began_between(date(2025, 6, 30), ACT)
    assert not began_between(ACT, date(2026, 3, 1))


def test_a_constructed_log_is_left_to_its_own_time(migrated: Database, tmp_path: Path) -> None:
    """Its data say what happened; the service's clock does not."""
    with opened_log(migrated, tmp_path, constructed=True) as opened:
        followed_up(opened.log, "L1")

        assert LawWatch(list, lambda: DAY_AFTER).look(opened.log) == 0
