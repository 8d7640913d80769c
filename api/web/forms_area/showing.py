"""From the fields of a form and what was typed to the inputs that a page shows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Final

from api.web.forms.fields import YES_NO, Field, FieldKind
from api.web.forms.showing import DATE_FORM, NOBODY, Said
from api.web.models.lexsarah import FieldView
from api.web.models.parts import Choice

if TYPE_CHECKING:
    from api.web.forms.typed import Typed

_LISTS: Final = {"select", "checks"}
Choosing = Callable[[Field], Mapping[str, str]]
"""Gives the choices of a field in a situation, code and label."""


def field_views(
    fields: Iterable[Field], typed: Typed, said: Said, choosing: Choosing
) -> tuple[FieldView, ...]:
    """Make the inputs of a form, with what was typed in them and what is said of it."""
    views = (_view(one, typed, said, choosing) for one in fields)
    return tuple(one for one in views if not _has_nothing_to_offer(one))


def _has_nothing_to_offer(view: FieldView) -> bool:
    """Tell whether a list that need not be answered has nothing in it."""
    return view.optional and view.kind in _LISTS and view.choices in {(), (NOBODY,)}


def _view(field: Field, typed: Typed, said: Said, choosing: Choosing) -> FieldView:
    value = typed.get(field.name, "")
    return FieldView(
        id=field.name,
        label=field.label,
        kind=str(field.kind),
        hint=field.hint or (DATE_FORM if field.kind is FieldKind.DATE else ""),
        value=value,
        optional=not field.required,
        when=field.when,
        choices=_choices(field, value, choosing),
        problem=said.problems.get(field.name, ""),
        warning=said.warnings.get(field.name, ""),
    )


def _choices(field: Field, value: str, choosing: Choosing) -> tuple[Choice, ...]:
    if not (field.offers or field.kind is FieldKind.YES_NO):
        return ()
    offered = YES_NO if field.kind is FieldKind.YES_NO else choosing(field)
    picked = set(value.splitlines())
    chosen = tuple(Choice(code, label, code in picked) for code, label in offered.items())
    return (NOBODY, *chosen) if field.kind is FieldKind.SELECT else chosen
