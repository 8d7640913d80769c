"""What a granskning opens: to whom, of what, and on which days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from audit.envelope import Erased, Happened, KeyPurpose
from audit.errors import InvalidInputError
from audit.revision import commands as c
from audit.revision.insyn import Insyn, Sokt, covers
from audit.revision.revision import Revision
from tests.unit.revision.story import (
    BEGAN,
    ENDS,
    FRAMMANDE,
    GRANSKNING,
    INSYN,
    KOLLEGA,
    REVISOR,
    G,
    Told,
    opened,
)

DAY = timedelta(days=1)
STROM, OTHER = UUID(int=7), UUID(int=8)
SOKT = Sokt(omrade="verkstallighet", strom=STROM, fran=date(2021, 5, 1), till=date(2021, 9, 1))
LATER = date(2022, 8, 31)
NAMED = replace(INSYN, strommar=(STROM,))
PERIOD = replace(INSYN, period_fran=date(2021, 9, 1), period_till=date(2021, 12, 31))
SKAL = "Revisorernas brev 2022-05-20"


def open_days(told: Told, account: UUID = REVISOR) -> tuple[bool, ...]:
    """Tell whether it is open the day before it begins, then, on its last day and after."""
    days = (BEGAN - DAY, BEGAN, ENDS, ENDS + DAY)
    return tuple(told.state.opens(account, SOKT, day) for day in days)


def test_it_is_open_from_its_registration_to_its_last_day() -> None:
    """Nothing before, sealed text within, nothing the day after; and only for those named."""
    assert open_days(opened()) == (False, True, True, False)
    assert open_days(opened(), KOLLEGA) == (False,) * 4
    assert open_days(opened(None)) == (False,) * 4


@pytest.mark.parametrize(
    ("insyn", "sokt", "wanted"),
    [
        (INSYN, SOKT, True),
        (INSYN, replace(SOKT, omrade="lexsarah"), False),
        (INSYN, replace(SOKT, purpose=KeyPurpose.RAPPORTOR), False),
        (INSYN, replace(SOKT, purpose=KeyPurpose.KODLISTA), False),
        (NAMED, SOKT, True),
        (NAMED, replace(SOKT, strom=OTHER), False),
        (PERIOD, SOKT, True),
        (PERIOD, replace(SOKT, till=date(2021, 8, 31)), False),
        (PERIOD, replace(SOKT, till=None), True),
        (PERIOD, replace(SOKT, fran=date(2022, 1, 1), till=None), False),
        (PERIOD, replace(SOKT, fran=None), False),
    ],
)
def test_only_what_the_scope_holds_is_opened(insyn: Insyn, sokt: Sokt, *, wanted: bool) -> None:
    """Area, stream, period and key must all fit."""
    found = covers(insyn, sokt)

    assert found is wanted


def test_extending_moves_the_last_day() -> None:
    """After an extension the later day is the last, and the persons are as before."""
    told = opened().on(ENDS, c.ExtendInsyn(**G, sista_dag=LATER, skal=SKAL))
    found = [told.state.opens(REVISOR, SOKT, day) for day in (LATER, LATER + DAY)]

    assert found == [True, False]
    assert not told.state.opens(KOLLEGA, SOKT, LATER)


def test_ending_closes_at_once() -> None:
    """From the moment it is ended nothing is open, not even on that day."""
    told = opened().on(BEGAN, c.EndInsyn(**G, skal="Uppdraget är slut."))

    assert open_days(told) == (False,) * 4


def test_a_change_counts_from_its_own_day() -> None:
    """What is changed opens for the new persons from then on, after an end too."""
    told = opened().on(BEGAN, c.EndInsyn(**G, skal="Fel person."))
    told.on(BEGAN + DAY, c.ChangeInsyn(**G, insyn=replace(INSYN, personer=(KOLLEGA,)), skal=SKAL))

    assert open_days(told) == (False,) * 4
    assert open_days(told, KOLLEGA) == (False, False, True, False)


def test_what_lapsed_is_not_extended() -> None:
    """An extension after the last day would open the days between: it is decided anew."""
    with pytest.raises(InvalidInputError):
        opened().on(ENDS + DAY, c.ExtendInsyn(**G, sista_dag=LATER, skal=SKAL))


def test_the_granskning_that_opens_is_named() -> None:
    """Over all granskningar the one that opens is named, so that the reading can name it."""
    known = Revision.from_histories([opened().history])

    assert known.opened_by(REVISOR, SOKT, ENDS) == GRANSKNING
    assert known.opened_by(REVISOR, SOKT, ENDS + DAY) is None


def test_what_gallring_touched_opens_nothing() -> None:
    """When contents of the granskning are gone nobody can say what it opened."""
    told = opened()
    gone = Erased(
        originator_id=GRANSKNING, originator_version=2, happened=Happened.unknown(),
        topic="revision.insyn_changed",
    )  # fmt: skip
    told.history.append(gone)

    assert told.state.erased
    assert open_days(told) == (False,) * 4


@pytest.mark.parametrize(
    ("insyn", "field"),
    [
        (replace(INSYN, omraden=()), "omraden"),
        (replace(INSYN, omraden=("organisation",)), "omraden"),
        (replace(INSYN, personer=()), "personer"),
        (replace(INSYN, personer=(REVISOR, FRAMMANDE)), "personer"),
        (replace(INSYN, sista_dag=BEGAN - DAY), "sista_dag"),
        (replace(INSYN, sista_dag=BEGAN + 367 * DAY), "sista_dag"),
        (replace(INSYN, grund=None), "grund"),
        (replace(INSYN, grund="nyfikenhet"), "grund"),
        (replace(INSYN, period_fran=BEGAN + DAY), "period_fran"),
        (replace(PERIOD, period_till=date(2021, 8, 1)), "period_till"),
        (replace(INSYN, strommar=tuple(map(UUID, [f"{n:032x}" for n in range(501)]))), "strommar"),
    ],
)
def test_a_scope_that_cannot_be_is_refused(insyn: Insyn, field: str) -> None:
    """A scope names areas, revisorer, a last day within a year, and a ground for individuals."""
    with pytest.raises(InvalidInputError) as refused:
        opened(insyn)

    assert {one.field for one in refused.value.problems} == {field}


def test_an_area_without_individuals_needs_no_ground() -> None:
    """Internkontroll is not about individuals."""
    insyn = replace(INSYN, omraden=("internkontroll",), grund=None)

    assert opened(insyn).state.insyn == insyn
