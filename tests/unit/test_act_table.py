"""What every table of acts answers, whatever the area."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from audit.act_table import GALLRING, ActTable
from audit.arsplan.acts import TABLE as ARSPLAN
from audit.envelope import Erased, Event, Happened
from audit.errors import StateError
from audit.internkontroll.acts import TABLE as INTERNKONTROLL
from audit.revision.acts import TABLE as REVISION
from audit.store.log_events import GallringExecuted
from audit.verkstallighet.acts import TABLE as VERKSTALLIGHET

STREAM, DAY = UUID(int=1), date(2026, 1, 1)
READING = {
    "read_plan_texter": INTERNKONTROLL,
    "read_beslut_texter": VERKSTALLIGHET,
    "read_granskning_texter": REVISION,
    "read_arsplan_texter": ARSPLAN,
}


def gallrad() -> tuple[Event, ...]:
    """Give a stream whose only event was gallrad, as the log holds it."""
    shared: dict[str, Any] = {"originator_id": STREAM, "happened": Happened.on(DAY)}
    return (
        Erased(originator_version=1, topic="arsplan.punkt_planned", **shared),
        GallringExecuted(
            originator_version=2,
            grund="dokumenthanteringsplanen",
            lagrum="10 § arkivlagen (1990:782)",
            facts_count=1,
            sealed_count=0,
            keys_count=1,
            mappings_count=0,
            last_copy_expires=DAY,
            **shared,
        ),
    )


def test_the_logs_own_event_is_known_by_its_topic() -> None:
    """The pure table and the store mean the same event."""
    assert GALLRING == GallringExecuted.TOPIC


@pytest.mark.parametrize(("act", "table"), READING.items())
def test_what_was_gallrat_is_refused_and_not_an_error(act: str, table: ActTable[Any]) -> None:
    """Words that are gone are not read, and the reason is said."""
    with pytest.raises(StateError, match="gallrat"):
        table.demand(act, gallrad(), ["kvalitet"])


@pytest.mark.parametrize(("act", "table"), READING.items())
def test_what_was_gallrat_takes_no_more_acts(act: str, table: ActTable[Any]) -> None:
    """No act is offered on a stream that gallring touched."""
    stream = table.acts[act].stream

    assert table.next_acts(stream, table.state(stream, gallrad()), ["kvalitet"]) == ()
