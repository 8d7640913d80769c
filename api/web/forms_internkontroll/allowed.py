"""Whether an act of the internkontroll may be done now, and if not, why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.web.models.lexsarah import Refusal
from audit.act_table import who_may
from audit.internkontroll.acts import ACTS
from audit.internkontroll.roles import STEG_LABELS, Steg

if TYPE_CHECKING:
    from api.acts import Acting
    from audit.internkontroll.steps import State

OTHERS = "Det här får någon annan göra"
NOT_NOW = "Det går inte nu"


def allowed(acting: Acting, act: str, state: State) -> bool:
    """Tell whether one of the person's roles may do an act, as its stream stands."""
    return may_at_all(acting, act) and state.steg in ACTS[act].steg


def may_at_all(acting: Acting, act: str) -> bool:
    """Tell whether one of the person's roles may do an act at some step."""
    return not ACTS[act].may.isdisjoint(role.value for role in acting.roles)


def refused(acting: Acting, act: str, state: State) -> tuple[Refusal, int] | None:
    """Tell why an act may not be done now, with the status of the answer; None where it may."""
    if not may_at_all(acting, act):
        return Refusal(OTHERS, who_may(ACTS[act])), 403
    steg = state.steg
    if steg in ACTS[act].steg:
        return None
    needed = " eller ".join(STEG_LABELS[one] for one in Steg if one in ACTS[act].steg)
    return Refusal(NOT_NOW, f"Det är {STEG_LABELS[steg]}. Det går när det är {needed}."), 409
