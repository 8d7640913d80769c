"""A build of the demo that was interrupted is continued, and ends the same."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from api.demo.build import fill
from api.demo.calendar import OPENED
from api.demo.ensure import accounts
from audit.store.accounts import Accounts
from audit.store.log import Log
from audit.store.people import People
from tests.support.database import Database
from tests.support.logs import opened_log


class InterruptionError(Exception):
    """The process ended in the middle."""


def topics(log: Log) -> Counter[str]:
    """Count the topics of a log."""
    return Counter(one.topic for one in log.recorder.select_notifications(1, 10_000))


def test_an_interrupted_build_is_continued(migrated: Database, tmp_path: Path) -> None:
    """What is there already is neither written again nor turned back."""

    def interrupted(done: int, total: int) -> None:
        if done * 2 > total:
            raise InterruptionError

    with opened_log(migrated, tmp_path, constructed=True, at=OPENED) as opened:
        people, konton = People(opened.around.pool), accounts(Accounts(opened.around.pool), "prov")
        with pytest.raises(InterruptionError):
            fill(opened.log, people, konton, interrupted)
        halfway = topics(opened.log)
        fill(opened.log, people, konton)
        whole = topics(opened.log)
        fill(opened.log, people, konton)

        assert halfway["internkontroll.matning_frozen"] < whole["internkontroll.matning_frozen"]
        assert whole == topics(opened.log)
        assert whole["import.started"] == whole["import.completed"] > halfway["import.started"]
