"""Facts of the internkontroll stand in clear, so none of them holds a personnummer."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from audit.errors import InvalidInputError
from audit.internkontroll.kontroll import decide_kontroll
from audit.internkontroll.persons import holds_personnummer
from audit.internkontroll.uppdelning import Del
from tests.unit.internkontroll.plan import asked
from tests.unit.internkontroll.plan.histories import adopted
from tests.unit.internkontroll.test_kontroll import Around, change, define

# The number that every Swedish agency uses in examples; nobody has it.
NUMBER = "19121212-1212"


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        (f"Akten för {NUMBER}", True),
        ("1212121212", True),
        ("701063-2391", True),
        ("121212-1213", False),
        ("SN 2022-00077", False),
        ("2022-12-31 till 2023-01-01", False),
        ("12121212121212", False),
    ],
)
def test_a_personnummer_is_known_by_its_day_and_check_digit(text: str, *, holds: bool) -> None:
    """Samordningsnummer count; case numbers, days and longer numbers do not."""
    assert holds_personnummer(text) is holds


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"metod": f"Gick igenom {NUMBER}"}, "metod"),
        ({"uppdelning": (Del(f"Barn {NUMBER}", asked.REGISTER.namnare or 0),)}, "uppdelning"),
    ],
)
def test_no_fact_of_a_matning_holds_a_personnummer(changes: dict[str, Any], field: str) -> None:
    """How it was done, and what the parts are called, everybody who sees numbers reads."""
    with pytest.raises(InvalidInputError) as refused:
        adopted().tries(replace(asked.REGISTER, **changes))

    assert [problem.field for problem in refused.value.problems] == [field]


def test_no_control_is_named_after_a_person() -> None:
    """The heading of a control stands in the plan and in the reports."""
    with pytest.raises(InvalidInputError) as refused:
        decide_kontroll(change(namn=f"Insatsen till {NUMBER}"), define(), Around())

    assert [problem.field for problem in refused.value.problems] == ["namn"]
