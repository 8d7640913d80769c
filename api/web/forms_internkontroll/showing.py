"""From a form of the internkontroll and what was typed to the inputs that a page shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from api.web.forms.fields import YES_NO, Field, FieldKind
from api.web.forms.showing import DATE_FORM, NOBODY, Said
from api.web.forms_internkontroll.choosing import choices_of
from api.web.models.lexsarah import FieldView
from api.web.models.parts import Choice

if TYPE_CHECKING:
    from api.web.forms.typed import Typed
    from api.web.forms_internkontroll.situation import Situation

_EMPTY: Final = {"select", "checks"}


def field_views(situation: Situation, typed: Typed, said: Said) -> tuple[FieldView, ...]:
    """Make the inputs of a form, with what was typed in them and what is said of it."""
    views = (_view(one, situation, typed, said) for one in situation.form.fields)
    return tuple(one for one in views if not _has_nothing_to_offer(one))


def _has_nothing_to_offer(view: FieldView) -> bool:
    """Tell whether a list that need not be answered has nothing in it."""
    return view.optional and view.kind in _EMPTY and view.choices in {(), (NOBODY,)}


def _view(field: Field, situation: Situation, typed: Typed, said: Said) -> FieldView:
    value = typed.get(field.name, "")
    return FieldView(
        id=field.name,
        label=field.label,
        kind=str(field.kind),
        hint=field.hint or (DATE_FORM if field.kind is FieldKind.DATE else ""),
        value=value,
        optional=not field.required,
        when=field.when,
        choices=_choices(field, situation, value),
        problem=said.problems.get(field.name, ""),
        warning=said.warnings.get(field.name, ""),
    )


def _choices(field: Field, situation: Situation, value: str) -> tuple[Choice, ...]:
    offered = YES_NO if field.kind is FieldKind.YES_NO else choices_of(field, situation)
    if not (field.offers or field.kind is FieldKind.YES_NO):
        return ()
    picked = set(value.splitlines())
    chosen = tuple(Choice(code, label, code in picked) for code, label in offered.items())
    return (NOBODY, *chosen) if field.kind is FieldKind.SELECT else chosen
