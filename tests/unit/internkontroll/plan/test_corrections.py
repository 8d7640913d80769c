"""What was registered wrongly is corrected or taken back, and what rests on something keeps it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from audit.envelope import Erased, Happened
from audit.errors import StateError
from audit.internkontroll.avvikelse import Avvikelse
from audit.internkontroll.commands_avvikelse import AssessEffekt, CorrectAvvikelse
from audit.internkontroll.commands_plan import CorrectPlan
from audit.internkontroll.matning import Matning
from audit.internkontroll.plan import Plan
from audit.internkontroll.replacing import CORRECTABLE, WITHDRAWABLE
from audit.internkontroll.roles import Steg
from tests.unit.internkontroll.plan import asked
from tests.unit.internkontroll.plan.histories import AT, adopted, revised
from tests.unit.internkontroll.plan.test_plan import wrong
from tests.unit.internkontroll.plan.world import TODAY, World

ADOPTED, REVISED, DONE = 4, 5, 4
"""Versions in the plan and in the avvikelse of the tests."""


def of_plan(version: int, *, aterkallad: bool = False, **replaced: str) -> CorrectPlan:
    """Correct what the nämnd decided about the plan."""
    skal = "Fel plan." if aterkallad else None
    return CorrectPlan(
        plan=asked.PLAN, corrects=version, replaced=replaced, aterkallad=aterkallad, skal=skal
    )


def of_avvikelse(version: int, *, aterkallad: bool = False, **replaced: str) -> CorrectAvvikelse:
    """Correct something in the avvikelse."""
    return CorrectAvvikelse(
        avvikelse=asked.AVVIKELSE,
        corrects=version,
        replaced=replaced,
        aterkallad=aterkallad,
        skal="Fel åtgärd." if aterkallad else None,
    )


def plan_of(world: World) -> Plan:
    """Give the plan as it stands."""
    return world.known.planer[2023]


def test_a_wrong_paragraph_of_the_namnd_is_corrected() -> None:
    """Day, § and diarienummer of the adoption are replaced; the rättelse is kept."""
    world = adopted()
    world.tell(of_plan(ADOPTED, antagen="2022-12-15", paragraf="§ 169", diarienummer="SN 1"))
    plan = plan_of(world)

    assert (plan.antagen, plan.paragraf, plan.diarienummer) == (date(2022, 12, 15), "§ 169", "SN 1")
    assert [one.originator_version for one in plan.rattelser] == [plan.version] == [5]
    assert plan.adopted is not None
    assert plan.adopted.happened == Happened.on(date(2022, 12, 15))


def test_an_adoption_taken_back_leaves_a_draft() -> None:
    """As long as nothing rests on it, the plan is a draft again."""
    world = adopted()
    world.tell(of_plan(ADOPTED, aterkallad=True))

    assert plan_of(world).steg is Steg.UTKAST
    assert world.tries(asked.on_plan()["change_risk"])


def test_a_beslut_that_something_rests_on_is_not_taken_back() -> None:
    """An adoption with a revision after it, and a revision with changes under it, stay."""
    world = revised()
    with pytest.raises(StateError, match="reviderad"):
        world.tries(of_plan(ADOPTED, aterkallad=True))
    assert world.tries(of_plan(REVISED, aterkallad=True))
    world.tell(asked.on_plan()["add_risk"])

    with pytest.raises(StateError, match="Ändringar"):
        world.tries(of_plan(REVISED, aterkallad=True))


def test_a_plan_closed_by_mistake_is_opened_by_taking_that_back() -> None:
    """The closing stays in the log, and the plan takes changes again."""
    world = revised()
    world.tell(asked.CLOSE, of_plan(6, aterkallad=True))

    assert plan_of(world).steg is Steg.ANTAGEN
    assert world.tries(asked.on_plan()["change_risk"])


@pytest.mark.parametrize(
    ("command", "field"),
    [
        (of_plan(1, ar="2024"), "corrects"),
        (of_plan(9, paragraf="§ 1"), "corrects"),
        (of_plan(ADOPTED, paragraf=""), "paragraf"),
        (of_plan(ADOPTED, paragraf="§ 168"), "replaced"),
        (of_plan(ADOPTED, antagen="2023-03-02"), "antagen"),
        (replace(of_plan(REVISED, aterkallad=True), skal=None), "skal"),
    ],
)
def test_a_correction_of_a_plan_that_does_not_fit_is_refused(command: Any, field: str) -> None:
    """Only what the nämnd decided is corrected: what the plan holds is changed instead."""
    assert wrong(revised(), command) == {field}


def test_an_atgard_noted_as_done_by_mistake_waits_again() -> None:
    """Taking back the noting makes it wait, and it can be late once more."""
    world = AT["avvikelse"]("oppen")
    world.tell(of_avvikelse(DONE, aterkallad=True))
    avvikelse = world.known.avvikelser[asked.AVVIKELSE]

    assert avvikelse.atgarder[2].gjord is None
    assert len(avvikelse.late(date(2030, 1, 1))) == 2
    assert world.tries(asked.do_atgard(2))


def test_a_judged_atgard_is_not_taken_back_before_the_judgement() -> None:
    """The newest goes first."""
    world = AT["avvikelse"]("oppen")
    world.tell(AssessEffekt(avvikelse=asked.AVVIKELSE, atgard=2, bedomd=TODAY, effekt="ja"))
    with pytest.raises(StateError, match="effekt"):
        world.tries(of_avvikelse(DONE, aterkallad=True))
    world.tell(of_avvikelse(5, aterkallad=True))

    assert world.tries(of_avvikelse(DONE, aterkallad=True))


def test_a_closed_avvikelse_keeps_what_it_was_closed_on() -> None:
    """Days are corrected, but nothing is taken back before it is opened again."""
    world = AT["avvikelse"]("avslutad")
    closing = world.known.avvikelser[asked.AVVIKELSE].version
    with pytest.raises(StateError, match="Öppna den igen"):
        world.tries(of_avvikelse(DONE, aterkallad=True))
    world.tell(of_avvikelse(closing, avslutad="2023-02-28"))

    assert world.known.avvikelser[asked.AVVIKELSE].avslutad == date(2023, 2, 28)


@pytest.mark.parametrize(
    ("command", "field"),
    [
        (of_avvikelse(1, aterkallad=True), "aterkallad"),
        (of_avvikelse(2, rubrik="Ny"), "corrects"),
        (of_avvikelse(1, rubrik=""), "rubrik"),
        (of_avvikelse(DONE, gjord="i går"), "gjord"),
        (of_avvikelse(1, enhet=""), "replaced"),
    ],
)
def test_a_correction_of_an_avvikelse_that_does_not_fit_is_refused(
    command: Any, field: str
) -> None:
    """What is changed by an act of its own, such as an åtgärd's plan, is not corrected."""
    assert wrong(AT["avvikelse"]("oppen"), command) == {field}


