"""What a form holds before anybody has typed: from the case, the address and the person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from api.web.forms import correcting
from api.web.forms.fields import FieldKind
from audit.law.delegation import BEFATTNINGAR
from audit.lexsarah.atgarder import atgarder

if TYPE_CHECKING:
    from api.web.forms.situation import Situation

MAY_BE_CHOSEN: Final = frozenset({FieldKind.SELECT, FieldKind.RADIO, FieldKind.HIDDEN})
"""What an address may preset: one of a list, never a text."""


def presets(situation: Situation) -> dict[str, str]:
    """Give the first values of a form's inputs, by name."""
    found: dict[str, str] = {}
    for one in situation.spec.fields:
        if one.kind is FieldKind.UTANFOR:
            found["beslutad"] = situation.today.isoformat()
        elif one.today:
            found[one.name] = situation.today.isoformat()
    found |= _signed(situation) | _of_rapport(situation) | _of_atgard(situation)
    found |= correcting.standing_of(situation, {})
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


def _of_atgard(situation: Situation) -> dict[str, str]:
    number = situation.chosen.get("atgard", "")
    known = {str(version): one for version, one in atgarder(situation.arende).items()}
    if situation.spec.act != "change_atgard" or number not in known:
        return {}
    newest = known[number].newest
    names = ("ansvarig", "konto", "enhet", "senast", "text")
    values = {name: getattr(newest, name) for name in names}
    return {name: str(value) for name, value in values.items() if value is not None}
