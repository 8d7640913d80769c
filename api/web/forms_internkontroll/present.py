"""What a form of the internkontroll is about, and what stands there now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.web.build.plan.dragna import drawn_in_words
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
        return (
            ("Vad kontrolleras", moment.kontroll),
            ("Nämndens eget mål (inte lag)", mal_i_ord(moment.mal)),
        )
    if situation.form.slug in {"close-plan", "close-avvikelse"}:
        return _left(situation)
    if situation.form.slug == "review-dragen":
        return (("Det som drogs", _drawn(situation)),)
    number = situation.chosen.get("atgard", "")
    if number.isdecimal() and situation.form.place is Place.AVVIKELSE:
        atgard = situation.avvikelse.atgarder.get(int(number))
        return (("Åtgärd", atgard.rubrik),) if atgard else ()
    return ()


def _drawn(situation: Situation) -> str:
    """Name what was drawn by its kind and its place in the draw: a form tells no facts of it."""
    referens, number = situation.chosen.get("referens", ""), situation.chosen.get("dragning", "")
    year = situation.known.dragningar.get(situation.ar)
    made = next(
        (one for one in (year.dragningar if year else ()) if str(one.dragning) == number), None
    )
    if made is None or referens not in made.dragna:
        return referens
    return drawn_in_words(made, referens)


def _left(situation: Situation) -> tuple[Line, ...]:
    """Say what is left undone in what is about to be closed."""
    if situation.form.slug == "close-avvikelse":
        waits = [one for one in situation.avvikelse.atgarder.values() if one.waits]
        said = ", ".join(f"{one.nummer}. {one.rubrik}" for one in waits)
        return (("Åtgärder som inte är utförda", said),) if waits else ()
    plan, known = situation.plan, situation.known
    unmeasured = [
        one.kod
        for one in plan.gallande_kontrollmoment
        if all(matning.per.year < plan.ar for matning in known.matningar_of(one.id))
    ]
    opened = [one.rubrik for one in known.oppna_avvikelser() if one.ar == plan.ar]
    found = (
        (f"Inte mätta {plan.ar}", ", ".join(unmeasured)),
        ("Öppna avvikelser", ", ".join(opened)),
    )
    return tuple((name, text) for name, text in found if text)
