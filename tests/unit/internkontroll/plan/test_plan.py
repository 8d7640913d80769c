"""A year's plan: begun, copied, adopted, revised and closed, with its risks and kontrollmoment."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from audit.errors import AuthorityError, InvalidInputError, StateError
from audit.internkontroll import commands_plan as p
from audit.internkontroll import events_plan as e
from audit.internkontroll.acts import TABLE
from audit.internkontroll.mal import Mal
from audit.internkontroll.roles import Steg
from tests.unit.internkontroll.plan import asked
from tests.unit.internkontroll.plan.histories import adopted, drafted, revised
from tests.unit.internkontroll.plan.world import TODAY, World, token

NEXT = p.BeginPlan(plan=token("plan 2024"), ar=2024, skala=4, kopia_av=2023)


def wrong(world: World, command: Any) -> set[str]:
    """Give the fields for which a command is refused."""
    with pytest.raises(InvalidInputError) as error:
        world.tries(command)
    return {problem.field for problem in error.value.problems}


def test_a_plan_is_begun_filled_and_adopted_with_day_and_paragraph() -> None:
    """What the nämnd adopted says when, under which §, and what is in it."""
    plan = adopted().known.planer[2023]

    assert (plan.steg, plan.antagen, plan.paragraf) == (Steg.ANTAGEN, date(2022, 12, 14), "§ 168")
    assert [risk.varde for risk in plan.gallande_risker] == [12]
    assert [moment.kod for moment in plan.gallande_kontrollmoment] == ["K1"]


def test_an_adopted_plan_is_changed_only_under_a_revision() -> None:
    """Without the nämnd's beslut nothing is changed; with it the change names it."""
    change = asked.on_plan()["change_risk"]
    with pytest.raises(StateError, match="revidering"):
        adopted().tries(change)
    (changed,) = revised().tries(change)

    assert isinstance(changed, e.RiskChanged)
    assert changed.revidering == revised().known.planer[2023].revidering == 5


def test_a_change_before_adoption_belongs_to_no_revision() -> None:
    """A draft is nobody's decision yet."""
    (changed,) = drafted().tries(asked.on_plan()["change_kontrollmoment"])

    assert isinstance(changed, e.KontrollmomentChanged)
    assert changed.revidering is None


def test_next_years_plan_starts_as_a_copy_under_the_same_ids() -> None:
    """What applies comes along with its ids, in one batch, and belongs to no revision."""
    world = revised()
    world.tell(asked.on_plan()["add_risk"], asked.on_plan()["add_kontrollmoment"])
    events = world.tell(NEXT)
    plan, before = world.known.planer[2024], world.known.planer[2023]

    assert [one.originator_version for one in events] == [1, 2, 3, 4, 5]
    assert (plan.steg, plan.kopia_av, plan.antagen) == (Steg.UTKAST, 2023, None)
    assert set(plan.risker) == set(before.risker)
    assert set(plan.kontrollmoment) == set(before.kontrollmoment)
    assert plan.kontrollmoment[asked.MOMENT].mal == asked.NINETY


def test_what_was_taken_out_does_not_come_along() -> None:
    """An ended kontrollmoment is not copied, and none names a risk that was taken out."""
    world = revised()
    acts = asked.on_plan()
    world.tell(acts["add_kontrollmoment"], acts["end_kontrollmoment"], acts["end_risk"], NEXT)
    plan = world.known.planer[2024]

    assert not plan.risker
    assert [(one.kod, one.risker) for one in plan.kontrollmoment.values()] == [("K2", ())]


def test_a_year_has_one_plan() -> None:
    """A second plan for the same year is refused, under whatever id."""
    with pytest.raises(StateError, match="redan en plan"):
        drafted().tries(replace(asked.BEGIN, plan=token("another")))


def test_a_closed_plan_takes_nothing() -> None:
    """When the year is summed up the plan stands as it is; only a slip of the pen is corrected."""
    world = revised()
    world.tell(asked.CLOSE)
    changing = {act: one for act, one in asked.on_plan().items() if act != "correct_plan"}

    for act, command in changing.items():
        with pytest.raises(StateError, match="finns redan" if act == "begin_plan" else "avslutad"):
            world.tries(command)


