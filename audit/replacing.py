"""How a correction changes what stands, in every area that people act in.

An area says which facts of which events may be replaced; what follows from it is the same for all.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any, TypeVar

from audit.codec import fact_fields, plain, typed
from audit.envelope import Event, Happened

E = TypeVar("E", bound=Event)
_TRUTH = {"true": True, "false": False}


@dataclass(frozen=True, kw_only=True)
class Replacing:
    """What may be corrected: `corrections` are the events that correct, `correctable` the facts.

    `day_of` names the fact that says on which day an event happened; `set_by` are facts that the
    correction itself works out anew and holds under the same name. `read` and `write` are for facts
    whose plain form is not that of the codec.
    """

    corrections: tuple[type[Event], ...]
    correctable: Mapping[type[Event], tuple[str, ...]]
    day_of: Mapping[type[Event], str]
    set_by: tuple[str, ...] = ()
    read: Mapping[str, Callable[[str], Any]] = field(default_factory=dict)
    write: Mapping[str, Callable[[Any], str]] = field(default_factory=dict)

    def effective(self, events: Sequence[Event]) -> tuple[Event, ...]:
        """Give the events that stand, in order, with every correction applied.

        Raises ValueError where a stored correction does not fit its event.
        """
        standing: dict[int, Event] = {}
        for event in events:
            if not isinstance(event, self.corrections):
                standing[event.originator_version] = event
                continue
            said: Any = event
            target = standing.get(said.corrects)
            if said.aterkallad:
                standing.pop(said.corrects, None)
            elif target is not None and type(target) in self.correctable:
                anew = {name: getattr(said, name) for name in self.set_by}
                standing[said.corrects] = self.corrected(target, said.replaced, **anew)
        return tuple(standing.values())

    def corrected(self, target: E, replaced: Mapping[str, str], **anew: Any) -> E:
        """Give an event with facts replaced; its time follows the fact that holds its day.

        `anew` gives facts that were worked out again, None where they were not.
        Raises ValueError where a text does not fit its field.
        """
        values = {name: self._value(target, name, text) for name, text in replaced.items()}
        values |= {name: value for name, value in anew.items() if value is not None}
        day = self.day_of.get(type(target))
        if day in values:
            values["happened"] = Happened.on(values[day])
        return replace(target, **values)

    def present(self, target: Event, name: str) -> str:
        """Give a correctable fact in plain form, an absent one as an empty text."""
        value = getattr(target, name)
        if name in self.write:
            return self.write[name](value)
        if isinstance(value, bool):
            return str(value).lower()
        return "" if value is None else str(plain(value))

    def removable(self, target: Event, name: str) -> bool:
        """Tell whether a fact may be absent, so that an empty text removes it."""
        return any(f.name == name and f.default in (None, ()) for f in fields(target))

    def _value(self, target: Event, name: str, text: str) -> Any:
        if name in self.read:
            return self.read[name](text)
        hint = dict(fact_fields(type(target)))[name]
        if hint is bool:
            if text not in _TRUTH:
                message = "a truth value is true or false"
                raise ValueError(message)
            return _TRUTH[text]
        if text and hint in {int, int | None}:
            return int(text)
        return typed(hint, text or None)
