"""What has happened in a year or to its goals: each event in words, with the ways to correct it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from api.web import labels
from api.web.formats import datum, tid
from api.web.labels import HANDELSER, TEXTS
from api.web.labels_arsplan import FALT as OWN
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

FALT: Final = {**labels.FALT, **OWN}
"""What facts are called: as the year calls them, and those of a gallring as everywhere."""
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


@dataclass(frozen=True, slots=True)
class Ways:
    """How what stands is corrected: by which form of which stream."""

    state: Arsplan | Arsmal
    link: Linking
    correct: str


def of_year(seen: Seen, history: Sequence[Recorded]) -> tuple[Happening, ...]:
    """Tell all that has happened in a year, the newest first."""
    return _told(seen, history, Ways(seen.plan, seen.links, "correct-arsplan"))


def of_punkt(seen: Seen, history: Sequence[Recorded], punkt: UUID) -> tuple[Happening, ...]:
    """Tell what has happened to a punkt, the newest first."""
    mine = _about(history, "punkt", {punkt})
    ways = Ways(seen.plan, seen.links, "correct-arsplan")
    return _told(seen, mine, ways, without=frozenset({"punkt"}))


def of_mal(seen: Seen, history: Sequence[Recorded], mal: UUID) -> tuple[Happening, ...]:
    """Tell what has happened to a goal and its tasks, the newest first."""
    found = seen.mal.mal.get(mal)
    tasks = {one.id for one in found.uppdrag} if found else set()
    ids = {id(one) for one in _about(history, "uppdrag", tasks)}
    ids |= {id(one) for one in _about(history, "mal", {mal})}
    mine = [one for one in history if id(one) in ids]
    ways = Ways(seen.mal, seen.mal_links, "correct-arsmal")
    return _told(seen, mine, ways, without=frozenset({"mal", "uppdrag"}))


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
    seen: Seen, history: Sequence[Recorded], ways: Ways, without: frozenset[str] = frozenset()
) -> tuple[Happening, ...]:
    names = {one.event.originator_version: _name(one.event) for one in history}
    return tuple(
        Happening(
            heading=f"{_name(one.event)}, registrerat {tid(one.recorded_at)}",
            facts=_facts(seen, one.event, names, without),
            text=_text(seen, one.event),
            links=_links(one.event, ways),
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


def _links(event: Event, ways: Ways) -> tuple[Link, ...]:
    """Give the ways to correct what stands; what is only planned is changed instead."""
    number = event.originator_version
    if type(event) not in CORRECTABLE or ways.state.event(number) is None:
        return ()
    replace = ways.link(ways.correct, corrects=number) if CORRECTABLE[type(event)] else ()
    return (*replace, *ways.link("take-back", corrects=number))


def _facts(seen: Seen, event: Event, names: Mapping[int, str], without: frozenset[str]) -> Facts:
    if isinstance(event, Erased):
        return ()
    if isinstance(event, Corrected):
        return _correction(event, names)
    # What is described says its own name, and a page of one thing names it in its heading.
    described = {"punkt", "mal"} if hasattr(event, "arende") or hasattr(event, "kod") else set()
    hidden = _MECHANICS | without | described
    return tuple(
        (FALT[name], _in_words(seen, name, value))
        for name, _ in fact_fields(type(event))
        if name in FALT and name not in hidden and (value := getattr(event, name)) not in (None, ())
    )


def _correction(event: Corrected, names: Mapping[int, str]) -> Facts:
    about = (("Gäller", names.get(event.corrects, "")),)
    if event.aterkallad:
        return (*about, ("Återtaget", "Uppgiften räknas inte längre"))
    return about + tuple(
        (f"Ny uppgift, {FALT[name].lower()}", _coded(name, text))
        for name, text in event.replaced.items()
    )


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
