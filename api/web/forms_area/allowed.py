"""Whether an act of an area may be done now, and if not, why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from api.web.models.lexsarah import Refusal
from audit.act_table import who_may

if TYPE_CHECKING:
    from api.acts import Acting, AreaDoor
    from audit.act_table import Standing

OTHERS: Final = "Det här får någon annan göra"
NOT_NOW: Final = "Det går inte nu"


def allowed(door: AreaDoor[Any], acting: Acting, act: str, state: Standing) -> bool:
    """Tell whether one of the person's roles may do an act, as its stream stands."""
    return door.may(acting, act) and state.steg in door.table.acts[act].steg


def refused(
    door: AreaDoor[Any], acting: Acting, act: str, state: Standing
) -> tuple[Refusal, int] | None:
    """Tell why an act may not be done now, with the status of the answer; None where it may."""
    table = door.table
    asked = table.acts[act]
    if not door.may(acting, act):
        return Refusal(OTHERS, who_may(asked)), 403
    if state.steg in asked.steg:
        return None
    first, later = table.noun
    needed = " eller ".join(label for one, label in table.steg_labels.items() if one in asked.steg)
    said = f"{first} är {table.steg_labels[state.steg]}. Det går när {later} är {needed}."
    return Refusal(NOT_NOW, said), 409
