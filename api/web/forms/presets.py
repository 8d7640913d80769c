"""What a form holds before anybody has typed: from the case, the address and the person."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Final

from api.web.forms import correcting
from api.web.forms.fields import FieldKind
from audit.law.delegation import BEFATTNINGAR
from audit.lexsarah.answers import konsekvenser
from audit.lexsarah.atgarder import atgarder
from audit.lexsarah.events_utredning import PunktAnswered, UtredningsstegWritten

if TYPE_CHECKING:
    from api.web.forms.situation import Situation
    from audit.envelope import Event

MAY_BE_CHOSEN: Final = frozenset({FieldKind.SELECT, FieldKind.RADIO, FieldKind.HIDDEN})
"""What an address may preset: one of a list, never a text."""


def presets(situation: Situation) -> dict[str, str]:
    """Give the first values of a form's inputs, by name."""
    found = {"aktuell": "ja"} if situation.spec.field("aktuell") else {}
    for one in situation.spec.fields:
        if one.kind is FieldKind.UTANFOR:
            found["beslutad"] = situation.today.isoformat()
        elif one.today:
            found[one.name] = situation.today.isoformat()
    found |= _signed(situation) | _of_rapport(situation) | _of_atgard(situation)
    found |= _of_earlier(situation) | correcting.standing_of(situation, {})
    return found | _chosen(situation)


def _chosen(situation: Situation) -> dict[str, str]:
    return {
        one.name: situation.chosen[one.name]
        for one in situation.spec.fields
        if one.kind in MAY_BE_CHOSEN and one.name in situation.chosen
    }


def _signed(situation: Situation) -> dict[str, str]:
    """Preset who documents it: the signed-in person, by name and befattning."""
    if situation.spec.field("titel") is None:
        return {}
    held = [BEFATTNINGAR[one.befattning] for one in situation.acting.uppdrag]
    return {"namn": situation.name, "titel": held[0] if held else ""}


def _of_rapport(situation: Situation) -> dict[str, str]:
    received = situation.rapport.received
    if situation.spec.way != "nytt" or received is None:
        return {}
    day = (received.happened.start or situation.today.isoformat())[:10]
    return {"rapport_inkom": day, **({"enhet": received.enhet} if received.enhet else {})}


def _of_earlier(situation: Situation) -> dict[str, str]:
    """Preset what is written anew with what it replaces: an answer, a step, or a följd."""
    earlier = _earlier(situation)
    if earlier is None:
        return {}
    wanted = {one.name for one in situation.spec.fields} & {one.name for one in fields(earlier)}
    values = {name: getattr(earlier, name) for name in wanted - {"ersatter", "happened", "koder"}}
    return {name: _text(value) for name, value in values.items() if value is not None}


def _text(value: object) -> str:
    return ("ja" if value else "nej") if isinstance(value, bool) else str(value)


def _earlier(situation: Situation) -> Event | None:
    chosen, arende = situation.chosen, situation.arende
    if situation.spec.act == "answer_konsekvens":
        given = konsekvenser(arende, chosen.get("kod", ""))
        return given.get(chosen.get("fraga", ""))
    number = chosen.get("ersatter", "")
    standing = (*arende.each(PunktAnswered), *arende.each(UtredningsstegWritten))
    return next((one for one in standing if str(one.originator_version) == number), None)


def _of_atgard(situation: Situation) -> dict[str, str]:
    number = situation.chosen.get("atgard", "")
    known = {str(version): one for version, one in atgarder(situation.arende).items()}
    if situation.spec.act != "change_atgard" or number not in known:
        return {}
    newest = known[number].newest
    names = ("ansvarig", "konto", "enhet", "senast", "text")
    values = {name: getattr(newest, name) for name in names}
    return {name: str(value) for name, value in values.items() if value is not None}
