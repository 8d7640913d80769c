"""What a handler answers with: the form, why it cannot be shown, or where it led."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from fastapi.responses import RedirectResponse
from starlette.responses import Response

from api.web.answers import page
from api.web.forms_area.engine import send
from api.web.forms_area.keeping import drop_kept, kept_at
from api.web.forms_area.page import form_page
from api.web.models.lexsarah import Refusal, RefusedPage
from audit.act_table import who_may

if TYPE_CHECKING:
    from api.web.forms.typed import Typed
    from api.web.forms_area.situation import Situation
    from api.web.models.frame import Frame

Framing = Callable[[str], "Frame"]
OTHERS: Final = "Det här får någon annan göra"
NOT_NOW: Final = "Det går inte nu"


def shown(framing: Framing, situation: Situation) -> Response:
    """Show a form, or say why the act may not be done now; `framing` makes a page's frame."""
    label = situation.form.label
    against = _refused(situation)
    if against is None:
        kept = kept_at(situation.acting, situation.address, situation.fields)
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
    if outcome.done is None:
        kept = kept_at(situation.acting, situation.address, situation.fields)
        model = replace(
            form_page(framing(form.label), situation, typed, outcome), draft=kept.address
        )
        return page("lexsarah/formular.html", model, outcome.status)
    drop_kept(situation.acting, kept_at(situation.acting, situation.address, situation.fields))
    after = situation.ground.after(form, typed, outcome.done.stream)
    return RedirectResponse(f"{after}?gjort={form.act}", 303)


def _refused(situation: Situation) -> tuple[Refusal, int] | None:
    table = situation.forms.door.table
    act = table.acts[situation.form.act]
    held = {role.value for role in situation.acting.roles}
    if act.may.isdisjoint(held):
        return Refusal(OTHERS, who_may(act)), 403
    steg = situation.ground.state.steg
    if steg in act.steg:
        return None
    labels = table.steg_labels
    needed = " eller ".join(label for one, label in labels.items() if one in act.steg)
    first, later = table.noun
    said = f"{first} är {labels[steg]}. Det går när {later} är {needed}."
    return Refusal(NOT_NOW, said), 409
