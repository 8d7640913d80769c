"""The streams of the internkontroll at each step, each with what the acts ask besides."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from audit.internkontroll.commands_matning import CorrectMatning
from tests.unit.internkontroll.plan import asked
from tests.unit.internkontroll.plan.world import World

if TYPE_CHECKING:
    from collections.abc import Callable

    from audit.internkontroll.acts import ControlCommand


def drafted() -> World:
    """Give a plan with a risk and a kontrollmoment, not adopted."""
    world = World()
    world.tell(asked.BEGIN, asked.ADD_RISK, asked.ADD_MOMENT)
    return world


def adopted() -> World:
    """Give the plan as the nämnd adopted it."""
    world = drafted()
    world.tell(asked.ADOPT)
    return world


def revised() -> World:
    """Give the plan adopted, with a revision under which it may be changed."""
    world = adopted()
    world.tell(asked.REVISE)
    return world


def _plan(steg: str) -> World:
    world = {"ingen": World, "utkast": drafted}.get(steg, revised)()
    if steg == "avslutad":
        world.tell(asked.CLOSE)
    return world


def _matning(steg: str) -> World:
    world = adopted()
    world.tell(asked.DEFINE)
    if steg == "ingen":
        return world
    first: ControlCommand = asked.REGISTER
    if steg == "fryst":
        first = replace(asked.FREEZE, matning=asked.BY_HAND)
    world.tell(first, asked.attach(asked.BY_HAND))
    if steg == "aterkallad":
        back = CorrectMatning(
            matning=asked.BY_HAND, corrects=1, replaced={}, aterkallad=True, skal="Fel dag."
        )
        world.tell(back)
    return world


def _avvikelse(steg: str) -> World:
    world = adopted()
    if steg != "ingen":
        second = asked.plan_atgard(rubrik="Ny rutin")
        world.tell(asked.OPEN, asked.plan_atgard(), second, asked.do_atgard(2))
    if steg == "avslutad":
        world.tell(asked.do_atgard(1), asked.close_avvikelse())
    return world


def _kontroll(steg: str) -> World:
    world = World()
    if steg != "ingen":
        world.tell(asked.DEFINE)
    if steg == "avslutad":
        world.tell(asked.on_kontroll()["end_kontroll"])
    return world


def _dragningar(steg: str) -> World:
    world = World()
    if steg == "paborjad":
        world.tell(asked.DRAW)
    return world


AT: dict[str, Callable[[str], World]] = {
    "plan": _plan,
    "matning": _matning,
    "avvikelse": _avvikelse,
    "kontroll": _kontroll,
    "dragningar": _dragningar,
}
"""Kind of stream → the world with one of it at a step."""


def command_at(stream: str, act: str, world: World) -> ControlCommand:
    """Give the command of an act, such that nothing but role or step can stop it."""
    if stream == "dragningar":
        made = world.known.dragningar.get(2023)
        drawn = made.dragningar[0].dragna[:1] if made else ()
        return asked.on_dragningar(*drawn)[act]
    found = {
        "plan": asked.on_plan,
        "matning": asked.on_matning,
        "avvikelse": asked.on_avvikelse,
        "kontroll": asked.on_kontroll,
    }[stream]()
    # Nothing waits when an avvikelse is closed.
    if act == "close_avvikelse" and asked.AVVIKELSE in world.streams:
        atgarder = world.known.avvikelser[asked.AVVIKELSE].atgarder.values()
        world.tell(*(asked.do_atgard(one.nummer) for one in atgarder if one.waits))
    return found[act]
