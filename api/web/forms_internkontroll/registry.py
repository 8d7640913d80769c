"""Every form of the internkontroll by the page it belongs to and its part of the address."""

from __future__ import annotations

from typing import Final

from api.web.forms_internkontroll.fields import Place, PlanForm
from api.web.forms_internkontroll.specs_avvikelse import SPECS_AVVIKELSE
from api.web.forms_internkontroll.specs_kontroll import SPECS_KONTROLL
from api.web.forms_internkontroll.specs_matning import SPECS_MATNING
from api.web.forms_internkontroll.specs_plan import SPECS_PLAN
from audit.errors import NotFoundError

FORMS: Final[dict[tuple[Place, str], PlanForm]] = {
    (one.place, one.slug): one
    for one in (*SPECS_PLAN, *SPECS_MATNING, *SPECS_AVVIKELSE, *SPECS_KONTROLL)
}
"""Page and slug → the form."""


def form_of(place: str, slug: str, *, begins: bool) -> PlanForm:
    """Find a form: one that begins something, or one on a page that is there.

    Raises NotFoundError where there is no such form.
    """
    known = place in set(Place)
    form = FORMS.get((Place(place), slug)) if known else None
    if form is None or form.begins is not begins:
        raise NotFoundError("Det finns inget sådant formulär.")
    return form
