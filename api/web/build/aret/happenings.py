"""What has happened in a year or to its goals: each event in words, with the ways to correct it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from api.web import labels
from api.web.build.aret.orsak import orsak
from api.web.formats import antal, datum, tid
from api.web.labels import HANDELSER, TEXTS
from api.web.labels_arsplan import FALT as OWN
from api.web.models.verkstallighet import Happening
from audit.arsplan.codes import BEFATTNINGAR, SLAG, UTFALL, VIDARE
from audit.arsplan.events_arsmal import ArsmalCorrected
from audit.arsplan.events_arsplan import (
    ArsplanCorrected,
    PunktChanged,
    PunktMoved,
    PunktPlanned,
    SammantradeChanged,
    SammantradePlanned,
)
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
_MOTEN: Final = (SammantradePlanned, SammantradeChanged)
_PUNKTER: Final = (PunktPlanned, PunktChanged)
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
    ways = Ways(seen.plan, seen.links, "correct-arsplan")
    names, moves = _names(history), _moved_from(seen, history)
    found: list[Happening] = []
    for _, group in groupby(reversed(history), key=_together):
        together = list(group)
        if len(together) > 1 and isinstance(together[0].event, PunktPlanned):
            found.append(_planned(seen, together))
        else:
            found += [_happening(seen, one, ways, names, moves, frozenset()) for one in together]
    return tuple(found)


def _together(one: Recorded) -> tuple[type[Event], str]:
    """Give what punkter that were added in one press have in common."""
    return type(one.event), tid(one.recorded_at)


def _planned(seen: Seen, together: Sequence[Recorded]) -> Happening:
    """Tell of many punkter that were added at once: each with its sammanträde."""
    added = [one.event for one in together if isinstance(one.event, PunktPlanned)]
    return Happening(
        heading=f"{antal(len(added))} punkter tillagda, registrerat {tid(together[0].recorded_at)}",
        facts=tuple((one.arende, _place(seen, one.sammantrade)) for one in reversed(added)),
        text="",
        links=(),
    )


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
    names, moves = _names(history), _moved_from(seen, history)
    return tuple(_happening(seen, one, ways, names, moves, without) for one in reversed(history))


def _names(history: Sequence[Recorded]) -> dict[int, str]:
    return {one.event.originator_version: _name(one.event) for one in history}


def _moved_from(seen: Seen, history: Sequence[Recorded]) -> dict[int, str]:
    """Give by version of a move where the punkt stood before it."""
    stands: dict[UUID, UUID | None] = {}
    found: dict[int, str] = {}
    for one in history:
        event = one.event
        if isinstance(event, PunktMoved):
            found[event.originator_version] = _place(seen, stands.get(event.punkt))
        if isinstance(event, PunktPlanned | PunktMoved):
            stands[event.punkt] = event.sammantrade
    return found


def _place(seen: Seen, sammantrade: UUID | None) -> str:
    found = seen.plan.sammantraden.get(sammantrade) if sammantrade else None
    return f"Sammanträdet {datum(found.dag)}" if found else "Ännu inte inplanerad"


def _happening(
    seen: Seen,
    one: Recorded,
    ways: Ways,
    names: Mapping[int, str],
    moves: Mapping[int, str],
    without: frozenset[str],
) -> Happening:
    event = one.event
    facts = _facts(seen, event, names, without)
    if isinstance(event, PunktMoved):
        to = _place(seen, event.sammantrade)
        kept = tuple(fact for fact in facts if fact[0] != FALT["sammantrade"])
        facts = (*kept, ("Från", moves[event.originator_version]), ("Till", to))
    return Happening(
        heading=f"{_name(event)}, registrerat {tid(one.recorded_at)}",
        facts=facts,
        text=_text(seen, event),
        links=_links(event, ways),
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
    described |= {"sammantrade"} if isinstance(event, _MOTEN) else set()
    described |= {"beslutad", "paragraf"} if isinstance(event, _PUNKTER) else set()
    hidden = _MECHANICS | without | described
    facts = tuple(
        (FALT[name], _in_words(seen, name, value))
        for name, _ in fact_fields(type(event))
        if name in FALT and name not in hidden and (value := getattr(event, name)) not in (None, ())
    )
    earlier = _earlier(event) if isinstance(event, _PUNKTER) else ""
    return (*facts, ("Tidigare beslut", earlier)) if earlier else facts


def _earlier(event: PunktPlanned | PunktChanged) -> str:
    """Say an earlier beslut as the page of the punkt does: its day with its §."""
    day = datum(event.beslutad) if event.beslutad else ""
    return ", ".join(filter(None, (day, event.paragraf)))


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
    return orsak(str(value)) if name == "regel" else _coded(name, str(value))


def _coded(name: str, text: str) -> str:
    return CODES.get(name, {}).get(text, text)


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
