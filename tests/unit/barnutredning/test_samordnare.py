"""Which samordnare an utredning lies with: a code that is corrected, and no work done."""

from __future__ import annotations

from datetime import date

import pytest

from audit.barnutredning import Arbetslage, decide, idle
from audit.barnutredning.events_handlaggning import SamordnareNoted
from audit.errors import InvalidInputError, StateError
from tests.unit.barnutredning.examples import history, opening, state
from tests.unit.barnutredning.uppgifter import lying_with, noting, setting_right


@pytest.mark.parametrize("name", ["", "Eva", "Eva Ek", "åsa", "s" * 33, "s1\n"])
def test_a_name_is_no_code_of_a_samordnare(name: str) -> None:
    """Small letters, digits, hyphens and underscores are a code; anything else is refused."""
    with pytest.raises(InvalidInputError) as caught:
        decide(lying_with(name), history(opening()))

    assert [problem.field for problem in caught.value.problems] == ["samordnare"]
    assert not name or name not in caught.value.detail


def test_a_samordnare_can_be_corrected_and_never_to_a_name() -> None:
    """A code may be replaced by another."""
    begun = (opening(), lying_with("s1"))
    (noted,) = state(*begun, setting_right(2, samordnare="s-2_b")).uppgifter

    assert isinstance(noted, SamordnareNoted)
    assert (noted.samordnare, noted.fran) == ("s-2_b", date(2022, 8, 12))
    with pytest.raises(InvalidInputError):
        decide(setting_right(2, samordnare="Eva Ek"), history(*begun))


def test_an_utredning_that_is_not_opened_lies_with_nobody() -> None:
    """It is noted of an utredning that is there."""
    with pytest.raises(StateError, match="inte inledd"):
        decide(lying_with(), [])


def test_lying_with_another_is_no_activity() -> None:
    """An extract that tells of another samordnare does not make a silent utredning work."""
    begun = (opening(), noting("2022-08-20", "2022-10-01"), lying_with("s2", "2022-09-30"))
    found = idle(state(*begun), date(2022, 10, 1), 30)

    assert found is not None
    assert (found.lage, found.days) == (Arbetslage.STILLA, 42)