def test_a_plan_without_kontrollmoment_is_not_adopted() -> None:
    """There is nothing in it to adopt."""
    world = World()
    world.tell(asked.BEGIN, asked.ADD_RISK)

    with pytest.raises(StateError, match="inget kontrollmoment"):
        world.tries(asked.ADOPT)


def test_the_reason_is_asked_for_once_a_plan_is_adopted() -> None:
    """A draft is weeded freely; an adopted plan says why something was taken out."""
    silent = p.EndRisk(plan=asked.PLAN, risk=asked.RISK)

    assert isinstance(drafted().tries(silent)[0], e.RiskEnded)
    assert wrong(revised(), silent) == {"skal"}


@pytest.mark.parametrize(
    ("command", "fields"),
    [
        (replace(NEXT, skala=6), {"skala"}),
        (replace(NEXT, skala=5), {"skala"}),
        (replace(NEXT, kopia_av=2019), {"kopia_av"}),
        (replace(NEXT, ar=1789), {"ar"}),
        (replace(NEXT, kopia_av=None, skala=2), {"skala"}),
    ],
)
def test_a_beginning_that_does_not_fit_is_refused(command: p.BeginPlan, fields: set[str]) -> None:
    """The scale is three to five steps, that of the plan copied, which must be there."""
    assert wrong(adopted(), command) == fields


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"kod": "R1"}, "kod"),
        ({"kod": "en risk"}, "kod"),
        ({"sannolikhet": 5}, "sannolikhet"),
        ({"konsekvens": 0}, "konsekvens"),
        ({"kategori": "otur"}, "kategori"),
        ({"rubrik": " "}, "rubrik"),
        ({"risk": asked.RISK}, "risk"),
        ({"enhet": "x" * 129}, "enhet"),
        ({"text": "\ud800"}, "text"),
    ],
)
def test_a_risk_that_does_not_fit_is_refused(changes: dict[str, Any], field: str) -> None:
    """Codes are unique, and the scale is the plan's own."""
    command: Any = asked.on_plan()["add_risk"]

    assert wrong(revised(), replace(command, **changes)) == {field}


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"kod": "K1"}, "kod"),
        ({"rapporteras": ()}, "rapporteras"),
        ({"rapporteras": (0, 2)}, "rapporteras"),
        ({"rapporteras": (2, 13)}, "rapporteras"),
        ({"rapporteras": (2, 2)}, "rapporteras"),
        ({"frekvens": "ibland"}, "frekvens"),
        ({"matt": "temperatur"}, "matt"),
        ({"matt": f"kontroll:{token('nobody')}"}, "matt"),
        ({"matt": "kontroll:19990101-1234"}, "matt"),
        ({"mal": Mal("minst", "promille", 1001)}, "mal"),
        ({"mal": Mal("ungefar", "promille", 900)}, "mal"),
        ({"mal": Mal("hogst", "dagar", 60)}, "mal"),
        ({"risker": (token("nobody"),)}, "risker"),
        ({"risker": (asked.RISK, asked.RISK)}, "risker"),
        ({"forlaga": "egen"}, "forlaga"),
        ({"kontrollmoment": asked.MOMENT}, "kontrollmoment"),
        ({"metod": "x" * 2001}, "metod"),
    ],
)
def test_a_kontrollmoment_that_does_not_fit_is_refused(changes: dict[str, Any], field: str) -> None:
    """Months are 1–12, a measure is known, a target is within reach, risks are the plan's."""
    command: Any = asked.on_plan()["add_kontrollmoment"]

    assert wrong(revised(), replace(command, **changes)) == {field}


def test_a_control_that_the_namnd_defined_can_be_what_is_measured() -> None:
    """A kontroll in use is a measure; one that is no longer used is not."""
    world = revised()
    world.tell(asked.DEFINE)
    second: Any = asked.on_plan()["add_kontrollmoment"]
    command = replace(second, matt=f"kontroll:{asked.KONTROLL}")
    (added,) = world.tries(command)
    world.tell(asked.on_kontroll()["end_kontroll"])

    assert isinstance(added, e.KontrollmomentAdded)
    assert wrong(world, command) == {"matt"}


