"""The ways from a page to its forms: to those whose acts the person may do now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.web.forms_area.allowed import allowed
from api.web.forms_area.situation import Situation
from api.web.models.lexsarah import Link

if TYPE_CHECKING:
    from enum import StrEnum
    from uuid import UUID

    from api.web.forms_area.form import AreaForms
    from api.web.forms_area.ground import Ground


def may_now(situation: Situation) -> bool:
    """Tell whether one of the person's roles may do the act, as its stream stands."""
    state, door = situation.ground.state, situation.forms.door
    return allowed(door, situation.acting, situation.form.act, state) and not state.erased


def links_to(
    forms: AreaForms,
    ground: Ground,
    place: StrEnum,
    *slugs: str,
    **chosen: int | str | UUID,
) -> tuple[Link, ...]:
    """Give the ways to some forms of a page, in the order named; `chosen` goes in the address."""
    texts = {name: str(value) for name, value in chosen.items()}
    situations = (Situation(forms, forms.forms[place, slug], ground, texts) for slug in slugs)
    return tuple(Link(one.form.label, one.address) for one in situations if may_now(one))
