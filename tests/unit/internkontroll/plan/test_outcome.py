"""An outcome against its target: exact, with the published numbers, and what it opens."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from audit.envelope import Erased, Happened
from audit.internkontroll import commands_plan as p
from audit.internkontroll.commands_plan import ClosePlan
from audit.internkontroll.events_avvikelse import AvvikelseOpened
from audit.internkontroll.mal import Mal
from audit.internkontroll.maluppfyllelse import MALUPPFYLLELSE, Utfall, outcome
from audit.internkontroll.oppning import avvikelse_for, avvikelse_id
from tests.unit.internkontroll.plan import asked
from tests.unit.internkontroll.plan.histories import adopted
from tests.unit.internkontroll.plan.world import TODAY, World, token

if TYPE_CHECKING:
    from uuid import UUID

    from audit.internkontroll.commands_avvikelse import OpenAvvikelse

LOG = token("log")


@pytest.mark.parametrize(
    ("utfall", "mal", "expected"),
    [
        (Utfall(59, 68, "promille"), Mal("minst", "promille", 900), "utanfor"),
        (Utfall(59, 68, "promille"), Mal("minst", "promille", 868), "utanfor"),
        (Utfall(59, 68, "promille"), Mal("minst", "promille", 867), "inom"),
        (Utfall(62, 68, "promille"), Mal("minst", "promille", 900), "inom"),
        (Utfall(9, 10, "promille"), Mal("minst", "promille", 900), "inom"),
        (Utfall(9, 68, "promille"), Mal("hogst", "promille", 132), "utanfor"),
        (Utfall(9, 68, "promille"), Mal("hogst", "promille", 133), "inom"),
        (Utfall(41, 41, "promille"), Mal("hogst", "antal", 0), "inom"),
        (Utfall(40, 41, "promille"), Mal("hogst", "antal", 0), "utanfor"),
        (Utfall(13, 16, "promille"), Mal("minst", "antal", 13), "inom"),
        (Utfall(0, None, "antal"), Mal("hogst", "antal", 0), "inom"),
        (Utfall(1, None, "antal"), Mal("hogst", "antal", 0), "utanfor"),
        (Utfall(366, None, "dagar"), Mal("hogst", "dagar", 365), "utanfor"),
        (Utfall(365, None, "dagar"), Mal("hogst", "dagar", 365), "inom"),
        (Utfall(7, 10, "promille"), Mal("minst", "promille", 700), "inom"),
        (Utfall(0, 0, "promille"), Mal("minst", "promille", 900), "utan_mal"),
        (Utfall(59, 68, "promille"), None, "utan_mal"),
        (None, Mal("minst", "promille", 900), "utan_mal"),
        (Utfall(12, None, "dagar"), Mal("hogst", "antal", 0), "utan_mal"),
        (Utfall(12, None, "antal"), Mal("minst", "promille", 900), "utan_mal"),
    ],
)
def test_an_outcome_is_held_against_its_target_exactly(
    utfall: Utfall | None, mal: Mal | None, expected: str
) -> None:
    """The target itself is kept; 59 of 68 is read as 86.8 % and is yet below 86.8 %."""
    assert outcome(utfall, mal) == expected
    assert expected in MALUPPFYLLELSE


@pytest.mark.parametrize(
    ("taljare", "namnare", "promille"),
    [(59, 68, 868), (1, 3, 333), (2, 3, 667), (1, 2000, 1), (1, 2001, 0), (0, 5, 0), (0, 0, None)],
)
def test_a_share_is_read_in_tenths_of_a_percent(
    taljare: int, namnare: int, promille: int | None
) -> None:
    """Halves go upward, and nothing of nothing is no share."""
    assert Utfall(taljare, namnare, "promille").promille() == promille


def measured(**changes: Any) -> World:
    """Give an adopted plan with the frozen mätning of the last of December."""
    world = adopted()
    world.tell(replace(asked.FREEZE, **changes))
    return world


def proposed(world: World, matning: Any = asked.FROZEN) -> Any:
    """Give what a mätning calls for."""
    known = world.known
    return avvikelse_for(known.matningar[matning], known, log=LOG, today=TODAY)


def test_an_outcome_outside_its_target_opens_an_avvikelse() -> None:
    """59 of 68 against at least 90 % opens one that says both, and decide takes it."""
    world = measured()
    command = proposed(world)
    world.tell(command)
    avvikelse = world.known.avvikelser[command.avvikelse]

    assert avvikelse.rubrik == "Utfallet är 86,8 %, målet är minst 90 %"
    assert (avvikelse.utfall, avvikelse.mal) == (868, asked.NINETY)
    assert (avvikelse.ar, avvikelse.matning) == (2023, asked.FROZEN)


def test_an_outcome_within_its_target_opens_nothing() -> None:
    """62 of 68 is above 90 %."""
    numbers = {**asked.FREEZE.numbers, "inom": 62, "over_utan_forlangning": 3}
    ids = {"over_inom_forlangning": asked.ARENDEN[:3], "over_utan_forlangning": asked.ARENDEN[3:6]}

    assert proposed(measured(numbers=numbers, arenden=ids)) is None


def test_a_share_just_below_its_target_is_not_told_as_the_target() -> None:
    """899.7 promille missed 900, and reads 89.9 %."""
    numbers = {"inom": 8997, "over_utan_forlangning": 1003}
    command = proposed(measured(numbers=numbers, arenden={}))

    assert command.utfall == 899
    assert command.rubrik == "Utfallet är 89,9 %, målet är minst 90 %"


def test_one_avvikelse_is_enough_while_it_is_open() -> None:
    """The next outcome that misses belongs to the follow-up of the one that is open."""
    world = measured()
    world.tell(proposed(world), replace(asked.FREEZE, matning=token("next")))

    assert proposed(world, token("next")) is None


def test_outcomes_decided_on_the_same_state_ask_for_the_same_avvikelse() -> None:
    """The log takes one of the two; another kontrollmoment, or another log, has ids of its own."""
    world = measured()
    world.tell(replace(asked.FREEZE, matning=token("next")))
    first, second = proposed(world), proposed(world, token("next"))
    others = {
        avvikelse_id(LOG, token("another"), world.known),
        avvikelse_id(token("another log"), first.kontrollmoment, world.known),
    }

    assert first.avvikelse == second.avvikelse
    assert first.matning != second.matning
    assert len(others - {first.avvikelse}) == 2


def test_the_id_of_an_avvikelse_is_given_once() -> None:
    """Neither one that was closed nor one that gallring removed gives its id to the next."""
    world = measured()
    closed, removed = (opened_and_closed(world) for _ in range(2))
    world.streams[removed] = [
        Erased(
            originator_id=removed,
            originator_version=1,
            happened=Happened.unknown(),
            topic=AvvikelseOpened.TOPIC,
        )
    ]

    assert len({closed, removed, proposed(world).avvikelse}) == 3


def opened_and_closed(world: World) -> UUID:
    """Open what the mätning calls for, close it, and give its id."""
    command: OpenAvvikelse = proposed(world)
    world.tell(command, asked.close_avvikelse(avvikelse=command.avvikelse))
    return command.avvikelse


def test_a_matning_of_no_adopted_plan_opens_nothing() -> None:
    """Without a plan, or with one that measures something else, nobody has set a target."""
    empty = World()
    empty.tell(asked.FREEZE)

    assert proposed(empty) is None
    assert proposed(measured(per=date(2020, 12, 31))) is None


def test_a_matning_registered_by_hand_opens_one_too() -> None:
    """It names its kontrollmoment itself, and one that was taken back opens nothing."""
    world = adopted()
    world.tell(asked.REGISTER)
    command = proposed(world, asked.BY_HAND)
    back: Any = asked.on_matning()["correct_matning"]
    world.tell(replace(back, corrects=1))

    assert command.kontrollmoment == asked.MOMENT
    assert proposed(world, asked.BY_HAND) is None


def test_a_year_end_is_reported_under_the_plan_of_the_year_after() -> None:
    """The thirty-first of December belongs to its own year's plan, or else to the next."""
    world = measured()
    found = world.known.belongs_to(world.known.matningar[asked.FROZEN])

    assert found is not None
    assert (found[0], found[1].id) == (2023, asked.MOMENT)