def test_months_are_kept_in_order() -> None:
    """However they were ticked, the year is read from January on."""
    (added,) = drafted().tries(
        replace(
            asked.ADD_MOMENT, kontrollmoment=token("second"), kod="K2", rapporteras=(12, 2, 9, 5)
        )
    )

    assert isinstance(added, e.KontrollmomentAdded)
    assert added.rapporteras == (2, 5, 9, 12)


def test_a_change_that_changes_nothing_is_refused() -> None:
    """The same again is no change; new words always are one."""
    own = {name: getattr(asked.ADD_RISK, name) for name in p.ChangeRisk.__slots__}
    same = p.ChangeRisk(**own | {"text": None})

    assert wrong(drafted(), same) == {"rubrik"}
    assert drafted().tries(replace(same, text="Nya skäl."))


def test_the_words_of_a_risk_stand_until_new_ones_are_written() -> None:
    """Whoever only judges it anew need not write the reasons again."""
    world = drafted()
    change: Any = asked.on_plan()["change_risk"]
    world.tell(replace(change, sannolikhet=1, text=None))
    kept = world.known.planer[2023].risker[asked.RISK]
    world.tell(replace(change, text="Färre utredningar nu."))

    assert (kept.varde, kept.text) == (4, "Fler utredningar än året före.")
    assert world.known.planer[2023].risker[asked.RISK].text == "Färre utredningar nu."


@pytest.mark.parametrize("id_", [token("nobody"), asked.RISK])
def test_only_what_applies_is_changed_or_taken_out(id_: UUID) -> None:
    """A risk that is not there, or was taken out, is neither changed nor taken out again."""
    world = revised()
    world.tell(asked.on_plan()["end_risk"])
    change: Any = asked.on_plan()["change_risk"]

    assert wrong(world, replace(change, risk=id_, kod="R7")) == {"risk"}
    assert wrong(world, p.EndRisk(plan=asked.PLAN, risk=id_, skal="Igen.")) == {"risk"}


def test_a_code_is_not_used_again() -> None:
    """The code of something taken out stays its own, or people would read two things in one."""
    world = revised()
    world.tell(asked.on_plan()["end_risk"])
    second: Any = asked.on_plan()["add_risk"]

    assert wrong(world, replace(second, kod="R1")) == {"kod"}


@pytest.mark.parametrize(
    ("command", "field"),
    [
        (replace(asked.REVISE, beslutad=date(2022, 12, 13)), "beslutad"),
        (replace(asked.REVISE, beslutad=date(2023, 3, 2)), "beslutad"),
        (replace(asked.CLOSE, avslutad=date(2022, 12, 13)), "avslutad"),
        (replace(asked.REVISE, paragraf=""), "paragraf"),
    ],
)
def test_what_the_namnd_decided_lies_between_adoption_and_today(command: Any, field: str) -> None:
    """A revision or closing before the adoption, or tomorrow, cannot have been."""
    assert wrong(adopted(), command) == {field}


def test_a_person_acts_in_the_first_role_that_may() -> None:
    """The role written with the event is one that the person holds and that may."""
    around = adopted().around("revisor", "kvalitet", "namndsekreterare")

    assert TABLE.role_for(asked.REVISE, around.roller) == "namndsekreterare"
    assert TABLE.role_for(asked.ADD_RISK, around.roller) == "kvalitet"
    with pytest.raises(AuthorityError, match="kvalitet"):
        TABLE.role_for(asked.ADD_RISK, adopted().around("revisor").roller)


def test_the_days_of_events_are_those_on_which_they_happened() -> None:
    """What the nämnd decided happened on its day, what was typed on the day it was typed."""
    (adoption,) = drafted().tries(asked.ADOPT)
    (risk,) = drafted().tries(asked.on_plan()["add_risk"])

    assert adoption.happened.start == "2022-12-14"
    assert risk.happened.start == TODAY.isoformat()
