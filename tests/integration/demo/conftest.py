"""The constructed nämnd, built once for all tests of this folder, which read it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

import pytest

from api.demo import ensure
from api.demo.build import SLUG
from audit.barnutredning import Classified, Utredning, UtredningOpened, classify
from audit.clock import end_of_day
from audit.envelope import Recorded
from audit.internkontroll import MatningFrozen
from audit.settings import Settings
from audit.store.keys import read_keys
from audit.store.log import Log
from audit.store.notify import Notifier
from audit.store.opening import Surroundings, open_log
from audit.store.pool import make_pool
from tests.support.database import fresh_database

if TYPE_CHECKING:
    from tests.support.server import RunServer


@dataclass(frozen=True, slots=True)
class Demo:
    """The demo as built, with everything recorded of every utredning."""

    settings: Settings
    log: Log
    histories: dict[UUID, list[Recorded]]

    def known(self, day: date) -> list[Utredning]:
        """Give every utredning as the log knew it at the end of a day."""
        position = self.log.position_at(end_of_day(day))
        known = ([one.event for one in h if one.position <= position] for h in self.each())
        return [Utredning.from_events(events) for events in known if events]

    def each(self) -> list[list[Recorded]]:
        """Give the histories."""
        return list(self.histories.values())

    def classed(self, per: date, known: date) -> list[Classified]:
        """Class what runs on a day, as known at the end of another."""
        found = (classify(one, per) for one in self.known(known))
        return [one for one in found if one is not None]

    def frozen(self) -> list[MatningFrozen]:
        """Give the frozen measurements in the order of the log."""
        topic = [MatningFrozen.TOPIC]
        found = self.log.recorder.select_notifications(1, 1_000, topics=topic)
        events = [self.log.load(UUID(str(one.originator_id)))[0].event for one in found]
        return [event for event in events if isinstance(event, MatningFrozen)]


@pytest.fixture(scope="package")
def demo(
    pg_server: RunServer, _template: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Demo]:
    """The demo, built once for all tests of this folder."""
    with fresh_database(pg_server, _template) as made:
        settings = Settings(
            database_url=made.app_dsn,
            owner_url=made.owner_dsn,
            state_dir=tmp_path_factory.mktemp("demo"),
        )
        assert ensure(settings)
        pool, notifier = make_pool(made.app_dsn, max_size=4), Notifier(made.app_dsn)
        notifier.start()
        around = Surroundings(made.app_dsn, pool, notifier, settings.outside_dir)
        log = open_log(around, SLUG, read_keys(settings.keys_dir / f"{SLUG}.json"))
        topic = [UtredningOpened.TOPIC]
        found = log.recorder.select_notifications(1, 10_000, topics=topic)
        try:
            yield Demo(settings, log, log.load_many([UUID(str(x.originator_id)) for x in found]))
        finally:
            log.close()
            notifier.close()
            pool.close()