def test_days_and_counts_are_told_in_their_own_unit() -> None:
    """400 days against at most 365, and one missed against at most none."""
    days, count = Mal("hogst", "dagar", 365), Mal("hogst", "antal", 0)
    manual = replace(asked.ADD_MOMENT, matt="manuell", mal=days)
    world = World()
    world.tell(asked.BEGIN, asked.ADD_RISK, manual, asked.ADOPT)
    world.tell(replace(asked.REGISTER, enhet="dagar", taljare=400, namnare=None))
    other = World()
    other.tell(asked.BEGIN, asked.ADD_RISK, replace(manual, mal=count), asked.ADOPT)
    other.tell(replace(asked.REGISTER, taljare=40, namnare=41))

    assert (
        proposed(world, asked.BY_HAND).rubrik == "Utfallet är 400 dagar, målet är högst 365 dagar"
    )
    assert proposed(other, asked.BY_HAND).rubrik == "Utfallet är 1, målet är högst 0"


def test_a_trend_follows_a_kontrollmoment_over_the_years() -> None:
    """Mätningar frozen of its measure and registered for it stand in the order of their days."""
    world = measured()
    earlier = replace(asked.FREEZE, matning=token("earlier"), per=date(2022, 9, 30))
    other = replace(asked.FREEZE, matning=token("other"), population="avslutade")
    period: dict[str, Any] = {"period_start": date(2022, 1, 1), "period_end": date(2022, 12, 31)}
    world.tell(earlier, replace(other, **period))
    world.tell(replace(asked.REGISTER, per=date(2022, 6, 30)))
    found = world.known.matningar_of(asked.MOMENT)

    assert [one.id for one in found] == [asked.BY_HAND, token("earlier"), asked.FROZEN]