def test_whatever_can_be_taken_back_can_be_found() -> None:
    """What can be taken back is among what can be corrected."""
    assert set(CORRECTABLE) >= WITHDRAWABLE


@pytest.mark.parametrize(
    ("stream", "steg", "id_", "command"),
    [
        ("plan", "antagen", asked.PLAN, asked.REVISE),
        ("matning", "registrerad", asked.BY_HAND, asked.attach(asked.BY_HAND, "third")),
        ("avvikelse", "oppen", asked.AVVIKELSE, asked.follow_up()),
    ],
)
def test_what_gallring_touched_folds_and_takes_no_more(
    stream: str, steg: str, id_: Any, command: Any
) -> None:
    """However many of the first events are erased, the rest folds, and nothing is added."""
    state: Any = {"plan": Plan, "matning": Matning, "avvikelse": Avvikelse}[stream]
    world = AT[stream](steg)
    history = list(world.streams[id_])
    for cut in range(1, len(history) + 1):
        world.streams[id_] = [*map(erased, history[:cut]), *history[cut:]]
        found = state.from_events(world.streams[id_])

        assert (found.erased, found.version) == (True, len(history))
        with pytest.raises(StateError, match="gallrat"):
            world.tries(command)


def erased(event: Any) -> Erased:
    """Give what stands where an event's contents were removed."""
    return Erased(
        originator_id=event.originator_id,
        originator_version=event.originator_version,
        happened=Happened.unknown(),
        topic=event.TOPIC,
    )
