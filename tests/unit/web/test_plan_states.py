"""The list of plans: a year that is over and whose plan nobody has closed says so."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from api.web.build.plan.plan import _state
from api.web.models.frame import Kind
from audit.internkontroll.events_plan import PlanAdopted
from audit.internkontroll.plan import Plan
from tests.unit.web.test_klockor_plan import event


@pytest.mark.parametrize(
    ("ar", "text", "kind"),
    [(2023, "Antagen, inte avslutad", Kind.WARNING), (2024, "Antagen", Kind.SUCCESS)],
)
def test_a_plan_of_a_past_year_that_is_not_closed_says_so(ar: int, text: str, kind: Kind) -> None:
    """The year that runs is adopted and no more is to be said."""
    adopted = event(PlanAdopted, 2, antagen=date(ar - 1, 12, 13), paragraf="§ 151")
    seen: Any = SimpleNamespace(today=date(2024, 4, 30))
    badge = _state(seen, Plan(ar=ar, skala=4, adopted=adopted))

    assert (badge.text, badge.kind) == (text, kind)