def test_a_closed_year_keeps_what_was_measured_under_it() -> None:
    """Closing a plan takes no mätning from its kontrollmoment."""
    world = measured()
    world.tell(ClosePlan(plan=asked.PLAN, avslutad=TODAY))

    assert len(world.known.matningar_of(asked.MOMENT)) == 1


def test_a_matning_is_held_against_the_target_of_its_own_day() -> None:
    """A revision decided on 25 January raises the target from that day, and for nothing before."""
    world = measured()
    raised = replace(asked.ADD_MOMENT, mal=Mal("minst", "promille", 950))
    kept = {f.name: getattr(raised, f.name) for f in fields(raised)}
    world.tell(asked.REVISE, p.ChangeKontrollmoment(**kept))
    world.tell(replace(asked.FREEZE, matning=token("after"), per=date(2023, 1, 25)))
    world.tell(replace(asked.FREEZE, matning=token("before"), per=date(2023, 1, 24)))
    goals = {
        one.per.isoformat(): world.known.goal_of(one, asked.MOMENT)
        for one in world.known.matningar_of(asked.MOMENT)
    }
    found = world.known.belongs_to(world.known.matningar[token("before")])

    assert goals == {
        "2022-12-31": asked.NINETY,
        "2023-01-24": asked.NINETY,
        "2023-01-25": raised.mal,
    }
    assert found is not None
    assert found[1].mal == asked.NINETY


def test_a_target_that_came_with_another_measure_is_not_this_ones() -> None:
    """What was counted of a measure is held against the first target that the measure had."""
    manual = replace(asked.ADD_MOMENT, matt="manuell", mal=Mal("hogst", "antal", 0))
    world = World()
    world.tell(asked.BEGIN, asked.ADD_RISK, manual, asked.ADOPT, asked.REVISE)
    kept = {f.name: getattr(asked.ADD_MOMENT, f.name) for f in fields(asked.ADD_MOMENT)}
    world.tell(p.ChangeKontrollmoment(**kept), asked.FREEZE)

    assert world.known.goal_of(world.known.matningar[asked.FROZEN], asked.MOMENT) == asked.NINETY
