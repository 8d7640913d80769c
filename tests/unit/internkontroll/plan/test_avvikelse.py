"""Avvikelser: opened by an outcome or a person, åtgärder, follow-up, closing and opening again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from audit.errors import StateError
from audit.internkontroll import commands_avvikelse as a
from audit.internkontroll import events_avvikelse as e
from audit.internkontroll.mal import Mal
from audit.internkontroll.roles import Steg
from tests.unit.internkontroll.plan import asked
from tests.unit.internkontroll.plan.histories import AT, adopted
from tests.unit.internkontroll.plan.test_plan import wrong
from tests.unit.internkontroll.plan.world import TODAY, World, token


def opened(*commands: Any) -> World:
    """Give an open avvikelse that has no åtgärder yet, after some commands."""
    world = adopted()
    world.tell(asked.OPEN, *commands)
    return world


def the(world: World) -> Any:
    """Give the avvikelse as it stands."""
    return world.known.avvikelser[asked.AVVIKELSE]


def test_atgarder_are_numbered_by_the_stream() -> None:
    """The first is 1, whoever plans the next gets 2."""
    world = opened(asked.plan_atgard(), asked.plan_atgard(rubrik="Ny rutin"))

    assert [(one.nummer, one.rubrik) for one in the(world).atgarder.values()] == [
        (1, "Veckomöte om pågående utredningar"),
        (2, "Ny rutin"),
    ]


def test_an_owner_is_a_befattning_and_never_a_name() -> None:
    """The list of befattningar is closed, so that no name gets into the facts."""
    assert wrong(opened(), asked.plan_atgard(ansvarig="Någon")) == {"ansvarig"}


def test_what_waits_after_its_day_is_late_until_done_or_dropped() -> None:
    """The last day itself is not late; a done or dropped åtgärd never is."""
    second = asked.plan_atgard(rubrik="Ny rutin", forfaller=date(2023, 2, 1))
    world = opened(asked.plan_atgard(), second)

    assert [one.nummer for one in the(world).late(date(2023, 2, 1))] == []
    assert [one.nummer for one in the(world).late(date(2023, 2, 2))] == [2]
    assert [one.nummer for one in the(world).late(date(2023, 5, 1))] == [1, 2]
    drop = a.DropAtgard(avvikelse=asked.AVVIKELSE, atgard=2, beslutad=TODAY, skal="Behövs inte.")
    world.tell(asked.do_atgard(1), drop)
    assert the(world).late(date(2030, 1, 1)) == ()


def test_effect_is_judged_of_what_is_done_and_not_before_it_was() -> None:
    """Nobody knows the effect of what is still to be done."""
    effect = a.AssessEffekt(avvikelse=asked.AVVIKELSE, atgard=1, bedomd=TODAY, effekt="ja")
    world = opened(asked.plan_atgard())
    with pytest.raises(StateError, match="inte gjord"):
        world.tries(effect)
    world.tell(asked.do_atgard())

    assert wrong(world, replace(effect, bedomd=date(2023, 2, 19))) == {"bedomd"}
    assert wrong(world, replace(effect, effekt="kanske")) == {"effekt"}
    world.tell(effect)
    assert (the(world).atgarder[1].effekt, the(world).atgarder[1].bedomd) == ("ja", TODAY)


@pytest.mark.parametrize("act", ["change_atgard", "do_atgard", "drop_atgard"])
@pytest.mark.parametrize("ended", ["do_atgard", "drop_atgard"])
def test_what_is_done_or_dropped_is_not_changed(act: str, ended: str) -> None:
    """An åtgärd is done once, or dropped once, and stands so."""
    world = opened(asked.plan_atgard(), asked.on_avvikelse()[ended])

    with pytest.raises(StateError, match=r"redan gjord|avbruten"):
        world.tries(asked.on_avvikelse()[act])


def test_an_atgard_that_is_not_there_is_named() -> None:
    """A number that nothing has is wrong input."""
    assert wrong(opened(), asked.do_atgard(7)) == {"atgard"}


def test_a_change_of_an_atgard_changes_something() -> None:
    """Another day is a change, the same again is none."""
    change: Any = asked.on_avvikelse()["change_atgard"]
    world = opened(asked.plan_atgard())
    world.tell(change)

    assert the(world).atgarder[1].forfaller == date(2023, 5, 31)
    assert wrong(world, change) == {"rubrik"}


def test_closing_waits_for_what_is_to_be_done() -> None:
    """An åtgärd that waits is done or dropped first."""
    world = opened(asked.plan_atgard())

    with pytest.raises(StateError, match="Åtgärd 1 väntar"):
        world.tries(asked.close_avvikelse())


def test_closing_needs_a_follow_up_or_a_reason() -> None:
    """Put right and followed up needs no more words; everything else says why."""
    silent = asked.close_avvikelse(text=None)

    assert wrong(opened(), silent) == {"text"}
    assert opened().tries(asked.close_avvikelse())
    assert opened(asked.follow_up()).tries(silent)
    for utfall in ("risken_tas", "ingen_avvikelse"):
        assert wrong(opened(asked.follow_up()), replace(silent, utfall=utfall)) == {"text"}


def test_closing_lies_after_the_opening() -> None:
    """What was not open cannot be closed."""
    early = asked.close_avvikelse(avslutad=date(2023, 1, 31))

    assert wrong(opened(), early) == {"avslutad"}


def test_an_avvikelse_opened_again_is_followed_up_anew() -> None:
    """A follow-up from before does not close it a second time."""
    world = opened(asked.follow_up(), asked.close_avvikelse(text=None))
    world.tell(asked.on_avvikelse()["reopen_avvikelse"])

    assert the(world).steg is Steg.OPPEN
    assert the(world).avslutad is None
    assert wrong(world, asked.close_avvikelse(text=None)) == {"text"}


def test_a_follow_up_says_something() -> None:
    """A mätning that is there, or a text."""
    empty = a.FollowUpAvvikelse(avvikelse=asked.AVVIKELSE, foljd_upp=TODAY)
    world = opened(asked.FREEZE)

    assert wrong(world, empty) == {"text"}
    assert wrong(world, replace(empty, matning=token("nobody"))) == {"matning"}
    assert world.tries(replace(empty, matning=asked.FROZEN))


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({"text": None}, {"text"}),
        ({"ar": 2022}, {"ar"}),
        ({"kontrollmoment": token("nobody")}, {"kontrollmoment"}),
        ({"matning": token("nobody")}, {"matning"}),
        ({"utfall": 868}, {"utfall"}),
        ({"utfall": -1, "mal": asked.NINETY}, {"utfall"}),
        ({"utfall": 1, "mal": Mal("minst", "meter", 1)}, {"mal"}),
        ({"oppnad": date(2023, 3, 2)}, {"oppnad"}),
        ({"rubrik": "x" * 201}, {"rubrik"}),
    ],
)
def test_an_opening_that_does_not_fit_is_refused(changes: dict[str, Any], fields: set[str]) -> None:
    """It belongs to a kontrollmoment of an adopted plan, and a person's own says what it is."""
    assert wrong(adopted(), replace(asked.OPEN, **changes)) == fields


def test_the_newest_analysis_stands() -> None:
    """An analysis is written, and written again."""
    analyse: Any = asked.on_avvikelse()["analyse_avvikelse"]
    world = opened(analyse, replace(analyse, text="Fler anmälningar."))

    assert the(world).analys.text == "Fler anmälningar."
    assert wrong(world, replace(analyse, text=None)) == {"text"}


def test_a_closed_avvikelse_can_still_be_presented() -> None:
    """The nämnd may hear of it after it was put right."""
    (event,) = AT["avvikelse"]("avslutad").tries(asked.on_avvikelse()["present_avvikelse"])

    assert isinstance(event, e.AvvikelsePresented)


def test_open_ones_are_listed() -> None:
    """A closed avvikelse is no longer among the open ones, and stays with its kontrollmoment."""
    known = AT["avvikelse"]("avslutad").known

    assert known.oppna_avvikelser() == ()
    assert [one.id for one in known.avvikelser_of(asked.MOMENT)] == [asked.AVVIKELSE]
