"""From the fields of a form and what was typed to the inputs that a page shows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from api.web.forms.showing import Choosing, Said, has_nothing_to_offer, plain_view

if TYPE_CHECKING:
    from api.web.forms.fields import Field
    from api.web.forms.typed import Typed
    from api.web.models.lexsarah import FieldView


def field_views(
    fields: Iterable[Field], typed: Typed, said: Said, choosing: Choosing
) -> tuple[FieldView, ...]:
    """Make the inputs of a form, with what was typed in them and what is said of it."""
    views = (plain_view(one, typed, said, choosing) for one in fields)
    return tuple(one for one in views if not has_nothing_to_offer(one))
