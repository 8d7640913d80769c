"""How a correction changes what stands: which facts may be replaced, and what may be taken back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final, TypeVar

from audit.arsplan import events_arsmal as m
from audit.arsplan import events_arsplan as e
from audit.codec import fact_fields, plain, typed
from audit.envelope import Event, Happened

E = TypeVar("E", bound=Event)

DAY_OF: Final[dict[type[Event], str]] = {
    e.PunktDelivered: "levererad",
    e.PunktTreated: "behandlad",
    m.ArsmalAssessed: "per",
    m.UppdragGiven: "beslutad",
    m.UppdragReported: "aterrapporterad",
}
"""The fact that says on which day the event happened; all others happened when registered."""

CORRECTABLE: Final[dict[type[Event], tuple[str, ...]]] = {
    e.PunktDelivered: ("levererad",),
    e.PunktTreated: ("behandlad", "protokollsparagraf"),
    e.PunktDropped: (),
    e.SammantradeCancelled: (),
    m.ArsmalAssessed: ("utfall", "per"),
    m.ArsmalEnded: (),
    m.UppdragGiven: ("beslutad", "paragraf", "ansvarig", "senast"),
    m.UppdragReported: ("aterrapporterad", "paragraf"),
}
"""The facts that may be corrected. Every one of these events can be taken back, too.

What is planned needs no correction: it is changed, moved or cancelled.
"""


def effective(events: Sequence[Event]) -> tuple[Event, ...]:
    """Give the events that stand, in order, with every correction applied.

    Raises ValueError where a stored correction does not fit its event.
    """
    standing: dict[int, Event] = {}
    for event in events:
        if not isinstance(event, e.ArsplanCorrected | m.ArsmalCorrected):
            standing[event.originator_version] = event
        elif event.aterkallad:
            standing.pop(event.corrects, None)
        elif type(standing.get(event.corrects)) in CORRECTABLE:
            standing[event.corrects] = corrected(standing[event.corrects], event.replaced)
    return tuple(standing.values())


def corrected(target: E, replaced: Mapping[str, str]) -> E:
    """Give an event with facts replaced; the time it happened follows them.

    Raises ValueError where a text does not fit its field.
    """
    hints = dict(fact_fields(type(target)))
    values: dict[str, Any] = {name: typed(hints[name], text) for name, text in replaced.items()}
    day = DAY_OF.get(type(target))
    if day in values:
        values["happened"] = Happened.on(values[day])
    return replace(target, **values)


def present(target: Event, name: str) -> str:
    """Give a correctable fact in plain form."""
    return str(plain(getattr(target, name)))
