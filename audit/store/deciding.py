"""The events that acts are decided on: facts alone, loaded for one command and not kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from audit.store.mapper import Stands

if TYPE_CHECKING:
    from audit.envelope import Event
    from audit.store.log import Log


def load_histories(log: Log, arenden: Sequence[UUID]) -> dict[UUID, list[Event]]:
    """Give the events of some ärenden in order, without sealed words, empty where there are none.

    Topic and version are those of the columns, which the check compares with the entries; who
    brought an event, and how, is not read.
    """
    with log.pool.connection() as connection:
        rows = connection.execute(log.sql.histories, {"arenden": list(arenden)}).fetchall()
    found: dict[UUID, list[Event]] = {one: [] for one in arenden}
    for arende, version, topic, schema, facts in rows:
        found[arende].append(log.mapper.event(Stands(arende, version, topic, schema), facts))
    return found
