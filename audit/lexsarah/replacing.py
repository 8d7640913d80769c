"""How corrections change what stands: which facts may be replaced, and which events taken back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from audit.codec import fact_fields, plain, typed
from audit.envelope import Event, Happened
from audit.lexsarah.events_arende import ArendeOpened, ArendeReadIn
from audit.lexsarah.events_atgard import AtgardDone, AtgardEffektAssessed, AtgardPlanned
from audit.lexsarah.events_beslut import ArendeClosed, ArendeClosedShort, BeslutRecorded
from audit.lexsarah.events_common import RattelseMade
from audit.lexsarah.events_ivo import (
    IvoAnmalanMade,
    IvoBristerReported,
    IvoUtredningArrived,
    IvoUtredningSent,
)
from audit.lexsarah.events_other import (
    PersonalInformed,
    UtforareAnmalanReceived,
    UtforareFollowedUp,
    UtforareRapportReceived,
)
from audit.lexsarah.events_rapport import RapportReceived
from audit.lexsarah.events_utredning import (
    KonsekvensAnswered,
    PunktAnswered,
    UtredningsstegWritten,
)

CORRECTABLE: Final[dict[type[Event], tuple[str, ...]]] = {
    RapportReceived: ("slag", "enhet"),
    ArendeOpened: ("lag", "verksamhet", "enhet", "rapport_inkom"),
    ArendeReadIn: ("lag", "verksamhet", "enhet", "rapport_inkom", "diarienummer"),
    UtredningsstegWritten: ("slag", "art", "datum"),
    AtgardPlanned: ("slag",),
    AtgardDone: ("utford",),
    BeslutRecorded: ("slag", "utfall"),
    IvoAnmalanMade: ("gjord", "satt"),
    IvoUtredningSent: ("skickad", "satt", "kom_in"),
    IvoBristerReported: ("slag", "gjord", "satt"),
    ArendeClosed: ("avslutad",),
    ArendeClosedShort: ("avslutad", "stallningstagande"),
}
"""The facts that a person may correct; whatever is answered anew replaces itself."""

REMOVABLE: Final = frozenset({"kom_in", "diarienummer"})
"""The facts that an empty text removes."""

WITHDRAWABLE: Final[tuple[type[Event], ...]] = (
    UtredningsstegWritten,
    PunktAnswered,
    KonsekvensAnswered,
    AtgardDone,
    BeslutRecorded,
    IvoAnmalanMade,
    IvoUtredningSent,
    IvoBristerReported,
)
"""The events that can be taken back, as ones that never were."""

DAY_OF: Final[dict[type[Event], str]] = {
    AtgardDone: "utford",
    IvoAnmalanMade: "gjord",
    IvoUtredningSent: "skickad",
    IvoBristerReported: "gjord",
    ArendeClosed: "avslutad",
    ArendeClosedShort: "avslutad",
    ArendeReadIn: "rapport_inkom",
    AtgardEffektAssessed: "bedomd",
    IvoUtredningArrived: "kom_in",
    UtforareRapportReceived: "kom_in",
    UtforareAnmalanReceived: "kom_in",
    UtforareFollowedUp: "datum",
    PersonalInformed: "informerad",
}
"""The fact that says on which day the event happened."""


def effective(events: Sequence[Event]) -> tuple[Event, ...]:
    """Give the events that stand, in order, with every correction applied.

    Raises ValueError where a stored correction does not fit its event.
    """
    standing: dict[int, Event] = {}
    for event in events:
        if not isinstance(event, RattelseMade):
            standing[event.originator_version] = event
        elif event.aterkallad:
            standing.pop(event.corrects, None)
        elif event.corrects in standing:
            standing[event.corrects] = corrected(standing[event.corrects], event)
    return tuple(standing.values())


def newest(events: Sequence[Event]) -> int:
    """Give the version of the last event, 0 where there is none."""
    return events[-1].originator_version if events else 0


def corrected(target: Event, rattelse: RattelseMade) -> Event:
    """Give an event with facts replaced; its time follows them, limit and rules where given."""
    values = _typed(target, rattelse.replaced)
    day = DAY_OF.get(type(target))
    if day in values:
        values["happened"] = Happened.on(values[day])
    if rattelse.limit is not None:
        values["limit"] = rattelse.limit
    if rattelse.lagrum is not None:
        values |= {"rules": rattelse.rules, "lagrum": rattelse.lagrum}
    return replace(target, **values)


def present(target: Event, name: str) -> str:
    """Give a correctable fact in plain form, an absent one as an empty text."""
    value = getattr(target, name)
    return "" if value is None else str(plain(value))


def _typed(target: Event, replaced: Mapping[str, str]) -> dict[str, Any]:
    hints = dict(fact_fields(type(target)))
    return {name: typed(hints[name], text or None) for name, text in replaced.items()}
