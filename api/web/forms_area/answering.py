"""What a handler answers with: the form, why it cannot be shown, or where it led."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from fastapi.responses import RedirectResponse
from starlette.responses import Response

from api.web.answers import page
from api.web.forms_area.allowed import refused
from api.web.forms_area.engine import send
from api.web.forms_area.keeping import draft_address, drop_kept, kept_at
from api.web.forms_area.page import form_page
from api.web.models.lexsarah import RefusedPage

if TYPE_CHECKING:
    from api.web.forms.typed import Typed
    from api.web.forms_area.situation import Situation
    from api.web.models.frame import Frame

Framing = Callable[[str], "Frame"]


def shown(framing: Framing, situation: Situation) -> Response:
    """Show a form, or say why the act may not be done now; `framing` makes a page's frame."""
    label = situation.form.label
    against = refused(
        situation.forms.door, situation.acting, situation.form.act, situation.ground.state
    )
    if against is None:
        kept = kept_at(situation.acting, draft_address(situation.address, situation.fields))
        typed = kept.over(situation.presets())
        shown_form = kept.shown_on(form_page(framing(label), situation, typed))
        return page("lexsarah/formular.html", shown_form)
    refusal, status = against
    model = RefusedPage(framing(label), label, refusal, situation.back)
    return page("lexsarah/nekad.html", model, status)


def sent(framing: Framing, situation: Situation, typed: Typed) -> Response:
    """Perform what was sent and lead on, or show the form again with what stood against it."""
    outcome = send(situation, typed)
    form = situation.form
    draft = draft_address(situation.address, situation.fields)
    if outcome.done is None:
        model = replace(form_page(framing(form.label), situation, typed, outcome), draft=draft)
        return page("lexsarah/formular.html", model, outcome.status)
    drop_kept(situation.acting, draft)
    after = situation.ground.after(form, typed, outcome.done.stream)
    return RedirectResponse(f"{after}?gjort={form.act}", 303)
