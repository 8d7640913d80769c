"""The engine of the internkontroll's forms: read what was sent, perform it, or say why not."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from api.acts import INTERNKONTROLL
from api.web.forms import looking
from api.web.forms.engine import WARNED
from api.web.forms_area.engine import (
    AGAINST,
    MECHANICS,
    Outcome,
    key_of,
    outcome_of,
    version_of,
)
from api.web.forms_internkontroll.commanding import commands_of, files_of
from api.web.forms_internkontroll.converting import placed
from audit.canonical import canonical_bytes_of_plain

if TYPE_CHECKING:
    from api.web.forms.commanding import Sent
    from api.web.forms.typed import Typed
    from api.web.forms_internkontroll.situation import Situation
    from audit.errors import FieldProblem

LOOK: Final = "titta"
"""The button that shows what would come of it, and saves nothing."""
_MECHANICS: Final = MECHANICS | {LOOK}


def send(situation: Situation, typed: Typed, sent: Sent | None = None) -> Outcome:
    """Perform what a filled-in form asks for, or say what stands against it."""
    before = Outcome(key=key_of(typed), version=version_of(typed, situation.version))
    try:
        commands = commands_of(situation, typed, sent)
        if found := _warnings(situation, typed):
            return replace(before, status=422, warnings=found)
        done = INTERNKONTROLL.perform(
            situation.acting,
            *commands,
            expected=before.version if situation.own else None,
            key=before.key,
            body=body_of(situation, typed, sent),
            files=files_of(commands, sent),
        )
    except AGAINST as error:
        return outcome_of(error, situation.version, before, placed)
    return replace(before, done=done)


def _warnings(situation: Situation, typed: Typed) -> tuple[FieldProblem, ...]:
    """Give what should be looked at once before it is saved; the person knows best."""
    if typed.get(WARNED) == "ja":
        return ()
    return looking.warnings(situation.form.fields, typed, {})


def body_of(situation: Situation, typed: Typed, sent: Sent | None = None) -> bytes:
    """Give what makes a request the same as an earlier one: the form, its page, what it says."""
    said = {name: text for name, text in typed.items() if name not in _MECHANICS}
    about = [situation.form.slug, str(situation.id), *map(str, sorted(situation.chosen.items()))]
    return canonical_bytes_of_plain([about, said, sent.sha256 if sent else ""])
