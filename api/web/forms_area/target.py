"""What a form that corrects or takes back is about: which registration, what it says, and when."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from api.web.formats import tid
from api.web.forms.fields import YES_NO, FieldKind
from api.web.labels import HANDELSER, named

if TYPE_CHECKING:
    from api.web.forms.fields import Field
    from api.web.forms_area.situation import Situation
    from api.web.models.plan import Facts

ABOUT = "Uppgiften"
"""What stands before the kind of what is corrected."""


def target_facts(situation: Situation) -> Facts:
    """Say which registration a correction is about; nothing of a form that corrects nothing."""
    return tuple(_facts(situation)) if situation.form.corrects else ()


def _facts(situation: Situation) -> Iterator[tuple[str, str]]:
    target, forms = situation.target, situation.forms
    yield ABOUT, HANDELSER.get(target.TOPIC, target.TOPIC)
    names = forms.correctable[type(target)]
    for name in names:
        text = forms.present(target, name)
        if text and name in forms.facts:
            asked = forms.facts[name]
            yield f"{asked.label.rstrip('?')}, nu", _answered(situation, asked, text)
    if not names and target.happened.start:
        yield "Dag", target.happened.start
    registered = _registered(situation, target)
    if registered:
        yield "Registrerades", registered


def _answered(situation: Situation, asked: Field, text: str) -> str:
    """Give an answer as the form's own inputs name it."""
    if asked.kind is FieldKind.YES_NO:
        return named(YES_NO, text)
    return named(situation.choices(asked), text) if asked.offers else text


def _registered(situation: Situation, target: Any) -> str:
    """Say when it was registered; empty where the log no longer tells."""
    stream, version = target.originator_id, target.originator_version
    found = situation.acting.log.load_many([stream]).get(stream, [])
    moments = (one.recorded_at for one in found if one.event.originator_version == version)
    return next((tid(one) for one in moments), "")
