"""For whom a draw is made: a kontrollmoment of the year's plan, and no id of one's own making."""

from __future__ import annotations

from dataclasses import replace

import pytest

from audit.errors import InvalidInputError
from tests.unit.internkontroll.plan import asked
from tests.unit.internkontroll.plan.histories import adopted
from tests.unit.internkontroll.plan.world import token


def test_nobody_steers_a_draw_by_naming_a_kontrollmoment_that_is_not_there() -> None:
    """The seed follows from it, so only those of the year's plan may be named."""
    (made,) = adopted().tries(replace(asked.DRAW, kontrollmoment=asked.MOMENT))
    with pytest.raises(InvalidInputError) as refused:
        adopted().tries(replace(asked.DRAW, kontrollmoment=token("one that suits")))

    assert made.TOPIC == "internkontroll.dragning_made"
    assert [problem.field for problem in refused.value.problems] == ["kontrollmoment"]
