"""The form that corrects: its fields follow from the event that is to be corrected."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import UnionType
from typing import TYPE_CHECKING, Any, Final, get_args

from api.web.forms.fields import Field, FieldKind
from api.web.labels_lexsarah import fact_label
from audit.codec import fact_fields
from audit.lexsarah.code_fields import CODES
from audit.lexsarah.replacing import CORRECTABLE, REMOVABLE, WITHDRAWABLE, present

if TYPE_CHECKING:
    from api.web.forms.situation import Situation
    from api.web.forms.typed import Typed
    from audit.envelope import Event

ACTS: Final = frozenset({"correct_rapport", "correct_arende"})
NEW: Final = "ny_"
"""Before the name of a fact, in the names of the inputs that hold its new value."""
WITHDRAW: Final = Field(
    name="aterkallad",
    label="Ta tillbaka hela uppgiften, som om den aldrig var",
    kind=FieldKind.CHECK,
    required=False,
)


def target_of(situation: Situation, typed: Typed) -> Event | None:
    """Give the event that is to be corrected, as it stands; None where none was chosen."""
    text = typed.get("corrects") or situation.chosen.get("corrects", "")
    number = int(text) if text.isascii() and text.isdigit() and len(text) < len("9" * 9) else 0
    arende = situation.spec.act == "correct_arende"
    state = situation.arende if arende else situation.rapport
    return next((one for one in state.events if one.originator_version == number), None)


def can_be_corrected(event: Event, *, arende: bool) -> bool:
    """Tell whether a person may correct something in an event, or take it back."""
    return type(event) in CORRECTABLE or (arende and isinstance(event, WITHDRAWABLE))


def fields_of(situation: Situation, typed: Typed) -> tuple[Field, ...]:
    """Give the fields of a form: for a correction those of its event, else those of the spec."""
    spec = situation.spec
    target = target_of(situation, typed) if spec.act in ACTS else None
    if target is None:
        return spec.fields
    hints = dict(fact_fields(type(target)))
    facts = tuple(_field(target, name, hints[name]) for name in CORRECTABLE.get(type(target), ()))
    back = isinstance(target, WITHDRAWABLE) and spec.act == "correct_arende"
    head, *rest = spec.fields
    return (head, *facts, *((WITHDRAW,) if back else ()), *rest)


def _field(target: Event, name: str, hint: Any) -> Field:
    found = Field(name=f"{NEW}{name}", label=fact_label(name), required=name not in REMOVABLE)
    choices = CODES.get(type(target), {}).get(name)
    if choices:
        return replace(found, kind=FieldKind.SELECT, choices=choices)
    if name == "enhet":
        return replace(found, kind=FieldKind.SELECT, source="enheter")
    if name == "verksamhet":
        return replace(found, kind=FieldKind.SELECT, source="verksamheter")
    if date in (hint, *_parts(hint)):
        return replace(found, kind=FieldKind.DATE)
    return found


def _parts(hint: Any) -> tuple[Any, ...]:
    return get_args(hint) if isinstance(hint, UnionType) else ()


def standing_of(situation: Situation, typed: Typed) -> dict[str, str]:
    """Give the present values of the facts that can be corrected, by the names of the inputs."""
    target = target_of(situation, typed)
    if target is None:
        return {}
    names = CORRECTABLE.get(type(target), ())
    return {f"{NEW}{name}": present(target, name) for name in names}


def replaced_in(situation: Situation, typed: Typed) -> dict[str, object]:
    """Give the values of a correction's command: which event, and the facts that are new."""
    withdraws = typed.get("aterkallad") == "ja"
    standing = {} if withdraws else standing_of(situation, typed)
    new = {name: typed.get(name, standing[name]).strip() for name in standing}
    changed = {name.removeprefix(NEW): text for name, text in new.items() if text != standing[name]}
    values: dict[str, object] = {"corrects": int(typed.get("corrects") or 0), "replaced": changed}
    return values | ({"aterkallad": True} if withdraws else {})
