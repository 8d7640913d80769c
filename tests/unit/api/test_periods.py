"""From when to when what a granskning may open ran, by kind."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from api.acts import periods
from audit.arsplan.arsplan import Arsplan
from audit.barnutredning import decide_anmalan
from audit.delegation import Ordning, OrdningEnded, decide
from audit.envelope import Happened
from audit.lexsarah import Arende, Rapport
from tests.support.utredningar import closed_event, opened_event
from tests.unit.barnutredning.anmalningar import INKOM, deciding, receiving
from tests.unit.delegation.test_delegation import adopting
from tests.unit.lexsarah.asked import DAY
from tests.unit.lexsarah.histories import arende_at, erased, other_at, rapport_at
from tests.unit.lexsarah.people import TODAY
from tests.unit.verkstallighet.story import told


@pytest.mark.parametrize(
    ("line", "till"),
    [
        ("lss beslut 2022-02-10", None),
        ("lss beslut 2022-02-10, verkställt 2022-04-01", date(2022, 4, 1)),
        ("lss beslut 2022-02-10, verkställt 2022-04-01, avbrott 2022-06-01", None),
    ],
)
def test_a_beslut_runs_until_it_is_carried_out_and_again_after_an_avbrott(
    line: str, till: date | None
) -> None:
    """What waits runs; what stopped waits again."""
    assert periods.of_verkstallighet(told(line).state) == (date(2022, 2, 10), till)


def test_an_arende_runs_until_it_is_closed_and_its_report_with_it() -> None:
    """A report runs as long as any of its ärenden; one handed on until that day."""
    running = Arende.from_events(arende_at("beslutat"))
    closed = Arende.from_events(arende_at("avslutat", "kompletterat"))
    sorted_, handed_on, new = (
        Rapport.from_events(rapport_at(one)) for one in ("sorterad", "lamnad_vidare", "inkommen")
    )

    assert periods.of_arende(running) == (DAY, None)
    assert periods.of_arende(closed) == (DAY, TODAY)
    assert periods.of_rapport(sorted_, [closed]) == (TODAY, TODAY)
    assert periods.of_rapport(sorted_, [closed, running]) == (TODAY, None)
    assert periods.of_rapport(handed_on, []) == (TODAY, TODAY)
    assert periods.of_rapport(new, []) == (TODAY, None)


def test_what_a_private_utforare_told_waits_until_it_is_followed_up() -> None:
    """It began the day it came in."""
    assert periods.of_uppgift(other_at("mottagen")) == (DAY, None)


def test_an_utredning_runs_from_its_first_day_to_its_last() -> None:
    """What gallring has emptied is nowhere in time."""
    first, last = date(2022, 1, 3), date(2022, 4, 1)
    opening = opened_event(inledd=first)
    closing = closed_event(opening.originator_id, 2, last)

    assert periods.of_barn([opening]) == (first, None)
    assert periods.of_barn([opening, closing]) == (first, last)
    assert periods.of_barn(erased([opening, closing])) == (None, None)


def test_an_anmalan_runs_until_its_forhandsbedomning_has_ended() -> None:
    """The beslut to begin an utredning or not is the end of it."""
    received = decide_anmalan(receiving(), [])
    decided = decide_anmalan(deciding("02-10"), received)

    assert periods.of_barn(received) == (INKOM, None)
    assert periods.of_barn([*received, *decided]) == (INKOM, date(2026, 2, 10))


def test_a_year_runs_all_of_it() -> None:
    """A year that nobody has planned is in no period."""
    assert periods.of_arsplan(Arsplan(ar=2024)) == (date(2024, 1, 1), date(2024, 12, 31))
    assert periods.of_arsplan(Arsplan()) == (None, None)


def test_an_order_applies_until_it_ends_or_a_newer_takes_its_place() -> None:
    """The last day is the one before; one that neither ended nor was replaced still runs."""
    begins, later = date(2024, 1, 1), date(2025, 4, 1)
    old, new = (
        replace(adopted(), adopted=replace(adopted().adopted, galler_fran=day))
        for day in (begins, later)
    )
    ended = OrdningEnded(
        originator_id=old.id, originator_version=2, happened=Happened.unknown(),
        upphor=date(2024, 7, 1),
    )  # fmt: skip

    assert periods.of_ordning(new, (old, new)) == (later, None)
    assert periods.of_ordning(old, (old, new)) == (begins, date(2025, 3, 31))
    assert periods.of_ordning(replace(old, ended=ended), (old, new)) == (begins, date(2024, 6, 30))


def adopted() -> Ordning:
    """Give an order as it was adopted."""
    found = Ordning.from_events(decide(adopting(), ()))
    assert found is not None
    return found
