"""How a correction changes what stands: which facts may be replaced, and what may be taken back.

What a granskning opens is never corrected: it is changed, from the moment that is registered.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import MISSING, fields, replace
from typing import Any, Final, TypeVar

from audit.codec import fact_fields, plain, typed
from audit.envelope import Event, Happened
from audit.revision import events_granskning as g
from audit.revision import events_svar as s

E = TypeVar("E", bound=Event)

DAY_OF: Final[dict[type[Event], str]] = {
    g.RapportReceived: "inkom",
    g.RekommendationFollowedUp: "foljd_upp",
    g.AnmarkningRegistered: "riktad",
    g.GranskningClosed: "avslutad",
    s.SvarRequested: "begart",
    s.SvarGiven: "lamnat",
    s.YttrandeRequested: "begart",
    s.YttrandeGiven: "lamnat",
}
"""The fact that says on which day the event happened; all others happened when registered."""

CORRECTABLE: Final[dict[type[Event], tuple[str, ...]]] = {
    g.GranskningOpened: ("rubrik", "brev", "diarienummer"),
    g.RapportReceived: ("rapport", "inkom"),
    g.FragaRegistered: ("rubrik",),
    g.FragaAnswered: ("svar",),
    g.RekommendationRegistered: ("rubrik",),
    g.RekommendationFollowedUp: ("lage", "foljd_upp"),
    g.AnmarkningRegistered: ("ar", "rubrik", "riktad"),
    s.SvarRequested: ("begart", "forfaller"),
    s.SvarGiven: ("lamnat", "paragraf"),
    s.YttrandeRequested: ("begart", "forfaller"),
    s.YttrandeGiven: ("lamnat", "paragraf"),
}
"""The facts that may be corrected. Every one of these events can be taken back, too."""


def effective(events: Sequence[Event]) -> tuple[Event, ...]:
    """Give the events that stand, in order, with every correction applied.

    Raises ValueError where a stored correction does not fit its event.
    """
    standing: dict[int, Event] = {}
    for event in events:
        if not isinstance(event, g.GranskningCorrected):
            standing[event.originator_version] = event
        elif event.aterkallad:
            standing.pop(event.corrects, None)
        elif type(standing.get(event.corrects)) in CORRECTABLE:
            target = standing[event.corrects]
            standing[event.corrects] = corrected(target, event.replaced)
    return tuple(standing.values())


def corrected(target: E, replaced: Mapping[str, str]) -> E:
    """Give an event with facts replaced; its time follows them.

    Raises ValueError where a text does not fit its field.
    """
    values = {name: _value(target, name, text) for name, text in replaced.items()}
    day = DAY_OF.get(type(target))
    if day in values:
        values["happened"] = Happened.on(values[day])
    return replace(target, **values)


def present(target: Event, name: str) -> str:
    """Give a correctable fact in plain form, an absent one as an empty text."""
    value = getattr(target, name)
    return "" if value is None else str(plain(value))


def removable(target: Event, name: str) -> bool:
    """Tell whether a fact may be absent, so that an empty text removes it."""
    return any(f.name == name and f.default is not MISSING for f in fields(target))


def _value(target: Event, name: str, text: str) -> Any:
    hint = dict(fact_fields(type(target)))[name]
    return int(text) if hint is int else typed(hint, text or None)
