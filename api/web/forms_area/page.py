"""The page of a form: as first seen, and again with what was wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from api.web.forms.fields import YES_NO, Field, FieldKind
from api.web.forms.showing import DATE_FORM, NOBODY, Said, summary_of
from api.web.forms_area.engine import Outcome, new_key
from api.web.models.lexsarah import Duty, FieldView, FormPage
from api.web.models.parts import Choice

if TYPE_CHECKING:
    from api.web.forms.typed import Typed
    from api.web.forms_area.situation import Situation
    from api.web.models.frame import Frame

_LISTS: Final = {"select", "checks"}


def form_page(
    frame: Frame, situation: Situation, typed: Typed | None = None, outcome: Outcome | None = None
) -> FormPage:
    """Make the page; `outcome` says what stood against sending it, None when it is opened."""
    told = outcome or Outcome(key=new_key(), version=situation.version)
    values = situation.presets() if typed is None else typed
    said = Said.of(told.problems, told.warnings)
    views = tuple(
        one
        for one in (_view(field, situation, values, said) for field in situation.fields)
        if not _has_nothing_to_offer(one)
    )
    form = situation.form
    return FormPage(
        frame=frame,
        heading=form.label,
        about=situation.ground.about,
        lead=form.lead,
        back=situation.back,
        action=situation.address,
        csrf=frame.account.csrf if frame.account else "",
        key=told.key,
        expected=told.version,
        way="",
        fields=views,
        button=form.button,
        duty=Duty((("Lagrum", form.lagrum),) if form.lagrum else ()),
        slug=situation.acting.log.namnd.slug,
        problems=summary_of((*told.problems, *told.warnings), views),
        warned=bool(told.warnings),
        present=situation.ground.present(form, situation.chosen),
    )


def _has_nothing_to_offer(view: FieldView) -> bool:
    """Tell whether a list that need not be answered has nothing in it."""
    return view.optional and view.kind in _LISTS and view.choices in {(), (NOBODY,)}


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
    if not (field.offers or field.kind is FieldKind.YES_NO):
        return ()
    offered = YES_NO if field.kind is FieldKind.YES_NO else situation.choices(field)
    picked = set(value.splitlines())
    chosen = tuple(Choice(code, label, code in picked) for code, label in offered.items())
    return (NOBODY, *chosen) if field.kind is FieldKind.SELECT else chosen
