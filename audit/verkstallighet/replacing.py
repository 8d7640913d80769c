"""How a correction changes what stands: which facts may be replaced, and what may be taken back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import MISSING, fields, replace
from typing import Any, Final, TypeVar

from audit.codec import fact_fields, plain, typed
from audit.envelope import Event, Happened
from audit.law.rule import Limit
from audit.verkstallighet import events_beslut as e

E = TypeVar("E", bound=Event)

DAY_OF: Final[dict[type[Event], str]] = {
    e.BeslutRegistered: "beslutad",
    e.ErbjudandeMade: "erbjudet",
    e.ErbjudandeAnswered: "besvarat",
    e.AnnanInsatsBegun: "fran",
    e.AnnanInsatsEnded: "till",
    e.OrsakStated: "angiven",
    e.BeslutPartlyVerkstallt: "fran",
    e.AvbrottBegun: "avbruten",
    e.BeslutVerkstallt: "verkstallt",
    e.BeslutClosed: "avslutat",
    e.IndividrapportSent: "skickad",
}
"""The fact that says on which day the event happened; all others happened when registered."""

CORRECTABLE: Final[dict[type[Event], tuple[str, ...]]] = {
    e.BeslutRegistered: (
        *("beslutad", "lag", "insats", "enhet", "forhandsbesked", "registrerad_i_kalla"),
    ),
    e.ErbjudandeMade: ("erbjudet",),
    e.ErbjudandeAnswered: ("svar", "besvarat"),
    e.AnnanInsatsBegun: ("insats", "fran"),
    e.AnnanInsatsEnded: ("till",),
    e.OrsakStated: ("orsak", "angiven"),
    e.BeslutPartlyVerkstallt: ("fran", "saknas"),
    e.AvbrottBegun: ("avbruten", "orsak"),
    e.BeslutVerkstallt: ("verkstallt", "registrerad_i_kalla"),
    e.BeslutClosed: ("avslutat", "skal_kod"),
    e.IndividrapportSent: ("skickad",),
}
"""The facts that may be corrected. Every one of these events can be taken back, too."""

STARTS: Final[tuple[type[Event], ...]] = (
    e.BeslutRegistered,
    e.BeslutPartlyVerkstallt,
    e.AvbrottBegun,
)
"""The events with a limit of their own: it follows their day."""


def effective(events: Sequence[Event]) -> tuple[Event, ...]:
    """Give the events that stand, in order, with every correction applied.

    Raises ValueError where a stored correction does not fit its event.
    """
    standing: dict[int, Event] = {}
    for event in events:
        if not isinstance(event, e.BeslutCorrected):
            standing[event.originator_version] = event
        elif event.aterkallad:
            standing.pop(event.corrects, None)
        elif type(standing.get(event.corrects)) in CORRECTABLE:
            target = standing[event.corrects]
            standing[event.corrects] = corrected(target, event.replaced, event.frist)
    return tuple(standing.values())


def corrected(target: E, replaced: Mapping[str, str], frist: Limit | None = None) -> E:
    """Give an event with facts replaced; its time follows them, and so does its limit.

    Raises ValueError where a text does not fit its field.
    """
    values = {name: _value(target, name, text) for name, text in replaced.items()}
    if frist is not None:
        values["frist"] = frist
    day = DAY_OF.get(type(target))
    if day in values:
        values["happened"] = Happened.on(values[day])
    return replace(target, **values)


def present(target: Event, name: str) -> str:
    """Give a correctable fact in plain form, an absent one as an empty text."""
    value = getattr(target, name)
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(plain(value))


def removable(target: Event, name: str) -> bool:
    """Tell whether a fact may be absent, so that an empty text removes it."""
    return any(
        f.name == name and f.default is None for f in fields(target) if f.default is not MISSING
    )


def _value(target: Event, name: str, text: str) -> Any:
    hint = dict(fact_fields(type(target)))[name]
    if hint is bool:
        if text not in {"true", "false"}:
            message = "a truth value is true or false"
            raise ValueError(message)
        return text == "true"
    return typed(hint, text or None)
