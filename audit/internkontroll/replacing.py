"""How a correction changes what stands: which facts may be replaced, and what may be taken back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import MISSING, fields, replace
from typing import Any, Final, TypeVar

from audit.codec import fact_fields, plain, typed
from audit.envelope import Event, Happened
from audit.internkontroll import events_avvikelse as a
from audit.internkontroll import events_matning as m
from audit.internkontroll import events_plan as p
from audit.internkontroll.making_days import DAY_OF
from audit.internkontroll.uppdelning import read_uppdelning, uppdelning_text

Correctable = m.MatningRegistered | m.ResultPresented | m.UnderlagAttached
Rattelse = p.PlanCorrected | m.MatningCorrected | a.AvvikelseCorrected
E = TypeVar("E", bound=Event)

CORRECTABLE: Final[dict[type[Event], tuple[str, ...]]] = {
    p.PlanAdopted: ("antagen", "paragraf", "diarienummer"),
    p.PlanRevised: ("beslutad", "paragraf"),
    p.PlanClosed: ("avslutad", "paragraf"),
    m.MatningRegistered: (
        "per",
        "enhet",
        "taljare",
        "namnare",
        "metod",
        "period_start",
        "period_end",
        "urval",
        "population",
        "uppdelning",
    ),
    m.ResultPresented: ("sammantrade", "paragraf", "utfall"),
    m.UnderlagAttached: (),
    a.AvvikelseOpened: ("oppnad", "rubrik", "enhet"),
    a.AvvikelseAnalysed: ("analyserad",),
    a.AtgardDone: ("gjord",),
    a.AtgardDropped: ("beslutad",),
    a.EffektAssessed: ("bedomd", "effekt"),
    a.AvvikelseFollowedUp: ("foljd_upp",),
    a.AvvikelsePresented: ("sammantrade", "paragraf"),
    a.AvvikelseClosed: ("avslutad", "utfall"),
}
"""The facts that a person may correct; whatever is written anew replaces itself."""

WITHDRAWABLE: Final[frozenset[type[Event]]] = frozenset(
    {
        *(p.PlanAdopted, p.PlanRevised, p.PlanClosed),
        *(m.MatningRegistered, m.ResultPresented, m.UnderlagAttached),
        *(a.AtgardDone, a.AtgardDropped, a.EffektAssessed),
        *(a.AvvikelseFollowedUp, a.AvvikelsePresented),
    }
)
"""The events that can be taken back, as ones that never were."""


def effective(events: Sequence[Event]) -> tuple[Event, ...]:
    """Give the events that stand, in order, with every correction applied.

    Raises ValueError where a stored correction does not fit its event.
    """
    standing: dict[int, Event] = {}
    for event in events:
        if not isinstance(event, Rattelse):
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
    if name == "uppdelning":
        return uppdelning_text(value)
    return "" if value is None else str(plain(value))


def removable(target: Event, name: str) -> bool:
    """Tell whether a fact may be absent, so that an empty text removes it."""
    return any(f.name == name and f.default is not MISSING for f in fields(target))


def _value(target: Event, name: str, text: str) -> Any:
    if name == "uppdelning":
        return read_uppdelning(text)
    hint = dict(fact_fields(type(target)))[name]
    if text and hint in {int, int | None}:
        return int(text)
    return typed(hint, text or None)
