"""Ärenden in the view: what `Arende.from_events` says of them, narrowed and found again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from projections.lexsarah.cases import case
from projections.lexsarah.view import VIEW
from projections.position import status
from projections.runner import catch_up
from tests.support.lexsarah_rows import case_of
from tests.support.logs import a_context
from tests.unit.lexsarah.asked import ARENDE
from tests.unit.lexsarah.histories import STEPS, arende_at

if TYPE_CHECKING:
    from tests.support.logs import Opened


@pytest.mark.parametrize("ivo", ["inte_anmalt", "anmalt", "kompletterat"])
@pytest.mark.parametrize("steg", STEPS[-1:])
def test_a_row_says_what_the_events_say_after_each_of_them(
    opened: Opened, steg: str, ivo: str
) -> None:
    """As known at every löpnummer, the row is the fold of the events until then."""
    history = arende_at(steg, "anmalt" if ivo == "inte_anmalt" else ivo)
    first = opened.log.append(history, a_context()).first_position
    catch_up(opened.log, VIEW)

    for n in range(len(history)):
        assert case(opened.log, ARENDE, first + n) == case_of(history[: n + 1])
    assert status(opened.log, VIEW).complete
