"""What stands now that a form is about: the bedömning that is made again, the åtgärder decided."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from api.web.formats import datum
from api.web.labels import named
from audit.lexsarah.atgarder import Atgardsteg, atgarder
from audit.lexsarah.bedomning import BEDOMNING
from audit.lexsarah.clocks import day_of
from audit.lexsarah.codes_utredning import ATGARDSSLAG, BEDOMNINGSSLAG
from audit.lexsarah.events_utredning import BedomningMade

if TYPE_CHECKING:
    from api.web.forms.situation import Situation
    from audit.lexsarah.arende import Arende

Line = tuple[str, str]
GRADING: Final = frozenset({"make_forsta_bedomning", "make_bedomning", "register_bedomning"})
NOW: Final = "Bedömningen nu"


def present_of(situation: Situation) -> tuple[Line, ...]:
    """Give the lines, with their labels, in the order they are read."""
    if situation.spec.act in GRADING:
        return (_bedomning(situation.arende),)
    if situation.spec.act == "decide_atgarder":
        return tuple(_atgarder(situation.arende))
    return ()


def _bedomning(arende: Arende) -> Line:
    made = arende.last(BedomningMade)
    if arende.bedomning is None:
        return NOW, "Ingen bedömning är gjord än."
    grade = named(BEDOMNING, arende.bedomning)
    if made is None:
        return NOW, grade
    return NOW, f"{grade} ({named(BEDOMNINGSSLAG, made.slag).lower()} {datum(day_of(made))})"


def _atgarder(arende: Arende) -> Iterator[Line]:
    found = [one for one in atgarder(arende).values() if one.steg is not Atgardsteg.AVSTADD]
    if not found:
        yield "Åtgärder", "Ingen åtgärd är planerad. Planera åtgärderna innan beslutet tas."
    for one in found:
        text, senast = one.newest.text or "", one.newest.senast
        state = f"Klart senast {datum(senast)}." if senast else "Ingen dag är satt."
        if one.done:
            state = f"Utförd {datum(one.done.utford)}."
        yield named(ATGARDSSLAG, one.planned.slag), f"{text} {state}".strip()
