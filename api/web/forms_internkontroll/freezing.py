"""The forms that freeze a mätning: what would be frozen is shown, and one press freezes that."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from api.acts.foreseeing import Shown, freeze_as_seen
from api.acts.freezing import frozen, frozen_kontroll
from api.web.forms.typed import plain_values
from api.web.forms_area.engine import AGAINST, Outcome, key_of, outcome_of, version_of
from api.web.forms_internkontroll.converting import placed
from api.web.forms_internkontroll.engine import body_of
from api.web.forms_internkontroll.situation import found

if TYPE_CHECKING:
    from api.acts.foreseeing import Making
    from api.web.forms.typed import Typed
    from api.web.forms_internkontroll.situation import Situation

FREEZES: Final = frozenset({"freeze-matning", "freeze-period", "freeze-kontroll"})
"""The forms whose numbers the register counts."""
SEEN: Final = "nummer"
"""The input that says which kontrollnummer the shown numbers rest on."""
ANOTHER: Final = "andra"
"""The button that leads back to the day, with what was typed."""
_NUMBER: Final = re.compile(r"[1-9]\d{0,14}", re.ASCII)


def freeze(situation: Situation, typed: Typed) -> Outcome | Shown:
    """Freeze what the person has seen, or give what is to be seen first, or what stands against it.

    Whether the person may is asked before: nobody else sees the numbers.
    """
    before = Outcome(key=key_of(typed), version=version_of(typed, situation.version))
    try:
        made = freeze_as_seen(
            situation.acting,
            _making(situation, typed),
            seen_in(typed),
            key=before.key,
            body=body_of(situation, typed),
        )
    except AGAINST as error:
        return outcome_of(error, situation.version, before, placed)
    return made if isinstance(made, Shown) else replace(before, done=made)


def _making(situation: Situation, typed: Typed) -> Making:
    """Give how the command is made; raises InvalidInputError naming the inputs."""
    form, log = situation.form, situation.acting.log
    values = plain_values(form.command, form.fields, typed)
    if form.slug == "freeze-kontroll":
        return lambda known, position: frozen_kontroll(
            log, found(known.kontroller, situation.id), values, position
        )
    moment = situation.kontrollmoment
    return lambda _, position: frozen(log, moment, values, position)


def seen_in(typed: Typed) -> int | None:
    """Read which kontrollnummer the shown numbers rest on; None where none were shown."""
    text = typed.get(SEEN, "")
    return int(text) if _NUMBER.fullmatch(text) else None
