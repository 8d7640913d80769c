"""The page of a form of the internkontroll: as first seen, and again with what was wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.web.forms.showing import Said, summary_of
from api.web.forms_area.engine import Outcome, new_key
from api.web.forms_internkontroll.present import about, present_of
from api.web.forms_internkontroll.presets import presets
from api.web.forms_internkontroll.showing import field_views
from api.web.models.lexsarah import Duty, FormPage
from api.web.models.plan import Inline

if TYPE_CHECKING:
    from api.web.forms.typed import Typed
    from api.web.forms_internkontroll.situation import Situation
    from api.web.models.frame import Frame


def form_page(
    frame: Frame, situation: Situation, typed: Typed | None = None, outcome: Outcome | None = None
) -> FormPage:
    """Make the page; `outcome` says what stood against sending it, None when it is opened."""
    told = outcome or Outcome(key=new_key(), version=situation.version)
    values = presets(situation) if typed is None else typed
    views = field_views(situation, values, Said.of(told.problems, told.warnings))
    form = situation.form
    return FormPage(
        frame=frame,
        heading=form.label,
        about=about(situation),
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
        with_file=form.with_file,
        present=present_of(situation),
    )


def inline(situation: Situation, csrf: str, heading: str = "", lead: str = "") -> Inline:
    """Make a form that stands on the page it belongs to."""
    form = situation.form
    return Inline(
        heading=heading or form.label,
        action=situation.address,
        csrf=csrf,
        key=new_key(),
        expected=situation.version,
        fields=field_views(situation, presets(situation), Said.of((), ())),
        button=form.button,
        lead=lead,
    )
