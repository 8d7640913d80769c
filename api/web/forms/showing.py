"""From a spec and what was typed to the view model of the form."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from api.web.forms.choosing import choices_of
from api.web.forms.correcting import fields_of
from api.web.forms.fields import YES_NO, Field, FieldKind
from api.web.forms.typed import told_to_people
from api.web.models.frame import Problem
from api.web.models.lexsarah import FieldView
from api.web.models.parts import Choice
from audit.law.delegation import BEFATTNINGAR, ORGAN

if TYPE_CHECKING:
    from api.web.forms.situation import Situation
    from api.web.forms.typed import Typed
    from audit.errors import FieldProblem

NOBODY: Final = Choice("", "Välj …")
WHO_DECIDES: Final = {
    code: label[:1].upper() + label[1:] for code, label in {**ORGAN, **BEFATTNINGAR}.items()
}
DATE_FORM: Final = "ÅÅÅÅ-MM-DD"
Choosing = Callable[[Field], Mapping[str, str]]
"""Gives the choices of a field in a situation, code and label."""
_LISTS: Final = {"select", "checks"}


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of inputs: what is wrong, and what should be looked at, by name."""

    problems: Mapping[str, str]
    warnings: Mapping[str, str]

    @classmethod
    def of(cls, problems: Iterable[FieldProblem], warnings: Iterable[FieldProblem]) -> Said:
        """Keep the first thing to say of each input."""
        return cls(_first(problems), _first(warnings))


def _first(found: Iterable[FieldProblem]) -> dict[str, str]:
    said: dict[str, str] = {}
    for one in found:
        said.setdefault(one.field, told_to_people(one))
    return said


def field_views(situation: Situation, typed: Typed, said: Said) -> tuple[FieldView, ...]:
    """Make the inputs of a form, with what was typed in them and what is said of it."""
    views = (_view(one, situation, typed, said) for one in fields_of(situation, typed))
    return tuple(one for one in views if not has_nothing_to_offer(one))


def has_nothing_to_offer(view: FieldView) -> bool:
    """Tell whether a list that need not be answered has nothing in it."""
    return view.optional and view.kind in _LISTS and view.choices in {(), (NOBODY,)}


def _view(field: Field, situation: Situation, typed: Typed, said: Said) -> FieldView:
    if field.kind is FieldKind.UTANFOR:
        return _utanfor(field, typed, said)
    if field.kind is FieldKind.HAPPENED:
        return _happened(field, typed, said)
    return plain_view(field, typed, said, lambda one: choices_of(one, situation))


def plain_view(field: Field, typed: Typed, said: Said, choosing: Choosing) -> FieldView:
    """Make one input, with what was typed in it and what is said of it."""
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
    if field.kind is FieldKind.YES_NO:
        return _offered(YES_NO, value)
    if not field.offers:
        return ()
    chosen = _offered(choosing(field), value)
    if field.kind is not FieldKind.SELECT:
        return chosen
    return (NOBODY, *chosen)


def _offered(choices: Mapping[str, str], value: str) -> tuple[Choice, ...]:
    picked = set(value.splitlines())
    return tuple(Choice(code, label, code in picked) for code, label in choices.items())


def _utanfor(field: Field, typed: Typed, said: Said) -> FieldView:
    who = typed.get("beslutsfattare", "")
    parts = (
        FieldView(
            id="beslutsfattare",
            label="Organ eller befattning",
            kind="select",
            value=who,
            choices=(NOBODY, *_offered(WHO_DECIDES, who)),
            problem=said.problems.get("beslutsfattare", ""),
        ),
        _day("beslutad", "Beslutat den", typed, said),
        FieldView(
            id="paragraf",
            label="Paragraf i protokollet",
            kind="text",
            hint="Till exempel § 26.",
            value=typed.get("paragraf", ""),
            optional=True,
            problem=said.problems.get("paragraf", ""),
        ),
    )
    return _group(field, parts)


def _happened(field: Field, typed: Typed, said: Said) -> FieldView:
    parts = (
        _day(field.name, "Dag, eller första dagen", typed, said, optional=True),
        _day(f"{field.name}_till", "Sista dagen", typed, said, optional=True),
    )
    return _group(field, parts)


def _group(field: Field, parts: tuple[FieldView, ...]) -> FieldView:
    return FieldView(
        id=f"{field.name}-grupp",
        label=field.label,
        kind="group",
        hint=field.hint,
        parts=parts,
        optional=not field.required,
    )


def _day(name: str, label: str, typed: Typed, said: Said, *, optional: bool = False) -> FieldView:
    return FieldView(
        id=name,
        label=label,
        kind="date",
        hint=DATE_FORM,
        value=typed.get(name, ""),
        optional=optional,
        problem=said.problems.get(name, ""),
    )


def summary_of(problems: Iterable[FieldProblem], views: Iterable[FieldView]) -> tuple[Problem, ...]:
    """Give the error summary: each reason with the label of its input, and a link to it."""
    labels = {part.id: part.label for one in views for part in (one, *one.parts)}
    return tuple(
        Problem(one.field, f"{labels[one.field]}: {_lower(told_to_people(one))}")
        if one.field in labels
        else Problem("", told_to_people(one))
        for one in problems
    )


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
