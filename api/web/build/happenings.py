"""Everything recorded of one ärende of child protection, step by step, with what was corrected."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final

from api.web.build.facts import changes, sealed_facts, shown, standing
from api.web.formats import antal, dagar, datum, tid
from api.web.labels import FALT, HANDELSER, ROLLER, TEXTS, named, text
from api.web.models.frame import Kind
from api.web.models.pages import Fact, Happening
from api.web.models.parts import Bricka
from audit.clock import STOCKHOLM
from audit.envelope import Precision, SourceKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from projections.trail.timeline import Item


Standing = dict[int, dict[str, tuple[str, str]]]
"""Per version and field: what holds now, and what stood there first."""
DAYS: Final = (
    *("inledd", "inkom", "beslutad", "bedomd", "begard", "lamnad", "avslutad"),
    *("hord", "noterad", "flyttade", "senaste", "fran"),
)
"""The facts that say when a step happened; a rättelse may have moved them."""
MUCH_LATER: Final = 7
"""Days after which a late registration is marked as something to look at."""


def happenings_of(
    items: tuple[Item, ...], *, words: bool, enhet: Callable[[str], str] = str
) -> tuple[Happening, ...]:
    """Lay out the steps by the day they happened, those of one day as they were recorded.

    `words` tells whether sealed words are shown; `enhet` names an enhet by its kod. What nobody
    knows the day of, and a rättelse, stands on the day it was recorded.
    """
    facts = standing(items)
    by_version = {item.version: item for item in items}
    ordered = sorted(items, key=lambda item: _sorted_day(item, facts))
    found = (_happening(item, facts, by_version, words=words) for item in ordered)
    return tuple(
        replace(one, facts=tuple(_named(fact, enhet) for fact in one.facts)) for one in found
    )


def _sorted_day(item: Item, facts: Standing) -> str:
    recorded = item.recorded_at.astimezone(STOCKHOLM).date().isoformat()
    return recorded if item.corrects is not None else _happened(item, facts) or recorded


def _named(fact: Fact, enhet: Callable[[str], str]) -> Fact:
    """Give a fact that holds the kod of an enhet its name instead."""
    if fact.name != FALT["enhet"]:
        return fact
    replaced = enhet(fact.replaced) if fact.replaced else ""
    return replace(fact, value=enhet(fact.value), replaced=replaced)


def _happening(
    item: Item,
    facts: Standing,
    by_version: dict[int, Item],
    *,
    words: bool,
) -> Happening:
    day, late = _day(item, facts), _days_late(item, facts)
    return Happening(
        number=antal(item.position),
        heading=_heading(item, by_version),
        day=day,
        registered=_registered(item),
        late=f"{dagar(late)} efter att det hände" if late > 0 else "",
        who=_who(item),
        facts=(*_lines(item, facts, by_version), *sealed_facts(item.event, in_clear=words)),
        brickor=_brickor(item, late, by_version),
        anchor=f"steg-{item.version}",
    )


def _lines(item: Item, facts: Standing, by_version: dict[int, Item]) -> tuple[Fact, ...]:
    """Give what a step says; a rättelse says only what it changed."""
    if item.erased:
        return ()
    if item.corrects is None:
        return shown(_worth_saying(facts.get(item.version, {})), item.topic)
    if getattr(item.event, "aterkallad", False):
        return (Fact("Återkallad", "Händelsen gäller inte"),)
    before = facts.get(item.corrects, {})
    changed = {name: (new, before.get(name, ("", ""))[1]) for name, new in changes(item).items()}
    moved = {
        name: pair
        for name, pair in changed.items()
        if pair[0] != pair[1] and (name in before or not name.startswith("sista_dag_"))
    }
    topic = by_version[item.corrects].topic if item.corrects in by_version else item.topic
    return shown(moved, topic)


def _worth_saying(facts: dict[str, tuple[str, str]]) -> dict[str, tuple[str, str]]:
    """Leave out what the summary or the foot of the step says already, unless it was corrected."""
    same = facts.get("sista_dag") == facts.get("sista_dag_vardag")
    said = {"registrerad_i_kalla", "certainty", *(("sista_dag_vardag",) if same else ())}
    return {
        name: (now, before)
        for name, (now, before) in facts.items()
        if name not in said or (now != before and name == "registrerad_i_kalla")
    }


def _heading(item: Item, by_version: dict[int, Item]) -> str:
    name = named(HANDELSER, item.topic)
    target = by_version.get(item.corrects or 0)
    return f"{name} av: {named(HANDELSER, target.topic).lower()}" if target else name


def _brickor(item: Item, late: int, by_version: dict[int, Item]) -> tuple[Bricka, ...]:
    found = []
    if late > 0:
        kind = Kind.WARNING if late > MUCH_LATER else Kind.NEUTRAL
        found.append(Bricka(text("efterhand"), kind))
    found += [
        Bricka(f"Rättad {tid(by_version[version].recorded_at)}", Kind.INFO)
        for version in item.corrected_by
    ]
    if item.erased:
        found.append(Bricka("Innehållet är gallrat"))
    return tuple(found)


def _happened(item: Item, facts: Standing) -> str:
    """Give the day it happened as it now stands, empty where nobody knows."""
    standing_facts = facts.get(item.version, {})
    for name in DAYS:
        if name in standing_facts and item.corrects is None:
            return standing_facts[name][0]
    happened = item.happened
    if happened.precision is Precision.UNKNOWN or happened.start is None or item.erased:
        return ""
    return (happened.end or happened.start)[:10]


def _day(item: Item, facts: Standing) -> str:
    if item.corrects is not None or item.erased:
        return item.recorded_at.astimezone(STOCKHOLM).date().isoformat()
    if item.happened.precision is Precision.INTERVAL:
        return f"{item.happened.start} till {item.happened.end}"
    return _happened(item, facts) or "När det hände framgår inte"


def _days_late(item: Item, facts: Standing) -> int:
    day = _happened(item, facts)
    if item.registered is None or not day or item.corrects is not None:
        return 0
    return (item.registered - date.fromisoformat(day)).days


def _registered(item: Item) -> str:
    if item.source.kind is not SourceKind.IMPORT:
        return f"Registrerad {tid(item.recorded_at)}"
    told = "" if item.registered is None else f"Registrerad i källan {datum(item.registered)}, "
    extract = (item.source.extract_made_at or "")[:10]
    return f"{told or 'När det registrerades framgår inte, '}inläst {tid(item.recorded_at)}" + (
        f" ur utdrag framställt {extract}" if extract else ""
    )


def _who(item: Item) -> str:
    if item.source.kind is SourceKind.IMPORT:
        return ROLLER["import"]
    return named(ROLLER, item.actor.role) if item.actor else TEXTS["gallrad"]
