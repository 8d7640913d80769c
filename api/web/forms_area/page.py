"""The page of a form: as first seen, and again with what was wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.web.forms.showing import Said, summary_of
from api.web.forms_area.engine import Outcome, new_key
from api.web.forms_area.showing import field_views
from api.web.forms_area.target import target_facts
from api.web.models.lexsarah import Duty, FormPage

if TYPE_CHECKING:
    from api.web.forms.typed import Typed
    from api.web.forms_area.situation import Situation
    from api.web.models.frame import Frame


def form_page(
    frame: Frame, situation: Situation, typed: Typed | None = None, outcome: Outcome | None = None
) -> FormPage:
    """Make the page; `outcome` says what stood against sending it, None when it is opened."""
    told = outcome or Outcome(key=new_key(), version=situation.version)
    values = situation.presets() if typed is None else typed
    said = Said.of(told.problems, told.warnings)
    views = field_views(situation.fields, values, said, situation.choices)
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
        present=(
            *situation.ground.present(form, situation.chosen),
            *target_facts(situation),
        ),
    )
