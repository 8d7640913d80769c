"""From a form of the internkontroll and what was typed to the inputs that a page shows."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from api.web.forms_area import showing
from api.web.forms_internkontroll.choosing import choices_of

if TYPE_CHECKING:
    from api.web.forms.showing import Said
    from api.web.forms.typed import Typed
    from api.web.forms_internkontroll.situation import Situation
    from api.web.models.lexsarah import FieldView


def field_views(situation: Situation, typed: Typed, said: Said) -> tuple[FieldView, ...]:
    """Make the inputs of a form, with what was typed in them and what is said of it."""
    choosing = partial(choices_of, situation=situation)
    return showing.field_views(situation.form.fields, typed, said, choosing)
