"""The page of a form: as first seen, and again with what was wrong."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from api.web.forms.fields import YES_NO, Field, FieldKind
from api.web.forms.showing import DATE_FORM, NOBODY, Said, summary_of
from api.web.forms_internkontroll.engine import Outcome, new_key
from api.web.models.lexsarah import Duty, FieldView, FormPage
from api.web.models.parts import Choice

if TYPE_CHECKING:
    from api.web.forms.typed import Typed
    from api.web.forms_verkstallighet.engine import Situation
    from api.web.models.frame import Frame


def form_page(
    frame: Frame, situation: Situation, typed: Typed | None = None, outcome: Outcome | None = None
) -> FormPage:
    """Make the page; `outcome` says what stood against sending it, None when it is opened."""
    told = outcome or Outcome(key=new_key(), version=situation.state.version)
    values = situation.presets() if typed is None else typed
    said = Said.of(told.problems, ()).problems
    views = tuple(_view(one, situation, values, said) for one in situation.fields)
    return FormPage(
        frame=frame,
        heading=situation.form.label,
        about="Ej verkställda beslut",
        lead=situation.form.lead,
        back=situation.back,
        action=situation.address,
        csrf=frame.account.csrf if frame.account else "",
        key=told.key,
        expected=told.version,
        way="",
        fields=views,
        button=situation.form.button,
        duty=Duty(()),
        slug=situation.acting.log.namnd.slug,
        problems=summary_of(told.problems, views),
    )


def _view(
    field: Field, situation: Situation, values: Typed, problems: Mapping[str, str]
) -> FieldView:
    value = values.get(field.name, "")
    return FieldView(
        id=field.name,
        label=field.label,
        kind=str(field.kind),
        hint=field.hint or (DATE_FORM if field.kind is FieldKind.DATE else ""),
        value=value,
        optional=not field.required,
        choices=_choices(field, situation, value),
        problem=problems.get(field.name, ""),
    )


def _choices(field: Field, situation: Situation, value: str) -> tuple[Choice, ...]:
    offered = YES_NO if field.kind is FieldKind.YES_NO else situation.choices(field)
    if not (field.offers or field.kind is FieldKind.YES_NO):
        return ()
    chosen = tuple(Choice(code, label, code == value) for code, label in offered.items())
    return (NOBODY, *chosen) if field.kind is FieldKind.SELECT else chosen
