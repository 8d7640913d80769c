"""What a form of the internkontroll is about, and what stands there now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.web.formats import datum
from api.web.forms_internkontroll.converting import mal_i_ord
from api.web.forms_internkontroll.fields import Place

if TYPE_CHECKING:
    from api.web.forms_internkontroll.situation import Situation

Line = tuple[str, str]
MEASURED = frozenset({"register-matning", "freeze-matning", "freeze-period", "open-avvikelse"})


def about(situation: Situation) -> str:
    """Name what the form is about."""
    if situation.form.begins:
        return "Internkontroll"
    match situation.form.place:
        case Place.PLAN:
            return _of_plan(situation)
        case Place.MATNING:
            return f"Mätningen {datum(situation.matning.per)}"
        case Place.AVVIKELSE:
            return situation.avvikelse.rubrik
        case Place.KONTROLL:
            return situation.kontroll.namn
        case Place.DRAGNINGAR:
            return f"Dragningar {situation.ar}"


def _of_plan(situation: Situation) -> str:
    plan = f"Internkontrollplan {situation.ar}"
    if situation.chosen_id("kontrollmoment"):
        moment = situation.kontrollmoment
        return f"{plan}: {moment.kod} {moment.rubrik}"
    if situation.chosen_id("risk"):
        return f"{plan}: {situation.risk.kod} {situation.risk.rubrik}"
    return plan


def present_of(situation: Situation) -> tuple[Line, ...]:
    """Give what stands that the answer depends on, label and text."""
    if situation.form.slug in MEASURED:
        moment = situation.kontrollmoment
        return (("Vad kontrolleras", moment.kontroll), ("Gräns", mal_i_ord(moment.mal)))
    if situation.form.slug == "review-dragen":
        return (("Det som drogs", situation.chosen.get("referens", "")),)
    number = situation.chosen.get("atgard", "")
    if number.isdecimal() and situation.form.place is Place.AVVIKELSE:
        atgard = situation.avvikelse.atgarder.get(int(number))
        return (("Åtgärd", atgard.rubrik),) if atgard else ()
    return ()
