"""Whether an act of the internkontroll may be done now, and if not, why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.acts import INTERNKONTROLL
from api.web.forms_area import allowed as area

if TYPE_CHECKING:
    from api.acts import Acting
    from api.web.models.lexsarah import Refusal
    from audit.internkontroll.steps import State


def allowed(acting: Acting, act: str, state: State) -> bool:
    """Tell whether one of the person's roles may do an act, as its stream stands."""
    return area.allowed(INTERNKONTROLL, acting, act, state)


def refused(acting: Acting, act: str, state: State) -> tuple[Refusal, int] | None:
    """Tell why an act may not be done now, with the status of the answer; None where it may."""
    return area.refused(INTERNKONTROLL, acting, act, state)
