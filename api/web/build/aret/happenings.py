"""What has happened in a year or to its goals: each event in words, with the ways to correct it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from api.web.formats import datum, tid
from api.web.labels import FALT, HANDELSER, TEXTS
from api.web.labels_arsplan import URSPRUNG
from api.web.models.verkstallighet import Happening
from audit.arsplan.codes import BEFATTNINGAR, SLAG, UTFALL, VIDARE
from audit.arsplan.events_arsmal import ArsmalCorrected
from audit.arsplan.events_arsplan import ArsplanCorrected
from audit.arsplan.replacing import CORRECTABLE
from audit.codec import fact_fields, sealed_parts
from audit.envelope import Erased

if TYPE_CHECKING:
    from api.web.build.aret.seen import Seen
    from api.web.models.lexsarah import Link
    from api.web.models.plan import Facts
    from audit.arsplan.arsmal import Arsmal
    from audit.arsplan.arsplan import Arsplan
    from audit.envelope import Event, Recorded

SEALED: Final = TEXTS["skyddad_text"]
CODES: Final[dict[str, dict[str, str]]] = {
    "slag": SLAG,
    "ansvarig": BEFATTNINGAR,
    "vidare": VIDARE,
    "utfall": UTFALL,
}
"""Fact → what its codes are called."""
_MECHANICS: Final = frozenset({"ar", "corrects", "replaced", "aterkallad", "happened"})
Corrected = ArsplanCorrected | ArsmalCorrected
Linking = Callable[..., "tuple[Link, ...]"]


def of_year(seen: Seen, history: Sequence[Recorded]) -> tuple[Happening, ...]:
    """Tell all that has happened in a year, the newest first."""
    return _told(seen, history, seen.plan, seen.links, "correct-arsplan")


def of_punkt(seen: Seen, history: Sequence[Recorded], punkt: UUID) -> tuple[Happening, ...]:
    """Tell what has happened to a punkt, the newest first."""
    mine = _about(history, "punkt", {punkt})
    return _told(seen, mine, seen.plan, seen.links, "correct-arsplan")


def of_mal(seen: Seen, history: Sequence[Recorded], mal: UUID) -> tuple[Happening, ...]:
    """Tell what has happened to a goal and its tasks, the newest first."""
    found = seen.mal.mal.get(mal)
    tasks = {one.id for one in found.uppdrag} if found else set()
    ids = {id(one) for one in _about(history, "uppdrag", tasks)}
    ids |= {id(one) for one in _about(history, "mal", {mal})}
    mine = [one for one in history if id(one) in ids]
    return _told(seen, mine, seen.mal, seen.mal_links, "correct-arsmal")


def _about(history: Iterable[Recorded], name: str, ids: set[UUID]) -> list[Recorded]:
    """Give the events that name one of some ids, and the corrections of those."""
    found, versions = [], set()
    for one in history:
        event: Any = one.event
        corrects = isinstance(event, Corrected) and event.corrects in versions
        if corrects or getattr(event, name, None) in ids:
            versions.add(event.originator_version)
            found.append(one)
    return found


def _told(
    seen: Seen, history: Sequence[Recorded], state: Arsplan | Arsmal, link: Linking, correct: str
) -> tuple[Happening, ...]:
    return tuple(
        Happening(
            heading=f"{_name(one.event)}, registrerat {tid(one.recorded_at)}",
            facts=_facts(seen, one.event),
            text=_text(seen, one.event),
            links=_ways(one.event, state, link, correct),
        )
        for one in reversed(history)
    )


def _name(event: Event) -> str:
    topic = event.topic if isinstance(event, Erased) else event.TOPIC
    named = HANDELSER.get(topic, topic)
    return f"{named} ({TEXTS['gallrad'].lower()})" if isinstance(event, Erased) else named


def _text(seen: Seen, event: Event) -> str:
    parts = sealed_parts(type(event))
    if not parts:
        return ""
    if not seen.words:
        return SEALED
    return "\n".join(text for name in parts if (text := getattr(event, name)))


def _ways(event: Event, state: Arsplan | Arsmal, link: Linking, correct: str) -> tuple[Link, ...]:
    """Give the ways to correct what stands; what is only planned is changed instead."""
    number = event.originator_version
    if type(event) not in CORRECTABLE or state.event(number) is None:
        return ()
    replace = link(correct, corrects=number) if CORRECTABLE[type(event)] else ()
    return (*replace, *link("take-back", corrects=number))


def _facts(seen: Seen, event: Event) -> Facts:
    if isinstance(event, Erased):
        return ()
    if isinstance(event, Corrected):
        return _correction(event)
    found = []
    for name, _ in fact_fields(type(event)):
        value = getattr(event, name)
        # A punkt that is described says its ärende itself.
        twice = name in {"punkt", "mal"} and (hasattr(event, "arende") or hasattr(event, "rubrik"))
        if name not in _MECHANICS and value not in (None, ()) and not twice:
            found.append((FALT[name], _in_words(seen, name, value)))
    return tuple(found)


def _correction(event: Corrected) -> Facts:
    if event.aterkallad:
        return (("Återtaget", f"Post {event.corrects} i ordningen"),)
    changed = [(FALT[name], _coded(name, text)) for name, text in event.replaced.items()]
    return tuple((f"Ny uppgift, {name.lower()}", text) for name, text in changed)


def _in_words(seen: Seen, name: str, value: object) -> str:
    match value:
        case UUID():
            return _named(seen, name, value)
        case datetime():
            return tid(value)
        case date():
            return datum(value)
        case tuple():
            return ", ".join(_coded(name, str(one)) for one in value)
    return origin(str(value)) if name == "regel" else _coded(name, str(value))


def _coded(name: str, text: str) -> str:
    return CODES.get(name, {}).get(text, text)


def origin(regel: str) -> str:
    """Say where a punkt that recurs comes from."""
    return URSPRUNG.get(regel.partition("/")[0], URSPRUNG[""])


def _named(seen: Seen, name: str, id_: UUID) -> str:
    """Name what an id stands for."""
    if name == "sammantrade":
        found = seen.plan.sammantraden.get(id_)
        return datum(found.dag) if found else ""
    if name == "punkt":
        punkt = seen.plan.punkter.get(id_)
        return punkt.arende if punkt else ""
    task = seen.mal.of_uppdrag(id_) if name == "uppdrag" else None
    mal = task[0] if task else seen.mal.mal.get(id_)
    return f"{mal.kod} {mal.rubrik}" if mal else ""
