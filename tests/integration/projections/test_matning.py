"""Frozen measurements: what was said then, beside what is known now."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

import pytest

from audit.envelope import Happened
from audit.errors import NotFoundError
from audit.internkontroll.events import MatningFrozen
from audit.store import gallring
from projections.barnutredning.figure import Closed, running
from projections.matning.trend import arenden, beside, frozen, trend
from projections.registry import VIEWS
from projections.runner import catch_up
from tests.support.behind import arenden_by_class
from tests.support.logs import a_context

if TYPE_CHECKING:
    from tests.support.histories import Register
    from tests.support.logs import Opened

PER = date(2022, 12, 31)


def catch_up_all(opened: Opened) -> int:
    """Bring every view to the head; gives the head."""
    return max(catch_up(opened.log, view).position for view in VIEWS)


def freeze(opened: Opened, per: date, *, period: tuple[date, date] | None = None) -> UUID:
    """Freeze the running utredningar of a day as known now, or call them closed in a period."""
    known = catch_up_all(opened)
    counted = running(opened.log, per, known)
    behind = arenden_by_class(opened.log, per, known)
    matning = uuid4()
    event = MatningFrozen(
        originator_id=matning,
        originator_version=1,
        happened=Happened.on(per),
        kontrollmoment="barnutredningstid",
        population="avslutade" if period else "pagaende",
        per=per,
        known_position=known,
        known_root="0" * 64,
        numbers={klass.value: one.count for klass, one in counted.classes.items()},
        arenden={klass.value: tuple(map(str, ids)) for klass, ids in behind.items()},
        period_start=period[0] if period else None,
        period_end=period[1] if period else None,
    )
    opened.log.append([event], a_context())
    catch_up_all(opened)
    return matning


def test_a_frozen_number_stands_when_the_world_moves(register: Register, opened: Opened) -> None:
    """What was said then keeps its number; the same question now has another answer beside it."""
    arende = register.open(date(2022, 8, 5))
    matning = freeze(opened, PER)
    register.close(arende, date(2022, 12, 20))
    head = catch_up_all(opened)

    found = beside(opened.log, matning, head)

    assert (found.said.numbers["over_utan_forlangning"], found.now.without_extension) == (1, 0)
    assert (found.said.known_position, found.said.position) == (2, 3)


def test_the_trend_has_the_measurements_in_order_of_their_days(
    register: Register, opened: Opened
) -> None:
    """Frozen later, an earlier day still comes first; what came after a löpnummer is left out."""
    register.open(date(2022, 8, 5))
    late, early = freeze(opened, PER), freeze(opened, date(2022, 9, 30))
    head = catch_up_all(opened)

    now = trend(opened.log, "barnutredningstid", "pagaende", head)
    then = trend(opened.log, "barnutredningstid", "pagaende", 3)

    assert [row.matning_id for row in now.rows] == [early, late]
    assert [row.matning_id for row in then.rows] == [late]
    assert trend(opened.log, "barnutredningstid", "avslutade", head).rows == ()


def test_a_measurement_says_how_many_of_its_arenden_are_gallrade(
    register: Register, opened: Opened
) -> None:
    """The number stands; it can no longer be recomputed for one, gallrat at a known time."""
    gone, _ = register.open(date(2022, 8, 5)), register.open(date(2022, 8, 6))
    matning = freeze(opened, PER)
    before = frozen(opened.log, matning)
    gallring.execute(
        opened.log, opened.database.destroyer_dsn, gone, a_context(), grund="prov", lagrum="prov"
    )
    head = catch_up_all(opened)

    after = beside(opened.log, matning, head)

    assert (before.gallrade, before.last_gallrad) == (0, None)
    assert (after.said.gallrade, after.said.numbers["over_utan_forlangning"]) == (1, 2)
    assert after.said.last_gallrad is not None
    assert after.now.total == 1
    assert gone in arenden(opened.log, matning)["over_utan_forlangning"]


def test_a_measurement_of_a_period_is_set_beside_the_period(
    register: Register, opened: Opened
) -> None:
    """A frozen population of closed utredningar is compared with closed ones."""
    register.close(register.open(date(2022, 8, 5)), date(2022, 9, 1))
    matning = freeze(opened, PER, period=(date(2022, 1, 1), PER))

    found = beside(opened.log, matning, catch_up_all(opened))

    assert isinstance(found.now, Closed)
    assert found.now.total == 1


def test_an_unknown_measurement_is_not_found(opened: Opened) -> None:
    """There is no such measurement, and that is what is said."""
    with pytest.raises(NotFoundError):
        frozen(opened.log, uuid4())
    with pytest.raises(NotFoundError):
        arenden(opened.log, uuid4())
